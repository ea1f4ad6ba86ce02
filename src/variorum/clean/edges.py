"""Short lines above and below an article: outlets, offices, sections, what a page says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from variorum.clean.blocks import Block
from variorum.clean.captions import first_verb
from variorum.clean.credits import dateline
from variorum.clean.cues import weigh
from variorum.clean.furniture import Verdict, same_words
from variorum.clean.words import CleanWords, EdgeKind, bare
from variorum.lexicon.patterns import small_letters

_LEAD_WORDS = 12
_SHORT_WORDS = 8
# A line of so many words may be a headline; one of fewer an entry of a list.
_LIST_WORDS = 4
# A headline comes within so many lines of an outlet's name above it.
_HEADLINE_REACH = 3
_NAME_LENGTH = 60
_LONG_WORDS = 20
_LONG_STEP = 10
_MOST_WORDS = 60
_MOST_CHARACTERS = 600
# A page has few such lines; beyond them the shape of a page is another, a list or a table.
_REACH = 12
_NAME = re.compile(r"^[^\W\d_][\w’'.-]*(?: (?:&|[^\W_][\w’'.-]*)){0,5}$")
_BRACKET = re.compile(r"^[(\[]([^()\[\]]{2,80})[)\]]\.?$")
_TRAIL = re.compile(r"\s*(?:[|»›→•·]|(?<=\s)[>/](?=\s))\s*")
# What pages print about themselves, where their name is likely to stand again.
_OWN_ROLES = frozenset({"credit", "widget", "navigation", "related", "caption"})
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Surroundings:
    """What else the page prints: its lines about itself, the text of the article, and the outlet given."""

    own: str
    body: str
    outlet: str


def edge_verdicts(
    blocks: Sequence[Block],
    taken: Sequence[Verdict | None],
    words: CleanWords,
    *,
    title: str | None = None,
    outlet: str | None = None,
) -> dict[int, Verdict]:
    """The lines around the article that belong to the page, by index; `title` and `outlet` as given.

    Nothing on a page without an article.
    """
    lead = next((i for i, block in enumerate(blocks) if taken[i] is None and _opens_article(block)), None)
    if lead is None:
        return {}
    around = _surroundings(blocks, taken, outlet, words)
    free = [index for index in range(len(blocks)) if taken[index] is None]
    head = [index for index in free if index < lead][:_REACH]
    found: dict[int, Verdict] = {}
    for index in head:
        if title is None or not same_words(blocks[index].text, title):
            verdict = _verdict(_Place(blocks, taken, free, index, head=True), around, words)
            if verdict is not None:
                found[index] = verdict
    found.update(_foot(blocks, taken, [index for index in free if index >= lead], around, words))
    return found


def _opens_article(block: Block) -> bool:
    return (block.terminated or block.text.endswith(":")) and len(block.words) >= _LEAD_WORDS


def _foot(
    blocks: Sequence[Block],
    taken: Sequence[Verdict | None],
    free: Sequence[int],
    around: _Surroundings,
    words: CleanWords,
) -> dict[int, Verdict]:
    """From the end upwards to the article's last paragraph; its first is never looked at."""
    found: dict[int, Verdict] = {}
    for index in reversed(free[1:][-_REACH:]):
        verdict = _verdict(_Place(blocks, taken, free, index, head=False), around, words)
        if verdict is not None:
            found[index] = verdict
        elif blocks[index].prose:
            break
    return found


@dataclass(frozen=True, slots=True)
class _Place:
    """A paragraph and what stands around it; `free` are the indices of those without a verdict."""

    blocks: Sequence[Block]
    taken: Sequence[Verdict | None]
    free: Sequence[int]
    index: int
    head: bool

    @property
    def block(self) -> Block:
        return self.blocks[self.index]


def _verdict(place: _Place, around: _Surroundings, words: CleanWords) -> Verdict | None:
    block = place.block
    if len(block.words) > _MOST_WORDS or len(block.text) > _MOST_CHARACTERS or block.bulleted:
        return None
    layout = _layout(place, around, words)
    small = small_letters(block.text)
    for kind in words.edge_kinds:
        counts = {**layout, **{cue.name: cue.count(block.text, small) for cue in kind.cues if cue.pattern}}
        if not any(counts.get(name, 0) for name in kind.needs):
            continue
        weighed = weigh(kind.cues, counts)
        if weighed.score >= words.edge_threshold:
            reason = "signs of a line of the page: " + ", ".join(weighed.reasons)
            return Verdict(role=kind.role, rule=_rule(kind, counts), reason=reason)
    return None


