"""Lines and paragraphs of flat text, with their offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

_BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_WORD = re.compile(r"[^\W\d_]+(?:['’‘\-][^\W\d_]+)*")
# Closing marks and numbers of notes may follow the final stop.
_TERMINATED = re.compile(r"[.!?…。؟।።]['\"”’»)\]]{0,6}(?:\[\d{1,3}\]){0,4}$")
# Characters that it matches at most, and more.
_LONGEST_END = 40
_BULLET = re.compile(r"^(?:[-–—•*·▪►>‣●]|\d{1,2}[.)])\s*\S")
# Words that no headline ends with: the line goes on below.
_LOOSE_END = re.compile(
    r"(?:[,;]|\b(?:the|a|an|of|and|or|which|who|whose|its|his|her|their|our|my))$", re.IGNORECASE
)
_MID_MARKS = frozenset(",.;:)!?]")
# Mail and wire copy is wrapped between these widths (RFC 3676 advises 66 to 78 characters).
_WRAP_WIDTHS = (50, 90)
_WRAPPED_SHARE = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One printed line: `text[start:end]` without its break, which ends at `stop`."""

    start: int
    end: int
    stop: int
    text: str

    @property
    def blank(self) -> bool:
        """Whether nothing is printed on the line."""
        return not self.text.strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph: the lines `first` to `last` (inclusive) and their words as one string.

    `gap_before` and `gap_after` tell whether a blank line (or the edge of the text) is next to it.
    """

    first: int
    last: int
    text: str
    words: tuple[str, ...]
    gap_before: bool
    gap_after: bool

    @property
    def terminated(self) -> bool:
        """Whether it ends as a sentence ends."""
        return ends_sentence(self.text)

    @property
    def bulleted(self) -> bool:
        """Whether it opens as an entry of a list."""
        return bool(_BULLET.match(self.text))

    @property
    def prose(self) -> bool:
        """Whether it reads as a paragraph: a sentence's end and at least eight words."""
        return self.terminated and len(self.words) >= 8


def split_lines(text: str) -> tuple[Line, ...]:
    """The lines of `text`; together with their breaks they tile it."""
    lines = []
    start = 0
    for found in _BREAK.finditer(text):
        lines.append(Line(start=start, end=found.start(), stop=found.end(), text=text[start : found.start()]))
        start = found.end()
    if start < len(text):
        lines.append(Line(start=start, end=len(text), stop=len(text), text=text[start:]))
    return tuple(lines)


def ends_sentence(text: str) -> bool:
    """Whether `text` ends as a sentence ends."""
    return bool(_TERMINATED.search(text, max(0, len(text) - _LONGEST_END)))


def words_of(text: str) -> tuple[str, ...]:
    """The words of `text`; digits and marks are none."""
    return tuple(_WORD.findall(text))


def group_blocks(lines: tuple[Line, ...]) -> tuple[Block, ...]:
    """Paragraphs: each printed line is one, but for hard-wrapped copy and lines broken in mid-sentence."""
    wrapped = _hard_wrapped(lines)
    groups: list[list[int]] = []
    for index, line in enumerate(lines):
        if line.blank:
            continue
        adjacent = bool(groups) and groups[-1][-1] == index - 1
        if adjacent and _runs_on(lines, index, wrapped=wrapped, joined=len(groups[-1]) > 1):
            groups[-1].append(index)
        else:
            groups.append([index])
    return tuple(_block(lines, group[0], group[-1]) for group in groups)


def single_blocks(lines: tuple[Line, ...]) -> tuple[Block, ...]:
    """Each printed line as a paragraph, for text that was laid out so."""
    return tuple(_block(lines, index, index) for index, line in enumerate(lines) if not line.blank)


def _block(lines: tuple[Line, ...], first: int, last: int) -> Block:
    text = " ".join(lines[index].text.strip() for index in range(first, last + 1))
    return Block(
        first=first,
        last=last,
        text=text,
        words=words_of(text),
        gap_before=first == 0 or lines[first - 1].blank,
        gap_after=last + 1 == len(lines) or lines[last + 1].blank,
    )


def _runs_on(lines: tuple[Line, ...], index: int, *, wrapped: bool, joined: bool) -> bool:
    """Whether a line goes on with the sentence of the line just before it.

    `joined` tells that the line before already goes on with another; a short line that does not, a
    name perhaps, is not taken for the first half of a sentence.
    """
    text = lines[index - 1].text.strip()
    if wrapped and len(text) >= _WRAP_WIDTHS[0]:
        return True
    if ends_sentence(text):
        return False
    long_enough = joined or text[:1].islower() or len(words_of(text)) >= 4
    if not long_enough:
        return False
    return bool(_LOOSE_END.search(text)) or mid_sentence(lines[index].text) or _sandwiched(lines, index)


def mid_sentence(text: str) -> bool:
    """Whether `text` begins as the middle of a sentence does, with a small letter or a mark."""
    opening = text.lstrip()[:1]
    return opening.islower() or opening in _MID_MARKS


def _sandwiched(lines: tuple[Line, ...], index: int) -> bool:
    """Whether the line after this one begins in mid-sentence, so that this one is the middle of it."""
    if index + 1 >= len(lines) or lines[index + 1].blank or ends_sentence(lines[index].text.rstrip()):
        return False
    return mid_sentence(lines[index + 1].text)


def _hard_wrapped(lines: tuple[Line, ...]) -> bool:
    """Whether most lines that another line follows are cut at a column rather than at a sentence."""
    inner = [line.text.rstrip() for line, after in pairwise(lines) if not line.blank and not after.blank]
    if len(inner) < 4:
        return False
    low, high = _WRAP_WIDTHS
    cut = sum(low <= len(text) <= high and not ends_sentence(text) for text in inner)
    return cut / len(inner) >= _WRAPPED_SHARE
