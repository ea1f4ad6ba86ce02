"""Claims out of a reading: frames with their arguments, time, figures, speakers and certainty."""

from __future__ import annotations

from collections import Counter as TallyOf
from dataclasses import replace

from variorum.extract.arguments import ArgumentReader, Arguments
from variorum.extract.attribution import AttributionReader, Cited
from variorum.extract.certainty import CertaintyReader
from variorum.extract.counting import Counter
from variorum.extract.frames import Frame, FrameFinder
from variorum.extract.harm import joined_harm
from variorum.extract.kinds import Kinds
from variorum.extract.nesting import joined_nested
from variorum.extract.referents import Referents
from variorum.extract.refine import refined
from variorum.extract.repeats import without_repeats
from variorum.extract.timing import Clock
from variorum.extract.tree import Tree
from variorum.lexicon.fold import fold
from variorum.lexicon.lexicon import Lexicon
from variorum.model.claims import Attribution, Claim, Evidence, Figure, Mention, Modality, PlaceMention
from variorum.model.documents import Document
from variorum.model.ids import content_id
from variorum.model.issues import Outcome
from variorum.model.readings import Reading, Sentence, TimeExpression

MAKER = "extract-1"
_PER_TOWN = frozenset({"capture", "control", "withdraw"})
_SILENT_ROLES = frozenset(
    {"caption", "comment", "widget", "byline", "stamp", "credit", "navigation", "related"}
)
_HEADS = frozenset({"headline", "subheadline"})


