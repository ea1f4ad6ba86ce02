"""Mentions of parties out of noun phrases; of "Russian warplanes" the Russians."""

from __future__ import annotations

from variorum.extract.kinds import Kinds
from variorum.extract.slots import follow
from variorum.lexicon.fold import fold
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
_NATIONAL = frozenset({"name", "adjective"})
# A party tied to another after its noun: "loyal to X", "backed by X", two words and the name.
_TIED = ("amod", "acl", "relcl", "prep")


def party_mentions(kinds: Kinds, heads: list[int]) -> list[Mention]:
    """A mention for each head that may be a party, each once."""
    found: list[Mention] = []
    for head in heads:
        if _is_bare_count(kinds, head):
            continue
        if kinds.tree.tokens[head].dep in ("amod", "compound", "nmod"):
            found += _modifier(kinds, head)
        elif kinds.of(head) & _DOER_BEHIND and not kinds.is_of(head, "armed", "people"):
            found += parties_behind(kinds, head)
        elif kinds.is_of(head, *_SOMEBODY):
            found += named_parties(kinds, _owner_of_forces(kinds, head))
    return list(dict.fromkeys(found))


def _is_bare_count(kinds: Kinds, head: int) -> bool:
    """ "Killing seven", "dozens fled": a number that counts nobody who is named."""
    tree = kinds.tree
    counting = tree.tokens[head].pos == "NUM" or tree.lemma(head) in kinds.lexicon.words.nouns.numerals
    return counting and not tree.of_what(head) and not kinds.names_at(head)


def _owner_of_forces(kinds: Kinds, head: int) -> int:
    """ "The group, whose fighters ...": forces with "whose" are those of the noun before."""
    tree = kinds.tree
    if tree.lemma(head) not in kinds.lexicon.words.reference.owned:
        return head
    owners = [k for k in tree.children(head, "poss") if tree.word(k) == "whose"]
    found = [o for _ in owners for o in follow(tree, head, "poss") if kinds.is_of(o, "party", "unknown-name")]
    return found[0] if found else head


def named_parties(kinds: Kinds, head: int) -> list[Mention]:
    """The party or parties that one noun phrase names: "Syrian and Russian forces" are two."""
    joined = _nations(kinds, head) or _from_nations(kinds, head) or _before_name(kinds, head)
    return joined or [phrase_mention(kinds, _person_beside(kinds, head))]


def _person_beside(kinds: Kinds, head: int) -> int:
    """ "The group's leader, Nabil Adan, threatened ...": the name that a role is followed by."""
    tree = kinds.tree
    role = tree.tokens[head].tag == "NN" and tree.lemma(head) in kinds.lexicon.words.parties.person_titles
    beside = (k for k in tree.children(head, "appos") if tree.tokens[k].pos == "PROPN" and k > head)
    return next(beside, head) if role else head


def phrase_mention(kinds: Kinds, head: int) -> Mention:
    """The noun phrase at a head, without determiners, widened to the names at the head and to whom
    it is tied ("forces loyal to X").
    """
    start, end = kinds.tree.phrase_text(*kinds.tree.noun_phrase(head))
    for name in kinds.names_at(head):
        start, end = min(start, name.start), max(end, name.end)
    return _mention(kinds, start, max(end, _tie_end(kinds, head)), kinds.tree.lemma(head))


def _mention(kinds: Kinds, start: int, end: int, head: str) -> Mention:
    return Mention(text=kinds.tree.text(start, end), start=start, end=end, head=head)


def _tie_end(kinds: Kinds, head: int) -> int:
    """Where "loyal to X" or "backed by X" right after a noun ends; 0 where none follows."""
    tree, words = kinds.tree, kinds.lexicon.words.parties
    for kid in tree.children(head, *_TIED):
        if kid != head + 1 or tree.word(kid) not in words.ties:
            continue
        links = tree.children(kid, "prep", "agent")
        for link in links:
            named = _tied_to(kinds, link) if tree.word(link) in words.tie_links else []
            if link == kid + 1 and named and kinds.is_of(named[0], "armed", "government", "unknown-name"):
                last = tree.noun_phrase(named[0])[1]
                return max([tree.tokens[last].end, *(n.end for n in kinds.names_at(named[0]))])
    return 0


def _tied_to(kinds: Kinds, link: int) -> list[int]:
    """Whom "to" of "loyal to" ties to, also where the parser takes them for a subject."""
    tree = kinds.tree
    loose = [i for i in range(link + 1, len(tree)) if tree.tokens[i].dep == "nsubj"][:1]
    return tree.children(link, "pobj") or [i for i in loose if tree.noun_phrase(i)[0] == link + 1]


