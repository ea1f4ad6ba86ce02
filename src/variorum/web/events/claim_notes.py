"""What kind of thing the words of a claim were taken for, in words."""

from __future__ import annotations

from variorum.lexicon.lexicon import Lexicon
from variorum.model.claims import Actor, GroundedClaim, Place, Route
from variorum.query.meanings import PRECISION


def notes_on(claim: GroundedClaim, lexicon: Lexicon) -> list[list[str]]:
    """Notes on agents, patients, places and routes, in this order."""
    return [
        *(_party(one, lexicon) for one in (*claim.agents, *claim.patients)),
        *(_place(one, lexicon) for one in claim.places),
        *(_route(one) for one in claim.routes),
    ]


def party_called(actor_id: str | None, lexicon: Lexicon) -> str | None:
    """The name of a party; its id where nothing is known of it."""
    entry = lexicon.actors.get(actor_id) if actor_id is not None else None
    return actor_id if entry is None else entry.name


def _party(one: Actor, lexicon: Lexicon) -> list[str]:
    return _said(one.kind.replace("-", " "), _country(one.country, lexicon))


def _place(one: Place, lexicon: Lexicon) -> list[str]:
    area = lexicon.places.get(one.admin1) if one.admin1 is not None else None
    within = ", ".join(_said(area.name if area is not None else "", _country(one.country, lexicon)))
    return _said(
        "" if one.relation == "in" else one.relation.replace("-", " "),
        f"{one.distance_km:g} km away" if one.distance_km is not None else "",
        f"in {within}" if within else "",
        PRECISION.get(one.precision, ""),
        "carried over from the text before" if one.carried else "",
    )


def _route(one: Route) -> list[str]:
    return _said(
        f"from {one.from_place}" if one.from_place else "",
        f"to {one.to_place}" if one.to_place else "",
        f"direction {one.direction}" if one.direction else "",
    )


def _country(code: str | None, lexicon: Lexicon) -> str:
    entry = lexicon.countries.get(code) if code is not None else None
    return (code or "") if entry is None else entry.name


def _said(*notes: str) -> list[str]:
    return [note for note in notes if note]
