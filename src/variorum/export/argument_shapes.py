"""Parties, places, roads and speakers as claims.jsonl and mentions show them."""

from __future__ import annotations

from collections.abc import Iterable

from variorum.export.lines import number
from variorum.model.claims import Actor, Alternative, Mention, Place, Route, Speaker


def words_shape(mention: Mention) -> dict[str, object]:
    """The words of a mention and where they stand."""
    return {"text": mention.text, "start": mention.start, "end": mention.end}


def _alternatives(alternatives: Iterable[Alternative]) -> list[object]:
    return [{"id": a.id, "name": a.name, "score": a.score} for a in alternatives]


def actor_shape(actor: Actor) -> dict[str, object]:
    """A party."""
    return {
        **words_shape(actor.mention),
        "id": actor.id,
        "name": actor.name,
        "aliases": list(actor.aliases),
        "alternatives": _alternatives(actor.alternatives),
    }


def place_shape(place: Place) -> dict[str, object]:
    """A place."""
    return {
        **words_shape(place.mention),
        "id": place.id,
        "name": place.name,
        "aliases": list(place.aliases),
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision,
        "relation": place.relation,
        "distance_km": number(place.distance_km),
        "radius_km": number(place.radius_km),
        "carried": place.carried,
        "alternatives": _alternatives(place.alternatives),
        "reasons": list(place.reasons),
    }


def route_shape(route: Route) -> dict[str, object]:
    """A road."""
    return {
        **words_shape(route.mention),
        "id": route.id,
        "name": route.name,
        "from": route.from_place,
        "to": route.to_place,
        "direction": route.direction,
        "segments": [{"from": s.from_place, "to": s.to_place} for s in route.segments],
        "alternatives": _alternatives(route.alternatives),
        "reasons": list(route.reasons),
    }


def speaker_shape(speaker: Speaker) -> dict[str, object]:
    """A cited source."""
    printed = speaker.attribution.speaker.text
    # The words of the article and the body behind them are names the speaker goes by as well.
    aliases = dict.fromkeys(name for name in (printed, *speaker.aliases, speaker.origin) if name)
    return {
        "speaker": speaker.name or printed,
        "source_id": speaker.source_id,
        "cue": speaker.attribution.cue,
        "aliases": list(aliases),
    }
