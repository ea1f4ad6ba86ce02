"""All that a text names, claim or no claim: the mentions, and what they stand for."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.model.claims import Actor, Attribution, Mention, Place, PlaceMention, Route, Speaker


@dataclass(frozen=True, slots=True, kw_only=True)
class TextMentions:
    """The places, roads, parties and speakers that a text names, each kind in order of the text."""

    places: tuple[PlaceMention, ...] = ()
    routes: tuple[Mention, ...] = ()
    parties: tuple[Mention, ...] = ()
    speakers: tuple[Attribution, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Groundings:
    """What the mentions of a text stand for, each kind in order of the text."""

    places: tuple[Place, ...] = ()
    routes: tuple[Route, ...] = ()
    actors: tuple[Actor, ...] = ()
    speakers: tuple[Speaker, ...] = ()
