"""Stamps and bylines: lines that say when a page was put up, and by whom it was written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from variorum.clean.blocks import Block
from variorum.clean.credits import dateline
from variorum.clean.dates import LATEST_YEAR, PrintedDate, find_dates
from variorum.clean.furniture import Verdict
from variorum.clean.words import CleanWords, bare

StampKind = Literal["updated", "posted", "plain"]

_TIME = (
    r"\b\d{1,2}(?:[:.h]\d{2}){1,2}(?:\s*[ap]\.?m\b\.?|z\b)?|\b\d{3,4}\s?(?=gmt|utc|hrs|hours)"
    r"|\b\d{1,2}\s*[ap]\.?m\b\.?"
)
_ZONE = r"(?:gmt|utc)?\s*[+-]\d{1,2}(?::?\d{2})?\b"
_LEFTOVER_WORDS = 5
# A place printed in capitals beside a date has at least so many letters.
_CAPITALS = 4
_TIME_JOINT = re.compile(r"^T(?=\d\d:)")
_HANDLE = re.compile(r"^\s*[-–—]{1,2}\s*\S.{0,80}?\(@\w{1,30}\)")
_AGO = re.compile(
    r"^(?:\w+ ){0,2}\d{1,3}\s*(?:min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?)\s+ago\b.{0,20}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """A date that a page prints about itself: its text, the date in it, and what the page calls it."""

    kind: StampKind
    text: str
    printed: PrintedDate


@lru_cache(maxsize=8)
def _clock(words: CleanWords) -> re.Pattern[str]:
    zones = "|".join(re.escape(zone) for zone in words.zones)
    return re.compile(rf"{_TIME}|{_ZONE}|\b(?:{zones})\b|\bat\b", re.IGNORECASE)


@lru_cache(maxsize=8)
def _prefix(words: CleanWords) -> re.Pattern[str]:
    names = "|".join(
        re.escape(name) for name in sorted((*words.updated, *words.posted), key=lambda n: (-len(n), n))
    )
    return re.compile(rf"\b({names})\b\s*(?:on\b|at\b)?\s*[:|-]?\s*", re.IGNORECASE)


def stamps_in(text: str, words: CleanWords, latest_year: int = LATEST_YEAR) -> tuple[Stamp, ...]:
    """The full dates of a stamp line, each with the word the page puts before it."""
    stamps = []
    at = 0
    for printed in find_dates(text, words, latest_year):
        if printed.days:
            stamps.append(
                Stamp(kind=_kind(text[at : printed.start], words), text=text.strip(), printed=printed)
            )
        at = printed.end
    return tuple(stamps)


def _kind(before: str, words: CleanWords) -> StampKind:
    found = None
    for match in _prefix(words).finditer(before):
        found = match.group(1).casefold()
    if found is None:
        return "plain"
    return "updated" if found in words.updated else "posted"


def stamp_verdict(block: Block, words: CleanWords, latest_year: int = LATEST_YEAR) -> Verdict | None:
    """The verdict on a line that is a date with at most a time, a prefix, a place or a name; or None."""
    text = block.text
    if len(text) > 160:
        return None
    if _AGO.match(text):
        return Verdict(role="stamp", rule="stamp-ago", reason="how long ago it was put up")
    printed = find_dates(text, words, latest_year)
    if not printed:
        return None
    if _HANDLE.match(text):
        return Verdict(role="credit", rule="post-signature", reason="who posted what stands above, and when")
    left = _clock(words).sub(" ", _without(text, printed))
    prefix = _prefix(words).search(left)
    rest = [
        word
        for word in re.findall(r"[^\W_]+", _prefix(words).sub(" ", left))
        if word.casefold() not in words.stamp_filler
    ]
    full = any(one.days for one in printed)
    if not rest and (full or prefix or printed[0].weekday is not None):
        return Verdict(role="stamp", rule="stamp-line", reason="a date and nothing else")
    if not full or len(rest) > _LEFTOVER_WORDS or block.terminated:
        return None
    named = all(word[:1].isupper() or word[:1].isdigit() or word in words.byline_links for word in rest)
    set_off = named and (prefix is not None or _edged(text, printed))
    opened = prefix is not None and not left[: prefix.start()].strip(" |•·-–—")
    place = len(rest) <= 2 and all(word.isupper() for word in rest) and min(map(len, rest)) >= _CAPITALS
    if set_off or place or (opened and "|" in text):
        return Verdict(role="stamp", rule="stamp-line", reason="a date with a name or a place")
    return None


def dateline_verdict(block: Block, words: CleanWords) -> Verdict | None:
    """The verdict on a line that is a dateline and nothing more, its paragraph having begun a new line."""
    if len(block.words) <= 8 and block.text.rstrip().endswith(("-", "–", "—")):
        opening = dateline(f"{block.text.rstrip()} ", words)
        if opening.strip() == block.text.strip():
            return Verdict(role="stamp", rule="dateline-line", reason="a dateline on a line of its own")
    return None


def plain_day(text: str, words: CleanWords, latest_year: int = LATEST_YEAR) -> bool:
    """Whether a line is a day with its month's name, alone or with its weekday: no time, no prefix."""
    printed = find_dates(text, words, latest_year)
    rest = _without(text, printed).strip(" ,.:–—-")
    return len(printed) == 1 and printed[0].month is not None and not rest


