"""Figures without a number: "a paramedic was killed" is one, "nobody was hurt" is none."""

from __future__ import annotations

from variorum.extract.figure_kinds import FigureKinds
from variorum.extract.kinds import Kinds
from variorum.extract.roles import SUBJECTS, Frame
from variorum.model.claims import Figure, FigureKind

_PERSONS = ("people", "military-people", "person", "unknown-name", "unknown-first")
_NOT_PERSONS = ("place", "country", "route", "equipment", "structure", "aircraft", "convoy")


class SingleFigures:
    """Counts the nouns of one sentence that have no number; `counted` are those that have one."""

    def __init__(self, kinds: Kinds, figure_kinds: FigureKinds, counted: frozenset[int]) -> None:
        self._kinds = kinds
        self._tree = kinds.tree
        self._words = kinds.lexicon.words.counting
        self._groups = kinds.lexicon.codebook.groups
        self._figure_kinds = figure_kinds
        self._counted = counted

    def for_frame(self, frame: Frame, heads: set[int]) -> list[Figure]:
        """The figures of a frame's arguments: one for each thing or person in the singular, none for "no"."""
        return [*self._things(frame, heads), *self._persons(frame, heads), *self._none(frame, heads)]

    def _things(self, frame: Frame, heads: set[int]) -> list[Figure]:
        """ "a new post", "another warplane" downed: one, where such things are counted."""
        if frame.event_type not in self._groups.single:
            return []
        kind, classes = self._groups.single[frame.event_type]
        made = []
        for head in sorted(heads - self._counted):
            openers = {self._tree.word(k) for k in self._tree.children(head, "det")}
            singular = self._tree.tokens[head].tag == "NN" and not openers.isdisjoint(self._words.one)
            if singular and self._kinds.is_of(head, *classes):
                made.append(self._figure(kind, [head], 1.0))
        return made

    def _persons(self, frame: Frame, heads: set[int]) -> list[Figure]:
        """ "a paramedic was killed", "the driver": one each; "a mother and her child": two in one count."""
        flags = frame.trigger.flags
        if flags.isdisjoint({"harm", "killing"}) and frame.event_type not in self._groups.harming:
            return []
        joined: dict[tuple[int, FigureKind], list[int]] = {}
        for head in sorted(heads - self._counted):
            kind = self._figure_kinds.harm(head) if self._is_person(head) else None
            if kind is None:
                continue
            joined.setdefault((self._tree.first_conjunct(head), kind), []).append(head)
        return [self._figure(kind, found, float(len(found))) for (_, kind), found in joined.items()]

    def _is_person(self, head: int) -> bool:
        tree, kinds = self._tree, self._kinds
        token = tree.tokens[head]
        if tree.word(head) in self._words.others and token.dep in SUBJECTS and not tree.children(head):
            return True
        if tree.word(head) in self._words.one_person:
            return True
        aged = tree.lemma(head) == "old" and kinds.is_of(head, "person")
        if (
            token.tag not in ("NN", "NNP", "JJ")
            or (token.tag == "JJ" and not aged)
            or tree.lemma(head) in self._words.collective
        ):
            return False
        if (
            not any(c.isalpha() for c in token.text)
            or not (kinds.is_of(head, *_PERSONS) or tree.lemma(head) in self._words.officials)
            or kinds.is_of(head, *_NOT_PERSONS)
            or (tree.of_what(head) and kinds.is_share(head))
        ):
            return False
        openers = {tree.word(k) for k in tree.children(head, "det")}
        return openers.isdisjoint(self._words.uncounted) and not tree.children(head, "nummod")

    def _none(self, frame: Frame, heads: set[int]) -> list[Figure]:
        """ "No civilians were killed", "nobody was hurt", "there were no casualties": a count of nought."""
        made = []
        own = heads | (
            {frame.index} if frame.trigger.pos == "noun" and "harm" in frame.trigger.flags else set()
        )
        for head in sorted(own - self._counted):
            openers = {self._tree.word(k) for k in self._tree.children(head, "det")}
            if self._words.none.isdisjoint({self._tree.word(head), *openers}) or self._is_only_unreported(
                head
            ):
                continue
            kind = self._figure_kinds.harm(head)
            if kind is not None:
                made.append(self._figure(kind, [head], 0.0))
        return made

    def _is_only_unreported(self, head: int) -> bool:
        verb = self._tree.verb_above(head)
        return verb is not None and self._tree.lemma(verb) in self._words.reporting

    def _figure(self, kind: FigureKind, heads: list[int], count: float) -> Figure:
        tree = self._tree
        first, last = tree.noun_phrase(heads[0])[0], tree.noun_phrase(heads[-1])[1]
        start, end = tree.tokens[first].start, tree.tokens[last].end
        text = tree.text(start, end)
        return Figure(kind=kind, low=count, high=count, of=text, text=text, start=start, end=end)
