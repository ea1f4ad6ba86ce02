"""The time of a claim that has none of its own, where the article's narrative carries one over to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from variorum.extract.cited import Cited
from variorum.extract.kinds import Kinds
from variorum.extract.timing import Clock
from variorum.extract.tree import NOUNS
from variorum.model.claims import Attribution, Claim
from variorum.model.readings import Sentence, TimeExpression

Times = tuple[TimeExpression, ...]

# What is only planned, threatened or set as a condition has not happened at the narrative's time.
AHEAD = frozenset({"planned", "threatened", "conditional"})
# Sentences after the last dated one in which "next" or "then" still goes on from it.
_REACH = 3
# Sentences with claims below a lead in which what it sums up is told with its day.
_LEAD_REACH = 2
_SUBJECTS = ("nsubj", "nsubjpass")
# Tolls run on from before the day on which they are told.
_TOLL = "casualties"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """One sentence that was dated: by which times, who told it, and the nouns it named."""

    index: int
    paragraph: int
    times: Times
    speaker: str
    nouns: frozenset[str]


class Dating:
    """Follows one article from sentence to sentence; a claim takes a time over only by a rule below."""

    def __init__(self) -> None:
        self._last: _Told | None = None
        self._events: dict[tuple[object, ...], Times] = {}

    def dated(
        self, kinds: Kinds, clock: Clock, cited: Sequence[Cited], claims: Sequence[Claim]
    ) -> list[Claim]:
        """The claims of the next sentence, those without a time of their own with what they take over."""
        starts = {token.start: index for index, token in enumerate(kinds.tree.tokens)}
        made = [self._dated(_Teller(kinds, clock, cited, starts[c.trigger.start]), c) for c in claims]
        self._note(kinds, clock, cited, made)
        return made

    def _dated(self, teller: _Teller, claim: Claim) -> Claim:
        told = teller.said()
        if claim.times:
            return replace(claim, told=told)
        return replace(claim, narrative=self._carried(teller, claim, told), told=told)

    def _carried(self, teller: _Teller, claim: Claim, told: Times) -> Times:
        if claim.modality in AHEAD:
            return ()
        if told:
            return told if self._is_of_its_telling(teller, claim) else ()
        last = self._last
        if last is not None:
            gap = teller.sentence.index - last.index
            if gap <= _REACH and teller.follows():
                return last.times
            if gap == 1 and teller.goes_on(last.nouns):
                return last.times
            if gap == 1 and last.speaker and last.speaker == _speaker(claim) and teller.is_past():
                return last.times
            if gap == 1 and self._runs_on(teller, claim, last):
                return last.times
        event = () if teller.is_anterior() or teller.is_going_on() else _event(claim)
        return self._events.get(event, ()) if event else ()

    def _is_of_its_telling(self, teller: _Teller, claim: Claim) -> bool:
        """ "Said on Sunday that it took the hill": what is told as past is news of the day it is told on.

        "Have taken" and "will take" say nothing of the day, a rumour or a toll of what "had" happened little.
        """
        if teller.is_perfect() or teller.is_to_come():
            return False
        return not (teller.is_anterior() and (claim.modality == "reported" or claim.event_type == _TOLL))

    def _runs_on(self, teller: _Teller, claim: Claim, last: _Told) -> bool:
        """The next sentence of a paragraph, told as past by the same voice."""
        return (
            last.times[0].is_day
            and last.paragraph == teller.sentence.paragraph
            and claim.modality == "asserted"
            and last.speaker == _speaker(claim)
            and teller.is_past()
            and not teller.is_anterior()
        )

    def _note(self, kinds: Kinds, clock: Clock, cited: Sequence[Cited], claims: Sequence[Claim]) -> None:
        sentence = kinds.tree.sentence
        timed = [c for c in claims if c.modality not in AHEAD and (c.times or c.narrative)]
        for claim in timed:
            self._events.setdefault(_event(claim), claim.times or claim.narrative)
        times = next((c.times or c.narrative for c in reversed(timed)), clock.of_root())
        if times:
            self._last = _Told(
                index=sentence.index,
                paragraph=sentence.paragraph,
                times=times,
                speaker=next((_speaker(c) for c in timed), ""),
                nouns=frozenset(t.lemma for t in sentence.tokens if t.pos in NOUNS),
            )
        elif self._last and self._goes_on_telling(self._last, clock, cited, claims):
            self._last = replace(self._last, index=sentence.index)

    def _goes_on_telling(
        self, last: _Told, clock: Clock, cited: Sequence[Cited], claims: Sequence[Claim]
    ) -> bool:
        """Whether a sentence that dates nothing keeps to the time of the one before.

        By the voice that told it; or in the same paragraph, told as past, without an event of its own.
        """
        if last.speaker:
            return last.speaker in map(_voice, cited)
        sentence = clock.sentence
        near = sentence.index - last.index == 1 and sentence.paragraph == last.paragraph
        return near and not claims and not any(map(_voice, cited)) and clock.is_past_throughout()


class _Teller:
    """A claim's clause in its sentence: how it hangs together with what was told before."""

    def __init__(self, kinds: Kinds, clock: Clock, cited: Sequence[Cited], index: int) -> None:
        self._kinds = kinds
        self._tree = kinds.tree
        self._clock = clock
        self._cited = [c for c in cited if index in c.scope]
        self._index = index
        self._verb = clock.clause_of(index)
        self.sentence: Sentence = kinds.tree.sentence

    def said(self) -> Times:
        """When the claim was said, by the verb that says so."""
        return tuple(t for c in self._cited if c.cue >= 0 for t in self._clock.said(c.cue))

    def is_anterior(self) -> bool:
        """Whether it stands before the time it is told at."""
        return self._clock.is_anterior(self._verb)

    def is_past(self) -> bool:
        """Whether it is told as past."""
        return self._clock.is_told_as_past(self._verb)

    def is_perfect(self) -> bool:
        """Whether it is told as done by now: "have taken"."""
        return self._clock.is_perfect(self._verb)

    def is_to_come(self) -> bool:
        """Whether a verb beside it leaves it open: "would not attack", "may pull out"."""
        return self._tree.tokens[self._verb].tag == "VB"

    def is_going_on(self) -> bool:
        """ "Were pressing on": a course of things, not the event that was told before."""
        return self._tree.tokens[self._verb].tag == "VBG"

    def follows(self) -> bool:
        """ "Next", "then", "in the end": the clause says that it goes on from what came before."""
        openers = self._kinds.lexicon.words.time.at_once_openers
        return self._clock.at_once(self._index) or self.sentence.text.casefold().startswith(openers)

    def goes_on(self, nouns: frozenset[str]) -> bool:
        """ "Some of the missiles were shot down", "the violence has killed": of what was just told."""
        tree = self._tree
        verb = self._verb if tree.children(self._verb, *_SUBJECTS) else tree.first_conjunct(self._verb)
        if tree.tokens[verb].dep == "xcomp" and not tree.children(verb, *_SUBJECTS):
            # "The strike is thought to have killed": the subject stands with the verb above.
            verb = tree.head(verb)
        found = tree.children(verb, *_SUBJECTS)
        return any(self._is_of(noun, nouns) for one in found for noun in (one, *tree.of_what(one)))

    def _is_of(self, noun: int, nouns: frozenset[str]) -> bool:
        """Whether a definite noun stands for an event or a thing that was just told of."""
        tree, lemma = self._tree, self._tree.lemma(noun)
        if tree.tokens[noun].pos != "NOUN" or not tree.is_definite(tree.tokens[noun].start):
            return False
        if lemma in self._kinds.lexicon.words.time.happenings or self._clock.is_event(noun):
            return True
        return lemma in nouns and not self._kinds.is_of(noun, "armed", "government", "people", "place")


