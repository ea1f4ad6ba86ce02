"""Running totals of people by whose people they are, added as the room `state` adds them, in one pass."""

from __future__ import annotations

from collections.abc import Mapping

from variorum.model.claims import FigureKind
from variorum.model.events import Event
from variorum.query.timeline.apart import apart
from variorum.state.tallies.records import Tally, TallyQuestion
from variorum.state.tallies.tally import Tallying
from variorum.store.reading import RecordReader

OF_PEOPLE: tuple[FigureKind, ...] = ("killed", "injured", "displaced", "captured_people", "missing")
"""Figures of people, the gravest first."""


class Tolls:
    """Events are put in one by one; of each only what it counts is held."""

    def __init__(self, record: RecordReader) -> None:
        self._record = record
        self._tallying = {kind: Tallying(TallyQuestion(kind=kind, by="party"), apart) for kind in OF_PEOPLE}

    def put(self, event: Event) -> None:
        """Take up what an event counts of people."""
        kinds = {figure.kind for figure in event.figures}
        for kind in self._tallying.keys() & kinds:
            self._tallying[kind].add(event)

    def tallies(self) -> Mapping[FigureKind, Tally]:
        """The totals of each kind."""
        whole_of = self._record.wholes()
        return {kind: one.tally(whole_of) for kind, one in self._tallying.items()}