def _modifier(kinds: Kinds, head: int) -> list[Mention]:
    """A party named before a noun: "Turkish" of "a Turkish air strike"."""
    named = _acting(kinds, kinds.names_at(head))[:1]
    if named or not kinds.is_of(head, "armed", "government"):
        return named
    return named_parties(kinds, head)


def parties_behind(kinds: Kinds, head: int) -> list[Mention]:
    """The parties that a thing belongs to: names before it, its owner ("jets of the coalition")."""
    tree = kinds.tree
    named = _acting(kinds, _names_between(kinds, tree.noun_phrase(head)[0], tree.tokens[head].end))
    if named:
        return named
    owners = [*tree.children(head, "compound", "amod", "poss"), *tree.of_what(head)]
    acting = [m for k in owners if kinds.is_of(k, "armed", "government") for m in named_parties(kinds, k)]
    # "Helicopters of the UN mission"
    inner = (_names_between(kinds, tree.noun_phrase(k)[0], tree.tokens[k].end) for k in tree.of_what(head))
    return acting or [m for names in inner for m in _acting(kinds, names)]


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


def _nations(kinds: Kinds, head: int) -> list[Mention]:
    """ "Kenyan and Ethiopian troops": a party for each nation that is joined before the noun."""
    tree = kinds.tree
    for kid in tree.children(head, "amod", "compound", "nmod"):
        joined = [k for k in tree.conjuncts(kid) if k < head]
        if len(joined) < 2 or not all(_is_nation(kinds, k) for k in joined):
            continue
        last = joined[-1]
        noun = tree.tokens[head]
        first = [_mention(kinds, tree.tokens[k].start, tree.tokens[k].end, noun.lemma) for k in joined[:-1]]
        return [*first, _mention(kinds, tree.tokens[last].start, noun.end, noun.lemma)]
    return []


def _before_name(kinds: Kinds, head: int) -> list[Mention]:
    """ "The army and M23 fighters", "police and gang members", "Dinka and Nuer fighters": a party
    joined to the word before another party's noun.
    """
    tree = kinds.tree
    for kid in tree.children(head, "compound", "nmod"):
        joined = [k for k in tree.conjuncts(kid) if k < head]
        if len(joined) != 2 or not kinds.is_of(head, "armed"):
            continue
        if _is_party_alone(kinds, kid, head) or _are_names(kinds, joined, head):
            start = tree.phrase_text(tree.noun_phrase(head)[0], kid)[0]
            first = _mention(kinds, start, tree.tokens[kid].end, tree.lemma(kid))
            after = tree.tokens[joined[-1]].start
            return [first, _mention(kinds, after, tree.tokens[head].end, tree.lemma(head))]
    return []


def _is_party_alone(kinds: Kinds, index: int, head: int) -> bool:
    """Whether a noun before the head is a party by itself: "police", "the army", "soldiers"."""
    token = kinds.tree.tokens[index]
    if token.pos != "NOUN" or not kinds.is_of(index, "armed"):
        return False
    first = kinds.tree.word(kinds.tree.noun_phrase(head)[0])
    alone = token.tag == "NNS" or kinds.tree.word(index) in kinds.lexicon.words.parties.state_heads
    return alone or first in kinds.tree.words.determiners


def _are_names(kinds: Kinds, joined: list[int], head: int) -> bool:
    tokens = kinds.tree.tokens
    plain = all(tokens[k].pos == "PROPN" and tokens[k + 1].text != "-" for k in joined)
    return plain and tokens[head].tag == "NNS"


def _is_nation(kinds: Kinds, index: int) -> bool:
    tree = kinds.tree
    token = tree.tokens[index]
    found = kinds.lexicon.countries.by_word(fold(token.text))
    return any(kind in _NATIONAL for _, kind in found) and tree.text(token.end, token.end + 1) != "-"


def _from_nations(kinds: Kinds, head: int) -> list[Mention]:
    """ "Officials from Turkey and Russia": a party for each country that they are from."""
    tree = kinds.tree
    for link in tree.children(head, "prep"):
        if tree.word(link) != "from" or link != head + 1 or not kinds.is_of(head, "government"):
            continue
        lands = [k for k in tree.complements(link) if any(n.kind == "country" for n in kinds.names_at(k))]
        if not lands:
            continue
        lemma = tree.lemma(head)
        start = tree.phrase_text(*tree.noun_phrase(head))[0]
        spans = [(n.start, n.end) for k in lands for n in kinds.names_at(k) if n.kind == "country"]
        first = _mention(kinds, start, spans[0][1], lemma)
        return [first, *(_mention(kinds, s, e, lemma) for s, e in spans[1:])]
    return []
