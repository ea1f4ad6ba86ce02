"""Claims out of a reading: frames with their arguments, time, figures, speakers and certainty."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from variorum.extract.attribution import AttributionReader
from variorum.extract.drafts import read_drafts
from variorum.extract.harm import joined_harm
from variorum.extract.kinds import Kinds
from variorum.extract.making import ClaimMaker
from variorum.extract.nesting import joined_nested
from variorum.extract.place_relations import is_located_at
from variorum.extract.referents import Referents
from variorum.extract.repeats import without_repeats
from variorum.extract.text_parties import parties_in
from variorum.extract.text_places import places_in
from variorum.extract.text_routes import routes_in
from variorum.extract.tree import NOUNS, Tree
from variorum.lexicon.fold import fold
from variorum.lexicon.lexicon import Lexicon
from variorum.model.claims import Claim, Mention
from variorum.model.documents import Document
from variorum.model.issues import Outcome
from variorum.model.readings import Reading, Sentence, TimeExpression

_SILENT_ROLES = frozenset(
    {"caption", "comment", "widget", "byline", "stamp", "credit", "navigation", "related"}
)
# The fewest times an article names the town it is about.
_MAIN = 2
# Characters from the beginning of "both the" to the noun.
_BOTH_REACH = 9


class Extractor:
    """Makes the claims of documents; holds the lexicon, keeps nothing between documents."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def extract(self, document: Document, reading: Reading) -> Outcome[tuple[Claim, ...]]:
        """The claims of one document in the order of its text, own repeats left out."""
        article = _Article(self._lexicon, document, reading)
        claims = [
            claim
            for sentence in reading.sentences
            if sentence.tokens and sentence.role not in _SILENT_ROLES
            for claim in article.claims(sentence)
        ]
        return Outcome(made=without_repeats(claims, self._lexicon.codebook.groups.kin))


# Kinds of sources that are a body of a party and may speak of its own acts.
_OF_PARTIES = frozenset({"military", "ministry"})
# Cues whose speaker stands outside the sentence that is told.
_NOT_OF_ITSELF = frozenset({"according to", "per"})


class _Article:
    """What one article has told so far: its speakers, parties, places and times."""

    def __init__(self, lexicon: Lexicon, document: Document, reading: Reading) -> None:
        self._lexicon = lexicon
        self._document = document
        self._referents = Referents(lexicon, _main_town(lexicon, reading))
        self._speakers = AttributionReader(lexicon.words.saying, reading.quotations)
        self._earlier: tuple[TimeExpression, ...] = ()

    def claims(self, sentence: Sentence) -> list[Claim]:
        """The claims of the next sentence."""
        tree = Tree(sentence, self._lexicon.words.grammar)
        kinds = Kinds(self._lexicon, tree)
        cited = self._speakers.read(kinds)
        if sentence.text.rstrip().endswith("?") or self._is_staged(tree):
            return []
        maker = ClaimMaker(self._document, kinds, cited, self._earlier)
        drafts = joined_harm(kinds, joined_nested(kinds, read_drafts(kinds)))
        here = (p for p in places_in(kinds) if p.use == "place" and is_located_at(kinds, p.mention.start))
        read = [claim for draft in drafts for claim in maker.make(draft)]
        heard = (a.speaker for c in cited for a in c.attributions if not self._watches(a.speaker.text))
        named = ((m, tree.is_subject(m.start, m.end)) for m in (*parties_in(kinds), *heard))
        self._referents.begin(here, routes_in(kinds), read, named)
        told = [self._referred(claim, tree) for claim in read]
        made = [self._referents.located(claim, told) for claim in told]
        for claim in made:
            self._referents.note(claim)
        self._referents.end()
        if made:
            self._earlier = next((c.times for c in reversed(made) if c.times), ())
        return made

    def _is_staged(self, tree: Tree) -> bool:
        """Whether the sentence is about a film, a match, a drill or a day of remembrance."""
        nouns = (t.lemma for t in tree.tokens if t.pos in NOUNS)
        return any("staged" in self._lexicon.classes.get(noun, ()) for noun in nouns)

    def _self_speaking(self, claim: Claim) -> Mention | None:
        """Whom "it" and "its forces" stand for: a party speaks of itself, a monitor does not."""
        if not claim.attributions or claim.attributions[-1].cue.casefold() in _NOT_OF_ITSELF:
            return None
        speaker = claim.attributions[-1].speaker
        return None if self._watches(speaker.text) else speaker

    def _watches(self, name: str) -> bool:
        """Whether a name is a source's and no party's."""
        kinds = {entry.kind for entry in self._lexicon.sources.by_name(name)}
        return bool(kinds - _OF_PARTIES) and not self._lexicon.actors.by_name(name)

    def _referred(self, claim: Claim, tree: Tree) -> Claim:
        """The claim with pronouns and bare "the town" tied to what they stand for."""
        speaker = self._self_speaking(claim)

        def meant(mentions: tuple[Mention, ...], others: tuple[Mention, ...]) -> tuple[Mention, ...]:
            found = (self._referents.parties(m, tree.owner(m.start), others, speaker) for m in mentions)
            return tuple(m for each in found for m in each)

        places = (
            meant
            for place in claim.places
            for meant in self._referents.places(
                place,
                definite=tree.is_definite(place.mention.start),
                both=_after_both(tree, place.mention.start),
            )
        )
        return replace(
            claim,
            agents=meant(claim.agents, claim.patients),
            patients=meant(claim.patients, claim.agents),
            places=tuple(places),
            routes=tuple(dict.fromkeys(map(self._referents.road, claim.routes))),
        )


def _after_both(tree: Tree, start: int) -> bool:
    """ "Both towns": whether the word stands right before an offset."""
    return any(t.text.casefold() == "both" and 0 < start - t.start <= _BOTH_REACH for t in tree.tokens)


def _main_town(lexicon: Lexicon, reading: Reading) -> Mention | None:
    """The place an article names most often, twice at least: what a bare "the city" opens with."""
    names = [n for s in reading.sentences for n in s.names if n.kind == "place" and n.ids]
    first_reading = {id_: lexicon.places.get(id_) for id_ in dict.fromkeys(n.ids[0] for n in names)}
    towns = {id_ for id_, place in first_reading.items() if place and place.kind == "settlement"}
    counts = Counter(fold(n.text) for n in names if n.ids[0] in towns)
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < _MAIN or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
        return None
    top = ranked[0][0]
    first = next(n for n in names if fold(n.text) == top)
    return Mention(text=first.text, start=first.start, end=first.end, head=top)
