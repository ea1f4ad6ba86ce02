"""Points of the calendar as single expressions give them: "on 3 May", "last week", "overnight"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from variorum.lexicon.patterns import any_of, as_listed, for_small_letters, small_letters
from variorum.lexicon.words_of_text import TimeWords
from variorum.model.readings import TimePoint
from variorum.parse.time_lasting import lasting_rules
from variorum.parse.time_periods import period_rules
from variorum.parse.time_rules import Maker, Rule, count, named, number, rule

_ISO_DAY = r"\b(?P<year>(?:19|20)\d{2})-(?P<m>\d{2})-(?P<day>\d{2})\b"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_LAST_DAY = r"(?P<last>\d{1,2})(?:st|nd|rd|th)?"
_DAYS_OF = {"day": 1, "week": 7}
_YEAR = r"(?:,?\s+(?P<year>(?:19|20)\d{2}))?"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPoint:
    """A point where it stands in a sentence, by which rule; `last` where the words span two days."""

    start: int
    end: int
    rule: str
    point: TimePoint
    last: TimePoint | None = None


class PointFinder:
    """Finds the points of time in a sentence; holds the rules made of the words of the calendar."""

    def __init__(self, words: TimeWords) -> None:
        self._words = words
        self._openers = _openers(words)
        self._rules = [
            *_dated_rules(words),
            *_counted_rules(words),
            *_named_rules(words),
            *period_rules(words),
            *lasting_rules(words),
        ]
        openers = "|".join(sorted(words.month_openers))
        self._month_opener = re.compile(rf"\b(?:{openers})$")

    def find(self, text: str) -> Iterator[FoundPoint]:
        """Points left to right; where two overlap, the one that starts first and then the longer.

        What dates nothing gives way to what does.
        """
        small = small_letters(text)
        present = {name for name, pattern in self._openers.items() if pattern.search(small)}
        found = []
        for order, one in enumerate(self._rules):
            if (one.opener and one.opener not in present) or not one.small.search(small):
                continue
            for match in one.pattern.finditer(text):
                made = self._found(one, match)
                if made is not None:
                    found.append((one.dates_nothing, made.start, -made.end, order, made))
        taken: list[FoundPoint] = []
        for *_, made in sorted(found, key=lambda f: f[:4]):
            if not any(made.start < other.end and other.start < made.end for other in taken):
                taken.append(made)
        yield from sorted(taken, key=lambda f: f.start)

    def _found(self, one: Rule, match: re.Match[str]) -> FoundPoint | None:
        if one.name == "month" and not self._is_month(match):
            return None
        point = one.make(match, self._words)
        if point is None:
            return None
        day = match.groupdict().get("last")
        last = replace(point, day=int(day)) if day else None
        return FoundPoint(start=match.start(), end=match.end(), rule=one.name, point=point, last=last)

    def _is_month(self, match: re.Match[str]) -> bool:
        """ "May" and "March" are months only with a capital and something of a date about them."""
        word = match.group("month")
        if not word[:1].isupper():
            return False
        if word.casefold().rstrip(".") not in self._words.doubtful_months:
            return True
        before = match.string[: match.start("month")].rstrip().casefold()
        dated = any(match.groupdict().get(k) for k in ("year", "part", "before", "step"))
        return dated or bool(self._month_opener.search(before))


def _openers(words: TimeWords) -> dict[str, re.Pattern[str]]:
    """For each kind of rule the words of which one must be there: most sentences have none of them.

    The patterns are for text in small letters.
    """
    patterns = {
        "month": rf"\b{any_of(words.months)}\b",
        "weekday": rf"\b{any_of(words.weekday_names)}\b",
        "unit": rf"{any_of(words.units)}\b",
        "year": r"(?:19|20)\d{2}",
        "quarter": "quarter",
        "digit": r"\d",
    }
    return {name: re.compile(for_small_letters(pattern)) for name, pattern in patterns.items()}


def _dated_rules(words: TimeWords) -> list[Rule]:
    """Days and months by name or number."""
    month, weekday, step = any_of(words.months), any_of(words.weekdays), any_of(words.steps)
    of_year = rf"(?:\s+(?:of\s+)?(?P<step>(?:the\s+)?{step})\s+year)?"
    first = rf"(?:(?P<weekday>\b{weekday})\b\.?,?\s+\(?(?:the\s+)?)?"
    after = rf"(?:,?\s+\(?(?P<weekday2>{weekday})\b\)?)?"
    no_day = any_of(words.not_days)
    patterns: tuple[tuple[str, str, Maker], ...] = (
        ("days-month", rf"\b{_DAY}\s*(?:and|to|-|–)\s*{_LAST_DAY}\s+(?P<month>{month})\b\.?{_YEAR}", _day),
        (
            "month-day",
            rf"{first}\b(?P<month>{month})\b\.?\s+{_DAY}\b(?!\s*{no_day})\)?{_YEAR}{after}{of_year}",
            _day,
        ),
        ("day-month", rf"{first}\b{_DAY}\s+(?:of\s+)?(?P<month>{month})\b\.?{_YEAR}{after}{of_year}", _day),
        ("weekday-in-brackets", rf"\b(?P<weekday>{weekday})\s+\((?P<month>{month})\.?\s+{_DAY}\)", _day),
        ("month-of-last-year", rf"\b(?P<step>{step})\s+year'?s?\s+(?P<month>{month})\b", _month),
        (
            "month",
            rf"(?:\b(?P<part>{any_of(words.parts)})[\s-]+)?(?:\b(?P<before>{step})\s+)?"
            rf"\b(?P<month>{month})\b\.?{_YEAR}{of_year}",
            _month,
        ),
    )
    rules = [rule(name, pattern, make, "month") for name, pattern, make in patterns]
    return [*rules, rule("iso-day", _ISO_DAY, _numeric_day, "year")]


def _counted_rules(words: TimeWords) -> list[Rule]:
    """Lengths of time, weeks and years, counted from publication."""
    unit, step = any_of(words.units), any_of(words.steps)
    other = any_of(word for word, by in words.steps.items() if by)
    many = number(words)
    patterns: tuple[tuple[str, str, Maker, str], ...] = (
        ("ago", rf"\b(?P<n>{many})\s+(?P<unit>{unit})\s+{any_of(words.ago)}\b", _ago, "unit"),
        (
            "window",
            rf"\b(?:the\s+)?(?P<step>{other})\s+(?P<n>{many})?\s*(?P<unit>{any_of(words.window_units)})\b",
            _window,
            "unit",
        ),
        (
            "for-so-long",
            rf"\bfor\s+(?:{any_of(words.about)}\s+)?(?:the\s+(?:past|last)\s+)?"
            rf"(?P<n>{many})\s+(?P<unit>{any_of(words.duration_units)})\b",
            _duration,
            "unit",
        ),
        (
            "step",
            rf"(?:\b(?P<part>{any_of(words.step_parts)})\s+)?"
            rf"\b(?P<step>{step})\s+(?P<unit>{any_of(words.step_units)})\b",
            _step,
            "unit",
        ),
        ("weekend", rf"\b{any_of(words.weekends)}\b", _weekend, "unit"),
        (
            "year",
            rf"\b(?<![\d,.$-]){any_of(words.year_openers)}\s+(?:early\s+|late\s+|mid-?)?"
            rf"(?P<year>(?:19|20)\d{{2}})\b(?![,.]?\d|\s+{any_of(words.counted)})",
            _year,
            "year",
        ),
    )
    return [rule(*each) for each in patterns]


def _named_rules(words: TimeWords) -> list[Rule]:
    """Days by a name of their own, and weekdays."""
    weekday = (
        rf"(?:\b(?P<step>{any_of(words.steps)})\s+)?\b(?P<weekday>{any_of(words.weekday_names)})\b"
        rf"(?:\s+(?P<part>{any_of(words.day_parts)}))?"
    )
    return [
        rule("night", rf"\b{any_of(words.nights)}\b", _night),
        rule("named-day", rf"\b{any_of(words.days)}\b", _named_day),
        rule("feast", rf"\b(?P<feast>{any_of(words.feasts)})\b(?:,?\s+(?P<year>(?:19|20)\d{{2}}))?", _feast),
        rule("weekday", weekday, _weekday, "weekday"),
        rule("day-beside", rf"\b{any_of(words.days_beside)}\b", _day_beside),
        rule(
            "day-beside",
            rf"\b(?P<n>{number(words)})\s+(?P<unit>days?|weeks?)\s+(?P<way>{any_of(words.counted_beside)})\b",
            _day_beside,
            "unit",
        ),
        rule("same-day", rf"\b{any_of(words.same_day)}\b", _same_day),
    ]


def _year_step(match: re.Match[str], words: TimeWords) -> int | None:
    return words.steps.get(named(match, "step").removeprefix("the "))


def _day(match: re.Match[str], words: TimeWords) -> TimePoint | None:
    day, year = int(match.group("day")), match.groupdict().get("year")
    month = words.months.get(named(match, "month"))
    weekday = named(match, "weekday") or named(match, "weekday2")
    if month is None or not 1 <= day <= 31:
        return None
    return TimePoint(
        kind="day",
        year=int(year) if year else None,
        month=month,
        day=day,
        weekday=words.weekdays.get(weekday),
        year_step=_year_step(match, words),
    )


def _feast(match: re.Match[str], words: TimeWords) -> TimePoint | None:
    month, _, day = words.feasts.get(named(match, "feast"), "").partition("-")
    year = match.group("year")
    if not day:
        return None
    return TimePoint(kind="day", year=int(year) if year else None, month=int(month), day=int(day))


def _numeric_day(match: re.Match[str], words: TimeWords) -> TimePoint | None:
    year, month, day = int(match.group("year")), int(match.group("m")), int(match.group("day"))
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return TimePoint(kind="day", year=year, month=month, day=day)


def _month(match: re.Match[str], words: TimeWords) -> TimePoint | None:
    month, year = words.months.get(named(match, "month")), match.groupdict().get("year")
    if month is None:
        return None
    return TimePoint(
        kind="month",
        year=int(year) if year else None,
        month=month,
        part=words.parts.get(named(match, "part"), ""),
        step=words.steps.get(named(match, "before"), 0),
        year_step=_year_step(match, words),
    )


def _weekday(match: re.Match[str], words: TimeWords) -> TimePoint | None:
    weekday = words.weekdays.get(named(match, "weekday"))
    if weekday is None:
        return None
    step = words.steps.get(named(match, "step"), 0)
    return TimePoint(kind="weekday", weekday=weekday, step=step, part=named(match, "part"))


def _ago(match: re.Match[str], words: TimeWords) -> TimePoint | None:
    unit, many = words.units.get(named(match, "unit")), count(match, words)
    part = "earlier" if as_listed(match.group()).endswith("earlier") else ""
    return TimePoint(kind="offset", n=-many, unit=unit, part=part) if unit and many else None


def _window(match: re.Match[str], words: TimeWords) -> TimePoint | None:
    unit, step = words.units.get(named(match, "unit")), words.steps.get(named(match, "step"))
    many = count(match, words) if match.group("n") else 1
    return TimePoint(kind="window", n=step * many, unit=unit) if unit and step and many else None


def _duration(match: re.Match[str], words: TimeWords) -> TimePoint | None:
    unit, many = words.units.get(named(match, "unit")), count(match, words)
    return TimePoint(kind="window", n=-many, unit=unit, part="running") if unit and many else None


def _step(match: re.Match[str], words: TimeWords) -> TimePoint | None:
    unit, step = words.units.get(named(match, "unit")), words.steps.get(named(match, "step"))
    if unit is None or step is None:
        return None
    if unit == "year":
        return TimePoint(kind="year", year_step=step)
    return TimePoint(kind="offset", n=step, unit=unit, part=words.step_parts.get(named(match, "part"), ""))


def _weekend(match: re.Match[str], words: TimeWords) -> TimePoint | None:
    return TimePoint(kind="offset", n=-1, unit="weekend")


def _year(match: re.Match[str], words: TimeWords) -> TimePoint | None:
    return TimePoint(kind="year", year=int(match.group("year")))


def _night(match: re.Match[str], words: TimeWords) -> TimePoint | None:
    return TimePoint(kind="part", part="overnight")


def _named_day(match: re.Match[str], words: TimeWords) -> TimePoint | None:
    days = words.days.get(as_listed(match.group()))
    return None if days is None else TimePoint(kind="offset", n=days, unit="day")


def _day_beside(match: re.Match[str], words: TimeWords) -> TimePoint | None:
    """So many days before or after the day last told of: "two days later", "the next day"."""
    told = as_listed(match.group())
    if told in words.days_beside:
        return TimePoint(kind="anchor", n=words.days_beside[told], unit="day")
    many, unit = count(match, words), words.units.get(named(match, "unit"))
    days = many * _DAYS_OF.get(unit or "", 0)
    return (
        TimePoint(kind="anchor", n=words.counted_beside[named(match, "way")] * days, unit="day")
        if days
        else None
    )


def _same_day(match: re.Match[str], words: TimeWords) -> TimePoint | None:
    return TimePoint(kind="anchor", part="same-day")
