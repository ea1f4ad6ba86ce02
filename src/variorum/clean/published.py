"""When a page was published: every sign the page gives, in order of what it is worth."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from email.utils import parsedate_to_datetime

from variorum.clean.dates import EARLIEST_YEAR, LATEST_YEAR, PrintedDate, find_dates, year_candidates
from variorum.clean.stamps import Stamp
from variorum.clean.words import CleanWords
from variorum.model.documents import Published, PublishedBasis

_URL_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?!\d)")
_URL_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")
_DAY_RANGE = re.compile(r"\b([A-Za-z]{3,9}) (\d{1,2}) (\d{1,2}) ((?:19|20)\d\d)\b")
_ISO_DAY = re.compile(r"^\s*(\d{4}-\d{2}-\d{2})(?!\d)")
# The latest year that a news text names lies at most two years before its publication in 82 of 100 texts
# (934 dated ones, 1987-2019), six or more in 7: of days years apart, the first that close is meant.
_NAMED_YEARS = 2
# Archives of newspapers go back further than pages do: a day that is given is believed from here on.
EARLIEST_GIVEN = 1800
# A comment is written within two years of its article (archives close threads sooner).
_COMMENT_YEARS = 2
# A page changed later than this after it was posted was not rewritten as news: its words are of the posting.
_UPDATE_DAYS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class DateSigns:
    """What a page shows of its date.

    `stamps` are the page's own; `comment_stamps` those of readers' comments and `post_stamps` those
    of posts it embeds; `openings` are the datelines, `sentences` the article's paragraphs,
    `credit_years` years in credit lines; `markup` and `given` days that the markup and the caller
    name; `headlines` are the page's titles, `captions` the words under its pictures.
    """

    given: str | None = None
    url: str | None = None
    markup: str | None = None
    stamps: Sequence[Stamp] = ()
    comment_stamps: Sequence[PrintedDate] = ()
    post_stamps: Sequence[PrintedDate] = ()
    openings: Sequence[str] = ()
    sentences: Sequence[str] = ()
    headlines: Sequence[str] = ()
    credit_years: Sequence[int] = ()
    captions: Sequence[str] = ()
    latest_year: int = field(default=LATEST_YEAR)


def published(signs: DateSigns, words: CleanWords) -> Published:
    """The day of publication with its basis, or the bounds the page gives.

    Given beats a stamp, a stamp a dateline with its full date, that the markup, that the address.
    A day in the article's own sentences never is the day of publication; with its weekday it bounds
    it from below.
    """
    given = read_day(signs.given, words, signs.latest_year, earliest_year=EARLIEST_GIVEN)
    if given:
        return Published(day=given, basis="given", text=signs.given or "")
    latest, latest_text = _upper_bound(signs, words)
    day, basis, text = _best(signs, latest, words)
    if day:
        return Published(day=day, basis=basis, text=text)
    earliest, earliest_text, candidates = _lower_bound(signs, latest, words)
    readings = [
        day for stamp in signs.stamps for day in stamp.printed.days if latest is None or day <= latest
    ]
    return Published(
        earliest=earliest,
        earliest_text=earliest_text,
        latest=latest,
        latest_text=latest_text,
        text=text,
        candidates=tuple(sorted(set(readings))) or candidates,
        named=None if earliest or latest or candidates else max(_full_dates(signs, words), default=None),
    )


def read_day(
    text: str | None,
    words: CleanWords,
    latest_year: int = LATEST_YEAR,
    *,
    earliest_year: int = EARLIEST_YEAR,
) -> str | None:
    """The ISO day of a date as a feed, a JSONL line or a person writes it; None when it is none or open.

    `earliest_year` bounds days in ISO form; other forms are read from EARLIEST_YEAR on.
    """
    if not text:
        return None
    iso = _ISO_DAY.match(text)
    if iso:
        return _valid(iso.group(1), latest_year, earliest_year)
    dates = [one for one in find_dates(text, words, latest_year) if one.days]
    if len(dates) == 1 and len(dates[0].days) == 1:
        return dates[0].days[0]
    try:
        return _valid(parsedate_to_datetime(text).date().isoformat(), latest_year)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _valid(day: str, latest_year: int, earliest_year: int = EARLIEST_YEAR) -> str | None:
    try:
        made = date.fromisoformat(day)
    except ValueError:
        return None
    return day if earliest_year <= made.year <= latest_year else None


def url_day(url: str | None, latest_year: int = LATEST_YEAR) -> str | None:
    """The day in an address such as ".../2020/02/07/...", if there is one."""
    path = re.sub(r"^\w+://[^/]*", "", url or "")[:2000]
    for found in (*_URL_DAY.finditer(path), *_URL_COMPACT.finditer(path)):
        year, month, day = (int(part) for part in found.groups())
        if valid := _valid(f"{year:04d}-{month:02d}-{day:02d}", latest_year):
            return valid
    return None


def _best(signs: DateSigns, latest: str | None, words: CleanWords) -> tuple[str | None, PublishedBasis, str]:
    """The best day with its basis and words; without one, the words of a stamp that stays open."""
    by_url = url_day(signs.url, signs.latest_year)
    stamped = _stamped(signs, by_url, latest)
    if stamped:
        return stamped[0], "stamp", stamped[1]
    for opening in signs.openings:
        for printed in find_dates(opening, words, signs.latest_year):
            if len(printed.days) == 1:
                return printed.days[0], "dateline", opening.strip()
    markup = read_day(signs.markup, words, signs.latest_year)
    if markup:
        return markup, "markup", signs.markup or ""
    if by_url:
        return by_url, "url", signs.url or ""
    return None, "none", next((stamp.text for stamp in signs.stamps), "")


def _stamped(signs: DateSigns, by_url: str | None, latest: str | None) -> tuple[str, str] | None:
    """The day of the page's stamps: the last update, unless it came long after the posting."""
    found: dict[str, list[tuple[str, str]]] = {"updated": [], "posted": [], "plain": []}
    for stamp in signs.stamps:
        day = _settled(stamp.printed, by_url, latest, signs.stamps)
        if day:
            found[stamp.kind].append((day, stamp.text))
    first = next(iter((*found["posted"], *found["plain"])), None)
    update = max(found["updated"], default=None)
    if update and first and 0 <= _days_between(first[0], update[0]) <= _UPDATE_DAYS:
        return update
    return first or update


