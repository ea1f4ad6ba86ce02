"""Slots: who stands where around a verb or noun, through passives, clauses and coordination."""

from __future__ import annotations

from variorum.extract.tree import NOUNS, VERBS, Tree

_MAX_DEPTH = 12
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
# How far apart two joined verbs may stand that share an object ("attacked and captured the town").
_NEAR_VERB = 3
# How the parser ties what follows the colon of an entry in a list to its first word.
_LISTED = ("appos", "npadvmod", "dep", "dobj")


def subjects(tree: Tree, verb: int, depth: int = 0) -> list[int]:
    """Heads of the doer of a verb: its active subject, or the by-phrase of a passive."""
    return _by_phrase(tree, verb) if tree.is_passive(verb) else surface_subjects(tree, verb, depth)


def _by_phrase(tree: Tree, verb: int) -> list[int]:
    found = [c for kid in tree.children(verb, "agent") for c in tree.complements(kid)]
    return [c for c in found if c in found[:1] or not _opens_clause(tree, c)]


def _opens_clause(tree: Tree, noun: int) -> bool:
    """ "A jet was hit by rebels and its pilot taken prisoner": the pilot begins a clause of his own."""
    after = noun + 1
    return after < len(tree) and tree.tokens[after].tag == "VBN" and after not in tree.below(noun)


def surface_subjects(tree: Tree, verb: int, depth: int = 0) -> list[int]:
    """Heads of the grammatical subject, taken over from a governing clause where it is silent."""
    if depth > _MAX_DEPTH:
        return []
    own = _own_subjects(tree, verb) or _before_aside(tree, verb) or _initials(tree, verb)
    if not own:
        return _inherited(tree, verb, depth)
    return [*_before_comma(tree, own[0], verb), *(c for s in own for c in _resolved(tree, s, verb))]


def _own_subjects(tree: Tree, verb: int) -> list[int]:
    """The subjects of a verb; "troops loyal to X held on": not the one that ends a preposition's phrase,
    nor in "Governor: rebels hold the bridge" the label.
    """
    all_ = tree.children(verb, "nsubj", "nsubjpass")
    found = [s for s in all_ if s == all_[-1] or tree.word(s + 1) != ":"]
    return [s for s in found if s == found[0] or not tree.is_stranded_complement(s)]


def _before_comma(tree: Tree, subject: int, verb: int) -> list[int]:
    """ "Army, rebels clash": in a headline a comma may join the subjects, and the parser leaves the
    first of them loose.
    """
    comma = tree.noun_phrase(subject)[0] - 1
    first = comma - 1
    loose = first >= 0 and tree.head(first) == verb and tree.tokens[first].dep in ("dep", "nmod", "npadvmod")
    return [first] if loose and tree.word(comma) == "," and tree.tokens[first].pos in NOUNS else []


def _before_aside(tree: Tree, verb: int) -> list[int]:
    """ "The troops, said X, had left": the parser gives the aside both subjects."""
    for aside in tree.children(verb, "parataxis"):
        held = tree.children(aside, "nsubj")
        if len(held) > 1 and held[0] < aside < held[-1] and aside < verb:
            return held[:1]
    return []


def _initials(tree: Tree, verb: int) -> list[int]:
    """ "IS has moved": a subject in capitals that the tagger took for a verb."""
    found = tree.children(verb, "csubj", "csubjpass")
    return [k for k in found if len(tree.tokens[k].text) > 1 and tree.tokens[k].text.isupper()]


def _resolved(tree: Tree, subject: int, verb: int) -> list[int]:
    """A relative pronoun gives way to the noun its clause stands on."""
    if _is_relative(tree, subject) and tree.tokens[subject].tag in ("WDT", "WP", "WRB", "IN", "DT"):
        noun = relative_noun(tree, verb)
        if noun is not None:
            return tree.conjuncts(noun) if tree.tokens[noun].tag in ("NNS", "NNPS") else [noun]
    return tree.conjuncts(subject)


def _is_relative(tree: Tree, index: int) -> bool:
    return tree.word(index) in tree.words.relative


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
    if token.dep in ("acl", "relcl") and tree.tokens[head].pos in (*NOUNS, "PRON", "NUM", "ADJ"):
        return [head]
    if token.dep == "amod":
        return [head]
    if token.dep == "attr" and token.tag == "VBG":
        # "The envoy is mediating": the parser takes the verb for what he is.
        return surface_subjects(tree, head, depth + 1)
    if token.dep == "conj":
        return surface_subjects(tree, head, depth + 1)
    if token.dep in ("xcomp", "ccomp") and tree.tokens[head].pos in (*VERBS, "ADJ"):
        return _controlled(tree, verb, depth)
    accused = _accused(tree, verb)
    if accused or token.dep not in ("advcl", "pcomp", "prep", "dep", "parataxis"):
        return accused
    return _clause_subjects(tree, head, depth)


