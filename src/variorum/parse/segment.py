"""Sentences out of clean text: paragraphs are lines, sentences end at their punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from variorum.lexicon.words_of_text import SentenceWords

# A run of stops, closing marks, blanks, then something that can open a sentence.
_END = re.compile(r"(?<![.!?…])[.!?…]+[\"'”’)\]]*(?=\s+[\"'“‘(\[]*[A-Z0-9À-Þ#@—–-])")
# "the city.The same day": a blank lost between two sentences.
_GLUED = re.compile(r"(?<=[a-z]{3})[.!?](?=[A-Z][a-z]+\s)")
_WORD_BEFORE = re.compile(r"(\S+)$")
_NEXT = re.compile(r"\s*(\S?)")
# Longer than any abbreviation.
_LOOK_BACK = 24
# Longer than any sentence in print; what runs on past it is cut at a blank so that syntax stays cheap.
_LONGEST = 1500
# Shorter lines are headings, list entries or verse, not wrapped prose.
_SHORTEST_WRAPPED = 40
_LONGEST_NAME = 60
_CONTINUING = frozenset(",;()")
_ENDING = frozenset(".!?:;\"”’')]|…")


# "NAIROBI, Dec 11 (Agency) -", "MOSCOW, December 11. /TASS/.": where and by whom, before the first words.
_DATELINE = re.compile(
    r"(?:[A-Z][A-Za-z'’. -]{1,40},?\s(?:[A-Z][A-Za-z. ]{1,20},?\s)?(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}[.,]?\s)?"
    r"(?:\([A-Z][^()\n]{1,40}\)|/[A-Z][^/\n]{1,20}/\.?)\s*[-–—:]*"
    r"|\([A-Z][^()\n]{1,40}\)\s*[-–—])\s+(?=[\"“'A-Z])"
)


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of the paragraphs of `text`, stripped of outer blanks, datelines left out.

    A paragraph is a line; a line that breaks off in mid sentence, as hard-wrapped text does, goes
    on in the next, and so does one that breaks off before a name which stands on a line of its own.
    """
    start = end = -1
    above = ""
    lines = list(_lines(text))
    for number, (first, stripped) in enumerate(lines):
        after = lines[number + 1][1] if number + 1 < len(lines) else ""
        if stripped and start >= 0 and _goes_on(above, stripped, after):
            above, end = above[:_SHORTEST_WRAPPED] + stripped, first + len(stripped)
            continue
        if start >= 0:
            yield _after_dateline(text, start, end)
        start, end = (first, first + len(stripped)) if stripped else (-1, -1)
        above = stripped
    if start >= 0:
        yield _after_dateline(text, start, end)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a text without outer blanks, each with where it begins."""
    position = 0
    for line in text.split("\n"):
        stripped = line.strip()
        yield position + (line.index(stripped[0]) if stripped else 0), stripped
        position += len(line) + 1


def datelines(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of the datelines that `paragraphs` leaves out."""
    position = 0
    for line in text.split("\n"):
        first = position + len(line) - len(line.lstrip())
        start, _ = _after_dateline(text, first, position + len(line))
        if start > first:
            yield first, start
        position += len(line) + 1


def _goes_on(above: str, below: str, after: str) -> bool:
    """Whether a line is the middle of a sentence: the one above does not end, this one does not begin.

    A short line before one that does not begin may be a name inside the sentence above.
    """
    if above[-1] in _ENDING:
        return False
    if len(above) < _SHORTEST_WRAPPED:
        # "29,000 people lost / their homes": a narrow column breaks a count off.
        return below[0].islower() and any(c.isdigit() for c in above)
    if below[0].islower() or below[0] in _CONTINUING or above[-1] == ",":
        return True
    inside = len(below) <= _LONGEST_NAME and below[-1] not in _ENDING
    return inside and bool(after) and (after[0].islower() or after[0] in _CONTINUING)


def _after_dateline(text: str, start: int, end: int) -> tuple[int, int]:
    found = _DATELINE.match(text, start, end)
    return (found.end(), end) if found else (start, end)


class Segmenter:
    """Finds where sentences end; holds the abbreviations after which none does."""

    def __init__(self, words: SentenceWords) -> None:
        self._words = words

    def sentences(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Offsets of the sentences between `start` and `end`, none longer than 1,500 characters."""
        position = start
        for cut in (*self._cuts(text, start, end), end):
            if text[position:cut].strip():
                yield from _bounded(text, *_stripped(text, position, cut))
            position = cut

    def _cuts(self, text: str, start: int, end: int) -> list[int]:
        found = [m.end() for m in _END.finditer(text, start, end) if not self._abbreviated(text, start, m)]
        found += [m.end() for m in _GLUED.finditer(text, start, end)]
        return sorted(set(found))

    def _abbreviated(self, text: str, start: int, match: re.Match[str]) -> bool:
        """Whether the stop belongs to an abbreviation or an initial."""
        if match.group()[0] != ".":
            return False
        before = _WORD_BEFORE.search(text, max(start, match.start() - _LOOK_BACK), match.start())
        if before is None:
            return False
        word = before.group(1).lstrip("\"'“‘([").casefold()
        if (len(word) == 1 and word.isalpha()) or word in self._words.titles:
            return True
        next_ = _NEXT.match(text, match.end())
        following = next_.group(1) if next_ else ""
        # "Dec. 11" goes on; "in December. The" and "p.m. The" end.
        return word in self._words.others and (following.isdigit() or (following.isupper() and "." in word))


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        cut = cut if cut > 0 else start + _LONGEST
        yield _stripped(text, start, cut)
        start, _ = _stripped(text, cut, end)
    if start < end:
        yield start, end
