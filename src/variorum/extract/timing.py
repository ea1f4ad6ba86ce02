"""Which time expression of a sentence governs which claim."""

from __future__ import annotations

from variorum.extract.tree import Tree
from variorum.lexicon.cues import Cues
from variorum.model.readings import TimeExpression

_STATE_WORDS = frozenset({"now", "still", "currently", "again", "presently"})
_AT_ONCE = frozenset({"immediately", "simultaneously", "then", "later", "instantly", "subsequently"})


class Clock:
    """Places the time expressions of one sentence in its tree."""

    def __init__(self, tree: Tree, cues: Cues) -> None:
        self._tree = tree
        self._saying = cues.saying() | {"announce", "tell"}
        self._placed = [(t, self._clause(self._token(t))) for t in tree.sentence.times]

    def _token(self, time: TimeExpression) -> int:
        """The token nearest the root among those the expression covers."""
        covered = [i for i, t in enumerate(self._tree.tokens) if t.start < time.end and time.start < t.end]
        outside = [
            i for i in covered if self._tree.tokens[i].head not in covered or self._tree.tokens[i].head == i
        ]
        return (outside or covered or [0])[0]

    def _clause(self, index: int) -> int:
        """The verb (or event noun) a token's time belongs to."""
        tokens = self._tree.tokens
        for up in self._tree.ancestors(index):
            if tokens[up].pos in ("VERB", "AUX"):
                return up
        return index

    def for_trigger(self, index: int) -> tuple[TimeExpression, ...]:
        """The expressions that date a trigger's clause, the nearest first; () when none does."""
        clause = index if self._tree.tokens[index].pos in ("VERB", "AUX") else self._clause(index)
        own = [t for t, at in self._placed if at == clause or at == index or self._inside(t, index)]
        if own:
            return tuple(sorted(own, key=lambda t: (abs(t.start - self._tree.tokens[index].start), t.start)))
        return tuple(self._taken_over(clause))

    def said(self, cue: int) -> tuple[TimeExpression, ...]:
        """The expressions that date a verb of saying."""
        return tuple(t for t, at in self._placed if at == cue)

    def _inside(self, time: TimeExpression, index: int) -> bool:
        below = self._tree.below(index)
        token = self._token(time)
        return token in below and not any(
            self._tree.tokens[i].pos == "VERB" and i != index for i in self._path(token, index)
        )

    def _path(self, token: int, top: int) -> list[int]:
        path = []
        for up in self._tree.ancestors(token):
            if up == top:
                break
            path.append(up)
        return path

    def _taken_over(self, clause: int) -> list[TimeExpression]:
        """A clause with no time of its own takes that of the clause it is joined to or hangs on."""
        tokens = self._tree.tokens
        index = clause
        for _ in range(6):
            token = tokens[index]
            if token.head == index or token.dep not in (
                "conj",
                "advcl",
                "xcomp",
                "acl",
                "ccomp",
                "pcomp",
                "prep",
                "agent",
                "pobj",
                "dobj",
            ):
                break
            if token.dep == "acl" and token.tag == "VBN":
                break
            index = token.head
            if tokens[index].lemma in self._saying and token.dep == "ccomp":
                break
            here = [t for t, at in self._placed if at == index]
            if here:
                return here
        below = [t for t, at in self._placed if at in self._tree.children(clause, "conj", "auxpass")]
        return below if not any(at == clause for _, at in self._placed) else []

    def ongoing(self, index: int) -> bool:
        """Whether "now", "still" or the like stands in the trigger's clause."""
        clause = index if self._tree.tokens[index].pos in ("VERB", "AUX") else self._clause(index)
        around = {clause, index, *self._tree.children(clause), *self._tree.children(index)}
        return any(self._tree.tokens[k].text.casefold() in _STATE_WORDS - {"again"} for k in around)

    def at_once(self, index: int) -> bool:
        """Whether the clause says that it follows directly on what was told before."""
        clause = index if self._tree.tokens[index].pos in ("VERB", "AUX") else self._clause(index)
        around = {*self._tree.children(clause), *self._tree.children(index)}
        return any(self._tree.tokens[k].text.casefold() in _AT_ONCE for k in around)
