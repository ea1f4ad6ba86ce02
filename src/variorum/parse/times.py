"""Time expressions: intervals as the words give them, not yet days of the calendar."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from variorum.model.readings import TimeBound, TimeExpression, TimePoint
from variorum.parse.vocabulary import alternatives, words

Maker = Callable[[re.Match[str]], TimePoint | None]

_BOUNDS: dict[str, TimeBound] = {
    "since": "since",
    "from": "since",
    "starting": "since",
    "until": "until",
    "till": "until",
    "by": "until",
    "before": "before",
    "after": "after",
    "following": "after",
}
_PREFIX = re.compile(
    r"(?P<bound>\bsince|\bfrom|\bstarting|\buntil|\btill|\bby|\bbefore|\bafter|\bfollowing|\bbetween)"
    r"(?:\s+(?:about|around|at\s+least|early\s+on|late\s+on|the\s+(?:morning|evening|night)\s+of|as\s+early\s+as))?"
    r"\s+(?:on\s+|at\s+|in\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_JOIN = re.compile(r"\s*(?:\b(?:to|and|until|till|through)\b|-|–|—)\s*(?:the\s+|on\s+)?", re.IGNORECASE)


def _number(text: str) -> int:
    lowered = text.casefold()
    return int(lowered) if lowered.isdigit() else int(words("time")["numbers"].get(lowered, 0))


def _day(match: re.Match[str]) -> TimePoint | None:
    w = words("time")
    group = match.groupdict()
    day, month, year = group.get("day"), group.get("month"), group.get("year")
    weekday = group.get("weekday") or group.get("weekday2")
    number = w["months"].get((month or "").casefold().rstrip("."))
    if number is None or not 1 <= int(day or 0) <= 31:
        return None
    return TimePoint(
        kind="day",
        year=int(year) if year else None,
        month=number,
        day=int(day or 0),
        weekday=w["weekdays"].get((weekday or "").casefold().rstrip(".")),
        year_step=_year_step(group.get("step")),
    )


def _numeric_day(match: re.Match[str]) -> TimePoint | None:
    year, month, day = int(match.group("y")), int(match.group("m")), int(match.group("d"))
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return TimePoint(kind="day", year=year, month=month, day=day)


def _year_step(text: str | None) -> int | None:
    lowered = (text or "").casefold()
    if "last" in lowered or "previous" in lowered:
        return -1
    return {"this": 0, "next": 1}.get(lowered.split()[0]) if lowered else None


def _month(match: re.Match[str]) -> TimePoint | None:
    w = words("time")
    group = match.groupdict()
    number = w["months"].get(group["month"].casefold().rstrip("."))
    if number is None:
        return None
    stretch = re.search(r"early|mid|late|start|beginning|middle|end", (group.get("part") or "").casefold())
    part = w["parts"].get(stretch.group(), "") if stretch else ""
    before = (group.get("before") or "").casefold()
    return TimePoint(
        kind="month",
        year=int(group["year"]) if group.get("year") else None,
        month=number,
        part=part,
        step={"last": -1, "past": -1, "next": 1}.get(before, 0),
        year_step=_year_step(group.get("step") or group.get("step2")),
    )


def _weekday(match: re.Match[str]) -> TimePoint | None:
    step = (match.group("step") or "").casefold()
    return TimePoint(
        kind="weekday",
        weekday=words("time")["weekdays"][match.group("weekday").casefold()],
        step={"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(step, 0),
        part=(match.groupdict().get("part") or "").casefold(),
    )


def _ago(match: re.Match[str]) -> TimePoint | None:
    unit = words("time")["units"][match.group("unit").casefold()]
    count = _number(match.group("n"))
    return TimePoint(kind="offset", n=-count, unit=unit) if count else None


def _window(match: re.Match[str]) -> TimePoint | None:
    unit = words("time")["units"][match.group("unit").casefold()]
    count = _number(match.group("n")) if match.group("n") else 1
    sign = 1 if match.group("step").casefold() in ("next", "coming") else -1
    return TimePoint(kind="window", n=sign * count, unit=unit) if count else None


def _duration(match: re.Match[str]) -> TimePoint | None:
    unit = words("time")["units"][match.group("unit").casefold()]
    count = _number(match.group("n"))
    return TimePoint(kind="window", n=-count, unit=unit, part="running") if count else None


def _step(match: re.Match[str]) -> TimePoint | None:
    unit = words("time")["units"][match.group("unit").casefold()]
    step = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1}
    part = {"early": "early", "late": "late", "later": "late", "earlier": "sofar"}
    which = step[match.group("step").casefold()]
    if unit == "year":
        return TimePoint(kind="year", year_step=which)
    return TimePoint(
        kind="offset", n=which, unit=unit, part=part.get((match.group("part") or "").casefold(), "")
    )


def _named(match: re.Match[str]) -> TimePoint | None:
    word = re.sub(r"\s+", " ", match.group().casefold())
    nights = (
        "last night",
        "overnight",
        "in the past night",
        "during the night",
        "in the night",
        "the past night",
    )
    if word in nights:
        return TimePoint(kind="part", part="overnight")
    days = {"yesterday": -1, "tomorrow": 1, "day before yesterday": -2}
    return TimePoint(kind="offset", n=days.get(word.removeprefix("the "), 0), unit="day")


def _anchor(match: re.Match[str]) -> TimePoint | None:
    return TimePoint(kind="anchor", part="same-day")


def _year(match: re.Match[str]) -> TimePoint | None:
    year = int(match.group("year"))
    return TimePoint(kind="year", year=year) if 1900 <= year <= 2100 else None


@cache
def _rules() -> tuple[tuple[str, re.Pattern[str], Maker], ...]:
    w = words("time")
    month = alternatives(w["months"])
    weekday = alternatives(w["weekdays"])
    unit = alternatives(w["units"])
    number = rf"(?:\d+|{alternatives(w['numbers'])})"
    ordinal = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    year = r"(?:,?\s+(?P<year>(?:19|20)\d{2}))?"
    of_year = r"(?:\s+(?:of\s+)?(?P<step>last|this|next|the\s+previous)\s+year)?"
    first = rf"(?:(?P<weekday>\b{weekday})\b\.?,?\s+\(?(?:the\s+)?)?"
    after = rf"(?:,?\s+\(?(?P<weekday2>{weekday})\b\)?)?"
    part = r"(?P<part>early|mid|late|(?:the\s+)?(?:start|beginning|middle|end)\s+of)"
    patterns: tuple[tuple[str, str, Maker], ...] = (
        (
            "days-month",
            rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s*(?:and|to|-|–)\s*(?P<last>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month>{month})\b\.?{year}",
            _day,
        ),
        ("iso-day", r"\b(?P<y>(?:19|20)\d{2})-(?P<m>\d{2})-(?P<d>\d{2})\b", _numeric_day),
        (
            "month-day",
            rf"{first}\b(?P<month>{month})\b\.?\s+{ordinal}\b(?!\s*(?:%|percent|million|people))\)?{year}{after}{of_year}",
            _day,
        ),
        ("day-month", rf"{first}\b{ordinal}\s+(?:of\s+)?(?P<month>{month})\b\.?{year}{after}{of_year}", _day),
        ("weekday-in-brackets", rf"\b(?P<weekday>{weekday})\s+\((?P<month>{month})\.?\s+{ordinal}\)", _day),
        ("ago", rf"\b(?P<n>{number})\s+(?P<unit>{unit})\s+(?:ago|earlier|back)\b", _ago),
        (
            "window",
            rf"\b(?:the\s+)?(?P<step>last|past|previous|next|coming)\s+(?P<n>{number})?\s*(?P<unit>hours|days|weeks|months|years)\b",
            _window,
        ),
        (
            "for-so-long",
            rf"\bfor\s+(?:more\s+than\s+|over\s+|nearly\s+|almost\s+|about\s+|at\s+least\s+)?(?:the\s+past\s+|the\s+last\s+)?(?P<n>{number})\s+(?P<unit>days|weeks|months|years)\b",
            _duration,
        ),
        ("month-of-last-year", rf"\b(?P<step>last|this|next)\s+year'?s?\s+(?P<month>{month})\b", _month),
        (
            "month",
            rf"(?:\b{part}[\s-]+)?(?:\b(?P<before>last|past|next|this)\s+)?\b(?P<month>{month})\b\.?{year}(?:\s+(?:of\s+)?(?P<step2>last|this|next|the\s+previous)\s+year)?",
            _month,
        ),
        (
            "night",
            r"\b(?:last\s+night|overnight|(?:in|during)\s+the\s+(?:past\s+)?night|the\s+past\s+night)\b",
            _named,
        ),
        (
            "named-day",
            r"\b(?:yesterday|today|tonight|tomorrow|the\s+day\s+before\s+yesterday|this\s+(?:morning|afternoon|evening))\b",
            _named,
        ),
        (
            "weekday",
            rf"(?:\b(?P<step>last|past|previous|next|coming|this)\s+)?\b(?P<weekday>{alternatives(d for d in w['weekdays'] if len(d) > 5)})\b(?:\s+(?P<part>night|morning|evening|afternoon))?",
            _weekday,
        ),
        (
            "step",
            r"(?:\b(?P<part>early|earlier|later?)\s+)?\b(?P<step>last|past|previous|this|next|coming)\s+(?P<unit>week|month|year|weekend)\b",
            _step,
        ),
        (
            "weekend",
            r"\b(?P<part>)(?:at|over)\s+(?P<step>the)\s+(?P<unit>weekend)\b",
            lambda _: TimePoint(kind="offset", n=-1, unit="weekend"),
        ),
        (
            "same-day",
            r"\b(?:(?:on\s+)?the\s+same\s+(?:day|evening|night|morning)|that\s+(?:day|evening|night|morning)|hours\s+later)\b",
            _anchor,
        ),
        (
            "year",
            r"\b(?<![\d,.$-])(?:in|since|by|until|after|before|from|early|late)\s+(?:early\s+|late\s+|mid-?)?(?P<year>(?:19|20)\d{2})\b(?![,.]?\d|\s+(?:people|troops|soldiers|fighters|civilians))",
            _year,
        ),
    )
    return tuple((name, re.compile(p, re.IGNORECASE), maker) for name, p, maker in patterns)


def times(text: str, offset: int) -> tuple[TimeExpression, ...]:
    """The time expressions of one sentence in order; `offset` is where it stands in the text."""
    return tuple(_joined(text, offset, list(_points(text))))


def _points(text: str) -> Iterator[tuple[int, int, str, TimePoint]]:
    """Points left to right; where two overlap, the one that starts first and then the longer."""
    found = []
    for order, (name, pattern, maker) in enumerate(_rules()):
        for match in pattern.finditer(text):
            if name == "month" and not _is_month(match):
                continue
            point = maker(match)
            if point is not None:
                found.append((match.start(), -match.end(), order, name, point))
    taken = 0
    for start, end, _, name, point in sorted(found, key=lambda f: f[:3]):
        if start >= taken:
            yield start, -end, name, point
            taken = -end


def _is_month(match: re.Match[str]) -> bool:
    """ "May" and "March" are months only with a capital and something of a date about them."""
    word = match.group("month")
    if not word[:1].isupper():
        return False
    if word.casefold().rstrip(".") not in ("may", "march", "mar", "sep", "dec", "jan", "jun", "jul"):
        return True
    before = match.string[: match.start("month")].rstrip().casefold()
    dated = any(match.groupdict().get(k) for k in ("year", "part", "before", "step2"))
    return dated or bool(
        re.search(r"\b(?:in|since|until|by|from|of|before|after|during|on|and|to|between)$", before)
    )


def _joined(
    text: str, offset: int, points: list[tuple[int, int, str, TimePoint]]
) -> Iterator[TimeExpression]:
    until: TimePoint | None
    index = 0
    while index < len(points):
        start, end, name, point = points[index]
        if name == "days-month":
            last = re.search(r"(?:and|to|-|–)\s*(\d{1,2})", text[start:end])
            until = TimePoint(
                kind="day", year=point.year, month=point.month, day=int(last.group(1)) if last else point.day
            )
            yield TimeExpression(
                start=offset + start,
                end=offset + end,
                text=text[start:end],
                bound="between",
                point=point,
                until=until,
                rule=name,
            )
            index += 1
            continue
        prefix = _PREFIX.search(text, 0, start) if start else None
        word = prefix.group("bound").casefold() if prefix else ""
        until = None
        if index + 1 < len(points):
            nxt = points[index + 1]
            gap = text[end : nxt[0]]
            joint = gap.strip().casefold()
            ranged = word in ("between", "from") or joint in ("-", "–", "—", "to", "through", "until")
            if _JOIN.fullmatch(gap) and ranged and joint not in ("",):
                until, end = nxt[3], nxt[1]
                index += 1
        ranging = r"\s*(?:[-–]|and|to)\s*" if word in ("between", "from") else r"\s*[-–]\s*"
        tail = re.match(
            rf"{ranging}(\d{{1,2}})\b(?!\s*(?:\w+\s+)?(?:people|troops|soldiers|fighters))", text[end:]
        )
        if (
            until is None
            and point.kind == "day"
            and tail
            and point.day
            and point.day < int(tail.group(1)) <= 31
        ):
            until = TimePoint(kind="day", year=point.year, month=point.month, day=int(tail.group(1)))
            end += tail.end()
        bound: TimeBound = "between" if until else _BOUNDS.get(word, "in")
        if name == "year" and text[start : start + 5].casefold() == "since":
            bound = "since"
        begin = prefix.start() if prefix and (until or bound != "in") else start
        yield TimeExpression(
            start=offset + begin,
            end=offset + end,
            text=text[begin:end],
            bound=bound,
            point=point,
            until=until,
            rule=name,
        )
        index += 1