def _days_between(first: str, second: str) -> int:
    return (date.fromisoformat(second) - date.fromisoformat(first)).days


def _settled(
    printed: PrintedDate, near: str | None, latest: str | None, stamps: Iterable[Stamp]
) -> str | None:
    """The one day a stamp can mean, or None when the order of day and month stays open."""
    days = [day for day in printed.days if latest is None or day <= latest]
    if len(days) <= 1:
        return days[0] if days else None
    others = {one.printed.days[0] for one in stamps if len(one.printed.days) == 1}
    if near:
        others.add(near)
    close = [
        day
        for day in days
        if any(abs((date.fromisoformat(day) - date.fromisoformat(o)).days) <= 15 for o in others)
    ]
    return close[0] if len(close) == 1 else None


def _upper_bound(signs: DateSigns, words: CleanWords) -> tuple[str | None, str]:
    """The first comment's day: comments come after the article.

    With several orders of day, month and year, those that put no comment before what the page already
    names; when that leaves several, none.
    """
    floor = max([_latest_mentioned(signs, words), *signs.credit_years])
    readings = []
    orders = {"dmy", "mdy", "ymd"}
    for printed in signs.comment_stamps:
        days = {
            order: day
            for order, day in zip(printed.orders, printed.days, strict=True)
            if int(day[:4]) >= floor
        }
        readings.append((days, printed.text))
        # One comment's date may settle the order that all of them are printed in.
        if "named" not in days:
            orders &= days.keys() or orders
    bounds = []
    for days, text in readings:
        meant = {day for order, day in days.items() if order in orders or order == "named"}
        if len(meant) == 1:
            bounds.append((meant.pop(), text))
    return min(bounds) if bounds else (None, "")


