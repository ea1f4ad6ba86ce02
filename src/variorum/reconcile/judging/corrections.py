"""Claims as persons corrected them, for reconciling and control; those of the record stay as read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import cast, get_args

from variorum.lexicon.fold import fold
from variorum.lexicon.records import PLACE_PRECISIONS, ActorEntry, PlaceEntry
from variorum.model.claims import (
    Actor,
    Figure,
    FigureKind,
    GroundedClaim,
    Mention,
    Modality,
    Place,
    When,
    WhenPrecision,
    precision_over,
)
from variorum.model.events import Judgement
from variorum.model.judgements import bounds_of, days_of, fault_of_value, figure_field, several


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of the ids that corrections name; None for an id that is not known."""

    place: Callable[[str], PlaceEntry | None]
    actor: Callable[[str], ActorEntry | None]


def corrected(claim: GroundedClaim, corrections: Sequence[Judgement], known: Known) -> GroundedClaim | None:
    """`claim` with the values that `corrections` give it, or None where one rejects it.

    A place or party that is no known id is taken for a name that nothing grounds. A correction whose
    value does not fit its field changes nothing.
    """
    for judgement in corrections:
        if judgement.verdict == "reject":
            return None
        if judgement.verdict == "correct" and not fault_of_value(judgement.field, judgement.value):
            claim = _corrected(claim, judgement, known)
    return claim


def _corrected(claim: GroundedClaim, judgement: Judgement, known: Known) -> GroundedClaim:
    name, of = figure_field(judgement.field)
    value = judgement.value.strip()
    if name == "event_type":
        return replace(claim, claim=replace(claim.claim, event_type=value))
    if name == "modality":
        return replace(claim, claim=replace(claim.claim, modality=cast(Modality, value)))
    if name == "when":
        # The words that dated it may bound it too ("since"), and do so no longer.
        bare = replace(claim.claim, times=(), narrative=())
        return replace(claim, claim=bare, when=_when(judgement))
    if name == "place":
        return replace(claim, places=tuple(_place(claim, one, judgement, known) for one in several(value)))
    if name in get_args(FigureKind):
        figures = _figures(claim.claim.figures, cast(FigureKind, name), of, value)
        return replace(claim, claim=replace(claim.claim, figures=figures))
    parties = tuple(_actor(claim, one, judgement, known) for one in several(value))
    return replace(claim, agents=parties) if name == "agents" else replace(claim, patients=parties)


def why(judgement: Judgement) -> str:
    """Who corrected something, and why."""
    return f"corrected by {judgement.by}{f': {judgement.note}' if judgement.note else ''}"


def _when(judgement: Judgement) -> When | None:
    earliest, latest = days_of(judgement.value)
    if earliest is None and latest is None:
        return None
    precision: WhenPrecision = "open"
    if earliest is not None and latest is not None:
        precision = precision_over((date.fromisoformat(latest) - date.fromisoformat(earliest)).days)
    return When(earliest=earliest, latest=latest, precision=precision, text=why(judgement), basis="explicit")


def _mention(claim: GroundedClaim, text: str) -> Mention:
    """Stands where the claim does, as what a person adds has no words of its own."""
    evidence = claim.claim.evidence
    return Mention(text=text, start=evidence.start, end=evidence.end)


def _place(claim: GroundedClaim, key: str, judgement: Judgement, known: Known) -> Place:
    entry = known.place(key)
    if entry is None:
        return Place(mention=_mention(claim, key), id=None, name=key, reasons=(why(judgement),))
    return Place(
        mention=_mention(claim, entry.name),
        id=entry.id,
        name=entry.name,
        lat=entry.lat,
        lon=entry.lon,
        country=entry.country,
        admin1=entry.admin1,
        precision=PLACE_PRECISIONS.get(entry.kind, 7),
        reasons=(why(judgement),),
    )


def _actor(claim: GroundedClaim, key: str, judgement: Judgement, known: Known) -> Actor:
    entry = known.actor(key)
    if entry is None:
        return Actor(mention=_mention(claim, key), id=None, name=key, reasons=(why(judgement),))
    return Actor(
        mention=_mention(claim, entry.name),
        id=entry.id,
        name=entry.name,
        kind=entry.kind,
        country=entry.country,
        reasons=(why(judgement),),
    )


def figures_meant(figures: Sequence[Figure], kind: str, of: str) -> tuple[Figure, ...]:
    """The figures of a claim that a correction of `kind`, of `of` where that is given, is about."""
    return tuple(one for one in figures if one.kind == kind and (not of or fold(one.of) == fold(of)))


def _figures(figures: Sequence[Figure], kind: FigureKind, of: str, value: str) -> tuple[Figure, ...]:
    """The figures with those meant put right in the place of the first of them, or left out for "none"."""
    meant = figures_meant(figures, kind, of)
    bounds = bounds_of(value)
    if bounds is None:
        return tuple(one for one in figures if one not in meant)
    low, high = bounds
    if not meant:
        return (*figures, Figure(kind=kind, low=low, high=high, of=of, text="", start=0, end=0))
    # Several counts of one kind that are put right as one are of all of them.
    whole = meant[0].of if len({one.of for one in meant}) == 1 else ""
    right = replace(meant[0], low=low, high=high, of=whole)
    kept = (right if one == meant[0] else one for one in figures if one == meant[0] or one not in meant)
    return tuple(dict.fromkeys(kept))
