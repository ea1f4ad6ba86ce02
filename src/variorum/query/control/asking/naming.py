"""Which place or road a person means by a name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import islice

from variorum.lexicon.fold import fold
from variorum.lexicon.lexicon import Lexicon, load_lexicon
from variorum.lexicon.records import PlaceEntry
from variorum.model.control import Subject, SubjectKind
from variorum.model.errors import UsageError
from variorum.model.events import Event
from variorum.query.alike import names_alike
from variorum.query.printable import one_line
from variorum.store.reading import RecordReader
from variorum.store.rows import place_key

_LOOKED_AT = 12
_SUGGESTED = 3
_SHOWN = 5
_KIND_WORDS = {"place": "a place", "route-segment": "a road"}
_SOUGHT: Mapping[SubjectKind | None, str] = {
    "place": "place",
    "route-segment": "road",
    None: "place or road",
}
# UCDP where_prec: an area from a district on, a district, a province, one without exact bounds.
_AREA = 3
_PRECISION = {"admin2": 3, "admin1": 4, "region": 5, "area": 5, "country": 6}


def subject_named(
    record: RecordReader,
    name: str,
    kind: SubjectKind | None = None,
    lexicon: Callable[[], Lexicon] = load_lexicon,
) -> Subject:
    """The place or road of the record that `name`, an id or a name, means; of `kind` where one is given.

    A known place is before one that nothing known fits, a name it goes by before one that accounts use
    besides, and a road before its stretches. Where the record knows no such name, it is looked up in
    `lexicon`: another spelling finds the record's place; of those of which the record does not speak it is
    the most prominent, a subject of which nothing is told. Raises UsageError, with the nearest names, where
    nothing is called so, and with their ids where several are.
    """
    wanted = name.strip()
    found = subjects_called(record, wanted, kind) if wanted else []
    if not found and wanted:
        known = lexicon()
        found = spoken_of(record, wanted, kind, known) or _listed(wanted, kind, known)[:1]
    if len(found) == 1:
        return found[0]
    if found:
        raise several(wanted, found)
    raise _unknown(record, wanted, kind)


def subjects_called(record: RecordReader, name: str, kind: SubjectKind | None = None) -> list[Subject]:
    """The places and roads of this id or name in the record: of several, those that it means most likely."""
    exact = subject_of_id(record, name)
    if exact is not None and kind in (None, exact.kind):
        return [exact]
    called = record.subjects_called(fold(name))
    pairs = [(own, subject) for key, own in called if (subject := subject_of_id(record, key)) is not None]
    ranks = [(not _fits(one), not own) for own, one in pairs if kind in (None, one.kind)]
    best = [one for own, one in pairs if kind in (None, one.kind) and (not _fits(one), not own) == min(ranks)]
    return _wholes(record, best, name)


def namesakes(record: RecordReader, name: str, subject: Subject, lexicon: Lexicon) -> tuple[Subject, ...]:
    """The other places and roads of the record that `name`, taken for `subject`, may mean as well."""
    called = [subject_of_id(record, key) for key, _ in record.subjects_called(fold(name))]
    found = [one for one in called if one is not None]
    found += spoken_of(record, name, None, lexicon)
    return tuple({one.id: one for one in found if one.ground != subject.ground}.values())


def subject_of_id(record: RecordReader, key: str) -> Subject | None:
    """The subject with this id, held or only spoken of; None where the record has none."""
    held = record.subject(key)
    if held is not None:
        return held
    event = next(record.events_at(key), None)
    return _of_event(event, key) if event is not None else None


def several(name: str, subjects: Sequence[Subject]) -> UsageError:
    """What to raise where `name` may mean any of `subjects`."""
    shown = "; ".join(f"{one_line(one.id)} ({_described(one)})" for one in subjects[:_SHOWN])
    more = f" and {len(subjects) - _SHOWN} more" if len(subjects) > _SHOWN else ""
    return UsageError(f"{one_line(name)!r} may be several: {shown}{more}.", advice="Give one of these ids.")


def _wholes(record: RecordReader, subjects: Sequence[Subject], name: str) -> list[Subject]:
    """One for each ground: of a road and its stretches, or of a place and its parts, the whole."""
    grounds: dict[str, list[Subject]] = {}
    for subject in subjects:
        grounds.setdefault(subject.ground, []).append(subject)
    return [
        found[0] if len(found) == 1 and fold(found[0].name) == fold(name) else _whole(record, ground, found)
        for ground, found in sorted(grounds.items())
    ]


def _whole(record: RecordReader, ground: str, found: Sequence[Subject]) -> Subject:
    whole = next((one for one in found if one.id == ground), None) or subject_of_id(record, ground)
    if whole is not None:
        return whole
    if len(found) == 1:
        return found[0]
    # Accounts only tell of stretches, and nobody of the road: what they share is its other name.
    shared = frozenset.intersection(*(frozenset(one.aliases) for one in found))
    name = min(shared, key=lambda one: (len(one), one), default=ground)
    return Subject(kind=found[0].kind, id=ground, name=name, aliases=tuple(sorted(shared - {name})))


def _of_event(event: Event, key: str) -> Subject:
    """The place or road of an event that `key` finds: no holding speaks of it."""
    place, route = event.place, event.route
    if place is not None and key == place_key(place):
        return Subject(
            kind="place", id=key, name=place.name, lat=place.lat, lon=place.lon, precision=place.precision
        )
    return Subject(kind="route-segment", id=key, name=route.name if route is not None else key)


def _fits(subject: Subject) -> bool:
    """Whether it is a known place or road; other ids are made of folded names, which have no hyphens."""
    return not subject.id.startswith("unplaced ") if subject.kind == "place" else "-" in subject.ground


def spoken_of(record: RecordReader, name: str, kind: SubjectKind | None, lexicon: Lexicon) -> list[Subject]:
    """What the lexicon calls so and the record speaks of."""
    known = _listed(name, kind, lexicon)
    return [one for entry in known if (one := subject_of_id(record, entry.id)) is not None]


def _listed(name: str, kind: SubjectKind | None, lexicon: Lexicon) -> list[Subject]:
    """What the lexicon calls so, the most prominent first."""
    places: tuple[PlaceEntry, ...] = ()
    if kind in (None, "place"):
        entry = lexicon.places.get(name)
        places = (entry,) if entry is not None else lexicon.places.find(name)
    routes = lexicon.routes.by_name(name) if kind in (None, "route-segment") else ()
    roads = (Subject(kind="route-segment", id=one.id, name=one.name, aliases=one.names) for one in routes)
    return [*map(_of_entry, places), *roads]


def _of_entry(place: PlaceEntry) -> Subject:
    return Subject(
        kind="place",
        id=place.id,
        name=place.name,
        aliases=place.names,
        lat=place.lat,
        lon=place.lon,
        precision=_PRECISION.get(place.kind, 1),
    )


def _described(subject: Subject) -> str:
    words = "an area" if subject.kind == "place" and _AREA <= subject.precision < 7 else ""
    at = (
        f" at {subject.lat:.2f}, {subject.lon:.2f}"
        if subject.lat is not None and subject.lon is not None
        else ""
    )
    return f"{one_line(subject.name)}, {words or _KIND_WORDS[subject.kind]}{at}"


def _unknown(record: RecordReader, name: str, kind: SubjectKind | None) -> UsageError:
    what = _SOUGHT[kind]
    near = names_near(record, name, kind)
    advice = (
        f"Did you mean {', '.join(near)}?" if near else "List all there are with: variorum state RECORD.db"
    )
    return UsageError(f"The record has no {what} called {one_line(name)!r}.", advice=advice)


def names_near(record: RecordReader, name: str, kind: SubjectKind | None = None) -> list[str]:
    """The names most like `name`, then those that have all its words: a few, as the record writes them."""
    names = list(record.subject_names())
    words = set(fold(name).split())
    longer = (one for one in names if words and words <= set(one.split()))
    shown: dict[str, None] = {}
    for folded in (*names_alike(name, names, _LOOKED_AT), *islice(longer, _LOOKED_AT)):
        for subject in subjects_called(record, folded, kind):
            written = (one for one in (subject.name, *subject.aliases) if fold(one) == folded)
            shown[one_line(next(written, subject.name))] = None
    return list(shown)[:_SUGGESTED]
