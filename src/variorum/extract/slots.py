"""Slots: who stands where around a verb or noun, through passives, clauses and coordination."""

from __future__ import annotations

from variorum.extract.tree import Tree

_RELATIVE = frozenset({"who", "which", "that", "whom", "where"})
# Verbs whose object is the doer of the clause below ("forced them to leave").
_OBJECT_CONTROL = frozenset(
    ["force", "tell", "order", "ask", "urge", "allow", "enable", "help", "let", "make", "push", "compel", "lead", "cause", "prompt", "permit", "call", "send", "drive", "leave"]
)
_BLAMING = frozenset({"accuse", "suspect", "blame", "charge", "convict", "criticise", "criticize", "condemn"})
_MAX_DEPTH = 12


def subjects(tree: Tree, verb: int, depth: int = 0) -> list[int]:
    """Heads of the doer of a verb: its active subject, or the by-phrase of a passive."""
    if tree.is_passive(verb):
        return _by_phrase(tree, verb)
    return surface_subjects(tree, verb, depth)


def _by_phrase(tree: Tree, verb: int) -> list[int]:
    found = []
    for kid in tree.children(verb, "agent"):
        found += [c for p in tree.children(kid, "pobj") for c in tree.conjuncts(p)]
    if not found and tree.tokens[verb].dep == "conj":
        return []
    return found


def surface_subjects(tree: Tree, verb: int, depth: int = 0) -> list[int]:
    """Heads of the grammatical subject, taken over from a governing clause where it is silent."""
    if depth > _MAX_DEPTH:
        return []
    own = tree.children(verb, "nsubj", "nsubjpass")
    if own:
        return [c for s in own for c in _resolved(tree, s, verb)]
    return _inherited(tree, verb, depth)


def _resolved(tree: Tree, subject: int, verb: int) -> list[int]:
    """A relative pronoun gives way to the noun its clause stands on."""
    if tree.tokens[subject].text.casefold() in _RELATIVE and tree.tokens[subject].tag in (
        "WDT",
        "WP",
        "WRB",
        "IN",
        "DT",
    ):
        noun = relative_noun(tree, verb)
        if noun is not None:
            return tree.conjuncts(noun) if tree.tokens[noun].tag in ("NNS", "NNPS") else [noun]
    return tree.conjuncts(subject)


def relative_noun(tree: Tree, verb: int) -> int | None:
    """The noun a relative clause stands on, for its verb or a verb joined to or below it."""
    index = verb
    for _ in range(_MAX_DEPTH):
        token = tree.tokens[index]
        if token.dep == "relcl":
            return token.head
        if token.dep not in ("conj", "xcomp", "ccomp", "aux") or token.head == index:
            return None
        index = token.head
    return None


def _inherited(tree: Tree, verb: int, depth: int) -> list[int]:
    token = tree.tokens[verb]
    head = token.head
    if head == verb:
        return []
    if token.dep in ("acl", "relcl") and tree.tokens[head].pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"):
        return [head]
    if token.dep == "amod":
        return [head]
    if token.dep == "conj":
        return surface_subjects(tree, head, depth + 1)
    if token.dep in ("xcomp", "ccomp") and tree.tokens[head].pos in ("VERB", "AUX", "ADJ"):
        if tree.tokens[head].lemma in _OBJECT_CONTROL and not tree.is_passive(head):
            held = [c for o in tree.children(head, "dobj") for c in tree.conjuncts(o)]
            if held:
                return held
        return surface_subjects(tree, head, depth + 1) if token.dep == "xcomp" or token.tag != "VBD" else []
    accused = _accused(tree, verb)
    if accused:
        return accused
    if token.dep in ("advcl", "pcomp", "prep", "dep", "parataxis"):
        return _clause_subjects(tree, head, depth)
    return []


def _accused(tree: Tree, verb: int) -> list[int]:
    """ "accused the rebels of shelling": the doer is whom the blame falls on."""
    token = tree.tokens[verb]
    if token.dep != "pcomp":
        return []
    above = tree.tokens[token.head].head
    if tree.tokens[above].lemma not in _BLAMING:
        return []
    held = tree.children(above, "nsubjpass") if tree.is_passive(above) else tree.children(above, "dobj")
    return [c for h in held for c in tree.conjuncts(h)]