def _rule(kind: EdgeKind, counts: Mapping[str, float]) -> str:
    """A name is taken for the outlet's only on what the page says of it, not on where it stands."""
    settled = not kind.settles or any(counts.get(name, 0) for name in kind.settles)
    return kind.name if settled else "name-alone"


def _layout(place: _Place, around: _Surroundings, words: CleanWords) -> dict[str, float]:
    text = place.block.text.strip()
    counts: dict[str, float] = {
        **_position(place),
        **_outlet_words(text, words),
        "verb": _tells(place.block, words),
        "reporting": words.reports(small_letters(text)),
        "told-as-done": first_verb(text, words) == "past",
        "long": max(0, len(place.block.words) - _LONG_WORDS + _LONG_STEP - 1) // _LONG_STEP,
        "opens-with-outlet": _opens_with_outlet(text, around),
    }
    if place.block.terminated and not _BRACKET.match(text):
        return counts
    if len(place.block.words) <= _SHORT_WORDS:
        counts |= _shape(text, around, words)
    return counts


def _position(place: _Place) -> dict[str, float]:
    at = place.free.index(place.index)
    below = [place.blocks[i] for i in place.free[at + 1 : at + 1 + _HEADLINE_REACH]]
    beside = [place.taken[i] for i in (place.index - 1, place.index + 1) if 0 <= i < len(place.taken)]
    short = [
        len(place.blocks[place.free[i]].words) < _LIST_WORDS and not place.blocks[place.free[i]].terminated
        for i in (at - 2, at - 1, at + 1, at + 2)
        if 0 <= i < len(place.free)
    ]
    first = place.head and at == 0
    return {
        "above-headline": first and any(len(one.words) >= _LIST_WORDS and not one.prose for one in below),
        "under-headline": place.head and at > 0,
        "foot": not place.head,
        "last": at + 1 == len(place.free),
        "beside-stamp": any(one is not None and one.role in ("stamp", "byline") for one in beside),
        "in-list": sum(short) >= 2,
    }


def _shape(text: str, around: _Surroundings, words: CleanWords) -> dict[str, float]:
    """What a short line is made of: a name, an office, sections, names in brackets."""
    parts = re.findall(r"[^\W_][\w’'.&-]*|&", text)
    desks = _desks(parts, words)
    inside = _BRACKET.match(text)
    name = " ".join(part for part in parts if part.casefold() not in words.desk_words) if desks else text
    titled = not desks and bool(_NAME.match(text)) and len(text) <= _NAME_LENGTH and _all_named(parts, words)
    mentioned = _mentions(name, around, words) if titled or desks else {}
    if inside:
        each = re.split(r"\s*(?:[,/;&]|\bwith\b|\band\b)\s*", inside.group(1))
        mentioned = {"credited": any(one and _in_own(one, around) for one in each)}
    return {
        "titled": titled,
        "single": len(parts) == 1,
        "opens-with-article": bool(_ARTICLE.match(text)),
        "outlet-given": bool(around.outlet) and bare(text) == around.outlet,
        "desk-last": bool(desks),
        "desk-only": desks == "only",
        "bracket": inside is not None and _all_named(parts, words),
        "desk": any(part.casefold() in words.desk_words for part in parts),
        **_trail(text, words),
        **mentioned,
    }


def _all_named(parts: Sequence[str], words: CleanWords) -> bool:
    """Whether all words are capitalised, but for small words between them and offices."""
    small = words.byline_links | words.desk_words
    named = [part for part in parts if part[:1].isupper()]
    return bool(named) and all(part[:1].isupper() or part in small or part == "&" for part in parts)


