"""Speakers: whom a noun phrase cites, and whether it is anybody in particular."""

from __future__ import annotations

from dataclasses import replace

from variorum.extract.kinds import Kinds
from variorum.extract.party_mentions import phrase_mention
from variorum.extract.roles import SUBJECTS
from variorum.model.claims import Attribution, Mention

_OWNERS = ("party", "source", "unknown-name", "person", "pronoun")
_SPEECHLESS = ("violence", "equipment", "structure")


class SpeakerReader:
    """Makes attributions of the noun phrases of one sentence.

    `before` is the attribution last made in the article: what "it" and "the statement" go back to;
    `person` who was told of since, whom "he" and "she" go back to, and `body` what state or group,
    which "it" may stand for.
    """

    def __init__(
        self,
        kinds: Kinds,
        before: Attribution | None,
        person: Attribution | None = None,
        body: Attribution | None = None,
    ) -> None:
        self._kinds = kinds
        self._tree = kinds.tree
        self._words = kinds.lexicon.words.saying
        self._before = before
        self._person = person
        self._body = body

    def hear(self, attribution: Attribution) -> None:
        """Makes an attribution of this sentence what "he" goes back to in the rest of it."""
        self._before = attribution
        self._person = self._body = None

    def all(self, heads: list[int], cue: str) -> list[Attribution]:
        """The attributions of several heads, those that can cite nobody left out."""
        return [made for head in heads if (made := self.one(head, cue))]

    def one(self, head: int, cue: str) -> Attribution | None:
        """The attribution to the speaker at a head; None where the words cite nobody."""
        tree, kinds = self._tree, self._kinds
        if tree.lemma(head) in self._words.messages:
            owner = self._owner(head)
            if owner is not None and kinds.is_of(owner, *_OWNERS):
                return self.one(owner, cue)
            maker = self._maker_before(head)
            if maker is not None:
                return Attribution(speaker=maker, cue=cue)
        if tree.word(head) in self._words.again:
            meant = self._told(tree.word(head), cue) or self._before
            return replace(meant, cue=cue) if meant else None
        if tree.in_time(head):
            return None
        if tree.tokens[head].pos == "NUM" and (among := tree.of_what(head)):
            # "One of its officers said".
            return self.one(among[0], cue)
        thing = kinds.is_of(head, *_SPEECHLESS) and not kinds.is_of(head, "party", "source")
        if thing or tree.tokens[head].pos == "NUM":
            return None
        person = self._person_beside(head)
        if person is not None:
            role = phrase_mention(kinds, head)
            return Attribution(speaker=replace(phrase_mention(kinds, person), refers_to=role), cue=cue)
        speaker = replace(phrase_mention(kinds, head), refers_to=self._spoken_for(head))
        return Attribution(speaker=speaker, cue=cue, named=self._is_named(head))

    def _told(self, pronoun: str, cue: str) -> Attribution | None:
        """Who was told of since anybody spoke, where a pronoun may stand for them.

        "It added" goes back past them, to the speaker.
        """
        if pronoun in self._words.personal:
            return self._person
        return self._body if pronoun == "it" and cue.casefold() not in self._words.adding else None

    def _person_beside(self, head: int) -> int | None:
        """ "The party's spokesman, Nabil Adan": the name that a role is followed by."""
        tree = self._tree
        if tree.tokens[head].pos != "NOUN" or tree.tokens[head].tag not in ("NN", "NNP"):
            return None
        if tree.lemma(head) not in self._kinds.lexicon.words.parties.person_titles:
            return None
        beside = (k for k in tree.children(head, "appos") if tree.tokens[k].pos == "PROPN")
        return next(iter([*beside, *self._named_after_place(head)]), self._person_before(head))

    def _named_after_place(self, head: int) -> list[int]:
        """ "A spokesman in Goma, Nabil Adan, said": the name that the parser hung on the place."""
        tree, kinds = self._tree, self._kinds
        places = [p for k in tree.children(head, "prep") for p in tree.children(k, "pobj")]
        return [
            k
            for place in places
            for k in (tree.children(place, "appos") if kinds.is_of(place, "place") else ())
            if tree.tokens[k].pos == "PROPN"
            and tree.word(tree.noun_phrase(k)[0] - 1) == ","
            and (not kinds.names_at(k) or kinds.is_of(k, "person"))
        ]

    def _person_before(self, head: int) -> int | None:
        """ "Asked about it, Nabil Adan, spokesman for the party, said": the name that a bare role follows,
        wherever the parser hung it.
        """
        tree, comma = self._tree, head - 1
        if comma < 1 or tree.word(comma) != "," or tree.tokens[comma - 1].pos != "PROPN":
            return None
        person = comma - 1
        return None if self._kinds.names_at(person) and not self._kinds.is_of(person, "person") else person

    def _owner(self, head: int) -> int | None:
        """Whose statement it is, or who made it."""
        tree = self._tree
        owners = tree.children(head, "poss") or [
            p
            for k in tree.children(head, "prep")
            if tree.word(k) in self._words.makers
            for p in tree.children(k, "pobj")
        ]
        return owners[0] if owners else None

    def _maker_before(self, head: int) -> Mention | None:
        """ "A defence ministry statement": whose it is, in the words before it."""
        tree = self._tree
        makers = [k for k in tree.children(head, "compound") if self._kinds.is_of(k, "party", "source")]
        if not makers or self._kinds.names_at(head):
            return None
        last = makers[-1]
        start, end = tree.phrase_text(tree.noun_phrase(head)[0], last)
        return Mention(text=tree.text(start, end), start=start, end=end, head=tree.lemma(last))

    def _is_named(self, head: int) -> bool:
        """ "sources" are nobody in particular; "sources in the Interior Ministry" are somebody, and "a
        report" is one document, unless it is called unconfirmed.
        """
        tree = self._tree
        lemma = tree.lemma(head)
        if lemma not in self._words.unnamed:
            return True
        if lemma in self._words.documents and tree.tokens[head].tag == "NN" and tree.children(head, "det"):
            return not any(tree.word(k) in self._words.unproven for k in tree.children(head, "amod"))
        first, last = tree.noun_phrase(head)
        start, end = tree.tokens[first].start, tree.tokens[last].end
        names = (n for n in tree.sentence.names if n.kind not in ("place", "route"))
        if any(start <= n.start <= end for n in names):
            return True
        modified = [k for k in tree.children(head, "amod", "compound") if k < head]
        return bool(modified) and lemma in self._words.sourced and tree.tokens[head].tag == "NN"

    def _spoken_for(self, head: int) -> Mention | None:
        """ "Rami X, director of the Y", "Rami X of the Y", "Rami X, who heads the Y": whom the
        speaker speaks for.
        """
        tree = self._tree
        kids = [*tree.children(head, "appos"), *tree.children(head, "compound", "nmod")]
        for kid in [*kids, *self._bodies_after(head)]:
            span = tree.below(kid)
            start, end = tree.tokens[span[0]].start, tree.tokens[span[-1]].end
            named = any(n.start >= start and n.end <= end and n.kind != "place" for n in tree.sentence.names)
            if named or tree.tokens[kid].dep == "appos" or self._is_side(head, kid):
                return Mention(text=tree.text(start, end), start=start, end=end, head=tree.lemma(kid))
        return None

    def _is_side(self, voice: int, body: int) -> bool:
        """ "A spokesman for the rebels": a party without a name that a mere voice speaks for."""
        tree = self._tree
        return (
            tree.tokens[voice].pos == "NOUN"
            and tree.word(tree.head(body)) == "for"
            and self._kinds.is_of(body, "armed", "government")
        )

    def _bodies_after(self, head: int) -> list[int]:
        """Heads of the bodies that a person's name is followed by, or a title: "a spokesman for the Y"."""
        tree = self._tree
        voice = tree.lemma(head) in self._kinds.lexicon.words.parties.person_titles
        if tree.tokens[head].pos != "PROPN" and not voice:
            return []
        links = [k for k in tree.children(head, "prep") if tree.word(k) in self._words.belonging]
        clauses = [k for k in tree.children(head, "relcl") if tree.lemma(k) in self._words.heading]
        return [
            *(p for k in links for p in tree.children(k, "pobj")),
            *(o for k in clauses for o in tree.children(k, "dobj", "attr")),
        ]


