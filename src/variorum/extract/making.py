"""Claims out of drafts: their evidence, speakers and times; a change of control one claim a town."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from variorum.extract.cited import Cited
from variorum.extract.dating import AHEAD
from variorum.extract.drafts import Draft
from variorum.extract.kinds import Kinds
from variorum.extract.roles import Frame
from variorum.extract.timing import Clock
from variorum.model.claims import Attribution, Claim, Evidence, Mention, Modality, PlaceMention
from variorum.model.documents import Document
from variorum.model.ids import content_id
from variorum.model.readings import TimeExpression

MAKER = "extract-1"
# The quote of a claim runs over what belongs to its trigger within this many tokens.
_QUOTE_REACH = 12
_QUOTED_DEPS = ("dobj", "prt", "pobj", "attr", "nsubjpass")

_PRESENT = ("VBZ", "VBP")

Span = tuple[int, int]


class ClaimMaker:
    """Makes the claims of one sentence; `cited` are its speakers."""

    def __init__(self, document: Document, kinds: Kinds, cited: list[Cited], clock: Clock) -> None:
        self._document = document
        self._tree = kinds.tree
        self._groups = kinds.lexicon.codebook.groups
        self._cited = cited
        self._clock = clock

    def make(self, draft: Draft) -> Iterator[Claim]:
        """The claims of a draft: one, or one for each town of a change of control.

        Of towns that are counted and in part named, one with the count and one for each that has a name.
        """
        claim, arguments = self._claim(draft), draft.arguments
        towns = self._towns(draft)
        if len(towns) < 2:
            # Without a count and a place nothing is left to tell beside the towns that have names.
            if claim.figures or claim.places or claim.routes or not arguments.examples:
                yield claim
            rest = [p for p in arguments.places if p not in arguments.examples]
            yield from self._each(replace(claim, figures=()), arguments.examples, rest, draft.frame)
            return
        rest = [p for p in arguments.places if p not in towns]
        yield from self._each(claim, towns, rest, draft.frame)

    def _each(
        self, claim: Claim, towns: list[PlaceMention], rest: list[PlaceMention], frame: Frame
    ) -> Iterator[Claim]:
        """The claim once for each town, resting on its name."""
        for town in towns:
            evidence = self._evidence(town.mention.start, town.mention.end)
            yield replace(claim, id=self._id(evidence, frame), evidence=evidence, places=(town, *rest))

    def _claim(self, draft: Draft) -> Claim:
        frame, arguments = draft.frame, draft.arguments
        evidence = self._evidence(*self._quote(frame))
        # "Warned that his men would march": the threat is in the speaker's own words.
        cited = [c for c in self._cited if frame.index in c.scope or frame.index == c.cue]
        modality, times = self._placed(draft, cited)
        token = self._tree.tokens[frame.index]
        lasting = frame.event_type in self._groups.lasting
        return Claim(
            id=self._id(evidence, frame),
            document_id=self._document.id,
            event_type=frame.event_type,
            evidence=evidence,
            trigger=Mention(text=token.text, start=token.start, end=token.end, head=token.lemma),
            agents=tuple(arguments.agents),
            patients=tuple(arguments.patients),
            places=tuple(arguments.places),
            routes=tuple(arguments.routes),
            times=times,
            ongoing=self._clock.ongoing(frame.index, state=lasting),
            present=lasting and self._clock.is_present(frame.index),
            figures=tuple(draft.figures),
            attributions=_distinct(a for c in cited for a in c.attributions),
            modality=modality,
            section=self._tree.sentence.role,
            made_by=f"{MAKER}/{frame.trigger.name}",
        )

    def _placed(self, draft: Draft, cited: list[Cited]) -> tuple[Modality, tuple[TimeExpression, ...]]:
        """The modality and times of a draft, once it is known who says it and of which day.

        "The envoy flies to Cairo next week": the present of a day ahead tells of a plan.
        """
        index = draft.frame.index
        ahead_of = draft.modality in AHEAD
        dated = (self._clock.for_trigger(token, ahead=ahead_of) for token in (index, *draft.harms))
        times = next((found for found in dated if found), ())
        if draft.modality != "asserted":
            return draft.modality, times
        finite = next(iter(self._tree.children(index, "aux", "auxpass")), index)
        if not times and self._tree.tokens[finite].tag in _PRESENT:
            ahead = self._clock.for_trigger(index, ahead=True)
            if ahead and ahead[0].is_ahead:
                return "planned", ahead
        return "reported" if any(c.hedged for c in cited) else "asserted", times

    def _id(self, evidence: Evidence, frame: Frame) -> str:
        return content_id("claim", self._document.id, evidence.start, evidence.end, frame.event_type)

    def _quote(self, frame: Frame) -> Span:
        """From the trigger's light verb or the trigger to the end of its noun phrase, in print."""
        near = [*frame.anchors, *self._tree.children(frame.index, *_QUOTED_DEPS)]
        indices = [i for i in near if abs(i - frame.index) <= _QUOTE_REACH]
        return self._tree.tokens[min(indices)].start, self._tree.tokens[max(indices)].end

    def _evidence(self, start: int, end: int) -> Evidence:
        sentence = self._tree.sentence
        return Evidence(
            start=start,
            end=end,
            quote=self._document.text[start:end],
            sentence=self._document.text[sentence.start : sentence.end],
            sentence_start=sentence.start,
        )

    def _towns(self, draft: Draft) -> list[PlaceMention]:
        """The named places of a change of control that are joined by "and"."""
        if draft.frame.event_type not in self._groups.per_town:
            return []
        own = draft.arguments.places[: draft.arguments.own_places]
        named = [p for p in own if any(c.isupper() for c in p.mention.text)]
        first = self._joint(named[0]) if named else None
        return [p for p in named if p is named[0] or (first is not None and self._joint(p) == first)]

    def _joint(self, place: PlaceMention) -> int | None:
        """The first conjunct of the token that a place ends on; None where none ends there."""
        ends = (i for i, t in enumerate(self._tree.tokens) if t.end == place.mention.end)
        index = next(ends, None)
        return None if index is None else self._tree.first_conjunct(index)


def _distinct(attributions: Iterator[Attribution]) -> tuple[Attribution, ...]:
    """Speakers in order, those cited twice once."""
    made: dict[str, Attribution] = {}
    for attribution in attributions:
        made.setdefault(attribution.speaker.text, attribution)
    return tuple(made.values())
