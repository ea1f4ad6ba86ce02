"""GET /api/roads/{key}: a road stretch by stretch, and whether a side can pass."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from variorum.model.errors import UsageError
from variorum.query.control.roads.passages import PassageFinder
from variorum.query.control.roads.road_record import RoadRecord
from variorum.web.core.clocks import Asked, AsOf, day_asked
from variorum.web.core.faults import UnknownError
from variorum.web.core.knowledge import Known
from variorum.web.core.subjects import subjects_meant
from variorum.web.places.lines import head
from variorum.web.places.roads import passage_of, road_of
from variorum.web.places.shapes_roads import PassageShape, RoadAnswer

router = APIRouter(tags=["places"])

Spot = Annotated[str, Query(min_length=1, max_length=300)]


@router.get("/roads/{key:path}")
def road(asked: Asked, known: Known, key: str, as_of: AsOf) -> RoadAnswer:
    """Who is said to hold each stretch of a road on a day, and its cuts; `key` is its id or a name."""
    found = {one.ground: one for one in subjects_meant(asked, known, key, "route-segment")}
    if len(found) > 1:
        return RoadAnswer(road=None, choices=[head(one) for one in found.values()])
    roads = RoadRecord(asked, known.lexicon())
    there = roads.road(next(iter(found)))
    if there is None:
        raise UnknownError("No such road is known, and the record speaks of none.")
    return RoadAnswer(road=road_of(roads, there, day_asked(asked, as_of)), choices=[])


@router.get("/passage")
def passage(
    asked: Asked,
    known: Known,
    as_of: AsOf,
    side: Annotated[Spot, Query(description="Who goes: a name or an id.")],
    start: Annotated[Spot, Query(description="The place they start from: a name or an id.")],
    end: Annotated[Spot, Query(description="The place they go to: a name or an id.")],
) -> PassageShape:
    """Whether a side can go from one place to another over its own ground on the known roads."""
    finder = PassageFinder(RoadRecord(asked, known.lexicon()).with_spoken_roads())
    if not (side.strip() and start.strip() and end.strip()):
        raise UsageError("A passage has a side, a start and an end.", advice="Name all three.")
    return passage_of(finder.find(side.strip(), start.strip(), end.strip(), day_asked(asked, as_of)))
