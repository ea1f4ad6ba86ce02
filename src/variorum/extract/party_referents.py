"""Whom pronouns and words such as "both sides" stand for within one article."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from variorum.extract.party_kinds import PartyKinds, is_plural
from variorum.lexicon.fold import fold
from variorum.lexicon.lexicon import Lexicon
from variorum.model.claims import Claim, Mention

# How many sentences back a pronoun may look for parties that no claim names.
_BACK = 2
_PAIR = 2

Pair = tuple[Mention, Mention]
# Parties with whether each is the subject of a clause.
Named = tuple[tuple[Mention, bool], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyUse:
    """A mention of a party as it stands in its claim.

    `owner` is the possessive before its noun ("its" of "its forces"), `both` whether that word stands
    before it, `within` are the other parties of the claim, `speaker` is who says it, None where that is
    nobody who could be meant, and `we` whom "we" stands for in those words. `armed`: it does what only a
    party that acts in a war does; `alone`: it is the only one named where both sides act.
    """

    mention: Mention
    owner: str = ""
    both: bool = False
    within: tuple[Mention, ...] = ()
    speaker: Mention | None = None
    we: Mention | None = None
    armed: bool = False
    alone: bool = False


class PartyReferents:
    """Parties in the order an article names them; one per article."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._words = lexicon.words.reference
        self._kinds = PartyKinds(lexicon)
        self._parties: list[Mention] = []
        # The parties of the claims of the sentence being read, and all that it names.
        self._heard: list[Mention] = []
        self._named: Named = ()
        self._claims: Sequence[Claim] = ()
        # The same of the sentences before, the last one last.
        self._before: deque[tuple[list[Mention], Named]] = deque(maxlen=_BACK)
        # The two that faced each other last.
        self._pair: Pair | None = None

    def begin(self, claims: Sequence[Claim], parties: Iterable[tuple[Mention, bool]]) -> None:
        """Begin a sentence that makes these claims and names these parties.

        Each party comes with whether it is the subject of a clause.
        """
        heard = (m for c in claims for m in (*c.agents, *c.patients) if not self._is_pronoun(m.head))
        self._heard = sorted(heard, key=lambda m: (m.start, m.end))
        self._named, self._claims = tuple(parties), claims

    def note(self, claim: Claim) -> None:
        """Remember the parties of a claim, for the sentences that follow."""
        for mention in (*claim.patients, *claim.agents):
            if mention.refers_to is None and not self._is_pronoun(mention.head):
                self._parties.append(mention)
        self._pair = self._facing(claim) or self._pair

    def end(self) -> None:
        """End a sentence: what it names is near for the next ones."""
        self._before.append((self._heard, self._named))

    def stand_for(self, use: PartyUse) -> list[Mention]:
        """The mention with what it refers to; none for a pronoun that nothing before explains."""
        words, mention = self._words, use.mention
        word = mention.text.casefold()
        if word.rpartition(" ")[2] in words.latter | words.former:
            meant = self._of_two(mention, use.within)
            return [replace(mention, refers_to=meant)] if meant else []
        pair = self._both(use)
        if pair:
            return [replace(mention, refers_to=p.meant) for p in pair]
        owned = mention.head in words.owned
        if word in words.rest:
            meant = self._others(mention)
            return [replace(mention, refers_to=meant) if meant else mention]
        if not self._is_pronoun(word) and not (owned and self._is_pronoun(use.owner)):
            return [mention]
        whose = owned and not self._is_pronoun(word)
        meant = self._meant(use, use.owner if whose else word)
        if whose and (meant is None or (meant == use.speaker and self._kinds.is_voice(meant))):
            # "The rebels' spokesman said his men": the men of whom he speaks for.
            meant = use.we
        if meant is None:
            return [] if self._is_pronoun(word) else [mention]
        return [replace(mention, refers_to=meant)]

    def _is_pronoun(self, word: str) -> bool:
        return word in self._words.pronouns or word in self._words.first_person

    # ---- two that were told of

    def _both(self, use: PartyUse) -> Sequence[Mention]:
        """ "The two countries" are the states last named, "both sides" those who faced each other last;
        so are "they" who clash with nobody else.
        """
        words, mention = self._words, use.mention
        told = frozenset(mention.text.casefold().split())
        if mention.head in words.sides and (use.both or not words.pair.isdisjoint(told)):
            return self._states()
        rivals = mention.head in words.facing and (use.both or not words.opposed.isdisjoint(told))
        together = use.alone and mention.text.casefold() in words.plural
        # "Both sides of the river" is no two parties.
        if together or (rivals and len(told) <= _PAIR):
            return self._pair_before(mention) or ()
        return ()

    def _pair_before(self, mention: Mention) -> Pair | None:
        near = [p for c in self._claims if (p := self._facing(c)) and max(m.end for m in p) <= mention.start]
        return near[-1] if near else self._pair

    def _facing(self, claim: Claim) -> Pair | None:
        """The two sides of a claim: who fought or talked with each other, or who did it to whom."""
        joint = claim.event_type in self._lexicon.codebook.groups.joint
        told = claim.agents if joint else (*claim.agents[:1], *claim.patients[:1])
        sides = [m.meant for m in told if not self._is_pronoun(m.meant.head)]
        texts = dict.fromkeys(fold(m.text) for m in sides)
        if len(texts) < _PAIR or len(sides) != len(texts) or not all(map(self._kinds.may_fight, sides)):
            return None
        return sides[0], sides[1]

    def _states(self) -> list[Mention]:
        """The two states last named."""
        near = {(m.start, m.end): m for told in self._sentences() for m in told}
        found: dict[str, Mention] = {}
        for mention in reversed([*self._parties, *(near[key] for key in sorted(near))]):
            folded = fold(mention.text)
            if self._lexicon.countries.by_word(folded):
                found.setdefault(folded, mention)
            if len(found) == _PAIR:
                return sorted(found.values(), key=lambda m: m.start)
        return []

    def _of_two(self, mention: Mention, within: tuple[Mention, ...]) -> Mention | None:
        """ "The latter", "the former": of those named before, in the sentence or in the one before it."""
        first = mention.text.casefold().rpartition(" ")[2] in self._words.former
        for told in self._sentences():
            spans = {(m.start, m.end): m for m in told if m.end <= mention.start}
            before = [spans[key] for key in sorted(spans, key=lambda s: (s[1], s[0]))]
            if len(before) >= _PAIR:
                return before[-_PAIR if first else -1]
            if before and not first:
                return before[-1]
        return None if first else next(reversed(within), None)

    def _sentences(self) -> Iterator[list[Mention]]:
        """The parties of the sentence being read, then of those before it."""
        for heard, named in ((self._heard, self._named), *reversed(self._before)):
            yield [*heard, *(m for m, _ in named)]

    # ---- one that was told of

    def _meant(self, use: PartyUse, pronoun: str) -> Mention | None:
        """Whom a pronoun stands for: the speaker, or who was last named, that agrees with it in number.

        "They" after a lone person goes back to others; "its" to no person; "he" to a person. Subjects
        and doers come before others, those who may act in a war before others where one does.
        """
        speaker = use.speaker
        if pronoun in self._words.first_person:
            return use.we or (None if use.armed and speaker else speaker or self._last(use))
        if use.mention.text.casefold() in self._words.plural:
            subject = self._last_of([m for m, doing in self._named if doing], use, pronoun)
            if subject is not None:
                return subject
        fits = speaker is not None and self._kinds.agrees(speaker, pronoun)
        if speaker is not None and fits and (not use.armed or self._kinds.may_fight(speaker)):
            return speaker
        near = self._near(use, pronoun)
        if near is not None:
            return near
        body = speaker if fits else speaker.refers_to if speaker else None
        if body is not None:
            return body
        return self._last(use, pronoun) or self._ahead(use, pronoun)

    def _near(self, use: PartyUse, pronoun: str) -> Mention | None:
        """The party that agrees best in the pronoun's own sentence, then in those before it."""
        doing = [m for m, subject in self._named if subject]
        tellings = [doing, [*(m for m, _ in self._named), *self._heard]]
        for heard, named in reversed(self._before):
            subjects = [m for m, subject in named if subject]
            agents = [m for m in self._parties if m in heard and m in subjects]
            tellings += [agents, subjects, heard, [m for m, _ in named]]
        found = (self._last_of(told, use, pronoun) for told in tellings)
        return next((m for m in found if m is not None), None)

    def _last_of(self, told: list[Mention], use: PartyUse, pronoun: str) -> Mention | None:
        """The last of these before the pronoun that it can stand for; not the other side of its claim."""
        start = use.mention.start
        near = [
            m for m in told if m.end <= start and not _is_among(m, use.within) and self._fits(m, pronoun, use)
        ]
        return max(near, key=lambda m: (m.end, m.start), default=None)

    def _fits(self, mention: Mention, pronoun: str, use: PartyUse) -> bool:
        if use.armed and not self._kinds.may_fight(mention):
            return False
        return self._kinds.agrees(mention, pronoun)

    def _others(self, mention: Mention) -> Mention | None:
        """Whose rest "others" are: those last told of before in the sentence, in their plural."""
        told = [*self._heard, *(m for m, subject in self._named if subject)]
        before = [m for m in told if m.end <= mention.start and is_plural(m)]
        return max(before, key=lambda m: (m.end, m.start), default=None)

    def _last(self, use: PartyUse, pronoun: str = "") -> Mention | None:
        """The party of a claim that was named last."""
        told = (m for m in reversed(self._parties) if not _is_among(m, use.within))
        return next((m for m in told if not pronoun or self._kinds.agrees(m, pronoun)), None)

    def _ahead(self, use: PartyUse, pronoun: str) -> Mention | None:
        """ "After they took the town, rebels ...": where nothing stands before, the subject that follows."""
        doing = [m for m, subject in self._named if subject and m.start >= use.mention.end]
        return next((m for m in doing if self._fits(m, pronoun, use)), None)


def _is_among(mention: Mention, others: tuple[Mention, ...]) -> bool:
    """Whether a mention shares words of the text with one of the others, or is one told again."""
    roots = [*others, *(o.meant for o in others)]
    return any((mention.start < o.end and o.start < mention.end) or mention.text == o.text for o in roots)
