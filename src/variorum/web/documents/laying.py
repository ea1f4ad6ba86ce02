"""An article laid out as it was printed: kept paragraphs and what was left out, cut into parts."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from variorum.model.documents import Document, Dropped, Role, Section

# A paragraph is cut where it grows longer: whatever a page prints, a block stays small.
_LONGEST = 6_000
# Characters of a part, and how many of them a block counts for beside its text.
_PART = 24_000
_BLOCK = 120
_LAST_BLANK = re.compile(r"\s\S*\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A paragraph, or a part of one: text[start:end] and the blanks up to `until`.

    Offsets are of the clean text; what was left out stands between two characters of it (`start` is
    `until`) and has its `text` in `dropped`.
    """

    start: int
    end: int
    until: int
    role: Role
    continued: bool = False
    dropped: Dropped | None = None
    text: str = ""

    @property
    def size(self) -> int:
        """What it counts for in the size of a part."""
        return _BLOCK + (self.end - self.start if self.dropped is None else len(self.text))


@dataclass(frozen=True, slots=True)
class Laid:
    """A document cut into parts of a bounded size, one at least."""

    parts: Sequence[Sequence[Stretch]]
    starts: Sequence[int]

    def part_of(self, offset: int) -> int:
        """The part, counted from 1, that a character of the clean text stands in."""
        return max(bisect_right(self.starts, offset), 1)


def lay(document: Document) -> Laid:
    """A document in parts."""
    stretches = printed(document)
    cut = [0]
    size = 0
    for index, stretch in enumerate(stretches):
        if size and size + stretch.size > _PART:
            cut.append(index)
            size = 0
        size += stretch.size
    parts = [stretches[a:b] for a, b in zip(cut, [*cut[1:], len(stretches)], strict=True)]
    return Laid(parts, [part[0].start for part in parts if part])


def printed(document: Document) -> list[Stretch]:
    """All stretches of a document in the order of the page: the kept ones follow on each other."""
    text = document.text
    sections = sorted(document.sections, key=lambda one: (one.start, one.end))
    starts = [section.start for section in sections]
    laid: list[Stretch] = []

    def keep(start: int, end: int) -> None:
        # From the last section that begins at `start` or before it.
        within = sections[max(bisect_right(starts, start) - 1, 0) : bisect_right(starts, end)]
        for stretch in _kept(text, start, end, within):
            if stretch.start == stretch.end and laid and laid[-1].dropped is None:
                laid[-1] = replace(laid[-1], until=stretch.until)
            else:
                laid.append(stretch)

    raw_at = clean_at = 0
    for left in sorted(document.dropped, key=lambda one: (one.start, one.end)):
        start = max(left.start, raw_at)
        end = max(left.end, start)
        keep(clean_at, clean_at + start - raw_at)
        clean_at += start - raw_at
        laid += _left_out(left, document.raw_text[start:end], clean_at)
        raw_at = end
    keep(clean_at, len(text))
    return laid


def _kept(text: str, start: int, end: int, sections: Sequence[Section]) -> Iterator[Stretch]:
    """The paragraphs of text[start:end]; what stands in no section counts as the body."""
    at = start
    for section in sections:
        first, last = max(section.start, at), min(section.end, end)
        if last > first:
            yield from _between(text, at, first)
            whole = Stretch(
                start=first, end=last, until=last, role=section.role, continued=section.start < first
            )
            yield from _pieces_of(text, whole)
            at = last
    yield from _between(text, at, end)


def _between(text: str, start: int, end: int) -> Iterator[Stretch]:
    """What stands between two sections: blanks, or words that no section took."""
    words = text[start:end]
    if not words:
        return
    last = end if words.strip() else start
    yield from _pieces_of(text, Stretch(start=start, end=last, until=end, role="body"))


def _pieces_of(text: str, whole: Stretch) -> Iterator[Stretch]:
    """A stretch in pieces of a bounded length, cut between words where there are any."""
    start = whole.start
    while whole.end - start > _LONGEST:
        end = _cut(text, start)
        yield replace(
            whole, start=start, end=end, until=end, continued=whole.continued or start > whole.start
        )
        start = end
    yield whole if start == whole.start else replace(whole, start=start, continued=True)


def _cut(text: str, start: int) -> int:
    blank = _LAST_BLANK.search(text[start : start + _LONGEST])
    return start + (blank.start() + 1 if blank is not None and blank.start() else _LONGEST)


def _left_out(left: Dropped, words: str, at: int) -> Iterator[Stretch]:
    for start in range(0, len(words), _LONGEST):
        text = words[start : start + _LONGEST]
        yield Stretch(
            start=at, end=at, until=at, role=left.role, continued=start > 0, dropped=left, text=text
        )
