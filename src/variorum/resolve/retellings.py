"""One event told in several sentences of an article is one claim, with the words of each.

Two claims of one voice are retellings of one event where nothing that they say of it differs and
they share where it was or how many it struck, and one thing more. The fuller one stays; what it
leaves open it takes from the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from variorum.lexicon.lexicon import Lexicon
from variorum.model.claims import Actor, GroundedClaim, Place, When
from variorum.model.documents import HEADLINES
from variorum.model.readings import Reading

_WORD = re.compile(r"[^\W\d_]+")
_FIXED = ("explicit", "relative")
_FIRST_DAY, _LAST_DAY = "0000", "9999"
# What lies in one district, or closer, may be one spot; a province or a country holds many events.
_ONE_SPOT = 3
# Places of these relations to what happened are named and not only a mark to find it by.
_THERE = frozenset({"in", "at"})
_BANDS = frozenset({"rebel", "militia", "criminal"})
# Of one place, number of people or kind, and one thing more: what makes two tellings one event.
_ENOUGH = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Match:
    """What two claims say of one field: whether they may be one event by it, and whether it says so."""

    may: bool = True
    does: bool = False


_OPEN, _SAME, _DIFFERENT = _Match(), _Match(does=True), _Match(may=False)


class Retellings:
    """Joins what one article tells more than once."""

    def __init__(self, lexicon: Lexicon, reading: Reading) -> None:
        self._actors = lexicon.actors
        self._anew = lexicon.words.reference.anew
        self._reading = reading

    def joined(self, claims: Sequence[GroundedClaim]) -> tuple[GroundedClaim, ...]:
        """The claims in order, those that tell one event joined into the fullest of them."""
        kept: list[GroundedClaim] = []
        for claim in claims:
            place = next((i for i, earlier in enumerate(kept) if self._retells(claim, earlier)), None)
            if place is None:
                kept.append(claim)
            else:
                kept[place] = _one_of(kept[place], claim)
        return tuple(kept)

    def _retells(self, later: GroundedClaim, earlier: GroundedClaim) -> bool:
        if _voice(later) != _voice(earlier) or self._is_apart(later, earlier):
            return False
        where = _places(later.places, earlier.places)
        counted = _figures(later, earlier)
        others = (
            self._parties(later.agents, earlier.agents),
            self._parties(later.patients, earlier.patients),
            _days(later.when, earlier.when),
        )
        found = (where, counted, *others)
        if not all(one.may for one in found) or not (where.does or counted.does):
            return False
        return (
            sum(one.does for one in found) >= _ENOUGH or _is_bare(later, earlier) or _is_bare(earlier, later)
        )

    def _is_apart(self, later: GroundedClaim, earlier: GroundedClaim) -> bool:
        """One sentence tells of two acts; "again" tells of a new one; a live page goes on to the next."""
        here, there = later.claim.evidence, earlier.claim.evidence
        if here.sentence_start == there.sentence_start:
            return True
        if self._reading.entry_at(here.start) != self._reading.entry_at(there.start):
            return True
        return not self._anew.isdisjoint(_WORD.findall(here.sentence.casefold()))

    def _parties(self, later: Sequence[Actor], earlier: Sequence[Actor]) -> _Match:
        """The same where one side has all that the other has; "militants" may be any band, and no army."""
        ours, theirs = ({_party(actor) for actor in actors} for actors in (later, earlier))
        if not ours or not theirs:
            return _OPEN
        if ours <= theirs or theirs <= ours:
            return _SAME
        vague = any(all(map(self._is_any_band, actors)) for actors in (later, earlier))
        bands = all(actor.kind in _BANDS or self._is_any_band(actor) for actor in (*later, *earlier))
        return _OPEN if vague and bands else _DIFFERENT

    def _is_any_band(self, actor: Actor) -> bool:
        entry = self._actors.get(actor.id) if actor.id else None
        return entry is not None and entry.kind == "generic" and entry.role == "armed"


def _is_bare(thin: GroundedClaim, full: GroundedClaim) -> bool:
    """Whether one tells of nothing that the other leaves open: a lead, or a look back."""
    ours, theirs = _told(thin), _told(full)
    return all(other for mine, other in zip(ours, theirs, strict=True) if mine)


def _told(grounded: GroundedClaim) -> tuple[bool, ...]:
    claim = grounded.claim
    parts = (claim.agents, claim.patients, claim.routes, claim.figures)
    return (*map(bool, parts), not _is_nowhere(grounded.places), _is_dated(grounded))


def _voice(grounded: GroundedClaim) -> tuple[object, ...]:
    """The type, how it is put, and who is cited; only claims that have them in common are compared."""
    claim = grounded.claim
    speakers = frozenset(one.source_id or one.name.casefold() for one in grounded.speakers)
    return claim.event_type, claim.modality, speakers


def _party(actor: Actor) -> str:
    return actor.id or actor.name.casefold()


def _places(later: Sequence[Place], earlier: Sequence[Place]) -> _Match:
    """The same where the most specific one is, and both are in it or both are by the same words."""
    ours, theirs = ([place for place in places if not place.carried] for places in (later, earlier))
    if not ours or not theirs:
        return _OPEN
    ids, other_ids = {_spot(place) for place in ours}, {_spot(place) for place in theirs}
    if ids.isdisjoint(other_ids):
        return _DIFFERENT
    first, other = ours[0], theirs[0]
    if _spot(first) != _spot(other):
        return _OPEN
    if {first.relation, other.relation} <= _THERE or first.mention.text == other.mention.text:
        return _SAME if first.precision <= _ONE_SPOT else _OPEN
    return _DIFFERENT


def _spot(place: Place) -> str:
    return place.id or place.name.casefold()


def _days(later: When | None, earlier: When | None) -> _Match:
    """The same where both fix one day; different where the stretches share none."""
    ours, theirs = _stretch(later), _stretch(earlier)
    if ours is None or theirs is None:
        return _OPEN
    if ours == theirs:
        fixed = later is not None and earlier is not None and {later.basis, earlier.basis} <= {*_FIXED}
        return _SAME if fixed and ours[0] == ours[1] else _OPEN
    return _OPEN if ours[0] <= theirs[1] and theirs[0] <= ours[1] else _DIFFERENT


def _stretch(when: When | None) -> tuple[str, str] | None:
    if when is None or not (when.earliest or when.latest):
        return None
    return when.earliest or _FIRST_DAY, when.latest or _LAST_DAY


def _figures(later: GroundedClaim, earlier: GroundedClaim) -> _Match:
    """The same where a kind is counted alike in both; different where one kind has two counts."""
    ours, theirs = _counts(later), _counts(earlier)
    shared = ours.keys() & theirs.keys()
    if any(ours[kind] != theirs[kind] for kind in shared):
        return _DIFFERENT
    return _SAME if shared else _OPEN


def _counts(grounded: GroundedClaim) -> dict[str, set[tuple[float | None, float | None]]]:
    counts: dict[str, set[tuple[float | None, float | None]]] = {}
    for figure in grounded.claim.figures:
        counts.setdefault(figure.kind, set()).add((figure.low, figure.high))
    return counts


def _one_of(earlier: GroundedClaim, later: GroundedClaim) -> GroundedClaim:
    """The fuller of the two, of equals the earlier, with the words of both and what it left open."""
    first = _fullness(earlier) >= _fullness(later)
    full, thin = (earlier, later) if first else (later, earlier)
    claim, spare = full.claim.joined_by(thin.claim), thin.claim
    if not claim.agents:
        claim = replace(claim, agents=spare.agents)
        full = replace(full, agents=thin.agents)
    if not claim.patients:
        claim = replace(claim, patients=spare.patients)
        full = replace(full, patients=thin.patients)
    if _is_nowhere(full.places) and not _is_nowhere(thin.places):
        claim = replace(claim, places=spare.places)
        full = replace(full, places=thin.places)
    if not claim.routes:
        claim = replace(claim, routes=spare.routes)
        full = replace(full, routes=thin.routes)
    if not _is_dated(full) and _is_dated(thin):
        claim = replace(claim, times=spare.times, ongoing=spare.ongoing)
        full = replace(full, when=thin.when)
    counted = _counts(full)
    more = tuple(figure for figure in spare.figures if figure.kind not in counted)
    return replace(full, claim=replace(claim, figures=(*claim.figures, *more)))


def _is_nowhere(places: Iterable[Place]) -> bool:
    return all(place.carried for place in places)


def _is_dated(grounded: GroundedClaim) -> bool:
    return grounded.when is not None and grounded.when.basis in _FIXED


def _fullness(grounded: GroundedClaim) -> tuple[bool, int]:
    """The text before a headline; then how much of the claim is told."""
    return grounded.claim.section not in HEADLINES, sum(_told(grounded))
