"""Witnesses: what is compared of a claim, small enough to hold for a whole archive."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from sys import intern
from typing import Literal

from variorum.lexicon.fold import fold
from variorum.model.claims import Actor, Figure, GroundedClaim, Modality, Place, Route, Speaker, When
from variorum.reconcile.facts import DocumentFacts
from variorum.reconcile.rules import load_rules
from variorum.reconcile.sides import Lineage, Side
from variorum.reconcile.spots import Spot, spots

Reality = Literal["told", "planned", "threatened", "conditional"]
# Words shorter than four letters carry syntax; five letters are enough of a word to see through
# its endings ("recapture", "recaptured").
_LONG_WORD = re.compile(r"\w{4,}")
_STEM = 5
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Road:
    """A road of a claim: `key` its id or, ungrounded, its folded name; `stretch` its folded ends."""

    key: str
    id: str | None
    name: str
    stretch: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """A claim as evidence of an event.

    `root` is the document that the claim's text is carried from, its own where it is no copy.
    `origin` names whom the words rest on: the outermost named speaker, else the agency or outlet
    of the root; `named` says which of the two. `words` are stems of the quote, names left out;
    `line` all stems of the sentence, kept only where a document carries another's text; `rare` stems of
    the sentence, its known parties and places left out, that few other documents say; `news` the rare
    words of all claims of the root and of the names in its text; `extent` how much of a place the words
    tell of: part, most, all, or nothing told.
    """

    id: str
    document_id: str
    root: str
    event_type: str
    modality: Modality
    agents: tuple[Side, ...]
    patients: tuple[Side, ...]
    spots: tuple[Spot, ...]
    roads: tuple[Road, ...]
    when: When | None
    figures: tuple[Figure, ...]
    origin: str
    named: bool
    speaker: str
    alignment: str | None
    facts: DocumentFacts
    words: frozenset[str]
    line: frozenset[str] = frozenset()
    rare: frozenset[str] = frozenset()
    extent: str = ""
    news: frozenset[str] = frozenset()

    @property
    def reality(self) -> Reality:
        """Told as having happened (or denied), or planned, threatened, conditional."""
        return self.modality if self.modality in ("planned", "threatened", "conditional") else "told"

    @property
    def denies(self) -> bool:
        """Whether the claim says that the event did not happen."""
        return self.modality == "denied"


def witness(
    claim: GroundedClaim, facts: DocumentFacts, root: DocumentFacts | None, lineage: Lineage
) -> Witness:
    """The witness a claim bears.

    `root` are the facts of the document its text is carried from, or its own where others carry
    it; None where the text stands alone.
    """
    raw = claim.claim
    speaker = next((one for one in claim.speakers if one.attribution.named), None)
    agents = tuple(lineage.side(actor) for actor in claim.agents)
    patients = tuple(lineage.side(actor) for actor in claim.patients)
    places = spots(claim.places)
    return Witness(
        id=raw.id,
        document_id=raw.document_id,
        root=(root or facts).id,
        event_type=raw.event_type,
        modality=raw.modality,
        agents=agents,
        patients=patients,
        spots=places,
        roads=tuple(map(_road, claim.routes)),
        when=_dated(claim.when),
        figures=raw.figures,
        origin=_speaker_origin(speaker) if speaker else carried_origin(root or facts),
        named=speaker is not None,
        speaker=speaker.name if speaker else "",
        alignment=speaker.alignment if speaker else None,
        facts=facts,
        words=_words(raw.evidence.quote) - _words(_names(claim)),
        line=_words(raw.evidence.sentence) if root else frozenset(),
        extent=_extent(raw.evidence.quote, claim.places),
        rare=_telling_words(raw.evidence.sentence, _words(_names(claim, known=True))),
    )


def carried_origin(root: DocumentFacts) -> str:
    """Whom a document's own voice rests on: the one agency it credits, else its outlet, else itself."""
    if len(root.credits) == 1:
        return fold(root.credits[0])
    return fold(root.outlet) if root.outlet else root.id


def _road(route: Route) -> Road:
    ends = sorted((fold(route.from_place or ""), fold(route.to_place or "")))
    name = route.name or route.mention.text
    return Road(key=route.id or fold(name), id=route.id, name=name, stretch=(ends[0], ends[1]))


def _speaker_origin(speaker: Speaker) -> str:
    return speaker.origin or speaker.source_id or fold(speaker.name or speaker.attribution.speaker.text)


def _dated(when: When | None) -> When | None:
    if when is None or when.basis == "none" or (when.earliest is None and when.latest is None):
        return None
    return when


def _names(claim: GroundedClaim, *, known: bool = False) -> str:
    """The names of its parties and places; with `known` only of those that something grounds."""
    named: tuple[Actor | Place, ...] = (*claim.agents, *claim.patients, *claim.places)
    return " ".join(one.mention.text for one in named if one.id is not None or not known)


def _extent(quote: str, places: Sequence[Place]) -> str:
    extents = load_rules().extents
    words = _WORD.findall(fold(" ".join((quote, *(place.mention.text for place in places)))))
    return next((extents[word] for word in words if word in extents), "")


def _telling_words(sentence: str, names: frozenset[str]) -> frozenset[str]:
    """Stems of the long words of a sentence besides `names`, each kept once in memory."""
    return frozenset(map(intern, _words(sentence) - names))


def _words(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in _LONG_WORD.findall(fold(text)))
