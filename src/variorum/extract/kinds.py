"""What kind of thing a noun phrase names: by its head noun, its names, and the grammar around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from variorum.extract.tree import Tree
from variorum.lexicon.fold import fold
from variorum.lexicon.lexicon import Lexicon
from variorum.model.readings import Name

_ARMED_KINDS = frozenset({"state-force", "rebel", "militia", "coalition", "police", "criminal"})
_PLACE_CLASSES = frozenset({"settlement", "area", "facility", "route"})
_PARTY = frozenset({"armed", "government", "people"})
_SOME_PARTY = frozenset({"pronoun", "armed", "people", "government"})
_ONE_PARTY = frozenset({"pronoun", "armed", "government", "place"})
_ONE_PERSON = frozenset({"pronoun", "people", "government", "person"})
_PRONOUNS = {
    **dict.fromkeys(
        (
            "they",
            "them",
            "we",
            "us",
            "who",
            "those",
            "others",
            "themselves",
            "their",
            "our",
            "all",
            "some",
            "many",
        ),
        _SOME_PARTY,
    ),
    **dict.fromkeys(("it", "itself", "its"), _ONE_PARTY),
    **dict.fromkeys(("he", "she", "him", "her", "his"), _ONE_PERSON),
}
_VOLLEYS = frozenset(
    {"barrage", "salvo", "volley", "hail", "round", "flurry", "string", "series", "wave", "couple", "dozen"}
)
_OWNERS = frozenset({"his", "their", "its", "our", "her"})
_MEASURES = frozenset(
    {
        "ton",
        "tonne",
        "truck",
        "truckload",
        "lorry",
        "bag",
        "sack",
        "box",
        "planeload",
        "shipment",
        "consignment",
        "convoy",
        "load",
        "delivery",
    }
)
_PARTITIVES = frozenset(
    {
        "most",
        "some",
        "whole",
        "rest",
        "bulk",
        "all",
        "majority",
        "third",
        "half",
        "quarter",
        "part",
        "much",
        "any",
        "many",
        "remainder",
        "swathe",
        "swath",
        "handful",
        "number",
    }
)


@dataclass(frozen=True, slots=True)
class Kinds:
    """Reads the classes of noun phrases; holds the lexicon's noun classes and actor kinds."""

    lexicon: Lexicon

    @property
    def classes(self) -> Mapping[str, frozenset[str]]:
        """Noun classes by head noun."""
        return self.lexicon.classes

    def names_at(self, tree: Tree, index: int) -> list[Name]:
        """Known names that cover a token."""
        token = tree.tokens[index]
        return [n for n in tree.sentence.names if n.start <= token.start and token.end <= n.end]

    def is_settlement(self, name: Name) -> bool:
        """Whether a place name is one of a town or village in its first reading."""
        first = self.lexicon.places.get(name.ids[0]) if name.ids else None
        return first is not None and first.kind == "settlement"

    def of(self, tree: Tree, index: int) -> frozenset[str]:
        """The classes of the noun phrase whose head is the token, "place" and "party" included."""
        token = tree.tokens[index]
        if tree.in_time(index):
            return frozenset()
        found = set(self._noun(token.lemma) or self._noun(token.text.casefold()))
        names = self.names_at(tree, index)
        if token.pos == "PROPN" or names:
            found |= self._named(tree, index, names)
        if token.text.casefold() in _PRONOUNS:
            found |= _PRONOUNS[token.text.casefold()]
        if token.tag in ("NNP", "NNPS") and not found:
            found.add("unknown-name" if self._is_name(tree, index) else "unknown-first")
        if token.lemma in _PARTITIVES:
            found |= self._part(tree, index)
        if token.lemma in _VOLLEYS and tree.children(index, "prep"):
            found = self._part(tree, index) or found
        found = self._refined(tree, index, found)
        if token.pos == "NUM" or token.lemma in ("dozen", "hundred", "thousand", "score", "million"):
            found |= self._counted(tree, index)
        if (
            token.pos == "ADJ"
            and token.dep in ("nsubj", "nsubjpass", "pobj", "dobj", "conj")
            and any(n.kind == "demonym" for n in names)
        ):
            found |= {"armed", "government", "people"}
        if found & _PLACE_CLASSES:
            found.add("place")
        if found & _PARTY:
            found.add("party")
        return frozenset(found)

    @staticmethod
    def _is_name(tree: Tree, index: int) -> bool:
        """A capital opens every sentence: a lone first word there is no name by its capital."""
        return index > 0 or (len(tree) > 1 and tree.tokens[1].pos == "PROPN")

    def _refined(self, tree: Tree, index: int, found: set[str]) -> set[str]:
        """Heads whose kind hangs on the word before them."""
        token = tree.tokens[index]
        before = {
            tree.tokens[k].text.casefold() for k in tree.children(index, "compound", "amod", "nmod", "poss")
        }
        if token.lemma == "force" and before & {"air", "aerospace"}:
            return found | {"aircraft"}
        if token.lemma == "bomber":
            return {"bomber", "armed"} if before & {"suicide", "car", "female"} else found | {"aircraft"}
        if token.lemma == "man" and (before & _OWNERS or "armed" in before):
            return found | {"armed"}
        if token.lemma == "part" and not tree.children(index):
            return found - {"area"}
        if token.lemma in _MEASURES:
            return found | self._part(tree, index)
        return found

    def _noun(self, word: str) -> frozenset[str]:
        got = self.classes.get(word)
        if got is None and "-" in word:
            got = self.classes.get(word.rsplit("-", 1)[-1])
        return got or frozenset()

    def _named(self, tree: Tree, index: int, names: list[Name]) -> set[str]:
        found: set[str] = set()
        for name in names:
            whole = name.end >= tree.tokens[index].end
            if name.kind == "place" and whole:
                found.add("place")
                if self._acts_as_capital(tree, index, name):
                    found |= {"government", "armed"}
            elif name.kind == "route":
                found |= {"route"}
            elif name.kind == "country":
                found |= {"government", "armed", "country", "place"}
            elif name.kind == "demonym":
                token = tree.tokens[index]
                if token.tag in ("NNPS", "NNS") or token.text.endswith("s"):
                    found |= {"armed", "people", "government"}
            elif name.kind == "source":
                found.add("source")
            elif name.kind == "actor":
                found |= self._actor(name)
        return found

    def _acts_as_capital(self, tree: Tree, index: int, name: Name) -> bool:
        """ "Kyiv issued an ultimatum": a capital in a doer's place stands for its government."""
        token = tree.tokens[index]
        above = tree.tokens[token.head].text.casefold()
        if token.dep not in ("nsubj", "conj") and not (
            token.dep == "pobj" and above in ("by", "between", "with")
        ):
            return False
        return any(kind == "capital" for _, kind in self.lexicon.countries.by_word(fold(name.text)))

    def _actor(self, name: Name) -> set[str]:
        found: set[str] = set()
        for actor_id in name.ids:
            entry = self.lexicon.actors.get(actor_id)
            if entry is None:
                continue
            if entry.kind in _ARMED_KINDS:
                found |= {"armed"}
            elif entry.kind == "person":
                found |= {"government", "person"}
            else:
                found |= {"government", entry.kind}
            if entry.kind in ("aid", "international"):
                found.add("aid-body")
        return found

    def whole(self, tree: Tree, index: int) -> int:
        """The head of what a part is a part of ("most of Tigray"); the token itself otherwise."""
        if tree.tokens[index].lemma not in _PARTITIVES:
            return index
        for kid in tree.children(index, "prep"):
            if tree.tokens[kid].text == "of":
                return next(iter(tree.children(kid, "pobj")), index)
        return index

    def _part(self, tree: Tree, index: int) -> set[str]:
        """ "most of the region", "the whole of the town": a part is of the kind of its whole."""
        for kid in tree.children(index, "prep"):
            if tree.tokens[kid].text == "of":
                for inner in tree.children(kid, "pobj"):
                    return set(self.of(tree, inner))
        return set()

    def _counted(self, tree: Tree, index: int) -> set[str]:
        """ "dozens of rebels", "two of the soldiers": a bare count stands for what it counts."""
        for kid in tree.children(index, "prep"):
            if tree.tokens[kid].text == "of":
                for inner in tree.children(kid, "pobj"):
                    return set(self.of(tree, inner))
        return {"people"}

    def fits(self, tree: Tree, heads: list[int], wanted: tuple[str, ...]) -> bool:
        """Whether any head is of a wanted class; an empty slot only where a class ends in "?"."""
        if not wanted:
            return True
        optional = any(w.endswith("?") for w in wanted)
        if not heads:
            return optional
        names = {w.rstrip("?") for w in wanted}
        if "people" in names and "place" not in names:
            heads = [h for h in heads if tree.tokens[h].text.casefold() != "it"]
        return any(self._any(self.of(tree, h), names) for h in heads)

    @staticmethod
    def _any(found: frozenset[str], names: set[str]) -> bool:
        if found & names or ("unknown-first" in found and "place" in names):
            return True
        # A name nobody has listed may be a place or a party: the frame around it decides.
        return (
            "unknown-name" in found
            and bool(names & {"place", "armed", "party", "government"})
            and "people" not in names
        )