def _controlled(tree: Tree, verb: int, depth: int) -> list[int]:
    """The doer of a complement: the object of a verb such as "force", else the subject above."""
    token = tree.tokens[verb]
    if tree.lemma(token.head) in tree.words.object_control and not tree.is_passive(token.head):
        held = [c for o in tree.children(token.head, "dobj") for c in tree.conjuncts(o)]
        if held:
            return held
    if tree.tokens[token.head].pos == "ADJ" and tree.tokens[token.head].dep in ("acomp", "oprd"):
        # "The rebels are ready to attack": whoever is ready.
        return surface_subjects(tree, tree.head(token.head), depth + 1)
    told = token.dep == "ccomp" and (token.tag in _FINITE or _has_finite(tree, verb))
    return [] if told else surface_subjects(tree, token.head, depth + 1)


def _has_finite(tree: Tree, verb: int) -> bool:
    return any(tree.tokens[k].tag in (*_FINITE, "MD") for k in tree.children(verb, "aux", "auxpass"))


def _accused(tree: Tree, verb: int) -> list[int]:
    """ "accused the rebels of shelling": the doer is whom the blame falls on."""
    return _blamed(tree, tree.head(tree.head(verb))) if tree.tokens[verb].dep == "pcomp" else []


def _blamed(tree: Tree, verb: int) -> list[int]:
    if tree.lemma(verb) not in tree.words.blaming:
        return []
    held = tree.children(verb, "nsubjpass" if tree.is_passive(verb) else "dobj")
    return [c for h in held for c in tree.conjuncts(h)]


def blamed_for(tree: Tree, noun: int) -> list[int]:
    """Whom an act is laid to: "blamed the rebels for the raid", "the raid was blamed on the rebels",
    "a raid attributed to the rebels", "the rebels claimed responsibility for the raid".
    """
    act = tree.first_conjunct(noun)
    dep, above = tree.tokens[act].dep, tree.head(act)
    laid = [k for k in tree.children(noun, "acl", "relcl") if tree.lemma(k) in tree.words.laying]
    if laid:
        return [h for k in laid for link in ("to", "on") for h in preposition(tree, k, link)]
    if dep == "pobj":
        if tree.word(above) in tree.words.blame_links:
            return _blamed(tree, tree.head(above)) or _answering(tree, tree.head(above))
        return []
    if dep == "nsubjpass" and tree.lemma(above) in tree.words.laying:
        return [h for link in ("to", "on") for h in preposition(tree, above, link)]
    if dep in ("dobj", "nsubjpass") and tree.lemma(above) in tree.words.blaming:
        return preposition(tree, above, "on")
    return []


def _answering(tree: Tree, noun: int) -> list[int]:
    """ "Claimed responsibility for": whose deed it is by his own word."""
    verb = tree.head(noun)
    owned = tree.lemma(noun) in tree.words.owning and tree.tokens[noun].dep in ("dobj", "nsubjpass")
    return subjects(tree, verb) if owned and tree.lemma(verb) in tree.words.claiming else []


def _clause_subjects(tree: Tree, head: int, depth: int) -> list[int]:
    """The doer of the clause a participle hangs on: its agent when that clause is passive."""
    index = head
    for _ in range(_MAX_DEPTH):
        if tree.is_verb(index):
            agents = _by_phrase(tree, index) if tree.is_passive(index) else []
            return agents or surface_subjects(tree, index, depth + 1)
        if tree.head(index) == index:
            return []
        index = tree.head(index)
    return []


def objects(tree: Tree, verb: int, depth: int = 0) -> list[int]:
    """Heads of what is done to: the direct object, or the subject of a passive."""
    if depth > _MAX_DEPTH:
        return []
    if tree.is_passive(verb):
        return surface_subjects(tree, verb) or listed(tree, verb)
    own = tree.children(verb, "dobj") or tree.children(verb, "dative")
    if own:
        return [c for o in own for c in _resolved(tree, o, verb)]
    # "Shot down 22 of 30 drones": the parser takes the number for a measure.
    anchors = [verb, *tree.children(verb, "prt", "advmod")]
    measures = [k for a in anchors for k in tree.children(a, "npadvmod") if k > a]
    counts = [k for k in measures if tree.tokens[k].pos == "NUM"]
    if counts and tree.of_what(counts[0]):
        return counts[:1]
    token = tree.tokens[verb]
    if token.dep == "relcl" and not _relative_subject(tree, verb):
        return [token.head]
    # "The city that they had to give up".
    above = tree.tokens[token.head]
    if token.dep == "xcomp" and above.dep == "relcl" and not _relative_subject(tree, token.head):
        return [above.head]
    # "attacked and captured the town": the object stands with the last verb.
    joined = tree.children(verb, "conj")
    if joined and token.pos == "VERB" and not tree.children(verb, "prep"):
        last = joined[0]
        silent = tree.tokens[last].pos == "VERB" and not tree.children(last, "nsubj", "nsubjpass")
        if silent and last - verb <= _NEAR_VERB:
            return objects(tree, last, depth + 1)
    return []