def _desks(parts: Sequence[str], words: CleanWords) -> str:
    """ "only" where a line is an office ("Our foreign staff"), "named" where names come with it, or ""."""
    places = [i for i, part in enumerate(parts) if part.casefold() in words.desk_words]
    if not places:
        return ""
    after = parts[places[-1] + 1 :]
    if after and not (after[0] in ("in", "at") and all(part[:1].isupper() for part in after[1:])):
        return ""
    before = [part for part in parts[: places[-1] + 1] if part.casefold() not in words.desk_words]
    if all(part.casefold() in words.desk_kinds for part in before):
        return "only"
    allowed = words.desk_kinds | words.byline_links
    return "named" if all(part[:1].isupper() or part in allowed for part in before) else ""


def _trail(text: str, words: CleanWords) -> dict[str, float]:
    parts = [part for part in _TRAIL.split(text) if part]
    short = all(len(part.split()) <= 4 and _all_named(part.split(), words) for part in parts)
    sections = sum(bare(part) in words.sections for part in parts)
    return {"trail": 2 <= len(parts) <= 6 and short, "section": sections}


def _outlet_words(text: str, words: CleanWords) -> dict[str, float]:
    """Whether a name in the line begins or ends as outlets' names do, or is an agency's."""
    agencies = words.agency.findall(text)
    plain = any(one not in words.guarded for one in agencies)
    loose = False
    for name in _names(text):
        parts = [part for word in name for part in word.casefold().split("-") if part]
        heads = [parts[-1], *(a for a, b in pairwise(parts) if b == "of")] if len(parts) > 1 else parts
        plain = plain or parts[0] in words.outlet_openers or any(one in words.outlet_words for one in heads)
        loose = loose or any(one in words.outlet_words_open for one in heads)
    return {"outlet-word": plain, "outlet-word-open": loose and not plain}


def _names(text: str) -> Iterator[list[str]]:
    """Runs of capitalised words, "of" and "the" among them, as lists of words."""
    for found in re.finditer(r"[A-ZÀ-Þ][\w-]*(?: (?:of(?: the)?|&|and|[A-ZÀ-Þ][\w-]*)(?![\w-])){0,6}", text):
        yield found.group(0).split()


def _tells(block: Block, words: CleanWords) -> bool:
    """Whether a line holds a finite verb; in headlines verbs are capitalised as well."""
    lowered = [word.casefold() for word in block.words[1:]]
    verbs = words.finite_verbs | words.scene_verbs
    return any(word in verbs or (word.endswith("ed") and len(word) > 4) for word in lowered)


def _surroundings(
    blocks: Sequence[Block], taken: Sequence[Verdict | None], outlet: str | None, words: CleanWords
) -> _Surroundings:
    own = []
    body = []
    for block, verdict in zip(blocks, taken, strict=True):
        if verdict is not None and verdict.role in _OWN_ROLES:
            own.append(block.text)
        elif verdict is None and block.prose:
            opening = dateline(block.text, words)
            own.append(opening)
            body.append(block.text[len(opening) :])
    return _Surroundings(own="\n".join(own), body="\n".join(body), outlet=bare(outlet or ""))


def _mentions(name: str, around: _Surroundings, words: CleanWords) -> dict[str, float]:
    """Where else the page has a name: in its own lines, as one who was told, or in what the text tells."""
    plain = _ARTICLE.sub("", name).strip()
    if len(plain) < 3:
        return {}
    printed = re.compile(rf"(?<![\w-]){re.escape(plain)}(?![\w-])")
    told = re.compile(rf"{words.told.pattern}\s+(?:[Tt]he )?{re.escape(plain)}(?![\w-])")
    n_told = len(told.findall(around.body))
    return {
        "credited": bool(printed.search(around.own)),
        "told": n_told > 0,
        "in-text": len(printed.findall(around.body)) > n_told,
    }


def _in_own(name: str, around: _Surroundings) -> bool:
    return bool(re.search(rf"(?<![\w-]){re.escape(name.strip())}(?![\w-])", around.own))


def _opens_with_outlet(text: str, around: _Surroundings) -> bool:
    """Whether a sentence's subject is the outlet that was given or that the page's own lines name."""
    subject = re.match(
        r"^(?:The )?((?:[A-ZÀ-Þ][\w’'-]*|of|the|&)(?: (?:[A-ZÀ-Þ][\w’'-]*|of|the|&)){0,5}) is\b", text
    )
    if subject is None:
        return False
    name = subject.group(1)
    return bare(name) == around.outlet or _in_own(name, around)