class Extractor:
    """Makes the claims of documents; holds the lexicon, keeps nothing between documents."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._kinds = Kinds(lexicon)
        self._frames = FrameFinder(self._kinds)
        self._arguments = ArgumentReader(self._kinds)
        self._certainty = CertaintyReader(lexicon.cues)

    def extract(self, document: Document, reading: Reading) -> Outcome[tuple[Claim, ...]]:
        """The claims of one document in the order of its text, own repeats left out."""
        referents = Referents(self._kinds.lexicon, self._main_town(reading))
        speakers = AttributionReader(self._kinds, reading.quotations)
        made: list[Claim] = []
        earlier: tuple[TimeExpression, ...] = ()
        for sentence in reading.sentences:
            if sentence.tokens and sentence.role not in _SILENT_ROLES:
                told = self._sentence(document, sentence, referents, speakers, earlier)
                earlier = next((c.times for c in reversed(told) if c.times), ()) or (earlier if not told else ())
                made += told
        return Outcome(made=without_repeats(made))

    def _main_town(self, reading: Reading) -> Mention | None:
        """The place an article names most often, twice at least: what a bare "the city" opens with."""
        names = [n for s in reading.sentences for n in s.names if n.kind == "place"]
        counts = TallyOf(fold(n.text) for n in names if self._kinds.is_settlement(n))
        if not counts:
            return None
        (top, most), *others = counts.most_common(2)
        if most < 2 or (others and others[0][1] == most):
            return None
        first = next(n for n in names if fold(n.text) == top)
        return Mention(text=first.text, start=first.start, end=first.end, head=top)

    def _sentence(
        self,
        document: Document,
        sentence: Sentence,
        referents: Referents,
        speakers: AttributionReader,
        earlier: tuple[TimeExpression, ...],
    ) -> list[Claim]:
        tree = Tree(sentence)
        cited = speakers.read(tree)
        clock = Clock(tree, self._kinds.lexicon.cues)
        counter = Counter(tree, self._kinds)
        if sentence.text.rstrip().endswith("?") or self._staged(tree):
            return []
        found: list[tuple[Frame, Arguments, Modality, list[Figure]]] = []
        for frame in self._frames.find(tree):
            modality = self._certainty.read(tree, frame)
            if modality is None:
                continue
            arguments = self._arguments.read(tree, frame)
            frame = refined(tree, self._kinds, frame, arguments)  # noqa: PLW2901
            figures = counter.for_frame(frame, arguments.heads)
            if self._stands(tree, frame, arguments, figures):
                found.append((frame, arguments, modality, figures))
        claims: list[Claim] = []
        for frame, arguments, modality, figures in joined_harm(tree, joined_nested(tree, found)):
            for places, span in self._split(tree, frame, arguments):
                claim = self._claim(
                    document, tree, frame, arguments, places, span, modality, figures, cited, clock
                )
                if not claim.times and not claim.narrative and clock.at_once(frame.index):
                    claim = replace(claim, narrative=earlier)  # noqa: PLW2901
                claims.append(_referred(claim, referents, tree))
        for claim in claims:
            referents.note(claim)
        return claims

    def _staged(self, tree: Tree) -> bool:
        """Whether the sentence is about a film, a match, a drill or a day of remembrance."""
        classes = self._kinds.classes
        return any("staged" in classes.get(t.lemma, ()) for t in tree.tokens if t.pos in ("NOUN", "PROPN"))

    def _stands(self, tree: Tree, frame: Frame, arguments: Arguments, figures: list[Figure]) -> bool:
        """Whether a frame says enough to be a claim of its own."""
        flags = frame.trigger.flags
        if "needs-figure" in flags or ("harm" in flags and frame.trigger.pos == "noun"):
            return bool(figures)
        if "harm" in flags:
            return bool(figures or arguments.patients)
        if frame.trigger.pos == "noun":
            return bool(arguments.agents or arguments.own_places or arguments.patients or figures)
        return bool(arguments.agents or arguments.patients or arguments.places or arguments.routes)

    def _split(
        self, tree: Tree, frame: Frame, arguments: Arguments
    ) -> list[tuple[list[PlaceMention], tuple[int, int] | None]]:
        """A change of control is one claim a town; other acts keep their places together."""
        places = arguments.places
        own = [p for p in places[: arguments.own_places] if any(c.isupper() for c in p.mention.text)]
        joint = [p for p in own if self._coordinated(tree, own[0], p)] if own else []
        if frame.trigger.event_type not in _PER_TOWN or len(joint) < 2:
            return [(places, None)]
        rest = [p for p in places if p not in joint]
        return [([p, *rest], (p.mention.start, p.mention.end)) for p in joint]

    @staticmethod
    def _coordinated(tree: Tree, first: PlaceMention, other: PlaceMention) -> bool:
        if first is other:
            return True
        heads = [
            next((i for i, t in enumerate(tree.tokens) if t.end == p.mention.end), None)
            for p in (first, other)
        ]
        if None in heads:
            return False
        return tree.first_conjunct(heads[0] or 0) == tree.first_conjunct(heads[1] or 0)

    def _claim(  # noqa: PLR0913
        self,
        document: Document,
        tree: Tree,
        frame: Frame,
        arguments: Arguments,
        places: list[PlaceMention],
        span: tuple[int, int] | None,
        modality: Modality,
        figures: list[Figure],
        cited: list[Cited],
        clock: Clock,
    ) -> Claim:
        evidence = _evidence(document, tree, frame, span)
        attributions, hedged, cues = _speaking(cited, frame)
        own = clock.for_trigger(frame.index)
        said: tuple[TimeExpression, ...] = tuple(t for c in cues for t in clock.said(c))
        if modality == "asserted" and hedged:
            modality = "reported"
        token = tree.tokens[frame.index]
        return Claim(
            id=content_id("claim", document.id, evidence.start, evidence.end, frame.trigger.event_type),
            document_id=document.id,
            event_type=frame.trigger.event_type,
            evidence=evidence,
            trigger=Mention(text=token.text, start=token.start, end=token.end, head=token.lemma),
            agents=tuple(arguments.agents),
            patients=tuple(arguments.patients),
            places=tuple(places),
            routes=tuple(arguments.routes),
            times=own,
            narrative=() if own else said,
            ongoing=clock.ongoing(frame.index),
            figures=tuple(figures),
            attributions=attributions,
            modality=modality,
            section=tree.sentence.role,
            made_by=f"{MAKER}/{frame.trigger.name}",
        )


def _speaking(cited: list[Cited], frame: Frame) -> tuple[tuple[Attribution, ...], bool, list[int]]:
    """Speakers whose words the trigger is part of, without those cited twice."""
    made: list[Attribution] = []
    hedged, cues = False, []
    for one in cited:
        if frame.index in one.scope:
            made += [a for a in one.attributions if all(a.speaker.text != b.speaker.text for b in made)]
            hedged = hedged or one.hedged
            cues += [one.cue] if one.cue >= 0 else []
    return tuple(made), hedged, cues


def _evidence(document: Document, tree: Tree, frame: Frame, span: tuple[int, int] | None) -> Evidence:
    """From the trigger's light verb or the trigger to the end of its noun phrase, in print."""
    tokens = tree.tokens
    if span is None:
        indices = [frame.index]
        if frame.light is not None and abs(frame.light - frame.index) <= 12:
            indices.append(frame.light)
        kids = [
            k
            for k in tree.children(frame.index, "dobj", "prt", "pobj", "attr", "nsubjpass")
            if abs(k - frame.index) <= 12
        ]
        low, high = min([*indices, *kids]), max([*indices, *kids])
        start, end = tokens[low].start, tokens[high].end
    else:
        start, end = span
    return Evidence(
        start=start,
        end=end,
        quote=document.text[start:end],
        sentence=document.text[tree.sentence.start : tree.sentence.end],
        sentence_start=tree.sentence.start,
    )


def _referred(claim: Claim, referents: Referents, tree: Tree) -> Claim:
    """The claim with pronouns and bare "the town" tied to what they stand for."""
    speaker = claim.attributions[-1].speaker if claim.attributions else None

    def meant(mentions: tuple[Mention, ...], others: tuple[Mention, ...]) -> tuple[Mention, ...]:
        return tuple(m for a in mentions for m in referents.parties(a, tree.owner(a.start), others, speaker))

    agents = meant(claim.agents, claim.patients)
    patients = meant(claim.patients, claim.agents)
    places = tuple(
        m
        for p in claim.places
        if (m := referents.place(p, definite=tree.is_definite(p.mention.start))) is not None
    )
    return replace(claim, agents=agents, patients=patients, places=places)
