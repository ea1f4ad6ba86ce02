"""Claims out of a reading: frames with their arguments, time, figures, speakers and certainty."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from variorum.extract.cited import Cited
from variorum.extract.dating import Dating, lead_dated
from variorum.extract.drafts import Draft, read_drafts
from variorum.extract.harm import joined_harm
from variorum.extract.kinds import Kinds
from variorum.extract.making import ClaimMaker
from variorum.extract.nesting import joined_nested
from variorum.extract.no_claims import NoClaims
from variorum.extract.party_kinds import PartyKinds
from variorum.extract.place_relations import is_located_at
from variorum.extract.referents import PartyUse, Referents
from variorum.extract.repeats import joined_repeats
from variorum.extract.text_citations import TextCitations
from variorum.extract.text_parties import parties_in
from variorum.extract.text_places import places_in
from variorum.extract.text_routes import routes_in
from variorum.extract.timing import Clock
from variorum.extract.tree import Tree
from variorum.extract.unread import unread
from variorum.lexicon.fold import fold
from variorum.lexicon.lexicon import Lexicon
from variorum.model.claims import Claim, Mention
from variorum.model.documents import Document
from variorum.model.issues import Outcome
from variorum.model.readings import Reading

_SILENT_ROLES = frozenset(
    {"caption", "comment", "widget", "byline", "stamp", "credit", "navigation", "related"}
)
_TITLES = ("headline",)
# How many mentions elsewhere one in the headline or the opening paragraph is worth.
_OPENING = 2
# The fewest times an article names the town it is about.
_MAIN = 2
# Characters from the beginning of "both the" to the noun.
_BOTH_REACH = 9


class Extractor:
    """Makes the claims of documents; holds the lexicon, keeps nothing between documents."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def extract(self, document: Document, reading: Reading) -> Outcome[tuple[Claim, ...]]:
        """The claims of one document in the order of its text, own repeats joined to what they repeat."""
        article = _Article(self._lexicon, document, reading)
        claims = [claim for kinds, cited in article.spoken() for claim in article.claims(kinds, cited)]
        kin, anew = self._lexicon.codebook.groups.kin, self._lexicon.words.reference.anew
        issues = tuple(unread(document, reading, self._lexicon.words.sentences))
        return Outcome(made=joined_repeats(lead_dated(claims, kin), kin, reading, anew), issues=issues)


# Cues whose speaker stands outside the sentence that is told.
_NOT_OF_ITSELF = frozenset({"according to", "per"})


