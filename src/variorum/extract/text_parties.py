"""The parties that a sentence names, whether or not a claim is in it."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.extract.kinds import Kinds
from variorum.extract.party_mentions import named_parties
from variorum.extract.tree import NOUNS
from variorum.lexicon.fold import fold
from variorum.model.claims import Mention
from variorum.model.readings import Name

# A land is a party where it does something or has something.
_DOING = frozenset({"nsubj", "poss", "agent"})
_LANDS = frozenset({"country", "place", "part"})
_LAND_WORDS = frozenset({"name", "capital", "metonym"})
# Things whose modifier is who sends or owns them ("Russian air strikes").
_OWNED = ("violence", "airstrike", "aircraft", "munition", "artillery", "missile", "operation", "convoy")


def parties_in(kinds: Kinds) -> Iterator[Mention]:
    """Every mention of a party in a sentence, each once, in order of the text; pronouns left out."""
    tree = kinds.tree
    heads = (i for i, token in enumerate(tree.tokens) if token.pos in NOUNS and _is_party(kinds, i))
    found = [mention for head in heads for mention in named_parties(kinds, head)]
    found += [_of_name(name) for name in tree.sentence.names if _acts(kinds, name)]
    yield from _outermost(kinds, found)


def _is_party(kinds: Kinds, index: int) -> bool:
    """Whether a noun is the head of a phrase that names a party, not where something is."""
    tree = kinds.tree
    token = tree.tokens[index]
    if token.dep in ("compound", "nmod") or kinds.is_of(index, "pronoun"):
        return False
    if _is_titled(kinds, index):
        return True
    names = kinds.names_at(index)
    if names and all(n.kind in _LANDS or _is_land(kinds, n) for n in names):
        return _does(kinds, index) and kinds.is_of(index, "government")
    if not kinds.is_of(index, "party", "aid-body"):
        return False
    first, last = tree.noun_phrase(index)
    start, end = tree.tokens[first].start, tree.tokens[last].end
    named = any(start <= n.start and n.end <= end for n in tree.sentence.names)
    return named or tree.lemma(index) not in kinds.lexicon.words.parties.loose_heads


def _is_titled(kinds: Kinds, index: int) -> bool:
    """ "Colonel Jordan": a title before a name makes it a person's."""
    tree, words = kinds.tree, kinds.lexicon.words.parties
    before = tree.children(index, "compound", "nmod", "amod")
    return tree.tokens[index].pos == "PROPN" and any(
        tree.word(k).rstrip(".") in words.person_titles for k in before
    )


def _does(kinds: Kinds, index: int) -> bool:
    """Whether a land stands where a doer or an owner does, or after "with" and "between"."""
    tree = kinds.tree
    first = tree.first_conjunct(index)
    token = tree.tokens[first]
    if token.dep == "pobj":
        return tree.word(token.head) in kinds.lexicon.words.parties.party_links
    return token.dep in _DOING


def _acts(kinds: Kinds, name: Name) -> bool:
    """A known party's name, wherever it stands, or a nation's before what it sent."""
    if name.kind == "actor":
        # A land's name is its government's too; where it stands decides, as for a noun.
        return not _is_land(kinds, name)
    if name.kind != "demonym" or kinds.tree.text(name.end, name.end + 1) == "-":
        return False
    tree = kinds.tree
    index = next((i for i, t in enumerate(tree.tokens) if t.start <= name.start < t.end), None)
    if index is None or tree.tokens[index].dep not in ("amod", "compound", "nmod"):
        return False
    noun = tree.head(index)
    sent = kinds.is_of(noun, *_OWNED) or tree.lemma(noun) in kinds.lexicon.words.parties.sent
    return sent and not kinds.is_of(noun, "armed")


def _is_land(kinds: Kinds, name: Name) -> bool:
    return any(kind in _LAND_WORDS for _, kind in kinds.lexicon.countries.by_word(fold(name.text)))


def _of_name(name: Name) -> Mention:
    return Mention(text=name.text, start=name.start, end=name.end, head=name.text.casefold())


def _outermost(kinds: Kinds, found: list[Mention]) -> Iterator[Mention]:
    """Mentions in order, those inside another left out: "Boko Haram" of "Boko Haram fighters".

    Both stay where the inner one is whose the outer one is ("the leader of Hamas").
    """
    members = kinds.lexicon.words.parties.members
    end, outer = -1, None
    for mention in sorted(dict.fromkeys(found), key=lambda m: (m.start, -m.end)):
        if outer is not None and mention.end <= end:
            head_end = outer.text.find(" of ")
            after_of = 0 <= head_end < mention.start - outer.start
            if not after_of or not members.isdisjoint(outer.text[:head_end].casefold().split()):
                continue
        elif mention.start < end:
            continue
        yield mention
        if mention.end > end:
            end, outer = mention.end, mention
