"""Answers about control as flat rows, such as `pandas.DataFrame` takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from variorum.query.control.asking.holds import origins_of
from variorum.query.control.records import Change, Held, SubjectState
from variorum.query.tables import Cell, Row, range_cells


def rows(states: Iterable[SubjectState]) -> Iterator[Row]:
    """One row for each side that is said to hold a subject, and one without a holder where nobody is.

    `accounts` and `origins` count those of the whole hold, also such as were told later than `as_of`;
    days are ISO texts.
    """
    for state in states:
        for held in state.held or (None,):
            yield {**_subject(state), **_side(held)}


def change_rows(changes: Iterable[Change]) -> Iterator[Row]:
    """One row for each change, with the status and the holders before and after it."""
    for change in changes:
        yield {
            "kind": change.kind,
            "subject_id": change.subject.id,
            "name": change.subject.name,
            **range_cells("day", change.day),
            "status_before": change.before.status,
            "holder_before": _holders(change.before),
            "status_after": change.after.status,
            "holder_after": _holders(change.after),
            "origins": len(change.origins),
            "claims": " ".join(change.claims),
        }


def _subject(state: SubjectState) -> Row:
    subject = state.subject
    return {
        "subject_id": subject.id,
        "kind": subject.kind,
        "name": subject.name,
        "part": subject.part,
        "lat": subject.lat,
        "lon": subject.lon,
        "as_of": state.as_of,
        "as_known_on": state.known_on,
        "status": state.status,
    }


def _side(held: Held | None) -> Row:
    if held is None:
        return dict.fromkeys(_SIDE)
    holding = held.holding
    values: Mapping[str, Cell] = {
        "holder": holding.holder,
        "holder_name": holding.holder_name,
        "basis": held.basis,
        "holding_status": held.status,
        **range_cells("since", held.begun),
        **range_cells("until", holding.until),
        "told": held.told,
        "stale_days": held.stale_days,
        "score": holding.score,
        "origins": len(origins_of(holding)),
        "accounts": len(holding.claims),
        "denials": len(holding.denied_by),
        "claims": " ".join(holding.claims),
        "denied_by": " ".join(holding.denied_by),
    }
    return {name: values[name] for name in _SIDE}


_SIDE = (
    *("holder", "holder_name", "basis", "holding_status"),
    *("since_earliest", "since_latest", "until_earliest", "until_latest", "told", "stale_days"),
    *("score", "origins", "accounts", "denials", "claims", "denied_by"),
)


def _holders(state: SubjectState) -> str:
    return "; ".join(held.holding.holder_name for held in state.held)
