"""Counts: what the accounts of one event count, each with whom, when it was said, and on whose word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from variorum.model.claims import Figure
from variorum.model.days import ordinal
from variorum.reconcile.fields.subjects import Subject, addable, standing, subject
from variorum.reconcile.knowledge.field_words import load_field_words
from variorum.reconcile.witnesses.witnesses import Witness

_HEDGED = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A figure as one account of an event gives it.

    `said` is the ordinal of the day it was first said, None where that is not known; `parts` are the
    figures of the same account that it is the sum of; `weight` is 0.5 where it is only hedged.
    """

    one: Witness
    figure: Figure
    subject: Subject
    origin: str
    said: int | None
    weight: float = 1.0
    parts: tuple[Figure, ...] = ()

    @property
    def numbers(self) -> tuple[float | None, float | None]:
        """Its least and its most."""
        return self.figure.low, self.figure.high

    @property
    def key(self) -> tuple[str, int, float, float, str]:
        """What puts counts in one order, whatever order claims came in."""
        low, high = (-1.0 if end is None else end for end in self.numbers)
        return self.one.id, self.figure.start, low, high, self.figure.of


def days_said(accounts: Sequence[Witness]) -> Mapping[str, int | None]:
    """The day on which what each claim says was first said, by claim id.

    That is the publication of the text it is carried from: a reprint says nothing later than what it
    reprints. Of a text that is not among the accounts itself, that of its first reprint.
    """
    own: dict[str, int | None] = {}
    carried: dict[str, int] = {}
    for one in accounts:
        day = ordinal(one.facts.published)
        if one.document_id == one.root:
            own[one.root] = day
        elif day is not None:
            carried[one.root] = min(day, carried.get(one.root, day))
    return {one.id: own[one.root] if one.root in own else carried.get(one.root) for one in accounts}


def counts(
    accounts: Sequence[Witness], origins: Mapping[str, str], said: Mapping[str, int | None]
) -> list[Count]:
    """Every figure of `accounts` as a count, and the sums that accounts give, in one order."""
    made: list[Count] = []
    for one in accounts:
        hedged = one.modality == "reported" and not one.named
        own = [
            Count(
                one=one,
                figure=figure,
                subject=subject(one, figure),
                origin=origins[one.id],
                said=said[one.id],
                weight=_HEDGED if hedged else 1.0,
            )
            for figure in one.figures
        ]
        made += _without_lone_others(own)
    made.sort(key=lambda count: count.key)
    return [*made, *_sums(made)]


def _without_lone_others(own: list[Count]) -> list[Count]:
    """ "Two others were hurt" where nobody else is counted as hurt: all of them."""

    def alone(count: Count) -> bool:
        return not any(
            _line(other) == _line(count) and other.figure.start != count.figure.start for other in own
        )

    return [
        replace(count, subject=replace(count.subject, others=False, everybody=not count.subject.words))
        if count.subject.others and alone(count)
        else count
        for count in own
    ]


def _line(count: Count) -> tuple[str, str, bool, bool]:
    figure = count.figure
    return figure.kind, figure.scope, figure.part, count.subject.households


def _sums(made: Sequence[Count]) -> list[Count]:
    """What single claims count in parts, and failing that what one article does, added up."""
    people = load_field_words().people
    lines: dict[tuple[object, ...], list[Count]] = {}
    for count in made:
        if count.figure.kind in people and not count.figure.part:
            lines.setdefault((count.one.document_id, count.origin, *_line(count)), []).append(count)
    found = []
    for line in lines.values():
        claims: dict[str, list[Count]] = {}
        for count in line:
            claims.setdefault(count.one.id, []).append(count)
        sums = [total for own in claims.values() if (total := _sum(own, told_together=True)) is not None]
        if not sums and not any(count.subject.everybody for count in line):
            total = _sum(_once(line), told_together=False)
            sums = [total] if total is not None else []
        found += sums
    return found


def _once(line: Iterable[Count]) -> list[Count]:
    """The counts of one article, those that tell one count again left out."""
    kept: list[Count] = []
    for count in line:
        again = any(
            standing(count.subject, other.subject) == "same" and count.numbers == other.numbers
            for other in kept
        )
        if not again:
            kept.append(count)
    return kept


def _sum(own: Sequence[Count], *, told_together: bool) -> Count | None:
    """The sum of counts of which nobody can be in two; None where one of them may be the whole."""
    beside = any(count.subject.others for count in own)
    if any(count.subject.everybody for count in own) and not beside:
        return None
    if not addable([count.subject for count in own], told_together=told_together):
        return None
    first = min(own, key=lambda count: count.key)
    figures = tuple(count.figure for count in own)
    lows, highs = [f.low for f in figures], [f.high for f in figures]
    total = replace(
        first.figure,
        low=sum(low for low in lows if low is not None) if None not in lows else None,
        high=sum(high for high in highs if high is not None) if None not in highs else None,
        of="people",
    )
    return replace(first, figure=total, subject=_whole([count.subject for count in own]), parts=figures)


def _whole(subjects: Sequence[Subject]) -> Subject:
    """Everybody, where counts were added; where persons told of were, these persons."""
    persons = any(one.person for one in subjects) and not any(one.others for one in subjects)
    return Subject(
        kind=subjects[0].kind,
        words=_union(one.words for one in subjects if persons),
        groups=_union(one.groups for one in subjects if persons),
        everybody=not persons,
        households=subjects[0].households,
        person=persons,
        names=_union(one.names for one in subjects if persons),
    )


def _union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset(word for one in sets for word in one)
