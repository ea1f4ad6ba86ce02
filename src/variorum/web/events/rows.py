"""Parts of events that lists and the apparatus have in common."""

from __future__ import annotations

from collections.abc import Iterable

from variorum.model import claims as claims_model
from variorum.model.control import Party
from variorum.model.events import Event, EventFigure, Where
from variorum.query.meanings import PRECISION, WHEN_BASIS
from variorum.query.rules import Codebooks
from variorum.store.rows import place_key, route_key
from variorum.web.core.knowledge import type_of
from variorum.web.core.shapes import Days, Named, counted
from variorum.web.events.shapes import EventAmount, EventSpot, EventWhen, ListedEvent

# What people ask for first; other counts come after these.
_FIRST = ("killed", "injured", "displaced", "captured_people", "missing")
_FIGURES = 3


def event_row(event: Event, books: Codebooks) -> ListedEvent:
    """An event in a list."""
    return ListedEvent(
        id=event.id,
        label=event.label,
        event_type=type_of(event.event_type, books),
        status=event.status,
        when=when_of(event.when),
        place=spot(event.place, road=False),
        route=spot(event.route, road=True),
        agents=parties(event.agents),
        patients=parties(event.patients),
        accounts=len(event.claims),
        denials=len(event.disputed_by),
        origins=len(event.origins),
        documents=len(event.documents),
        outlets=len(event.outlets),
        disputed=list(event.disputed_names),
        figures=_amounts(event.figures),
    )


def when_of(when: claims_model.When | None) -> EventWhen | None:
    """The days of an event or a claim."""
    if when is None:
        return None
    return EventWhen(
        days=Days.model_validate(when),
        precision=when.precision,
        basis=when.basis,
        basis_meaning=WHEN_BASIS[when.basis],
        text=when.text,
    )


def spot(where: Where | None, *, road: bool) -> EventSpot | None:
    """A place, or a road, with the key that its view is found by."""
    if where is None:
        return None
    key = route_key(where) if road else place_key(where)
    meaning = PRECISION.get(where.precision, "")
    return EventSpot(key=key, name=where.name, precision=where.precision, precision_meaning=meaning)


def parties(found: Iterable[Party]) -> list[Named]:
    """Parties by their names."""
    return [Named.model_validate(one) for one in found]


def _amounts(figures: Iterable[EventFigure]) -> list[EventAmount]:
    """The figures that people ask for first, whole counts before counts of some of them."""

    def rank(figure: EventFigure) -> tuple[bool, int]:
        kind = _FIRST.index(figure.kind) if figure.kind in _FIRST else len(_FIRST)
        return figure.part, kind

    return [
        EventAmount(**counted(one), disputed=one.is_disputed) for one in sorted(figures, key=rank)[:_FIGURES]
    ]
