"""GET /api/changes: what is told otherwise of one day than of another."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query

from variorum.model.errors import UsageError
from variorum.query.clock import days_after, last_day
from variorum.query.control.asking.changes import changes
from variorum.query.control.records import Change, SubjectState
from variorum.web.core.clocks import TheDesk
from variorum.web.places.lines import days, head, hold_of
from variorum.web.places.shapes import TypeCount
from variorum.web.places.shapes_changes import ChangedState, ChangeRow, Changes

router = APIRouter(tags=["places"])

Start = Annotated[
    date | None, Query(alias="from", description="The first day; a week before `to` without it.")
]
End = Annotated[date | None, Query(alias="to", description="The last day; the record's last without it.")]
# So many claims of a change are named.
_CLAIMS = 12
_WEEK = 7


@router.get("/changes")
def changed(
    desk: TheDesk,
    start: Start = None,
    end: End = None,
    known_from: Annotated[date | None, Query(description="The first day as it was known then.")] = None,
    known_to: Annotated[date | None, Query(description="The last day as it was known then.")] = None,
) -> Changes:
    """Which places and roads are told of otherwise at the end of `to` than at that of `from`.

    With `known_from` the first day is taken as it was known then, the last as `known_to` says or as it is
    known now: on one day, `to`, unless `from` is given as well, what was learned since.
    """
    learned = known_from != known_to
    if learned and known_from is None:
        raise UsageError("`known_to` needs `known_from`.", advice="Name the day of the earlier knowledge.")
    if known_from and known_to and known_from > known_to:
        raise UsageError("What is known later cannot be known less.", advice="Change the two days.")
    with ExitStack() as stack:
        after = stack.enter_context(desk.record(_iso(known_to)))
        before = stack.enter_context(desk.record(_iso(known_from))) if learned else after
        first, last = _span(_iso(start), _iso(end) or last_day(after), learned=learned)
        found = changes(before, after, first, last)
        return Changes(
            start=first,
            end=last,
            known_from=_iso(known_from),
            known_to=_iso(known_to),
            changes=[_row(change) for change in found],
            events=None
            if learned
            else [
                TypeCount(event_type=name, events=count)
                for name, count in after.event_types_between(first, last)
            ],
        )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _span(start: str | None, end: str | None, *, learned: bool) -> tuple[str, str]:
    if end is None:
        raise UsageError("Nothing in the record is dated.", advice="Name both days.")
    first = start or (end if learned else days_after(end, -_WEEK))
    if first > end:
        raise UsageError(f"The first day, {first}, is after the last, {end}.", advice="Change the two days.")
    return first, end


def _row(change: Change) -> ChangeRow:
    return ChangeRow(
        subject=head(change.subject),
        kind=change.kind,
        day=days(change.day),
        before=_state(change.before),
        after=_state(change.after),
        between=[hold_of(one) for one in change.between],
        claims=list(change.claims[:_CLAIMS]),
        claims_left_out=max(0, len(change.claims) - _CLAIMS),
        origins=len(change.origins),
    )


def _state(state: SubjectState) -> ChangedState:
    left = state.status == "left" and state.last is not None
    names = [one.holding.holder_name for one in state.held]
    return ChangedState(status=state.status, sides=[state.last.holder_name] if left and state.last else names)