def _without(text: str, printed: tuple[PrintedDate, ...]) -> str:
    parts = []
    at = 0
    for one in printed:
        parts.append(text[at : one.start])
        at = one.end
    # In ISO form a "T" joins day and time.
    return " ".join([*parts, _TIME_JOINT.sub(" ", text[at:])])


def _edged(text: str, printed: tuple[PrintedDate, ...]) -> bool:
    """Whether a date stands at an edge of the line, set off by a mark."""
    first, last = printed[0], printed[-1]
    after = re.match(r"\s*[-–—|,/(•·]", text[last.end :])
    before = re.search(r"[-–—|,/)•·]\s*$", text[: first.start])
    return (first.start == 0 and bool(after)) or (last.end >= len(text.rstrip()) - 12 and bool(before))


def inline_stamps(
    text: str, words: CleanWords, latest_year: int = LATEST_YEAR
) -> list[tuple[int, int, Stamp]]:
    """Stamps with their prefix inside a longer line: "Posted: Friday, January 31, 2014 10:21 AM EST"."""
    found = []
    for printed in find_dates(text, words, latest_year):
        if not printed.days:
            continue
        lead = text[max(0, printed.start - 40) : printed.start]
        prefix = None
        for match in _prefix(words).finditer(lead):
            prefix = match
        if prefix is None or prefix.end() != len(lead) or ":" not in prefix.group(0):
            continue
        start = printed.start - (len(lead) - prefix.start())
        kind: StampKind = "updated" if prefix.group(1).casefold() in words.updated else "posted"
        end = _end_of_clock(text, printed.end, words)
        found.append((start, end, Stamp(kind=kind, text=text[start:end].strip(), printed=printed)))
    return found


def _end_of_clock(text: str, at: int, words: CleanWords) -> int:
    while True:
        gap = re.compile(r"[\s,|@()–—-]{0,4}").match(text, at)
        clock = _clock(words).match(text, gap.end() if gap else at)
        if clock is None or clock.end() == clock.start():
            return at
        at = clock.end()


def byline_verdict(block: Block, words: CleanWords) -> Verdict | None:
    """The verdict on a line that says who wrote the text or how to reach the writer; or None."""
    text = block.text
    if len(block.words) > 25:
        return None
    if words.contacts.search(text):
        return Verdict(role="byline", rule="byline-contact", reason="how to reach the writer")
    opener = _opener(text, words)
    if opener and _names(text[len(opener) :], opener, words):
        return Verdict(
            role="byline", rule="byline-opening", reason=f'names the writer after "{opener.strip()}"'
        )
    return None


def _opener(text: str, words: CleanWords) -> str:
    lowered = text.casefold()
    for opener in words.byline_openers:
        if lowered.startswith(opener) and lowered[len(opener) : len(opener) + 1] in (" ", ":", "\t"):
            return text[: len(opener)]
    return ""


def _names(rest: str, opener: str, words: CleanWords) -> bool:
    """Whether what follows the opener is names, a desk, a place or a date, and no sentence."""
    parts = re.findall(r"[^\W\d_][\w’'.-]*", rest)
    if not parts or len(parts) > 18 or (re.search(r"[.!?][\"”']?\s*$", rest) and len(parts) > 4):
        return False
    if opener.casefold() == "from" and not any(part.casefold() in words.byline_desks for part in parts):
        return False
    named = [part for part in parts if part[:1].isupper() or part.casefold() in words.byline_desks]
    office = any(part.casefold() in words.desk_words for part in parts)
    small = words.byline_links | words.desk_kinds if office else words.byline_links
    return bool(named) and all(part in named or part.casefold() in small for part in parts)


def outlet_like(text: str, outlet: str | None, domain: str, words: CleanWords) -> bool:
    """Whether a line is a known outlet's name alone: the given one, the address's, or an agency's."""
    plain = bare(text)
    if not plain or len(plain) > 60:
        return False
    if outlet and plain == bare(outlet):
        return True
    squeezed = plain.replace(" ", "")
    if (
        domain
        and len(squeezed) >= 3
        and squeezed in {bare(part).replace(" ", "") for part in (domain, domain.partition(".")[0])}
    ):
        return True
    return words.agencies.get(text.strip()) is not None
