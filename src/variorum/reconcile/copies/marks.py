"""The marks of a text, sentence by sentence: figures, names and words, in the order they are printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from operator import attrgetter
from typing import NamedTuple

from variorum.lexicon.fold import fold
from variorum.lexicon.yaml_files import load_yaml

# Five letters are enough of a word to see through its endings.
_STEM = 5
# A mark tells more than a word: whoever rewords a text keeps its names and figures.
MARK_WEIGHT = 2
# A text of more sentences is a book or a feed; what is compared of it ends here.
_MOST_SENTENCES = 600
# Where so many of the longer words of a line have capitals, capitals name nothing: a headline.
_SHOUTED = 0.6
_WHOLE = 6
# A line of so many characters without a stop at its end was broken by the width of a page.
_FULL_LINE = 45
_REMEMBERED = 1 << 16
_TOKEN = re.compile(r"\d[\d,.]*\d|\d|[^\W\d_]\w*(?:['’ʼ-]\w+)*")
# Begins at the first of several stops and never at a blank: no text makes it search twice.
_STOP = re.compile(r"(?<![.!?…])[.!?…]{1,8}[\"'”’»)\]]{0,3}\s+(?=[\"'“‘«(\[]{0,3}[A-Z0-9])|\n\s*")
_QUOTED = re.compile(r"\"[^\"\n]{15,1000}\"|[“„][^“”„\n]{15,1000}[”“]|«[^«»\n]{15,1000}»")
_LAST_WORD = re.compile(r"\b[A-Z]\w{0,5}$")
_POSSESSIVE = re.compile(r"['’ʼ]s?$")
_FOLDED = attrgetter("folded")


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkWords:
    """marks.yaml: number words by value, titles, and the words that every text holds."""

    ones: Mapping[str, int]
    tens: Mapping[str, int]
    scales: Mapping[str, int]
    titles: frozenset[str]
    common: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of a text: its span, and what of it is compared.

    `figures` and `names` are folded, in order; `words` are stems of its other long words. What it
    quotes is in none of them: two reporters of one speech share its words. `spoken` is the number of
    words it quotes, `size` of all its words, `key` the folded words as one text.
    """

    start: int
    end: int
    figures: tuple[str, ...]
    names: tuple[str, ...]
    words: frozenset[str]
    size: int
    spoken: int
    key: str

    @property
    def marks(self) -> frozenset[str]:
        """Its figures and names, each once."""
        return frozenset(self.figures + self.names)

    @property
    def whole(self) -> bool:
        """Whether it is more than a heading or a button."""
        return self.size >= _WHOLE

    @property
    def telling(self) -> bool:
        """Whether it names or counts something."""
        return self.whole and bool(self.figures or len(self.names) > 1)


class _Word(NamedTuple):
    """A word as printed and folded: whether it has a capital, may begin a number, or is long; its stem."""

    text: str
    folded: str
    capital: bool
    counts: bool
    long: bool
    stem: str


class _Line(NamedTuple):
    """The words between two stops, and where the first of them begins and the last ends."""

    start: int
    end: int
    words: list[_Word]
    shouted: bool


