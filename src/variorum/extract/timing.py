"""Which time expression of a sentence governs which claim."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from variorum.extract.kinds import Kinds
from variorum.model.readings import Sentence, TimeExpression

# A clause in one of these relations holds at the time of the clause it hangs on.
_SAME_TIME = frozenset({"conj", "advcl", "xcomp", "acl", "ccomp", "pcomp", "prep", "agent", "pobj", "dobj"})
# Clauses that close a clause and may hold the time of it: "fired rockets, hitting a school on Monday".
_CLOSING = ("acl", "advcl")
_BESIDE = ("ccomp", "parataxis")
# What heads a clause of its own inside another.
_CLAUSES = ("relcl", "advcl", "ccomp", "acl")
_PERFECT = frozenset({"have", "has", "'ve"})
# Clauses up from one without a time of its own, at most.
_HIGHEST = 6
# Characters between a time and the "when" that opens what happened then.
_WHEN_REACH = 3


class Clock:
    """Places the time expressions of one sentence in its tree."""

    def __init__(self, kinds: Kinds) -> None:
        self._kinds = kinds
        self._tree = kinds.tree
        self._words = kinds.lexicon.words.time
        self._saying = kinds.lexicon.words.saying.verbs()
        placed = (t for t in self._tree.sentence.times if t.dates)
        self._placed = [(t, token := self._token(t), self._clause(token)) for t in placed]

    def for_trigger(self, index: int, *, ahead: bool = False) -> tuple[TimeExpression, ...]:
        """The expressions that date a trigger's clause, the nearest first; () when none does.

        `ahead`: what is planned or threatened takes no time over from the clause that announces it.
        """
        clause = self.clause_of(index)
        found = [
            t
            for t, token, at in self._placed
            if (at in (clause, index) or self._inside(token, index)) and not self._is_beside(t, ahead=ahead)
        ]
        if not found and not ahead:
            found = self._when(clause) or self._since(clause) or self._closing(clause)
            found = found or self._going_on_beside(clause) or self._taken_over(clause) or self._of_verbless()
        start = self._tree.tokens[index].start
        return tuple(sorted(found, key=lambda t: (abs(t.start - start), t.start)))

    def _is_beside(self, time: TimeExpression, *, ahead: bool) -> bool:
        """A day to come dates nothing that has happened, a deadline nothing that is planned."""
        return time.bound == "until" if ahead else time.is_ahead

    def said(self, cue: int) -> tuple[TimeExpression, ...]:
        """The expressions that date a verb of saying, or the clause of saying that it hangs on."""
        above = (up for up in self._tree.ancestors(cue) if self._tree.is_verb(up))
        for index in (cue, *(up for up in above if self._says(up))):
            here = tuple(t for t, _, at in self._placed if at == index)
            if here:
                return here
        return ()

    def looks_ahead(self, time: TimeExpression) -> bool:
        """Whether the clause that an expression stands in is of what is still to come."""
        if not self._tree.tokens:
            return False
        clause = self._clause(self._token(time))
        helping = [self._tree.word(k) for k in self._tree.children(clause, "aux")]
        if not self._words.future.isdisjoint(helping) or self._tree.lemma(clause) in self._words.awaiting:
            return True
        of_purpose = "to" in helping and self._tree.tokens[clause].dep in ("xcomp", "advcl", "acl")
        return of_purpose or self._tree.tokens[clause].tag in ("VBZ", "VBP")

    def of_root(self) -> tuple[TimeExpression, ...]:
        """The expressions that date the sentence's main clause where it tells of the past."""
        roots = [i for i, t in enumerate(self._tree.tokens) if t.dep == "ROOT" and t.tag in ("VBD", "VBN")]
        return tuple(t for t, _, at in self._placed if at in roots)

    def ongoing(self, index: int, *, state: bool) -> bool:
        """Whether a trigger's clause says that it goes on "now", "still" or the like.

        A state (`state`) may do so in any tense, an act only in its course: "are now living in schools".
        """
        if not self._has_around(index, self._words.still):
            return False
        return state or self.is_present(index) or self._tree.tokens[self.clause_of(index)].tag == "VBG"

    def is_present(self, index: int) -> bool:
        """ "Is held", "patrol": whether a trigger is told in the present, not as what "has been" done."""
        clause = self.clause_of(index)
        if self.is_perfect(clause) or not self._tree.is_verb(clause):
            return False
        first = next(iter(self._tree.children(clause, "aux", "auxpass")), clause)
        return self._tree.tokens[first].tag in ("VBZ", "VBP")

    def at_once(self, index: int) -> bool:
        """Whether the clause says that it follows directly on what was told before."""
        first = self._tree.first_conjunct(self.clause_of(index))
        return self._has_around(index, self._words.at_once) or self._has_around(first, self._words.at_once)

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

    def clause_of(self, trigger: int) -> int:
        """The verb of the clause that a trigger stands in; the trigger itself where there is none."""
        return trigger if self._tree.is_verb(trigger) else self._clause(trigger)

    def _inside(self, token: int, index: int) -> bool:
        """Whether a time stands below a trigger with no other verb between."""
        for up in (token, *self._tree.ancestors(token)):
            if up == index:
                return True
            clause = self._tree.tokens[up].dep in _CLAUSES and self._tree.is_verb(up)
            if up != token and (clause or self._tree.tokens[up].pos == "VERB"):
                return False
        return False

    def _when(self, clause: int) -> list[TimeExpression]:
        """ "It came on Monday, when rebels took the port": the time that the clause's "when" stands for."""
        whens = (k for k in self._tree.children(clause, "advmod") if self._tree.word(k) == "when")
        start = next((self._tree.tokens[k].start for k in whens), None)
        if start is None:
            return []
        before = [t for t, _, _ in self._placed if 0 < start - t.end <= _WHEN_REACH]
        return [replace(t, bound="in") if t.bound == "since" else t for t in before]

    def _closing(self, clause: int) -> list[TimeExpression]:
        """A time at the end of a clause that a parser gives to the participle or purpose before it."""
        tree = self._tree
        return [
            t
            for t, _, at in self._placed
            if at > clause
            and tree.tokens[at].dep in _CLOSING
            and tree.verb_above(at) == clause
            and (tree.tokens[at].tag == "VBG" or (tree.tokens[at].tag == "VB" and t.is_past))
        ]

    def _going_on_beside(self, clause: int) -> list[TimeExpression]:
        """ "Bombed men who were marching on the town on Sunday": of what went on as it happened."""
        tree = self._tree
        return [
            t
            for t, _, at in self._placed
            if tree.tokens[at].dep == "relcl"
            and tree.tokens[at].tag == "VBG"
            and tree.verb_above(tree.head(at)) == clause
            and self.is_told_as_past(at)
        ]

    def _of_verbless(self) -> list[TimeExpression]:
        """The time of a main clause whose verb the parser took for a noun: "a shell burst on Monday"."""
        root = next((i for i, t in enumerate(self._tree.tokens) if t.dep == "ROOT"), None)
        if root is None or self._tree.is_verb(root):
            return []
        return [t for t, token, at in self._placed if at == token and self._tree.verb_above(token) is None]

    def _taken_over(self, clause: int) -> list[TimeExpression]:
        """A clause with no time of its own takes that of the clause it is joined to or hangs on."""
        for below, index in self._up(clause):
            if index != below and self._tree.tokens[below].dep in _BESIDE and self._says(index):
                return self._beside(below, index) or self._of_joined(clause)
            here = [t for t, _, at in self._placed if at == index] or self._when(index)
            here = here or self._beside_joined(below, index)
            # "Others have waded for two days": how long one thing lasts is no time of another.
            here = [t for t in here if t.point.part != "running"]
            if here:
                return here
        return self._of_joined(clause)

    def _of_joined(self, clause: int) -> list[TimeExpression]:
        """ "Shells killed six and injured 22 on Monday": of the clause that is joined to it."""
        joined = self._tree.children(clause, "conj", "auxpass")
        return [t for t, _, at in self._placed if at in joined]

    def _since(self, clause: int) -> list[TimeExpression]:
        """ "Have been killed since the war began in April": from the time of what it has gone on since."""
        tree = self._tree
        opened = [
            k
            for k in tree.children(clause, "advcl")
            if any(tree.word(m) == "since" for m in tree.children(k, "mark"))
        ]
        return [replace(t, bound="since") for t, _, at in self._placed if at in opened]

    def _beside_joined(self, clause: int, first: int) -> list[TimeExpression]:
        """ "Shells fired from the hills fell on Monday, and a woman died": of the clause joined before."""
        if self._tree.tokens[clause].dep != "conj":
            return []
        earlier = [k for k in self._tree.children(first, "conj") if k < clause]
        return [t for t, _, at in self._placed if earlier and at == earlier[-1]]

    def _up(self, clause: int) -> Iterator[tuple[int, int]]:
        """From a clause to those it shares its time with: each with the one it is reached from."""
        tokens = self._tree.tokens
        index = clause
        for _ in range(_HIGHEST):
            token = tokens[index]
            hangs = token.dep in _SAME_TIME or (token.dep == "relcl" and self._is_telling_on(index))
            if token.head == index or not hangs or (token.dep == "acl" and token.tag == "VBN"):
                return
            if token.dep == "advcl" and self.is_anterior(index) and self._tree.children(index, "mark"):
                return
            yield index, token.head
            index = token.head

    def _beside(self, clause: int, saying: int) -> list[TimeExpression]:
        """ "It was hit on Friday, the army said; two men died": the time of what is told before."""
        earlier = [k for k in self._tree.children(saying, *_BESIDE) if k < clause]
        return [t for t, _, at in self._placed if earlier and at == earlier[-1]]

    def is_anterior(self, clause: int) -> bool:
        """ "Had fallen": whether a clause stands before the time it is told at."""
        tree = self._tree
        first = clause if tree.children(clause, "aux", "auxpass") else tree.first_conjunct(clause)
        return any(tree.word(k) == "had" for k in tree.children(first, "aux"))

    def is_perfect(self, clause: int) -> bool:
        """ "Have fallen": whether a clause tells what is done by now."""
        tree = self._tree
        first = clause if tree.children(clause, "aux", "auxpass") else tree.first_conjunct(clause)
        return any(tree.word(k) in _PERFECT for k in tree.children(first, "aux"))

    @property
    def sentence(self) -> Sentence:
        """The sentence whose times these are."""
        return self._tree.sentence

    def is_past_throughout(self) -> bool:
        """Whether the main clause stands in the simple past and the sentence names no day of its own."""
        tree = self._tree
        roots = [i for i, t in enumerate(tree.tokens) if t.dep == "ROOT"]
        dated = any(t.point.kind != "anchor" for t, _, _ in self._placed)
        return (
            not dated
            and bool(roots)
            and all(self.is_told_as_past(i) and not self.is_anterior(i) for i in roots)
        )

    def is_told_as_past(self, clause: int) -> bool:
        """Whether a clause stands in the past: "fell", "was taken", "had left"."""
        tree = self._tree
        first = clause if tree.children(clause, "aux", "auxpass", "nsubj") else tree.first_conjunct(clause)
        if tree.tokens[first].tag == "VBD":
            return True
        helping = tree.children(first, "aux", "auxpass")
        return any(tree.word(k) in ("had", "was", "were") for k in helping)

    def _says(self, index: int) -> bool:
        return self._tree.lemma(index) in self._saying

    def _is_telling_on(self, clause: int) -> bool:
        """A relative clause that goes on with what is told: of an event; "in which 27 people died";
        ", where two were killed".
        """
        tree = self._tree
        if self.is_event(tree.head(clause)):
            return True
        if not self.is_told_as_past(clause) or self.is_anterior(clause):
            return False
        within = [p for k in tree.children(clause, "prep") if tree.word(k) == "in" for p in tree.children(k)]
        if any(tree.word(k) == "which" for k in within):
            return True
        wheres = [k for k in tree.children(clause, "advmod") if tree.word(k) == "where"]
        return any(k and tree.word(k - 1) == "," for k in wheres)

    def is_event(self, noun: int) -> bool:
        """Whether a noun names an event: what it "led to" was at its time."""
        triggers = self._kinds.lexicon.codebook.at(self._tree.lemma(noun), self._tree.word(noun))
        return any(trigger.pos == "noun" for trigger in triggers)

    def _has_around(self, index: int, words: frozenset[str]) -> bool:
        clause = self.clause_of(index)
        around = (clause, index, *self._tree.children(clause), *self._tree.children(index))
        return any(self._tree.word(k) in words for k in around)