def person_told(kinds: Kinds) -> Attribution | None:
    """The last person by name that a sentence tells of as a subject or doer, as one who may speak next."""
    tree = kinds.tree
    titles = kinds.lexicon.words.parties.person_titles
    for index in reversed(range(len(tree))):
        token = tree.tokens[index]
        doing = token.dep in SUBJECTS or tree.tokens[token.head].dep == "agent"
        if token.pos != "PROPN" or not doing:
            continue
        beside = tree.children(index, "compound", "nmod", "appos")
        if kinds.is_of(index, "person") or any(tree.lemma(k) in titles for k in beside):
            return SpeakerReader(kinds, None).one(index, "")
    return None


def outlet_told(kinds: Kinds) -> Attribution | None:
    """The outlet or monitor that a sentence has as its subject ("state television showed pictures")."""
    return _subject_told(kinds, "source")


def body_told(kinds: Kinds) -> Attribution | None:
    """The state or body that a sentence has as its last subject, as one that may speak next."""
    return _subject_told(kinds, "country", "government", "armed")


def _subject_told(kinds: Kinds, *classes: str) -> Attribution | None:
    tree = kinds.tree
    for index in reversed(range(len(tree))):
        token = tree.tokens[index]
        if token.dep in SUBJECTS and token.tag in ("NN", "NNP") and kinds.is_of(index, *classes):
            return SpeakerReader(kinds, None).one(index, "")
    return None