class _Article:
    """What one article has told so far: its speakers, parties, places and times."""

    def __init__(self, lexicon: Lexicon, document: Document, reading: Reading) -> None:
        self._lexicon = lexicon
        self._groups = lexicon.codebook.groups
        self._kinds = PartyKinds(lexicon)
        self._document = document
        self._no_claims = NoClaims(lexicon, reading)
        self._referents = Referents(lexicon, _main_town(lexicon, reading))
        self._dating = Dating()
        self._waiting: list[tuple[Kinds, list[Cited]]] = []
        self._reading = reading

    def spoken(self) -> Iterator[tuple[Kinds, list[Cited]]]:
        """The sentences in which a claim can be, each with its speakers."""
        sentences = [
            Kinds(self._lexicon, Tree(sentence, self._lexicon.words.grammar))
            for sentence in self._reading.sentences
            if sentence.tokens and sentence.role not in _SILENT_ROLES
        ]
        cited = TextCitations(sentences, self._reading.quotations).cited
        for kinds, here in zip(sentences, cited, strict=True):
            yield kinds, [c for c in here if c.voiced or c.hedged]

    def claims(self, kinds: Kinds, cited: list[Cited]) -> list[Claim]:
        """The claims of the next sentence, whose speakers are `cited`."""
        tree = kinds.tree
        if self._no_claims.silences(tree):
            return []
        drafts = joined_harm(kinds, joined_nested(kinds, read_drafts(kinds)))
        if not drafts:
            # What it names matters only to claims after it, and most articles have few or none.
            self._waiting.append((kinds, cited))
            return []
        for earlier, of_earlier in self._waiting:
            self._told(earlier, of_earlier, [])
        self._waiting.clear()
        return self._told(kinds, cited, drafts)

    def _told(self, kinds: Kinds, cited: list[Cited], drafts: list[Draft]) -> list[Claim]:
        """The claims of drafts of a sentence; what it names is known to the sentences after it."""
        tree = kinds.tree
        clock = Clock(kinds)
        maker = ClaimMaker(self._document, kinds, cited, clock)
        here = (p for p in places_in(kinds) if p.use == "place" and is_located_at(kinds, p.mention.start))
        admitted = (d for d in drafts if self._no_claims.admits(d.frame, tree))
        read = [claim for draft in admitted for claim in maker.make(draft)]
        heard = (a.speaker for c in cited for a in c.attributions if not self._kinds.watches(a.speaker.text))
        named = ((m, tree.is_subject(m.start, m.end)) for m in (*parties_in(kinds), *heard))
        self._referents.begin(here, routes_in(kinds), read, named, tree.sentence.paragraph)
        told = [self._referred(claim, tree) for claim in read]
        made = [self._referents.located(claim, told) for claim in told]
        for claim in made:
            self._referents.note(claim)
        self._referents.end()
        return self._dating.dated(kinds, clock, cited, made)

    def _self_speaking(self, claim: Claim) -> Mention | None:
        """Whom "it" and "its forces" stand for: a party speaks of itself, a monitor does not."""
        if not claim.attributions or claim.attributions[-1].cue.casefold() in _NOT_OF_ITSELF:
            return None
        speaker = claim.attributions[-1].speaker
        # "A spokesman for the rebels" is a mere voice, and speaks of those whose voice it is.
        body = speaker.refers_to
        if body is not None and body.start > speaker.start and self._kinds.is_side(body):
            return speaker
        return None if self._kinds.watches(speaker.text) else speaker

    def _own_side(self, claim: Claim) -> Mention | None:
        """Whom "we" stands for: the side of who says it."""
        if not claim.attributions or claim.attributions[-1].cue.casefold() in _NOT_OF_ITSELF:
            return None
        return self._kinds.side_of(claim.attributions[-1].speaker)

    def _referred(self, claim: Claim, tree: Tree) -> Claim:
        """The claim with pronouns and bare "the town" tied to what they stand for."""
        speaker, we = self._self_speaking(claim), self._own_side(claim)

        def meant(
            mentions: tuple[Mention, ...], others: tuple[Mention, ...], *, doing: bool
        ) -> Iterator[Mention]:
            for mention in mentions:
                use = PartyUse(
                    mention=mention,
                    owner=tree.owner(mention.start),
                    both=_after_both(tree, mention.start),
                    within=others,
                    speaker=speaker,
                    we=we,
                    armed=doing and claim.event_type in self._groups.by_armed,
                    alone=doing and claim.event_type in self._groups.joint and len(mentions) == 1,
                )
                yield from self._referents.parties(use)

        places = (
            meant
            for place in claim.places
            for meant in self._referents.places(
                place,
                definite=tree.is_definite(place.mention.start),
                both=_after_both(tree, place.mention.start),
            )
        )
        agents = tuple(meant(claim.agents, claim.patients, doing=True))
        return replace(
            claim,
            agents=agents,
            patients=tuple(meant(claim.patients, (*claim.agents, *agents), doing=False)),
            places=tuple(places),
            routes=tuple(dict.fromkeys(map(self._referents.road, claim.routes))),
        )


def _after_both(tree: Tree, start: int) -> bool:
    """ "Both towns": whether the word stands right before an offset."""
    return any(t.text.casefold() == "both" and 0 < start - t.start <= _BOTH_REACH for t in tree.tokens)


def _main_town(lexicon: Lexicon, reading: Reading) -> Mention | None:
    """The town an article names most often, twice at least: what a bare "the city" opens with.

    A name in the headline or the opening paragraph counts for more.
    """
    opening = min((s.paragraph for s in reading.sentences if s.role not in _TITLES), default=0)
    told = [(n, s) for s in reading.sentences for n in s.names if n.kind == "place" and n.ids]
    names = [n for n, _ in told]
    first_reading = {id_: lexicon.places.get(id_) for id_ in dict.fromkeys(n.ids[0] for n in names)}
    towns = {id_ for id_, place in first_reading.items() if place and place.kind == "settlement"}
    times = Counter(fold(n.text) for n in names if n.ids[0] in towns)
    counts = Counter[str]()
    for name, sentence in told:
        if name.ids[0] in towns:
            first = sentence.role in _TITLES or sentence.paragraph == opening
            counts[fold(name.text)] += _OPENING if first else 1
    ranked = counts.most_common(2)
    if not ranked or times[ranked[0][0]] < _MAIN or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
        return None
    top = ranked[0][0]
    main = next(n for n in names if fold(n.text) == top)
    return Mention(text=main.text, start=main.start, end=main.end, head=top)
