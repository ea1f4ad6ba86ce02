"""What typed words match: in a record's table of words, and in a text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from variorum.query.searching.typed import TOKEN, Words

# Of a long article so much is looked through for words to show.
_LOOKED_AT = 300_000
_AROUND = 110
_SHOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A part of a text, and whether it is what was looked for."""

    text: str
    found: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A part of a text from `start` on, in stretches; offsets into the whole text.

    `opens` and `closes` say whether the text begins and ends with it.
    """

    start: int
    end: int
    opens: bool
    closes: bool
    stretches: tuple[Stretch, ...]


def match_of(words: Iterable[Words], *, every: bool = True) -> str:
    """What SQLite's full-text search is asked; empty for no words. Only letters and numbers come into it."""
    parts = []
    for one in words:
        sign = "*" if one.beginning else ""
        forms = " OR ".join(f'"{" ".join(tokens)}"{sign}' for tokens in one.forms())
        parts.append(f"({forms})")
    return (" AND " if every else " OR ").join(parts)


def passages_of(text: str, words: Sequence[Words], most: int = _SHOWN) -> tuple[Passage, ...]:
    """The first passages of a text in which the words stand, the words marked.

    The opening where none does.
    """
    found = list(_found(text[:_LOOKED_AT], words))
    if not found:
        return (_passage(text, 0, min(len(text), 2 * _AROUND), ()),) if text.strip() else ()
    # First one passage for each of the words, so that each is seen to be there.
    firsts = {number: at for at, (_, _, number) in reversed(list(enumerate(found)))}
    made: list[Passage] = []
    for at in dict.fromkeys((*sorted(firsts.values()), *range(len(found)))):
        start, end, _ = found[at]
        if len(made) == most:
            break
        if not any(one.start <= start and end <= one.end for one in made):
            made.append(_passage(text, max(0, start - _AROUND), min(len(text), end + _AROUND), found))
    return tuple(sorted(made, key=lambda one: one.start))


def marked(text: str, words: Sequence[Words]) -> tuple[Stretch, ...]:
    """The whole of a text in stretches, the words marked."""
    return _stretches(text, 0, len(text), _found(text, words))


def _found(text: str, words: Sequence[Words]) -> Iterator[tuple[int, int, int]]:
    """Where words stand in a text: start, end, and which of the words."""
    meant = [
        (number, tuple(map(folded, tokens)), one.beginning)
        for number, one in enumerate(words)
        for tokens in one.forms()
    ]
    first: dict[str, list[tuple[int, tuple[str, ...], bool]]] = {}
    for run in meant:
        first.setdefault(run[1][0], []).append(run)
    begun = [run for run in meant if run[2] and len(run[1]) == 1]
    spots = [(folded(match[0]), match.start(), match.end()) for match in TOKEN.finditer(text)]
    behind = 0
    for at, (token, start, _) in enumerate(spots):
        if start < behind:
            continue
        runs = [*first.get(token, ()), *(run for run in begun if token.startswith(run[1][0]))]
        for number, tokens, beginning in runs:
            if _runs_on(spots, at, tokens, beginning=beginning):
                behind = spots[at + len(tokens) - 1][2]
                yield start, behind, number
                break


def _runs_on(
    spots: Sequence[tuple[str, int, int]], at: int, tokens: Sequence[str], *, beginning: bool
) -> bool:
    there = [token for token, _, _ in spots[at : at + len(tokens)]]
    if len(there) < len(tokens) or there[:-1] != list(tokens[:-1]):
        return False
    return there[-1].startswith(tokens[-1]) if beginning else there[-1] == tokens[-1]


def folded(token: str) -> str:
    """A word as the table of words has it: without marks on letters, in lower case."""
    if token.isascii():
        return token.lower()
    bare = "".join(sign for sign in unicodedata.normalize("NFD", token) if not unicodedata.combining(sign))
    return bare.lower()


def _passage(text: str, start: int, end: int, found: Iterable[tuple[int, int, int]]) -> Passage:
    start, end = _whole_words(text, start, end)
    return Passage(
        start=start,
        end=end,
        opens=not text[:start].strip(),
        closes=not text[end:].strip(),
        stretches=_stretches(text, start, end, found),
    )


def _stretches(text: str, start: int, end: int, found: Iterable[tuple[int, int, int]]) -> tuple[Stretch, ...]:
    stretches: list[Stretch] = []
    at = start
    for left, right, _ in found:
        if left >= at and right <= end:
            if left > at:
                stretches.append(Stretch(text=text[at:left], found=False))
            stretches.append(Stretch(text=text[left:right], found=True))
            at = right
    if at < end:
        stretches.append(Stretch(text=text[at:end], found=False))
    return tuple(stretches)


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The same stretch, begun and ended between words where a blank is near."""
    if start > 0:
        blank = text.find(" ", start, start + 30)
        start = blank + 1 if blank >= 0 else start
    if end < len(text):
        blank = text.rfind(" ", max(start, end - 30), end)
        end = blank if blank >= 0 else end
    return start, end