def _relative_subject(tree: Tree, verb: int) -> bool:
    own = tree.children(verb, "nsubj", "nsubjpass")
    return not own or any(_is_relative(tree, s) for s in own)


def preposition(tree: Tree, index: int, word: str) -> list[int]:
    """Heads of the complements of a preposition under a token ("by" agents included)."""
    found = []
    for kid in tree.children(index, "prep", "agent", "dative", "prt", "advmod"):
        if tree.word(kid) == word:
            # "In and around the town": the noun hangs on the last of joined prepositions.
            ends = [kid, *(k for k in tree.children(kid, "conj") if tree.tokens[k].pos == "ADP")]
            governed = [p for end in ends for p in tree.children(end, "pobj", "pcomp")]
            found += [c for p in governed for c in tree.conjuncts(p)]
    return found or (_to_a_name(tree, index) if word == "to" else [])


def _to_a_name(tree: Tree, index: int) -> list[int]:
    """ "Had lost the town to UNITA": a name in capitals that the parser took for a verb."""
    return [
        kid
        for kid in tree.children(index, "xcomp", "advcl")
        if tree.tokens[kid].tag in ("NNP", "NNPS") and tree.word(kid - 1) == "to"
    ]


def nested(tree: Tree, index: int, word: str) -> list[int]:
    """As `preposition`, also through one chained preposition or adverb ("back into", "south of") or a
    time ("the loss on Monday of the town").
    """
    found = preposition(tree, index, word)
    for kid in tree.children(index, "prep", "advmod", "prt", "npadvmod"):
        found += preposition(tree, kid, word)
        for day in tree.children(kid, "pobj"):
            found += preposition(tree, day, word) if tree.in_time(day) else []
    return list(dict.fromkeys(found))


def follow(tree: Tree, trigger: int, path: str) -> list[int]:
    """Heads that a slot path leads to. Steps: subject, object, mod, poss, comp, attr, dative, a preposition,
    or a noun lemma that must be met ("into/hand/of"); "a/b" goes through the first step to the second.
    Of a killing, giver is its owner where "of" says whom it befell, and owned its owner elsewhere.
    """
    here = [trigger]
    *leading, last = path.split("/")
    for step in leading:
        reached = [r for index in here for r in _step(tree, index, step) or _bare_links(tree, index, step)]
        here = list(dict.fromkeys(reached))
    return list(dict.fromkeys(reached for index in here for reached in _step(tree, index, last)))


def _bare_links(tree: Tree, index: int, word: str) -> list[int]:
    """ "Out" of "brought out of the city": a link on the way that has no complement of its own."""
    return [k for k in tree.children(index, "prep", "advmod", "prt") if tree.word(k) == word]


def listed(tree: Tree, index: int) -> list[int]:
    """Heads of what an entry of a list tells of: the persons of "Arrests: 48 persons"."""
    colon = next((k for k in range(index + 1, len(tree)) if tree.word(k) == ":"), None)
    if colon is None or tree.tokens[index].dep != "ROOT":
        return []
    found = [k for k in tree.children(index, *_LISTED) if k > colon]
    return tree.conjuncts(found[0]) if found else []


def _step(tree: Tree, index: int, step: str) -> list[int]:
    if step == "subject":
        return subjects(tree, index)
    if step == "object":
        return objects(tree, index)
    if step == "poss":
        return [c for k in tree.children(index, "poss") for c in _owners(tree, index, k)]
    if step in ("giver", "owned"):
        is_giver = bool(tree.of_what(index))
        return _step(tree, index, "poss") if is_giver == (step == "giver") else []
    if step == "mod":
        return modifiers(tree, index)
    if step == "comp":
        # "A campaign to drive them out": of a noun, what its infinitive says.
        clauses = tree.children(index, "acl") if tree.tokens[index].pos in NOUNS else []
        return tree.children(index, "xcomp", "ccomp") or clauses
    if step == "attr":
        # "The town is ours".
        return tree.children(index, "attr", "acomp")
    if step == "dative":
        return [c for k in tree.children(index, "dative") for c in tree.conjuncts(k)]
    # A noun to be met on the way: "hand" in "into the hands of".
    found = nested(tree, index, step) or ([index] if tree.lemma(index) == step else [])
    return found or (listed(tree, index) if step == "of" and tree.tokens[index].pos in NOUNS else [])


def _owners(tree: Tree, noun: int, owner: int) -> list[int]:
    """ "whose offensive": the noun that the relative clause stands on."""
    if tree.word(owner) == "whose":
        verb = tree.verb_above(noun)
        antecedent = relative_noun(tree, noun if verb is None else verb)
        return [] if antecedent is None else [antecedent]
    return tree.conjuncts(owner)


def modifiers(tree: Tree, noun: int) -> list[int]:
    """Adjectives and nouns before a noun that may name its doer ("Russian air strikes")."""
    found: list[int] = []
    for kid in tree.children(noun, "amod", "compound", "nmod"):
        found += tree.conjuncts(kid)
        if tree.tokens[kid].dep == "compound":
            found += modifiers(tree, kid)
    return found
