"""Settings: what of an event is compared when it is asked whether it is part of another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import floor

from variorum.lexicon.fold import fold
from variorum.model.control import Party
from variorum.model.days import ordinal
from variorum.model.events import Event
from variorum.reconcile.knowledge.part_rules import PartRules
from variorum.reconcile.witnesses.sides import Side
from variorum.reconcile.witnesses.spots import AREA, COUNTRY, Spot
from variorum.reconcile.witnesses.witnesses import Witness

_HAPPENED = frozenset({"asserted", "reported"})
# Parts and wholes meet in stretches of so many days; a part that is dated less closely meets nothing.
_BUCKET_DAYS = 32
# A first date of so many days is when it began, not how long it lasted.
_BEGAN_WITHIN = 3
# A whole stands in the cell of its place and in those around it: some 55 km each way at the equator, and
# no less than the 25 km that parts.yaml asks up to 63 degrees north or south.
_CELL_DEGREES = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A sentence that tells of an event; `as_whole`: it names it as what something else is part of."""

    document_id: str
    sentence_start: int
    as_whole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """An event as one among others.

    `lo` and `hi` are ordinals of days, None where not told. `spots` are those that most of its claims
    name, `agents` and `patients` those that the event carries. `happened` says that somebody tells it
    as having happened.
    """

    event_id: str
    event_type: str
    happened: bool
    lo: int | None
    hi: int | None
    spots: tuple[Spot, ...]
    agents: tuple[Side, ...]
    patients: tuple[Side, ...]
    tellings: tuple[Telling, ...]

    @property
    def close(self) -> bool:
        """Whether it is dated closely enough to lie within something."""
        return self.lo is not None and self.hi is not None and self.hi - self.lo < _BUCKET_DAYS

    @property
    def began(self) -> bool:
        """Whether its days only say when it began."""
        return self.lo is not None and (self.hi is None or self.hi - self.lo <= _BEGAN_WITHIN)

    def last(self, after: int) -> int | None:
        """The last day of its parts, where those may lie `after` days behind its beginning; None undated."""
        if self.lo is None:
            return None
        if self.hi is None:
            return self.lo + after
        return max(self.hi, self.lo + after) if self.began else self.hi

    @property
    def width(self) -> tuple[int, bool]:
        """How wide its widest place is: a whole place is wider than a part of one."""
        return max(((spot.precision, not spot.part) for spot in self.spots), default=(0, False))


def setting(event: Event, accounts: Iterable[Witness]) -> Setting:
    """The setting of `event`, of which `accounts` are those that tell of it (others are passed over)."""
    own = frozenset(event.claims)
    told = sorted((one for one in accounts if one.id in own), key=lambda one: one.id)
    return Setting(
        event_id=event.id,
        event_type=event.event_type,
        happened=any(one.modality in _HAPPENED for one in told),
        lo=ordinal(event.when.earliest) if event.when else None,
        hi=ordinal(event.when.latest) if event.when else None,
        spots=_spots(told),
        agents=_sides(event.agents, [side for one in told for side in one.agents]),
        patients=_sides(event.patients, [side for one in told for side in one.patients]),
        tellings=tuple(
            Telling(document_id=one.document_id, sentence_start=one.sentence_start, as_whole=one.as_whole)
            for one in told
        ),
    )


def _spots(told: Sequence[Witness]) -> tuple[Spot, ...]:
    named = Counter(one.spots for one in told if one.spots)
    if not named:
        return ()
    return min(named, key=lambda found: (-named[found], [(spot.key, spot.part) for spot in found]))


def _sides(parties: Sequence[Party], named: Sequence[Side]) -> tuple[Side, ...]:
    carried = {(party.id, fold(party.name)) for party in parties}
    sides = {side.key: side for side in named if (side.id, fold(side.name)) in carried}
    return tuple(sides[key] for key in sorted(sides))


# ---- where parts and wholes meet


def whole_keys(one: Setting, rules: PartRules) -> frozenset[str]:
    """Under which keys the parts of an event are found; empty where none can be part of it."""
    kinds = rules.whole_types.get(one.event_type)
    if not kinds or not one.happened:
        return frozenset()
    found = set(_text_keys(one))
    if one.lo is not None:
        last = one.last(max(kind.after for kind in kinds)) or one.lo
        first = one.lo - max(kind.before for kind in kinds)
        for bucket in range(first // _BUCKET_DAYS, last // _BUCKET_DAYS + 1):
            if any(kind.place == "any" for kind in kinds):
                found.update(f"party {bucket} {side.key}" for side in (*one.agents, *one.patients))
            if any(kind.place != "any" for kind in kinds):
                found.update(f"{place} {bucket}" for spot in one.spots for place in _around(spot))
    return frozenset(found)


def part_keys(one: Setting, rules: PartRules) -> frozenset[str]:
    """Under which keys of wholes those are found that an event may be part of."""
    if one.event_type not in rules.part_types or not one.happened:
        return frozenset()
    found = set(_text_keys(one))
    if one.lo is not None and one.hi is not None and one.close:
        for bucket in range(one.lo // _BUCKET_DAYS, one.hi // _BUCKET_DAYS + 1):
            for side in (*one.agents, *one.patients):
                found.update(f"party {bucket} {key}" for key in (side.key, *sorted(side.lineage)))
            found.update(f"{place} {bucket}" for spot in one.spots for place in _at(spot))
    return frozenset(found)


def _text_keys(one: Setting) -> Iterator[str]:
    yield from (f"text {telling.document_id} {telling.sentence_start}" for telling in one.tellings)


def _at(spot: Spot) -> Iterator[str]:
    yield f"spot {spot.key}"
    if spot.country is not None and spot.admin1 is not None and spot.precision < COUNTRY:
        yield f"area {spot.country} {spot.admin1}"
    cell = _cell(spot)
    if cell is not None:
        yield f"cell {cell[0]} {cell[1]}"


def _around(spot: Spot) -> Iterator[str]:
    yield f"spot {spot.key}"
    if spot.country is not None and spot.admin1 is not None and AREA < spot.precision < COUNTRY:
        yield f"area {spot.country} {spot.admin1}"
    cell = _cell(spot)
    if cell is not None:
        row, column = cell
        yield from (f"cell {row + i} {column + j}" for i in (-1, 0, 1) for j in (-1, 0, 1))


def _cell(spot: Spot) -> tuple[int, int] | None:
    """The cell of the grid that a place lies in; of a province or country, none."""
    if spot.lat is None or spot.lon is None or spot.precision > AREA:
        return None
    return floor(spot.lat / _CELL_DEGREES), floor(spot.lon / _CELL_DEGREES)