def _latest_mentioned(signs: DateSigns, words: CleanWords) -> int:
    """The latest year that the article mentions as past or present, 0 when it mentions none."""
    years = [int(found.group(1)) for text in signs.sentences for found in words.year_mention.finditer(text)]
    return max((year for year in years if EARLIEST_YEAR <= year < signs.latest_year), default=0)


def _lower_bound(
    signs: DateSigns, latest: str | None, words: CleanWords
) -> tuple[str | None, str, tuple[str, ...]]:
    """The latest past day that the text names with its weekday, or a credit's year; and open candidates."""
    floor = _latest_mentioned(signs, words)
    full = [*signs.post_stamps, *_headline_dates(signs, words)]
    certain = [(one.days[0], one.text) for one in full if len(one.days) == 1]
    open_days: tuple[str, ...] = ()
    for printed, text in _weekday_dates(signs, words):
        days = [printed.days[0]] if printed.days else list(year_candidates(printed, signs.latest_year))
        if not printed.days:
            days = _narrowed(days, floor, latest, signs.credit_years)
        if latest:
            days = [day for day in days if day <= latest]
        if len(days) == 1:
            certain.append((days[0], text))
        elif len(days) > 1:
            open_days = open_days or tuple(days)
    if certain:
        day, text = max(certain)
        return day, text, ()
    years = [year for year in signs.credit_years if EARLIEST_YEAR <= year <= signs.latest_year]
    if years:
        return f"{max(years)}-01-01", str(max(years)), open_days
    return None, "", open_days


def _headline_dates(signs: DateSigns, words: CleanWords) -> list[PrintedDate]:
    """Full dates in headlines and in the words of the address: the news is not older than they are."""
    slug = re.sub(r"^\w+://[^/]*", "", signs.url or "")[:2000].replace("-", " ").replace("_", " ")
    slug = _DAY_RANGE.sub(r"\1 \3 \4", slug)
    return [
        one
        for text in (*signs.headlines, slug)
        for one in find_dates(text, words, signs.latest_year)
        if one.month is not None and not words.ahead.search(text[: one.start])
    ]


def _full_dates(signs: DateSigns, words: CleanWords) -> list[str]:
    """Past days with their year in the article's sentences and under its pictures."""
    return [
        one.days[0]
        for text in (*signs.sentences, *signs.captions)
        for one in find_dates(text, words, signs.latest_year)
        if len(one.days) == 1 and not words.ahead.search(text[max(0, one.start - 60) : one.start])
    ]


def _weekday_dates(signs: DateSigns, words: CleanWords) -> list[tuple[PrintedDate, str]]:
    """Days with their weekday in the article's sentences and datelines, those still to come left out."""
    found = []
    for sentence in (*signs.openings, *signs.sentences):
        for printed in find_dates(sentence, words, signs.latest_year):
            before = sentence[max(0, printed.start - 60) : printed.start]
            if printed.weekday is not None and not words.ahead.search(before):
                found.append((printed, printed.text))
    return found


def _narrowed(days: list[str], floor: int, latest: str | None, credit_years: Sequence[int]) -> list[str]:
    """Candidates for a weekday's date, narrowed by the years the page itself names."""
    if credit_years:
        days = [day for day in days if max(credit_years) - 1 <= int(day[:4]) <= max(credit_years)]
    elif latest:
        days = [day for day in days if int(latest[:4]) - _COMMENT_YEARS <= int(day[:4])]
    later = [day for day in days if int(day[:4]) >= floor]
    named = [day for day in later if int(day[:4]) - floor <= _NAMED_YEARS]
    return named if len(named) == 1 else later
