"""Who is said to hold each stretch of a road on a day."""

from __future__ import annotations

from collections.abc import Iterable

from variorum.lexicon.fold import fold
from variorum.lexicon.lexicon import Lexicon
from variorum.model.errors import UsageError
from variorum.model.roads import StretchState
from variorum.query.alike import names_alike
from variorum.query.control.roads.road_record import RoadRecord
from variorum.query.printable import one_line
from variorum.query.tables import Row, names_cell
from variorum.state.roads.network import Road
from variorum.store.reading import RecordReader

_SUGGESTED = 3


def road_state(record: RecordReader, lexicon: Lexicon, route: str, as_of: str) -> tuple[StretchState, ...]:
    """The state of each stretch of a road at the end of `as_of` (ISO day), in the order of the road.

    `route` is the road's id or a name of it. A road that the lexicon does not know is one stretch between
    the ends that the record gives it; none where it gives none. Raises UsageError, with the nearest
    names, where neither knows such a road, and with the ids where several go by the name.
    """
    roads = RoadRecord(record, lexicon)
    return roads.states(road_called(roads, route), as_of)


def road_called(roads: RoadRecord, name: str) -> Road:
    """The road of this id or name. Raises UsageError as `road_state` does."""
    found = [road for road_id in _ids(roads, name) if (road := roads.road(road_id)) is not None]
    if len(found) == 1:
        return found[0]
    shown = one_line(name)
    if found:
        ids = ", ".join(one_line(road.id) for road in found)
        raise UsageError(f"{shown!r} may be several roads: {ids}.", advice="Give one of these ids.")
    near = _nearest(name, roads)
    advice = f"Did you mean {', '.join(near)}?" if near else ""
    raise UsageError(f"No road called {shown!r} is known, and the record speaks of none.", advice=advice)


def road_rows(states: Iterable[StretchState]) -> list[Row]:
    """One flat row a stretch, good for pandas.DataFrame(rows); names of several holders in one, by "; "."""
    return [
        {
            "route_id": one.stretch.route_id,
            "route": one.stretch.route_name,
            "from": one.stretch.start.name,
            "to": one.stretch.end.name,
            "from_lat": one.stretch.start.lat,
            "from_lon": one.stretch.start.lon,
            "to_lat": one.stretch.end.lat,
            "to_lon": one.stretch.end.lon,
            "schematic": one.stretch.schematic,
            "status": one.status,
            "basis": one.basis,
            "holders": names_cell(one.holders),
            "closed_by": names_cell(one.closed_by),
            "closed_to": names_cell(one.closed_to),
            "told": one.told,
            "claims": len(one.claims),
            "denied_by": len(one.denied_by),
            "origins": len(one.origins),
            "reasons": "; ".join(f"{reason.rule}: {reason.detail}" for reason in one.reasons),
        }
        for one in states
    ]


def _ids(roads: RoadRecord, name: str) -> list[str]:
    """Ids of roads that go by `name`: that id; a name in the record; else one in the lexicon."""
    routes, wanted = roads.lexicon.routes, name.strip()
    if not wanted:
        return []
    if roads.road(wanted) is not None:
        return [wanted]
    called = roads.record.subjects_called(fold(wanted))
    spoken = dict.fromkeys(subject_id.partition(":")[0] for subject_id, _ in called)
    known = [one.id for one in (*routes.by_name(wanted), *routes.by_label(wanted))]
    both = [road_id for road_id in known if road_id in spoken]
    named = [road_id for road_id in spoken if roads.road(road_id) is not None]
    return list(dict.fromkeys(both or named or [one.id for one in routes.by_name(wanted)] or known))


def _nearest(name: str, roads: RoadRecord) -> list[str]:
    """The names of known roads that are most like `name`."""
    names = {
        fold(one): one
        for road in roads.lexicon.routes.all()
        for one in (*road.labels, *road.names, road.name)
    }
    return [one_line(names[match]) for match in names_alike(name, names, _SUGGESTED)]
