"""Laws of tallies that hold for any events."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from tally_kit import GUARD, MILITIA, event, figure, tallied, told, town

from variorum.model.events import Event

_FIRST = date(2031, 5, 1)
_EXAMPLES = 60


@st.composite
def _counts(draw):
    """The two ends of a count, of which one may be open."""
    least = draw(st.integers(0, 40))
    most = least + draw(st.integers(0, 10))
    return draw(st.sampled_from([(least, most), (least, least), (least, None), (None, most)]))


@st.composite
def _figures(draw):
    origins = draw(st.lists(st.sampled_from(["wire", "clinic", "monitor"]), min_size=1, max_size=3))
    accounts = [
        told(*draw(_counts()), origin, published=draw(_days()), claim=f"claim-{draw(st.integers(0, 10**6))}")
        for origin in origins
    ]
    return figure(
        *accounts[:1],
        party=draw(st.sampled_from([None, GUARD, MILITIA])),
        of=draw(st.sampled_from(["people", "soldiers", "villagers"])),
        scope=draw(st.sampled_from(["event", "event", "event", "cumulative", "stock"])),
        part=draw(st.integers(0, 9)) == 0,
    )


@st.composite
def _days(draw):
    return (_FIRST + timedelta(days=draw(st.integers(0, 40)))).isoformat()


@st.composite
def _events(draw):
    made = []
    for number in range(draw(st.integers(0, 7))):
        first = draw(_days())
        last = (date.fromisoformat(first) + timedelta(days=draw(st.integers(0, 9)))).isoformat()
        days = draw(st.sampled_from(["", first, f"{first}/{last}", f"/{last}", f"{first}/"]))
        made.append(
            event(
                str(number),
                days,
                *draw(st.lists(_figures(), max_size=3)),
                status=draw(st.sampled_from(["single-origin", "disputed", "denied"])),
                event_type=draw(st.sampled_from(["attack", "casualties", "clash"])),
                place=town(draw(st.sampled_from("xyz")), precision=draw(st.sampled_from([1, 4, 6]))),
            )
        )
    return made


_ASKED = st.fixed_dictionaries(
    {
        "by": st.sampled_from(["all", "party", "account"]),
        "since": st.none() | _days(),
        "until": st.none() | _days(),
    }
)


def _ceiling(events: list[Event]) -> float:
    """What all figures of all events come to together, or without end."""
    figures = [one for each in events for one in each.figures]
    return sum(float("inf") if one.high is None else one.high for one in figures)


@settings(max_examples=_EXAMPLES, deadline=None)
@given(_events(), _ASKED)
def test_low_best_and_high_stand_in_order_and_never_fall(events, asked) -> None:
    for series in tallied(*events, **asked).series:
        before = (0.0, 0.0, 0.0)
        for point in series.points:
            amount = point.amount
            now = amount.low, amount.best, amount.told_high
            assert 0 <= amount.low <= amount.best <= amount.told_high
            assert amount.high in (None, amount.told_high)
            assert all(one >= other for one, other in zip(now, before, strict=True))
            assert point.claims
            before = now
        assert [point.day for point in series.points] == sorted({point.day for point in series.points})


@settings(max_examples=_EXAMPLES, deadline=None)
@given(_events(), _ASKED)
def test_no_total_is_higher_than_all_upper_ends_together(events, asked) -> None:
    for series in tallied(*events, **asked).series:
        if series.total is not None and series.total.amount.high is not None:
            assert series.total.amount.high <= _ceiling(events)


@settings(max_examples=_EXAMPLES, deadline=None)
@given(_events(), _ASKED, st.randoms(use_true_random=False))
def test_the_order_of_events_and_figures_has_no_effect(events, asked, chance) -> None:
    turned = [replace(one, figures=tuple(reversed(one.figures))) for one in events]
    chance.shuffle(turned)

    assert tallied(*turned, **asked) == tallied(*events, **asked)


@settings(max_examples=_EXAMPLES, deadline=None)
@given(_events(), _ASKED)
def test_a_copy_of_an_account_changes_no_number(events, asked) -> None:
    copied = [replace(one, figures=tuple(map(_with_copy, one.figures))) for one in events]

    assert _numbers(copied, asked) == _numbers(events, asked)


def _with_copy(one):
    copies = [replace(account, claim_id=f"{account.claim_id}-copy") for account in one.accounts]
    return replace(one, accounts=(*one.accounts, *copies))


def _numbers(events, asked):
    return [
        (series.key, [(one.day, one.amount, one.origins) for one in series.points], series.may_overlap)
        for series in tallied(*events, **asked).series
    ]


@settings(max_examples=_EXAMPLES, deadline=None)
@given(_events(), st.integers(0, 30), st.integers(0, 9))
def test_a_part_under_its_whole_leaves_the_total_as_it_was(events, count, shift) -> None:
    day = (_FIRST + timedelta(days=shift)).isoformat()
    whole = event("whole", day, figure(told(30, 35)), event_type="offensive")
    part = event("part", day, figure(told(count, count)))

    without = tallied(whole, *events).series
    with_part = tallied(whole, part, *events, wholes={"part": "whole"}).series
    assert [one.points for one in with_part] == [one.points for one in without]
    assert [one.total for one in with_part] == [one.total for one in without]


@settings(max_examples=_EXAMPLES, deadline=None)
@given(_events(), _ASKED)
def test_the_last_point_is_the_total(events, asked) -> None:
    for series in tallied(*events, **asked).series:
        assert (series.total is None) == (not series.points)
        if series.total is not None:
            last = series.points[-1]
            assert (last.amount, last.events, last.origins, last.disputed) == (
                series.total.amount,
                len(series.total.events),
                len(series.total.origins),
                series.total.disputed,
            )