@cache
def load_mark_words() -> MarkWords:
    """The words shipped with the program. Raises LexiconError when the file is malformed."""
    raw = load_yaml(files("variorum.reconcile.copies") / "marks.yaml")
    return MarkWords(
        ones=raw["ones"],
        tens=raw["tens"],
        scales=raw["scales"],
        titles=frozenset(raw["titles"]),
        common=frozenset(raw["common"]),
    )


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of `text` that hold a word, in order; the first six hundred."""
    lines = [line for start, end in _stretches(text) if (line := _line(text, start, end)) is not None]
    known = _known_names(lines)
    quoted = [(match.start(), match.end()) for match in _QUOTED.finditer(text)]
    made = []
    at = 0
    for line in lines:
        while at < len(quoted) and quoted[at][1] <= line.start:
            at += 1
        around = [span for span in quoted[at : at + 8] if span[0] < line.end]
        told = _told(text, line, around) if around else line.words
        begins = not any(start <= line.start < end for start, end in around)
        made.append(_sentence(line, told, known, begins=begins))
    return tuple(made)


def marks_in_order(sentence: Sequence[Sentence]) -> Iterator[str]:
    """The marks of sentences as printed, figures of a sentence before its names."""
    for one in sentence:
        yield from one.figures
        yield from one.names


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    count = 0
    for stop in _STOP.finditer(text):
        if count >= _MOST_SENTENCES:
            return
        if _runs_on(text, stop.start(), stop.group()):
            continue
        yield start, stop.start()
        start, count = stop.end(), count + 1
    yield start, len(text)


def _runs_on(text: str, at: int, stop: str) -> bool:
    """Whether a sentence goes on: after a title or an initial ("Gen. J. Smith"), or a line that is full."""
    if not stop.startswith("\n"):
        before = _LAST_WORD.search(text, max(0, at - 8), at)
        return before is not None and (
            len(before.group()) == 1 or before.group().lower() in load_mark_words().titles
        )
    if stop.count("\n") > 1 or not (text[at - 1 : at].isalnum() or text[at - 1 : at] == ","):
        return False
    return "\n" not in text[max(0, at - _FULL_LINE) : at] and at >= _FULL_LINE


def _line(text: str, start: int, end: int) -> _Line | None:
    printed = _TOKEN.findall(text, start, end)
    words = [_word(one) for one in printed]
    if not all(map(_FOLDED, words)):
        # Letters that fold to nothing (a lone modifier) are no words.
        kept = [place for place, word in enumerate(words) if word.folded]
        if not kept:
            return None
        matches = list(_TOKEN.finditer(text, start, end))
        first, last = matches[kept[0]].start(), matches[kept[-1]].end()
        words = [words[place] for place in kept]
    elif words:
        # No letter or digit stands before the first word or behind the last: searching finds these two.
        first, last = text.index(printed[0], start), text.rindex(printed[-1], start, end) + len(printed[-1])
    else:
        return None
    return _Line(first, last, words, _shouted(words))


def _told(text: str, line: _Line, quoted: Sequence[tuple[int, int]]) -> list[_Word]:
    """The words of a line that do not begin inside what is quoted."""
    return [
        word
        for match in _TOKEN.finditer(text, line.start, line.end)
        if (word := _word(match.group())).folded
        and not any(start <= match.start() < end for start, end in quoted)
    ]


@lru_cache(maxsize=_REMEMBERED)
def _word(printed: str) -> _Word:
    words = load_mark_words()
    folded = fold(_POSSESSIVE.sub("", printed)).replace(" ", "")
    long = len(folded) > _STEM - 2
    return _Word(
        text=printed,
        folded=folded,
        capital=printed[0].isupper() and len(folded) > 1,
        counts=printed[0].isdigit() or folded in words.ones or folded in words.tens or "-" in printed,
        long=long and not folded.isdigit(),
        stem=folded[:_STEM] if long and folded not in words.common else "",
    )


def _known_names(lines: Iterable[_Line]) -> frozenset[str]:
    """Words printed with a capital inside a sentence that is not all capitals."""
    names: set[str] = set()
    for line in lines:
        if not line.shouted:
            names.update([word.folded for word in line.words[1:] if word.capital])
    return frozenset(names)


def _shouted(words: Sequence[_Word]) -> bool:
    long = [word.capital for word in words if word.long]
    return len(long) > 2 and sum(long) >= _SHOUTED * len(long)


def _sentence(line: _Line, told: Sequence[_Word], known: frozenset[str], *, begins: bool) -> Sentence:
    """`told` are the words of a line that it does not quote; `begins`: its first word is among them."""
    words = load_mark_words()
    figures: list[str] = []
    names: list[str] = []
    stems: set[str] = set()
    at = 0
    while at < len(told):
        word = told[at]
        value, after = _number(told, at, words) if word.counts else ("", at)
        if after > at:
            figures += [value] if value else []
            at = after
            continue
        at += 1
        if word.capital and _is_name(word, line.shouted, known, begins and at == 1, told[at : at + 1]):
            names += [word.folded] if word.folded not in words.titles else []
        elif word.stem:
            stems.add(word.stem)
    return Sentence(
        start=line.start,
        end=line.end,
        figures=tuple(figures),
        names=tuple(names),
        words=frozenset(stems),
        size=len(line.words),
        spoken=len(line.words) - len(told),
        key=" ".join([word.folded for word in line.words]),
    )


def _is_name(
    word: _Word, shouted: bool, known: frozenset[str], first: bool, following: Sequence[_Word]
) -> bool:
    """Whether a word with a capital has it for a name's sake."""
    if not first and not shouted:
        return True
    return word.folded in known or (not shouted and bool(following) and following[0].capital)


def _number(told: Sequence[_Word], at: int, words: MarkWords) -> tuple[str, int]:
    """The figure that begins at a word, in digits, and the word after it; the same word for none."""
    total, part, here = 0.0, 0.0, at
    while here < len(told):
        folded = told[here].folded
        if folded in words.ones and here - at < 6:
            part += words.ones[folded]
        elif folded in words.tens:
            part += words.tens[folded]
        elif (joined := _compound(told[here].text, words)) is not None:
            part += joined
        elif folded in words.scales and here > at:
            scale = words.scales[folded]
            part = max(part, 1) * scale
            if scale >= 1000:
                total, part = total + part, 0
        elif here == at and folded[0].isdigit():
            part = _digits(told[here].text)
        else:
            break
        here += 1
    value = total + part
    return (f"{value:g}" if value < 1e6 else f"{value:.0f}") if value else "", here


def _compound(printed: str, words: MarkWords) -> int | None:
    tens, _, ones = printed.casefold().partition("-")
    if tens in words.tens and ones in words.ones:
        return words.tens[tens] + words.ones[ones]
    return None


def _digits(printed: str) -> float:
    plain = re.sub(r",(?=\d{3}\b)", "", printed)
    match = re.match(r"\d+(?:\.\d+)?", plain)
    return float(match.group()[:15]) if match else 0.0
