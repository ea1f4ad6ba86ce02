"""Mentions of parties out of noun phrases; of "Russian warplanes" the Russians."""

from __future__ import annotations

from variorum.extract.kinds import Kinds
from variorum.model.claims import Mention
from variorum.model.readings import Name

# Things that act for whoever they belong to.
_DOER_BEHIND = frozenset(
    {
        *("aircraft", "munition", "artillery", "bomb", "airstrike", "violence"),
        *("convoy", "presence", "post", "reinforcement"),
    }
)
_SOMEBODY = ("party", "unknown-name", "source", "pronoun", "aid-body", "person")
_JOINTS = frozenset({"and", "and the", ",", "&"})


def party_mentions(kinds: Kinds, heads: list[int]) -> list[Mention]:
    """A mention for each head that may be a party, each once."""
    found: list[Mention] = []
    for head in heads:
        if kinds.tree.tokens[head].dep in ("amod", "compound", "nmod"):
            found += _modifier(kinds, head)
        elif kinds.of(head) & _DOER_BEHIND and not kinds.is_of(head, "armed", "people"):
            found += _doers_behind(kinds, head)
        elif kinds.is_of(head, *_SOMEBODY):
            found += _party(kinds, head)
    return list(dict.fromkeys(found))


def phrase_mention(kinds: Kinds, head: int) -> Mention:
    """The noun phrase at a head, without determiners, widened to the names at the head."""
    start, end = kinds.tree.phrase_text(*kinds.tree.noun_phrase(head))
    for name in kinds.names_at(head):
        start, end = min(start, name.start), max(end, name.end)
    return _mention(kinds, start, end, kinds.tree.lemma(head))


def _mention(kinds: Kinds, start: int, end: int, head: str) -> Mention:
    return Mention(text=kinds.tree.text(start, end), start=start, end=end, head=head)


def _modifier(kinds: Kinds, head: int) -> list[Mention]:
    """A party named before a noun: "Turkish" of "a Turkish air strike"."""
    named = _acting(kinds, kinds.names_at(head))[:1]
    if named or not kinds.is_of(head, "armed", "government"):
        return named
    return _party(kinds, head)


def _doers_behind(kinds: Kinds, head: int) -> list[Mention]:
    """The parties that a thing belongs to: demonyms and names before it, its owner, its maker."""
    tree = kinds.tree
    named = _acting(kinds, _names_between(kinds, tree.noun_phrase(head)[0], tree.tokens[head].end))
    if named:
        return named
    owners = tree.children(head, "compound", "amod", "poss")
    return [m for k in owners if kinds.is_of(k, "armed", "government") for m in _party(kinds, k)]


def _names_between(kinds: Kinds, first: int, end: int) -> list[Name]:
    """Names from a token up to a character offset."""
    start = kinds.tree.tokens[first].start
    return [n for n in kinds.tree.sentence.names if start <= n.start and n.end <= end]


def _acting(kinds: Kinds, names: list[Name]) -> list[Mention]:
    """Mentions of the named parties; "Turkish-backed rebels" are not Turkish."""
    return [
        Mention(text=n.text, start=n.start, end=n.end, head=n.text.casefold())
        for n in names
        if n.kind in ("demonym", "actor", "country") and kinds.tree.text(n.end, n.end + 1) != "-"
    ]


def _party(kinds: Kinds, head: int) -> list[Mention]:
    return _two_demonyms(kinds, head) or [phrase_mention(kinds, head)]


def _two_demonyms(kinds: Kinds, head: int) -> list[Mention]:
    """ "Syrian and Russian forces" are two parties."""
    tree = kinds.tree
    noun = tree.tokens[head]
    names = _names_between(kinds, tree.noun_phrase(head)[0], noun.start)
    demonyms = [n for n in names if n.kind == "demonym"]
    if len(demonyms) != 2:
        return []
    one, other = demonyms
    if tree.text(one.end, other.start).strip().casefold() not in _JOINTS:
        return []
    first = Mention(text=one.text, start=one.start, end=one.end, head=noun.lemma)
    return [first, _mention(kinds, other.start, noun.end, noun.lemma)]
