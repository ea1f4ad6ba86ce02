"""Interests: what telling an event does for the side that a source speaks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from variorum.model.claims import Figure
from variorum.reconcile.witnesses.sides import Side

Interest = Literal["own", "against", "none"]

# What the doer gains by and the sufferer loses by: ground, and what of the other's is destroyed.
_GAINS = frozenset({"capture", "control", "advance", "encircle", "repel", "destroy", "shootdown"})
# What the doer loses by or is blamed for: ground given up, a deal broken.
_LOSSES = frozenset({"withdraw", "violate"})
_VIOLENCE = frozenset({"airstrike", "shelling", "bombing", "attack", "clash", "detain", "casualties"})
# Harm to armed men and their arms: a boast by who does it, an admission by whose they are.
_HARM = frozenset({"killed", "injured", "captured_people", "missing", "vehicles"})


@dataclass(frozen=True, slots=True)
class Deed:
    """What is told: who did what to whom, with which counts; `denied` where it is said not to be so."""

    event_type: str
    agents: tuple[Side, ...]
    patients: tuple[Side, ...]
    figures: tuple[Figure, ...]
    denied: bool


def interest(alignment: str | None, deed: Deed) -> Interest:
    """Whether telling `deed` is in the interest of the side `alignment`, against it, or nothing says which.

    Own gains, own harm to the other's fighters and the other's losses are in one's interest; own losses,
    own dead and civilians harmed by one's own are against it. A denial stands the other way round.
    """
    if alignment is None:
        return "none"
    ground = deed.event_type in _GAINS | _LOSSES
    told = _of_ground(alignment, deed) if ground else _of_violence(alignment, deed)
    if not deed.denied or told == "none":
        return told
    return "against" if told == "own" else "own"


def is_among(alignment: str | None, sides: Sequence[Side]) -> bool:
    """Whether one of `sides` is the party `alignment`, a part of it or a body of that state."""
    return alignment is not None and any(
        alignment in (side.key, side.state) or alignment in side.lineage for side in sides
    )


def _of_ground(alignment: str, deed: Deed) -> Interest:
    doer, sufferer = is_among(alignment, deed.agents), is_among(alignment, deed.patients)
    if doer == sufferer:
        return "none"
    return "own" if doer == (deed.event_type in _GAINS) else "against"


def _of_violence(alignment: str, deed: Deed) -> Interest:
    """Who harms civilians, or loses men of its own, says so to its own harm; who harms fighters boasts."""
    doer, sufferer = is_among(alignment, deed.agents), is_among(alignment, deed.patients)
    if deed.event_type not in _VIOLENCE or doer == sufferer:
        return "none"
    harmed = any(figure.kind in _HARM for figure in deed.figures) or deed.event_type == "casualties"
    if sufferer:
        return "against" if harmed else "none"
    people = [side.people for side in deed.patients]
    if people and all(people):
        return "none" if deed.event_type == "detain" else "against"
    return "own" if people and harmed and not any(people) else "none"