def _voice(cited: Cited) -> str:
    return _name(cited.attributions[0]) if cited.attributions else ""


def _speaker(claim: Claim) -> str:
    return _name(claim.attributions[0]) if claim.attributions else ""


def _name(attribution: Attribution) -> str:
    said = attribution.speaker
    return (said.refers_to or said).text.casefold()


def _event(claim: Claim) -> tuple[object, ...]:
    """What a retelling of the same event has in common with the first telling; () where too little."""
    agents = frozenset(a.head or a.text.casefold() for a in claim.agents)
    places = frozenset((p.mention.refers_to or p.mention).text.casefold() for p in claim.places[:1])
    return (claim.event_type, agents, places) if agents and places else ()


def lead_dated(claims: Sequence[Claim], kin: tuple[frozenset[str], ...]) -> list[Claim]:
    """The claims, those of the lead that have no time with that of the first dated telling below.

    A lead sums up: "Rebels have taken a key town. On Monday they entered X." It takes the time of the
    first dated claim of its kind by the same doer, within the next two sentences that hold claims.
    """
    if not claims:
        return []
    sentences = list(dict.fromkeys(c.evidence.sentence_start for c in claims))
    near = [c for c in claims if c.evidence.sentence_start in sentences[1 : 1 + _LEAD_REACH]]
    return [
        replace(claim, narrative=_telling(claim, near, kin))
        if claim.evidence.sentence_start == sentences[0] and not (claim.times or claim.narrative)
        else claim
        for claim in claims
    ]


def _telling(lead: Claim, near: Sequence[Claim], kin: tuple[frozenset[str], ...]) -> Times:
    """The time of the first of `near` that tells in full what a lead sums up."""
    if lead.modality != "asserted" or lead.section == "headline":
        return ()
    kinds = {lead.event_type}.union(*(family for family in kin if lead.event_type in family))
    doers = {a.head for a in lead.agents}
    for claim in near:
        same = claim.modality == "asserted" and claim.event_type in kinds
        if same and claim.times and not doers.isdisjoint(a.head for a in claim.agents):
            return claim.times
    return ()
