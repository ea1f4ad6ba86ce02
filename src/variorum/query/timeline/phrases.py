"""Timelines and tallies in words; a tally's caveats stand with every picture and table of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from variorum.model.claims import FigureKind
from variorum.query.phrases import bounds, counted
from variorum.state.tallies.records import Amount, Breakdown, Tally, TallySeries

KINDS: Mapping[FigureKind, str] = {
    "killed": "Killed",
    "injured": "Injured",
    "displaced": "Displaced",
    "captured_people": "Taken captive",
    "missing": "Missing",
    "strikes": "Strikes",
    "targets": "Targets hit",
}
_BY: Mapping[Breakdown, str] = {
    "all": "",
    "party": ", by whose people they are",
    "account": ", by who says so",
}
_NAMED = 3


def tally_title(tally: Tally) -> str:
    """What a tally counts: "Killed, by whose people they are"."""
    return KINDS[tally.question.kind] + _BY[tally.question.by]


def series_name(series: TallySeries, by: Breakdown) -> str:
    """What a series is called."""
    name = series.name or {"party": "party not told", "account": "origin not known"}.get(by, "all")
    return f"{name} (homes)" if series.households else name


def amount_words(amount: Amount) -> str:
    """An added count: "36, from 30 to 43", "98 or more", "0, perhaps 300 or more"."""
    best = f"{amount.best:,.15g}"
    if amount.high is None and not amount.best and amount.told_high:
        return f"0, perhaps {amount.told_high:,.15g} or more"
    if amount.high is None:
        least = f", surely {amount.low:,.15g}" if amount.low != amount.best else ""
        return f"{best} or more{least}"
    if amount.low == amount.high:
        return best
    return f"{best}, from {amount.low:,.15g} to {amount.high:,.15g}"


def first_ids(ids: Sequence[str]) -> str:
    """The first few ids, and how many more there are."""
    more = f" and {len(ids) - _NAMED} more" if len(ids) > _NAMED else ""
    return ", ".join(ids[:_NAMED]) + more


def caveats(tally: Tally, shown: Sequence[TallySeries] | None = None) -> tuple[str, ...]:
    """What a reader of the totals must know, a sentence each; of the series `shown`, or of all."""
    by = tally.question.by
    said = [
        _of_series(series, f"{series_name(series, by)}: " if by != "all" else "")
        for series in (tally.series if shown is None else shown)
    ]
    return (*(sentence for found in said for sentence in found), *_left_out(tally))


def _of_series(series: TallySeries, lead: str) -> list[str]:
    said = []
    if series.may_overlap:
        told = counted(series.may_overlap, "event")
        said.append(f"{lead}{told} may count people whom another one counts too.")
    if series.total is not None and series.total.disputed:
        told = counted(series.total.disputed, "event")
        said.append(f"{lead}{told} counted {_is(series.total.disputed)} disputed.")
    if series.within_whole:
        told = counted(series.within_whole, "event")
        said.append(f"{lead}{told} left out as part of a larger one that is counted.")
    if series.undated:
        least, most = _span(series)
        told = counted(len(series.undated), "undated event")
        each = " each" if len(series.undated) > 1 else ""
        said.append(f"{lead}{told} ({bounds(least, most)}{each}) not added.")
    return said


def _span(series: TallySeries) -> tuple[float | None, float | None]:
    highs = [one.high for one in series.undated]
    least = min(one.best if one.low is None else one.low for one in series.undated)
    return least, None if None in highs else max(high for high in highs if high is not None)


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def _left_out(tally: Tally) -> list[str]:
    left = tally.left_out
    reasons = (
        (left.denied, "denied"),
        (left.retracted, "retracted"),
        (left.including, "with a count of some of those hit alone"),
        (left.other_days, "of other days or of none"),
    )
    told = [f"{number:,} {why}" for number, why in reasons if number]
    return [f"Events left out: {', '.join(told)}."] if told else []
