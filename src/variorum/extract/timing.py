"""Which time expression of a sentence governs which claim."""

from __future__ import annotations

from variorum.extract.tree import Tree
from variorum.lexicon.words import Words
from variorum.model.readings import TimeExpression

# A clause in one of these relations holds at the time of the clause it hangs on.
_SAME_TIME = frozenset({"conj", "advcl", "xcomp", "acl", "ccomp", "pcomp", "prep", "agent", "pobj", "dobj"})
# Clauses up from one without a time of its own, at most.
_HIGHEST = 6


class Clock:
    """Places the time expressions of one sentence in its tree."""

    def __init__(self, tree: Tree, words: Words) -> None:
        self._tree = tree
        self._words = words.time
        self._saying = words.saying.verbs()
        self._placed = [(t, token := self._token(t), self._clause(token)) for t in tree.sentence.times]

    def for_trigger(self, index: int) -> tuple[TimeExpression, ...]:
        """The expressions that date a trigger's clause, the nearest first; () when none does."""
        clause = self._clause_of(index)
        own = [t for t, token, at in self._placed if at in (clause, index) or self._inside(token, index)]
        if own:
            start = self._tree.tokens[index].start
            return tuple(sorted(own, key=lambda t: (abs(t.start - start), t.start)))
        return tuple(self._taken_over(clause))

    def said(self, cue: int) -> tuple[TimeExpression, ...]:
        """The expressions that date a verb of saying."""
        return tuple(t for t, _, at in self._placed if at == cue)

    def ongoing(self, index: int) -> bool:
        """Whether "now", "still" or the like stands in the trigger's clause."""
        return self._has_around(index, self._words.still)

    def at_once(self, index: int) -> bool:
        """Whether the clause says that it follows directly on what was told before."""
        return self._has_around(index, self._words.at_once)

    def _token(self, time: TimeExpression) -> int:
        """The token nearest the root among those the expression covers."""
        tokens = self._tree.tokens
        covered = [i for i, t in enumerate(tokens) if t.start < time.end and time.start < t.end]
        outside = [i for i in covered if tokens[i].head not in covered or tokens[i].head == i]
        return (outside or covered or [0])[0]

    def _clause(self, index: int) -> int:
        """The verb above a token that its time belongs to; the token itself where there is none."""
        above = self._tree.verb_above(index)
        return index if above is None else above

    def _clause_of(self, trigger: int) -> int:
        return trigger if self._tree.is_verb(trigger) else self._clause(trigger)

    def _inside(self, token: int, index: int) -> bool:
        """Whether a time stands below a trigger with no other verb between."""
        for up in (token, *self._tree.ancestors(token)):
            if up == index:
                return True
            if up != token and self._tree.tokens[up].pos == "VERB":
                return False
        return False

    def _taken_over(self, clause: int) -> list[TimeExpression]:
        """A clause with no time of its own takes that of the clause it is joined to or hangs on."""
        tokens = self._tree.tokens
        index = clause
        for _ in range(_HIGHEST):
            token = tokens[index]
            if token.head == index or token.dep not in _SAME_TIME:
                break
            if token.dep == "acl" and token.tag == "VBN":
                break
            index = token.head
            if token.dep == "ccomp" and tokens[index].lemma in self._saying:
                break
            here = [t for t, _, at in self._placed if at == index]
            if here:
                return here
        joined = self._tree.children(clause, "conj", "auxpass")
        return [t for t, _, at in self._placed if at in joined]

    def _has_around(self, index: int, words: frozenset[str]) -> bool:
        clause = self._clause_of(index)
        around = (clause, index, *self._tree.children(clause), *self._tree.children(index))
        return any(self._tree.word(k) in words for k in around)