def _clause_subjects(tree: Tree, head: int, depth: int) -> list[int]:
    """The doer of the clause a participle hangs on: its agent when that clause is passive."""
    index = head
    for _ in range(_MAX_DEPTH):
        token = tree.tokens[index]
        if token.pos in ("VERB", "AUX"):
            if tree.is_passive(index):
                return _by_phrase(tree, index) or surface_subjects(tree, index, depth + 1)
            return surface_subjects(tree, index, depth + 1)
        if token.head == index:
            return []
        index = token.head
    return []


def objects(tree: Tree, verb: int, depth: int = 0) -> list[int]:
    """Heads of what is done to: the direct object, or the subject of a passive."""
    if depth > _MAX_DEPTH:
        return []
    if tree.is_passive(verb):
        return surface_subjects(tree, verb)
    own = tree.children(verb, "dobj") or tree.children(verb, "dative")
    if own:
        return [c for o in own for c in _resolved(tree, o, verb)]
    token = tree.tokens[verb]
    if token.dep == "relcl" and not _relative_subject(tree, verb):
        return [token.head]
    # "attacked and captured the town": the object stands with the last verb.
    joined = tree.children(verb, "conj")
    if joined and token.pos == "VERB" and not tree.children(verb, "prep"):
        nxt = joined[0]
        if (
            tree.tokens[nxt].pos == "VERB"
            and not tree.children(nxt, "nsubj", "nsubjpass")
            and nxt - verb <= 3
        ):
            return objects(tree, nxt, depth + 1)
    return []


def _relative_subject(tree: Tree, verb: int) -> bool:
    own = tree.children(verb, "nsubj", "nsubjpass")
    return any(tree.tokens[s].text.casefold() in _RELATIVE for s in own) or not own


def preposition(tree: Tree, index: int, word: str) -> list[int]:
    """Heads of the complements of a preposition under a token ("by" agents included)."""
    found = []
    for kid in tree.children(index, "prep", "agent", "dative", "prt", "advmod"):
        token = tree.tokens[kid]
        if token.text.casefold() != word:
            continue
        found += [c for p in tree.children(kid, "pobj", "pcomp") for c in tree.conjuncts(p)]
    return found


def nested(tree: Tree, index: int, word: str) -> list[int]:
    """As `preposition`, also through one chained preposition or adverb ("back into", "south of")."""
    found = preposition(tree, index, word)
    for kid in tree.children(index, "prep", "advmod", "prt", "npadvmod"):
        found += preposition(tree, kid, word)
    return list(dict.fromkeys(found))


def follow(tree: Tree, trigger: int, path: str) -> list[int]:
    """Heads that a slot path leads to. Steps: subject, object, mod, poss, a preposition, or a
    noun lemma that must be met ("into/hand/of"); "a/b" goes through the first step to the second.
    """
    here = [trigger]
    for step in path.split("/"):
        reached: list[int] = []
        for index in here:
            reached += _step(tree, index, step)
        here = list(dict.fromkeys(reached))
        if not here:
            return []
    return here


def _step(tree: Tree, index: int, step: str) -> list[int]:
    if step == "subject":
        return subjects(tree, index)
    if step == "object":
        return objects(tree, index)
    if step == "poss":
        return [c for k in tree.children(index, "poss") for c in _owners(tree, index, k)]
    if step == "mod":
        return modifiers(tree, index)
    if step == "comp":
        return tree.children(index, "xcomp", "ccomp")
    if step == "dative":
        return [c for k in tree.children(index, "dative") for c in tree.conjuncts(k)]
    found = nested(tree, index, step)
    if found:
        return found
    # A noun to be met on the way: "hand" in "into the hands of".
    return [index] if tree.tokens[index].lemma == step else []


def _owners(tree: Tree, noun: int, owner: int) -> list[int]:
    """ "whose offensive": the noun that the relative clause stands on."""
    if tree.tokens[owner].text.casefold() == "whose":
        verb = next((u for u in tree.ancestors(noun) if tree.tokens[u].pos in ("VERB", "AUX")), noun)
        antecedent = relative_noun(tree, verb)
        return [] if antecedent is None else [antecedent]
    return tree.conjuncts(owner)


def modifiers(tree: Tree, noun: int) -> list[int]:
    """Adjectives and nouns before a noun that may name its doer ("Russian air strikes")."""
    found: list[int] = []
    for kid in tree.children(noun, "amod", "compound", "nmod"):
        found += [kid, *[c for c in tree.conjuncts(kid) if c != kid]]
        found += [k for k in modifiers(tree, kid) if tree.tokens[kid].dep == "compound"]
    return found
