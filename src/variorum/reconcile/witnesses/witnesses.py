"""Witnesses: what is compared of a claim, small enough to hold for a whole archive."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from variorum.lexicon.fold import fold, slug
from variorum.model.claims import Actor, Figure, GroundedClaim, Modality, Place, Route, When
from variorum.reconcile.documents.facts import DocumentFacts, word_number
from variorum.reconcile.documents.voices import Voice
from variorum.reconcile.knowledge.part_rules import names_a_whole
from variorum.reconcile.knowledge.rules import load_rules
from variorum.reconcile.witnesses.chains import heard
from variorum.reconcile.witnesses.interests import Deed
from variorum.reconcile.witnesses.sides import Lineage, Side
from variorum.reconcile.witnesses.spots import Spot, spots

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
    `origin` names whom the words rest on (`chains.heard`): a speaker, else the agency or outlet of the
    root; `named` says which of the two, `alignment` on whose side it speaks. `words` are stems of the
    quote, names left out;
    `line` all stems of the sentence, kept only where a document carries another's text; `rare` stems of
    the sentence, its known parties and places left out, that few other documents say; `news` the words of
    all claims of the root and of the names in its text that another document says and few do; `extent` how
    much of a place the words tell of: part, most, all, or nothing told; `sentence_start` an offset into the
    clean text; `as_whole`: the words name it as what something else is part of; `twin` the
    claim of the original that a claim of a copy is once more (`twins`); `printed_in` the document in which
    the words were first printed, as far as copies and carried passages tell.
    """

    id: str
    document_id: str
    root: str
    printed_in: str
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
    rare: frozenset[int] = frozenset()
    extent: str = ""
    news: frozenset[int] = frozenset()
    sentence_start: int = 0
    as_whole: bool = False
    twin: str = ""

    @property
    def reality(self) -> Reality:
        """Told as having happened (or denied), or planned, threatened, conditional."""
        return self.modality if self.modality in ("planned", "threatened", "conditional") else "told"

    @property
    def denies(self) -> bool:
        """Whether the claim says that the event did not happen."""
        return self.modality == "denied"


def witness(
    claim: GroundedClaim,
    facts: DocumentFacts,
    root: DocumentFacts | None,
    lineage: Lineage,
    passage: DocumentFacts | None = None,
) -> Witness:
    """The witness a claim bears.

    `root` are the facts of the document its text is carried from, or its own where others carry
    it; None where the text stands alone. `passage` are those of the document that its passage alone is
    carried from.
    """
    first = passage or root or facts
    raw = claim.claim
    agents = tuple(lineage.side(actor) for actor in claim.agents)
    patients = tuple(lineage.side(actor) for actor in claim.patients)
    deed = Deed(raw.event_type, agents, patients, raw.figures, raw.modality == "denied")
    said = heard(claim.speakers, deed, carried_voice(first))
    places = spots(claim.places)
    quote = fold(raw.evidence.quote)
    told = _stems(fold(raw.evidence.sentence))
    return Witness(
        id=raw.id,
        document_id=raw.document_id,
        root=(root or facts).id,
        printed_in=first.id,
        event_type=raw.event_type,
        modality=raw.modality,
        agents=agents,
        patients=patients,
        spots=places,
        roads=tuple(map(_road, claim.routes)),
        when=_dated(claim.when),
        figures=raw.figures,
        origin=said.origin,
        named=said.named,
        speaker=said.speaker,
        alignment=said.alignment,
        facts=facts,
        words=_stems(quote) - _stems(fold(_names(claim))),
        line=told if root else frozenset(),
        extent=_extent(quote, claim.places),
        rare=frozenset(map(word_number, told - _stems(fold(_names(claim, known=True))))),
        sentence_start=raw.evidence.sentence_start,
        as_whole=names_a_whole(raw),
    )


def carried_origin(root: DocumentFacts) -> str:
    """Whom a document's own voice rests on: the one agency it credits, else its outlet, else itself."""
    if len(root.credits) == 1:
        return slug(root.credits[0])
    return slug(root.outlet) if root.outlet else root.id


def carried_voice(root: DocumentFacts) -> Voice:
    """The voice of a document that cites nobody: that of a known agency or outlet, or `carried_origin`."""
    return root.voice or Voice(carried_origin(root))


def _road(route: Route) -> Road:
    ends = sorted((fold(route.from_place or ""), fold(route.to_place or "")))
    name = route.name or route.mention.text
    return Road(key=route.id or fold(name), id=route.id, name=name, stretch=(ends[0], ends[1]))


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
    """How much of a place the folded `quote` tells of, or else the names of places."""
    words = _WORD.findall(" ".join((quote, *(fold(place.mention.text) for place in places))))
    return next((extents[word] for word in words if word in extents), "")


def _stems(folded: str) -> frozenset[str]:
    """Stems of the long words of a folded text."""
    return frozenset([word[:_STEM] for word in _LONG_WORD.findall(folded)])
