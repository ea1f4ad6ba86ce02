"""What kind of thing a noun phrase names: by its head noun, its names, and the grammar around it."""

from __future__ import annotations

from collections.abc import Collection

from variorum.extract.tree import NOUNS, Tree
from variorum.extract.weapon_kinds import weapon_kinds
from variorum.lexicon.fold import fold
from variorum.lexicon.lexicon import Lexicon
from variorum.model.readings import Name

_ARMED_KINDS = frozenset({"state-force", "rebel", "militia", "coalition", "police", "criminal"})
_BODY_KINDS = frozenset({"aid", "international"})
_PLACE_CLASSES = frozenset({"settlement", "area", "facility", "route"})
_PARTY = frozenset({"armed", "government", "people"})
_SOME_PARTY = frozenset({"pronoun", "armed", "people", "government"})
_ONE_PARTY = frozenset({"pronoun", "armed", "government", "place"})
_ONE_PERSON = frozenset({"pronoun", "people", "government", "person"})
_NOT_LISTED = frozenset({"place", "armed", "party", "government"})
# Where an adjective stands for those it is of: "the Turkish and the Russian".
_NOUN_DEPS = ("nsubj", "nsubjpass", "pobj", "dobj", "conj")


class Kinds:
    """Reads the classes of noun phrases of one sentence, each once."""

    def __init__(self, lexicon: Lexicon, tree: Tree) -> None:
        self.lexicon = lexicon
        self.tree = tree
        self._words = lexicon.words.nouns
        self._read: dict[int, frozenset[str]] = {}
        self._names: dict[int, list[Name]] = {}

    def names_at(self, index: int) -> list[Name]:
        """Known names that cover a token."""
        found = self._names.get(index)
        if found is None:
            token = self.tree.tokens[index]
            found = [n for n in self.tree.sentence.names if n.start <= token.start and token.end <= n.end]
            self._names[index] = found
        return found

    def of(self, index: int) -> frozenset[str]:
        """The classes of the noun phrase whose head is the token, "place" and "party" included."""
        if index not in self._read:
            # A chain of "of" can be as long as the sentence: read from its inner end, not by recursion.
            chain = [index]
            while (inner := self._of_what(chain[-1])) is not None and inner not in self._read:
                chain.append(inner)
            for one in reversed(chain):
                self._read[one] = frozenset(self._classes(one))
        return self._read[index]

    def speaks_of(self, name: str) -> bool:
        """Whether any word or name of the sentence is by itself of a class that words are listed under.

        Where none is, no noun phrase is of that class: a cheaper question than `of` for each token.
        """
        tree = self.tree
        return any(n.kind == name for n in tree.sentence.names) or any(
            name in self._listed(tree.lemma(k)) or name in self._listed(tree.word(k))
            for k in range(len(tree))
        )

    def is_of(self, index: int, *names: str) -> bool:
        """Whether the noun phrase is of any of these classes."""
        return not self.of(index).isdisjoint(names)

    def fits(self, heads: list[int], wanted: tuple[str, ...]) -> bool:
        """Whether any head is of a wanted class; an empty slot only where a class ends in "?"."""
        if not wanted:
            return True
        if not heads:
            return any(w.endswith("?") for w in wanted)
        names = {w.rstrip("?") for w in wanted}
        if "people" in names and "place" not in names:
            heads = [h for h in heads if self.tree.word(h) != "it"]
        return any(_fits(self.of(h), names) for h in heads)

    def whole(self, index: int) -> int:
        """The head of what a part is a part of ("most of Tigray"); the token itself otherwise."""
        if self.tree.lemma(index) not in self._words.partitives:
            return index
        inner = self._of_what(index)
        return index if inner is None else inner

    def is_share(self, index: int) -> bool:
        """Whether a noun is a part, a volley or a measure of what "of" ties to it ("a number of men")."""
        words = self._words
        return self.tree.lemma(index) in words.partitives | words.volleys | words.measures

    def counted(self, index: int) -> int:
        """The head of what is counted ("a total of 40 houses"); the token itself otherwise."""
        inner = (
            self._of_what(index)
            if self.tree.lemma(index) in self._words.numerals | self._words.partitives
            else None
        )
        return index if inner is None else inner

    def lemmas(self, index: int) -> set[str]:
        """The lemma of a noun, and its singular where the tagger took it for a name ("Guards")."""
        lemma = self.tree.lemma(index)
        return {lemma, _singular(lemma)} if self.tree.tokens[index].tag in ("NNP", "NNPS") else {lemma}

    def _of_what(self, index: int) -> int | None:
        return next(iter(self.tree.of_what(index)), None)

    def _classes(self, index: int) -> set[str]:
        token = self.tree.tokens[index]
        if self.tree.in_time(index):
            return set()
        names = self.names_at(index)
        found = set(self._listed(token.lemma) or self._listed(token.text.casefold()))
        if token.pos == "PROPN" or names:
            found |= self._named(index, names)
        found |= self._pronoun(token.text.casefold())
        if token.tag in ("NNP", "NNPS") and not found:
            found |= self._unlisted(index)
        found = self._with_part(index, found)
        if token.pos == "ADJ" and token.dep in _NOUN_DEPS and any(n.kind == "demonym" for n in names):
            found |= _PARTY
        if found & _PLACE_CLASSES:
            found.add("place")
        if found & _PARTY:
            found.add("party")
        return found

    def _listed(self, word: str) -> frozenset[str]:
        """The classes of a noun, of a compound those of its last part."""
        classes = self.lexicon.classes
        # The tagger keeps the plural of what it takes for a name ("Militias shelled ...").
        got = classes.get(word) or classes.get(_singular(word))
        if got is None and "-" in word:
            got = classes.get(word.rsplit("-", 1)[-1])
        return got or frozenset()

    def _pronoun(self, word: str) -> frozenset[str]:
        if word in self._words.party_pronouns:
            return _SOME_PARTY
        if word in self._words.thing_pronouns:
            return _ONE_PARTY
        return _ONE_PERSON if word in self._words.person_pronouns else frozenset()

    def _unlisted(self, index: int) -> set[str]:
        """A name that nobody has listed; one word in the plural is a people's ("Yazidis", "Hazaras")."""
        if not self._is_name(index):
            return {"unknown-first"}
        people = self.tree.tokens[index].tag == "NNPS" and not self.tree.children(index, "compound", "nmod")
        return set(_PARTY) if people else {"unknown-name"}

    def _is_name(self, index: int) -> bool:
        """A capital opens every sentence: a lone first word there is no name by its capital."""
        return index > 0 or (len(self.tree) > 1 and self.tree.tokens[1].pos == "PROPN")

    def _with_part(self, index: int, found: set[str]) -> set[str]:
        """Parts, volleys, measures and bare counts are of the kind of what they are of."""
        lemma, inner = self.tree.lemma(index), self._of_what(index)
        part = frozenset() if inner is None else self._read[inner]
        if lemma in self._words.partitives:
            found = found | part
        if lemma in self._words.volleys:
            found = set(part) or found
        found = self._refined(index, found)
        if lemma in self._words.measures:
            found = found | part
        if self.tree.tokens[index].pos == "NUM" or lemma in self._words.numerals:
            unsaid = inner is None or self.tree.word(inner) in self.tree.words.relative
            found = found | ({"people"} if unsaid else part)
        return found

    def _refined(self, index: int, found: set[str]) -> set[str]:
        """Heads whose kind hangs on the word before them."""
        tree, words = self.tree, self._words
        lemma = tree.lemma(index)
        before = {tree.word(k) for k in tree.children(index, "compound", "amod", "nmod", "poss")}
        if lemma == "old" and {tree.lemma(k) for k in tree.children(index, "npadvmod")} & {"year", "month"}:
            # "A 12-year-old was killed".
            return found | {"people", "person"}
        if lemma == "force" and before & words.air_before:
            return found | {"aircraft"}
        if lemma == "bomber":
            return {"bomber", "armed"} if before & words.person_before else found | {"aircraft"}
        if lemma == "man" and (before & words.fighter_before or self._has_named_side(index)):
            return found | {"armed"}
        if "equipment" in found and self._is_laden(index):
            return found | {"bomb"}
        if lemma == "part" and self._is_share_taken(index):
            return found - {"area"}
        return weapon_kinds(tree, words, self._listed, index, found)

    def _is_share_taken(self, index: int) -> bool:
        """ "Took part", "took no active part": not "the eastern part", nor "part of it"."""
        tree, ways = self.tree, self.lexicon.words.places.directions
        if tree.of_what(index) or tree.children(index, "poss"):
            return False
        return not any(
            tree.word(k) in tree.words.definite or tree.word(k) in ways
            for k in tree.children(index, "det", "amod", "compound")
        )

    def _has_named_side(self, index: int) -> bool:
        """ "Renamo men", "militia men": whose fighters they are stands before them."""
        before = self.tree.children(index, "compound", "nmod")
        names = (n for k in before for n in self.names_at(k) if n.kind == "actor")
        sides = (self.lexicon.actors.get(id_) for n in names for id_ in n.ids)
        listed = any("armed" in self._listed(self.tree.lemma(k)) for k in before)
        return listed or any(side is not None and side.kind in _ARMED_KINDS for side in sides)

    def _is_laden(self, index: int) -> bool:
        """ "A truck packed with explosives", "an explosives-laden car": it is a bomb."""
        tree = self.tree
        return any(
            tree.lemma(kid) in self._words.laden
            and any("bomb" in self._listed(tree.lemma(k)) for k in tree.below(kid))
            for kid in tree.children(index, "acl", "relcl", "amod")
        )

    def _named(self, index: int, names: list[Name]) -> set[str]:
        found: set[str] = set()
        for name in names:
            if name.kind == "place":
                found |= {"place", "government", "armed"} if self._acts_as_capital(index, name) else {"place"}
            elif name.kind == "country":
                found |= {"government", "armed", "country", "place"}
            elif name.kind == "demonym":
                token = self.tree.tokens[index]
                several = token.tag in ("NNPS", "NNS") or token.text.endswith("s")
                # "30,000 Rohingya": what is counted is people.
                found |= _PARTY if several or self.tree.children(index, "nummod") else set()
            elif name.kind == "actor":
                found |= self._actor(name)
            else:
                found.add(name.kind)
        return found

    def _acts_as_capital(self, index: int, name: Name) -> bool:
        """ "Kyiv issued an ultimatum": a capital in a doer's place stands for its government."""
        dep = self.tree.tokens[index].dep
        above = self.tree.word(self.tree.head(index))
        blamed = dep == "dobj" and self.tree.lemma(self.tree.head(index)) in self.tree.words.blaming
        joined = dep == "pobj" and above in ("by", "between", "with")
        if dep not in ("nsubj", "conj") and not joined and not blamed:
            return False
        return any(
            kind in ("capital", "metonym") for _, kind in self.lexicon.countries.by_word(fold(name.text))
        )

    def _actor(self, name: Name) -> set[str]:
        found: set[str] = set()
        for entry in (self.lexicon.actors.get(i) for i in name.ids):
            if entry is None:
                continue
            if entry.kind in _ARMED_KINDS:
                found |= {"armed", entry.kind}
            elif entry.kind == "person":
                found |= {"government", "person"}
            else:
                found |= {"government", entry.kind}
            if entry.kind in _BODY_KINDS:
                found.add("aid-body")
        return found

    def names_party(self, index: int) -> bool:
        """Whether a modifier names a party that acts: "Russian" of "Russian air strikes", but not
        the backer of "Turkish-backed".
        """
        token = self.tree.tokens[index]
        after = self.tree.text(token.end, token.end + 1)
        if after == "-" or token.text.endswith(self._words.siding + self._words.leading):
            return token.text.endswith(self._words.leading)
        if any(n.kind in ("demonym", "actor", "country") for n in self.names_at(index)):
            return True
        weapon = self.is_of(index, "artillery", "equipment", "munition")
        return self.is_of(index, "armed", "government") and token.pos in NOUNS and not weapon


def _singular(word: str) -> str:
    """A plural as printed, made singular: "gunmen", "militaries", "tanks"."""
    if word.endswith("men"):
        return word[:-3] + "man"
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")


def _fits(found: Collection[str], names: set[str]) -> bool:
    if not names.isdisjoint(found) or ("unknown-first" in found and "place" in names):
        return True
    # A name nobody has listed may be a place or a party: the frame around it decides.
    return "unknown-name" in found and bool(names & _NOT_LISTED) and "people" not in names
