"""Stands and thoughts told of somebody ("wants", "criticised"), and what is said by nobody in particular."""

from __future__ import annotations

from variorum.extract.cited import Cited
from variorum.extract.kinds import Kinds
from variorum.extract.roles import SUBJECTS
from variorum.extract.said_content import is_added
from variorum.extract.slots import surface_subjects
from variorum.extract.tree import NOUNS, Tree
from variorum.lexicon.words_of_telling import SayingWords

_CLAUSES = ("ccomp", "xcomp")
_OBJECTS = ("dobj", "oprd")
_ASIDE = ("parataxis", "ccomp")
# Nominal links that a judgement may follow in ("described it as", "praised her for").
_JUDGING_LINKS = frozenset({"as", "for", "about", "over"})


def stance_at(kinds: Kinds, verb: int) -> Cited | None:
    """The stand or thought that a verb tells of: whose it is, and of what; None where it tells none."""
    tree, words = kinds.tree, kinds.lexicon.words.saying
    content = _content(tree, words, verb)
    if not content:
        return None
    if tree.is_passive(verb):
        heads: list[int] = [c for kid in tree.children(verb, "agent") for c in tree.complements(kid)]
        content += tree.children(verb, "nsubjpass") if tree.children(verb, "auxpass") else []
    else:
        heads = [
            s for s in surface_subjects(tree, verb) if tree.tokens[s].pos in (*NOUNS, "PRON", "NUM", "DET")
        ]
        if not heads:
            return None
    scope = frozenset(k for kid in content for k in tree.below(kid)) - {verb}
    return Cited(scope, (), False, verb, tuple(heads), voiced=False)


def hearsay_at(kinds: Kinds, adverb: int) -> Cited | None:
    """ "Reportedly": what its clause tells, on nobody's word in particular; not what a "which" after a
    comma adds.
    """
    tree = kinds.tree
    verb = tree.head(adverb)
    if tree.word(adverb) not in kinds.lexicon.words.saying.hearsay or verb == adverb:
        return None
    within = tree.below(verb)
    added = {k for kid in within if is_added(tree, kid) for k in tree.below(kid)}
    return Cited(frozenset(within) - added - {adverb}, (), True, adverb, voiced=False)


def impersonal_at(kinds: Kinds, verb: int) -> Cited | None:
    """ "It was reported that ...": what is said by nobody in particular."""
    tree = kinds.tree
    if tree.lemma(verb) not in kinds.lexicon.words.saying.impersonal or not tree.is_passive(verb):
        return None
    if tree.children(verb, "agent") or not any(tree.word(k) == "it" for k in tree.children(verb, *SUBJECTS)):
        return None
    scope = frozenset(k for kid in tree.children(verb, "ccomp") if kid > verb for k in tree.below(kid))
    if not scope and tree.tokens[verb].dep in _ASIDE:
        # "The prison, it was reported, stood empty": an aside in what is reported.
        scope = frozenset(tree.below(tree.head(verb))) - frozenset(tree.below(verb))
    return Cited(scope, (), True, verb) if scope else None


def _content(tree: Tree, words: SayingWords, verb: int) -> list[int]:
    """Heads of what the stand is about."""
    lemma = tree.lemma(verb)
    linked = words.stance_links.get(lemma, ())
    found = [k for k in tree.children(verb, "prep") if tree.word(k) in linked]
    passive = tree.is_passive(verb)
    if lemma in words.thinking or lemma in words.judging:
        found += tree.children(verb, *_CLAUSES)
    if lemma in words.judging:
        held = tree.children(verb, *_OBJECTS)
        found += held
        if held or passive:
            found += [k for k in tree.children(verb, "prep") if tree.word(k) in _JUDGING_LINKS]
    if lemma in words.judging and passive and not found and tree.children(verb, "auxpass"):
        found += tree.children(verb, "nsubjpass")
    return found
