"""Running totals drawn as steps, each in the band from the least to the most that is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from xml.etree.ElementTree import Element

from variorum.draw.looks import SERIES
from variorum.draw.marks import arrow, marker
from variorum.draw.page import EDGE, SMALL, STRONG, WIDTH, day_axis, heading, notes, number_axis
from variorum.draw.ranges import Range, range_panel
from variorum.draw.scales import DayScale, day_words, number_ticks, written
from variorum.draw.svg import document, group, line, path, shortened, text, width_of
from variorum.query.phrases import counted
from variorum.query.timeline.phrases import amount_words, caveats, first_ids, series_name, tally_title
from variorum.state.tallies.records import Amount, Tally, TallyPoint, TallySeries, ToldSeries

_TOP, _HEIGHT, _LABELS = 76.0, 300.0, 250.0
# The two lines of words at the end of a series.
_LABEL_HEIGHT = 32.0
# More marks than this on one line run into each other.
_MARKED = 16
_LEVELS = "What origins count themselves: over a stretch of days, or as it stands on a day; never added"
_NOTHING = "No dated event gives a count to add."

Spot = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plot:
    """Where days and counts lie."""

    days: DayScale
    ticks: Sequence[float]

    def x(self, day: str) -> float:
        return self.days.x(date.fromisoformat(day))

    def y(self, count: float) -> float:
        return _TOP + _HEIGHT * (1 - count / self.ticks[-1])

    @property
    def right(self) -> float:
        return self.days.left + self.days.width


def draw_series(tally: Tally) -> str:
    """The running totals of `tally` as one drawing, and under them what origins count themselves.

    The six largest series are drawn, and the notes say how many there are besides.
    """
    dated = [one for one in tally.series if one.points]
    drawn = dated[:SERIES]
    pieces = heading(tally_title(tally), _subtitle(drawn))
    bottom = _TOP - 16
    if drawn:
        pieces += _chart(tally, drawn)
        bottom = _TOP + _HEIGHT + 24
    else:
        pieces.append(text(_NOTHING, EDGE, _TOP, class_="faint"))
        bottom = _TOP + 8
    below, bottom = range_panel(_LEVELS, [_level(one) for one in tally.told], bottom)
    said, bottom = notes(_said(tally, drawn), bottom + 4)
    title = tally_title(tally)
    return document(WIDTH, bottom + EDGE, title, _desc(tally, drawn), [*pieces, *below, *said])


def _subtitle(drawn: Sequence[TallySeries]) -> str:
    if not drawn:
        return ""
    days = sorted(point.day for one in drawn for point in one.points)
    span = day_words(days[0]) if days[0] == days[-1] else f"{day_words(days[0])} to {day_words(days[-1])}"
    return f"{span}. Running totals over dated events; in the band, from the least to the most told."


def _said(tally: Tally, drawn: Sequence[TallySeries]) -> list[str]:
    more = len(tally.series) - len(drawn)
    said = [f"{counted(more, 'other series', 'other series')} not drawn."] if more and drawn else []
    if any(one.points[-1].amount.open_high for one in drawn):
        said.append("An arrow: some event leaves open how many more it may be.")
    return [*said, *caveats(tally, drawn or tally.series[:SERIES])]


def _desc(tally: Tally, drawn: Sequence[TallySeries]) -> str:
    by = tally.question.by
    totals = [
        f"{series_name(one, by)}: {amount_words(one.total.amount)} by {day_words(one.points[-1].day)},"
        f" from {counted(len(one.total.events), 'event')} and {counted(len(one.total.origins), 'origin')}"
        for one in drawn
        if one.total is not None
    ]
    return ". ".join(totals) + "." if totals else _NOTHING


def _chart(tally: Tally, drawn: Sequence[TallySeries]) -> list[Element]:
    plot = _plot(drawn)
    pieces = day_axis(plot.days, _TOP, _TOP + _HEIGHT)
    pieces += number_axis(plot.ticks, plot.days.left, plot.right, {tick: plot.y(tick) for tick in plot.ticks})
    # The largest last, so that the others are not under its band; lines above all bands.
    for place, one in reversed(list(enumerate(drawn))):
        pieces.append(_band(plot, one, place))
    for place, one in reversed(list(enumerate(drawn))):
        pieces += _line(plot, one, place)
    return pieces + _labels(plot, tally, drawn)


def _plot(drawn: Sequence[TallySeries]) -> _Plot:
    points = [point for one in drawn for point in one.points]
    days = [date.fromisoformat(point.day) for point in points]
    ticks = number_ticks(max(point.amount.told_high for point in points))
    left = EDGE + 14 + max(width_of(written(tick), SMALL) for tick in ticks)
    # Some days more, so that the last step has a length.
    last = _later(max(days), max(1, (max(days) - min(days)).days // 20))
    return _Plot(days=DayScale(min(days), last, left, WIDTH - _LABELS - EDGE - left), ticks=ticks)


def _later(day: date, days: int) -> date:
    return date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))


def _steps(plot: _Plot, points: Sequence[TallyPoint], counts: Sequence[float]) -> list[Spot]:
    """The corners of a line that stays level from each point to the next, and at last to the right end."""
    # Of days that are drawn at one spot the last one's count is drawn.
    spots = {round(plot.x(point.day)): count for point, count in zip(points, counts, strict=True)}
    (first, _), *_ = steps = list(spots.items())
    corners = [(float(first), plot.y(0.0))]
    for (x, count), (after, _) in pairwise([*steps, (round(plot.right), 0.0)]):
        corners += [(x, plot.y(count)), (after, plot.y(count))]
    return corners


def _band(plot: _Plot, one: TallySeries, place: int) -> Element:
    lower = _steps(plot, one.points, [point.amount.low for point in one.points])
    upper = _steps(plot, one.points, [point.amount.told_high for point in one.points])
    return path([*lower, *reversed(upper)], closed=True, class_=f"band f{place}")


def _line(plot: _Plot, one: TallySeries, place: int) -> list[Element]:
    best = _steps(plot, one.points, [point.amount.best for point in one.points])
    pieces = [path(best, class_=f"line s{place} d{place}")]
    last = one.points[-1].amount
    top = plot.y(last.told_high)
    if last.open_high:
        # Each at a place of its own, where several series are open.
        x = plot.right - 6 - 9 * place
        pieces += arrow((x, top), (x, max(top - 18, _TOP - 14)), f"s{place}")
    every = max(1, -(-len(one.points) // _MARKED))
    for number, point in enumerate(one.points):
        if number % every == 0 or number == len(one.points) - 1:
            spot = marker(place, plot.x(point.day), plot.y(point.amount.best))
            pieces.append(group([spot], said=_point_words(point)))
    return pieces


def _point_words(point: TallyPoint) -> str:
    rests = f"{counted(point.events, 'event')}, {counted(point.origins, 'origin')}"
    count = f"{day_words(point.day)}: {amount_words(point.amount)}"
    return f"{count}. {rests} so far. Changed by {first_ids(point.claims)}"


def _labels(plot: _Plot, tally: Tally, drawn: Sequence[TallySeries]) -> list[Element]:
    """The name and the count of each series beside its end, moved apart where they would lie together."""
    ends = [(plot.y(one.points[-1].amount.best), place) for place, one in enumerate(drawn)]
    pieces: list[Element] = []
    room = _LABELS - 34
    for (y, place), at in zip(sorted(ends), _apart([y for y, _ in sorted(ends)]), strict=True):
        one = drawn[place]
        x = plot.right + 28
        name = series_name(one, tally.question.by)
        pieces.append(line((plot.right, y), (x - 14, at), class_=f"thin s{place}"))
        pieces.append(marker(place, x - 10, at))
        pieces.append(
            group(
                [
                    text(shortened(name, room, STRONG), x, at, class_="strong"),
                    text(
                        shortened(_count_words(one.points[-1].amount), room, SMALL),
                        x,
                        at + 14,
                        class_="small faint",
                    ),
                ],
                said=f"{name}: {amount_words(one.points[-1].amount)}",
            )
        )
    return pieces


def _count_words(amount: Amount) -> str:
    """An added count in little room: "36 (30–43)"."""
    if amount.high is None or amount.low == amount.high:
        return amount_words(amount)
    return f"{written(amount.best)} ({written(amount.low)}–{written(amount.high)})"


def _apart(wanted: Sequence[float]) -> list[float]:
    """Places near `wanted`, which ascend, that leave each label its room inside of the chart."""
    placed: list[float] = []
    for y in wanted:
        placed.append(max(y, placed[-1] + _LABEL_HEIGHT if placed else _TOP))
    lowest = _TOP + _HEIGHT - 8
    for number in range(len(placed) - 1, -1, -1):
        placed[number] = min(placed[number], lowest)
        lowest = placed[number] - _LABEL_HEIGHT
    return placed


def _level(one: ToldSeries) -> Range:
    """The last word of an origin, beside what it counts."""
    last = one.latest
    over = f", since {day_words(one.since)}" if one.since else ""
    place = f", {one.place}" if one.place else ""
    when = day_words(last.day) if last.day else "day not known"
    return Range(
        name=one.origin,
        note=f"{when}: {one.of}{place}{over}",
        low=last.low,
        best=last.best,
        high=last.high,
        claims=(last.claim_id,),
        overtaken=last.overtaken,
    )
