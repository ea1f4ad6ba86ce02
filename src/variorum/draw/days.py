"""Events by day: a lane for each type, bars for events known to a day, lines for the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from xml.etree.ElementTree import Element

from variorum.draw.marks import arrow, hatch
from variorum.draw.page import EDGE, SMALL, STRONG, WIDTH, day_axis, heading, notes
from variorum.draw.scales import DayScale, day_words
from variorum.draw.svg import document, element, group, line, rect, shortened, text
from variorum.query.phrases import counted
from variorum.query.timeline.records import TimelineDay, TimelineEvent

_TOP, _BARS, _LANE = 92.0, 26.0, 42.0
_NAMES, _WORDS = 120.0, 130.0
# Lines under the bars for events that are not known to a day, and how many fit.
_SPANS, _SPAN_STEP = 4, 4.0
_BINS = 120
_STEPS = (1, 7, 14, 30, 91, 365, 3650, 36500)


@dataclass(slots=True)
class _Lane:
    """What is drawn of the events of one type."""

    bars: Counter[date] = field(default_factory=Counter)
    disputed_bars: Counter[date] = field(default_factory=Counter)
    spans: list[tuple[date | None, date | None, bool, str]] = field(default_factory=list)
    events: int = 0
    disputed: int = 0
    undated: int = 0

    def add(self, event: TimelineEvent) -> None:
        disputed = bool(event.disputed) or event.status == "disputed"
        self.events += 1
        self.disputed += disputed
        first, last = _day(event.days.earliest), _day(event.days.latest)
        if first is None and last is None:
            self.undated += 1
        elif first == last and first is not None:
            self.bars[first] += 1
            self.disputed_bars[first] += disputed
        else:
            self.spans.append((first, last, disputed, event.label))


def draw_days(days: Iterable[TimelineDay], since: str | None = None, until: str | None = None) -> str:
    """The events of a timeline by type and day as one drawing, no further than the days asked for.

    A bar counts events known to a day, over stretches of days where the time is long; what is disputed
    of them is hatched. An event of several days, or of a day not told exactly, is a line over all the days it
    can be of, with an arrow where an end is not told. Undated ones are counted beside.
    """
    lanes: dict[str, _Lane] = {}
    for day in days:
        for event in day.events:
            lanes.setdefault(event.event_type, _Lane()).add(event)
    ordered = sorted(lanes.items(), key=lambda lane: (-lane[1].events, lane[0]))
    scale = _scale(lanes.values(), _day(since), _day(until))
    step = _step(scale) if scale is not None else 1
    title = "Events by day"
    pieces = heading(title, _subtitle(scale, step))
    if scale is not None:
        drawn, bottom = _lanes(ordered, scale, step)
        pieces += [*day_axis(scale, _TOP - 10, bottom), *drawn]
        bottom += 24
    else:
        told = "No event has a day." if ordered else "There are no events."
        pieces.append(text(told, EDGE, 70, class_="faint"))
        bottom = 76.0
    said, bottom = notes(_said(ordered, scale is None), bottom + 4)
    return document(WIDTH, bottom + EDGE, title, _desc(ordered, scale), [*pieces, *said], defs=[hatch()])


def _lanes(lanes: Sequence[tuple[str, _Lane]], scale: DayScale, step: int) -> tuple[list[Element], float]:
    """The lanes under each other, all bars on one scale, and where they end."""
    counts = (count for _, lane in lanes for count in _binned(lane.bars, scale, step).values())
    most = max(counts, default=1)
    drawn, top = [], _TOP
    for name, lane in lanes:
        drawn.append(_drawn(name, lane, top, scale, (step, most)))
        top += _LANE + (_SPAN_STEP * _SPANS if lane.spans else 0.0)
    return drawn, top


def _day(day: str | None) -> date | None:
    return date.fromisoformat(day) if day is not None else None


def _scale(lanes: Iterable[_Lane], since: date | None, until: date | None) -> DayScale | None:
    known = [day for lane in lanes for day in lane.bars]
    known += [day for lane in lanes for span in lane.spans for day in span[:2] if day is not None]
    if not known:
        return None
    first = max(min(known), since or date.min)
    last = max(min(max(known), until or date.max), first)
    left = EDGE + _NAMES
    return DayScale(first, last, left, WIDTH - _WORDS - EDGE - left)


def _step(scale: DayScale) -> int:
    """Days in one bar: as few as keep bars apart."""
    return next((step for step in _STEPS if scale.days / step <= _BINS), _STEPS[-1])


def _binned(bars: Counter[date], scale: DayScale, step: int) -> Counter[int]:
    found: Counter[int] = Counter()
    for day, count in bars.items():
        found[(day - scale.first).days // step] += count
    return found


def _subtitle(scale: DayScale | None, step: int) -> str:
    if scale is None:
        return ""
    span = f"{day_words(scale.first.isoformat())} to {day_words(scale.last.isoformat())}"
    each = "" if step == 1 else f" A bar is {step} days."
    return f"{span}.{each} Hatched: disputed. Lines under the bars: not known to a day."


def _said(lanes: Sequence[tuple[str, _Lane]], undated_only: bool) -> list[str]:
    undated = sum(lane.undated for _, lane in lanes)
    if not undated:
        return []
    told = ", ".join(f"{name} {lane.undated:,}" for name, lane in lanes if lane.undated)
    return [f"{counted(undated, 'undated event')}{'' if undated_only else ' not drawn'}: {told}."]


def _desc(lanes: Sequence[tuple[str, _Lane]], scale: DayScale | None) -> str:
    if not lanes:
        return "There are no events."
    told = "; ".join(
        f"{name}: {counted(lane.events, 'event')}, {lane.disputed:,} disputed" for name, lane in lanes
    )
    if scale is None:
        return f"{told}."
    return f"{day_words(scale.first.isoformat())} to {day_words(scale.last.isoformat())}. {told}."


def _drawn(name: str, lane: _Lane, top: float, scale: DayScale, bars: tuple[int, int]) -> Element:
    base = top + _BARS + 4
    drawn = _bars(lane, base, scale, bars)
    spans, more = _spans(lane, base + 5, scale)
    words = counted(lane.events, "event") + (f", {lane.disputed:,} disputed" if lane.disputed else "")
    return group(
        [
            text(shortened(name, _NAMES - 12, STRONG), EDGE, base - 4, class_="strong"),
            line((scale.left, base), (scale.left + scale.width, base), class_="thin soft"),
            *drawn,
            *spans,
            *_beside(lane, more, base - 12),
        ],
        said=f"{name}: {words}",
    )


def _beside(lane: _Lane, more: int, top: float) -> list[Element]:
    """How many there are, in words, from `top` down."""
    told = [counted(lane.events, "event")]
    told += [f"{lane.disputed:,} disputed"] if lane.disputed else []
    told += [f"{more:,} lines more"] if more else []
    return [
        text(
            shortened(words, _WORDS - 10, SMALL),
            WIDTH - EDGE - _WORDS + 10,
            top + 14 * number,
            class_="small faint" if number else "small",
        )
        for number, words in enumerate(told)
    ]


def _bars(lane: _Lane, base: float, scale: DayScale, bars: tuple[int, int]) -> list[Element]:
    step, most = bars
    counts, disputed = _binned(lane.bars, scale, step), _binned(lane.disputed_bars, scale, step)
    wide = min(max(scale.width / max(scale.days, 1) * step - 1.0, 2.0), 14.0)
    pieces = []
    for number, count in sorted(counts.items()):
        # In the middle of its stretch of days.
        first = scale.first + timedelta(days=number * step)
        last = min(first + timedelta(days=step - 1), scale.last)
        x = (scale.x(first) + scale.x(last)) / 2 - wide / 2
        height = _BARS * count / most
        hatched = _BARS * disputed[number] / most
        named = day_words(first.isoformat()) if step == 1 else f"from {day_words(first.isoformat())}"
        said = f"{named}: {counted(count, 'event')}, {disputed[number]:,} disputed"
        shapes = [rect(x, base - height, wide, height, class_="f0")]
        if hatched:
            shapes.append(
                rect(x, base - hatched, wide, hatched, class_="rule thin", style="fill:url(#variorum-hatch)")
            )
        pieces.append(group(shapes, said=said))
    return pieces


def _spans(lane: _Lane, top: float, scale: DayScale) -> tuple[list[Element], int]:
    """Lines for events not known to a day, and how many there was no room for."""
    pieces: list[Element] = []
    ends: list[date] = []
    more = 0
    for first, last, disputed, label in sorted(lane.spans, key=_span_order):
        begin, end = max(first or scale.first, scale.first), min(last or scale.last, scale.last)
        row = next((number for number, taken in enumerate(ends) if taken < begin), len(ends))
        if row >= _SPANS:
            more += 1
            continue
        ends[row : row + 1] = [end]
        y = top + _SPAN_STEP * row
        look = "line s1" + (" d2" if disputed else "")
        left, right = scale.x(begin), max(scale.x(end), scale.x(begin) + 3)
        line_ = element("line", x1=left, y1=y, x2=right, y2=y, class_=look)
        # An arrow as well where it goes on beyond the days that are drawn.
        heads = arrow((right - 8, y), (right + 4, y), "s1") if last is None or last > end else []
        heads += arrow((left + 8, y), (left - 4, y), "s1") if first is None or first < begin else []
        pieces.append(group([line_, *heads], said=_span_words(first, last, label)))
    return pieces, more


def _span_order(span: tuple[date | None, date | None, bool, str]) -> tuple[date, date, bool, str]:
    first, last, disputed, label = span
    return first or date.min, last or date.max, disputed, label


def _span_words(first: date | None, last: date | None, label: str) -> str:
    begin = day_words(first.isoformat()) if first else "not known"
    end = day_words(last.isoformat()) if last else "not known"
    return f"{begin} to {end}: {label}"
