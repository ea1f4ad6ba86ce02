"""What the map shows: events where they lie, who held what, the base under them, reports a day."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path

from variorum.query.clock import last_day
from variorum.query.control.asking.sides import sides_in
from variorum.web.core.clocks import Asked, AsOf, KnownOn, TheDesk
from variorum.web.core.knowledge import Books, Known
from variorum.web.map import base, control, days, events
from variorum.web.map.shapes import Control, DayHistogram, MapEvents, Roads, Sides, SideShape, Towns

router = APIRouter(tags=["map"])

_LAST_ZOOM = 14
Zoom = Annotated[int, Path(ge=0, le=_LAST_ZOOM, description="The zoom of a tile of the Web Mercator square.")]
Column = Annotated[int, Path(ge=0, le=2**_LAST_ZOOM)]
Row = Annotated[int, Path(ge=0, le=2**_LAST_ZOOM)]


@router.get("/map/events")
def map_events(asked: Asked, books: Books, known: Known) -> MapEvents:
    """All events in columns: where, of what type, how they stand, when."""
    return events.map_events(asked, books, known.lexicon().places)


@router.get("/map/control")
def map_control(asked: Asked, desk: TheDesk, known: Known, as_of: AsOf, known_on: KnownOn) -> Control:
    """Who is said to hold which places and which stretches of road on a day."""
    day = as_of or last_day(asked)
    if known_on is None:
        return control.control_on(asked, day, known.lexicon(), asked)
    with desk.record() as whole:
        return control.control_on(asked, day, known.lexicon(), whole)


@router.get("/sides")
def sides(desk: TheDesk) -> Sides:
    """All who are said to hold anything in the whole record, those with most holdings first."""
    with desk.record() as whole:
        found = sides_in(whole)
    return Sides(rows=[SideShape(name=side.name, holdings=side.holdings) for side in found])


@router.get("/days")
def days_counted(asked: Asked) -> DayHistogram:
    """Reports published and events begun on each day."""
    return days.days_of(asked)


@router.get("/map/towns/{zoom}/{column}/{row}")
def map_towns(known: Known, zoom: Zoom, column: Column, row: Row) -> Towns:
    """The most populous towns of a tile, from the gazetteer (GeoNames)."""
    return base.towns_in(zoom, base.box_of(zoom, column, row), known.lexicon())


@router.get("/map/roads/{zoom}/{column}/{row}")
def map_roads(known: Known, zoom: Zoom, column: Column, row: Row) -> Roads:
    """The known roads of a tile, as schematic lines from town to town."""
    return base.roads_in(base.box_of(zoom, column, row), known.lexicon())
