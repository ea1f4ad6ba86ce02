"""Counts grouped: which of an event's counts are of one thing over one reach of time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from variorum.reconcile.fields.counts import Count
from variorum.reconcile.fields.subjects import Standing, Subject, standing
from variorum.reconcile.grouping import Groups

_Numbers = tuple[float | None, float | None]
_FIRST: tuple[Standing, ...] = ("apart", "unknown", "within", "same")


@dataclass(slots=True)
class _Group:
    """Counts of one subject, at most one of each claim; what each text (`roots`) gives as its number."""

    members: list[Count] = field(default_factory=list)
    claims: set[str] = field(default_factory=set)
    numbers: set[_Numbers] = field(default_factory=set)
    subjects: dict[Subject, None] = field(default_factory=dict)
    roots: dict[str, set[_Numbers]] = field(default_factory=dict)

    def add(self, count: Count) -> None:
        self.members.append(count)
        self.claims.add(count.one.id)
        self.numbers.add(count.numbers)
        self.subjects.setdefault(count.subject)
        self.roots.setdefault(count.one.root, set()).add(count.numbers)

    @property
    def of_person(self) -> bool:
        """Whether it is no count but a person told of: two of these are never one by their number."""
        return all(subject.person for subject in self.subjects)


def grouped(told: Iterable[Count]) -> list[list[Count]]:
    """The counts of each kind, scope and subject; a whole and a part, people and homes stand apart.

    What is known to be the same subject is one group. What may be the same under another name joins
    only where the numbers are the same, nothing in the group is known to stand apart, and no text tells
    the two as two. Two counts of one claim are never in one group.
    """
    lines: dict[tuple[object, ...], list[Count]] = {}
    for count in told:
        figure = count.figure
        line = figure.kind, figure.scope, figure.part, count.subject.households
        lines.setdefault(line, []).append(count)
    return [group for line in lines.values() for group in _of_line(line)]


def _of_line(line: Sequence[Count]) -> list[list[Count]]:
    slots = [slot for one in _by_subject(line) for slot in _by_claim(one)]
    slots.sort(key=lambda slot: slot.of_person)
    counted = sum(not slot.of_person for slot in slots)
    names = Groups(map(str, range(len(slots))))
    for number in range(counted):
        for other in range(number + 1, len(slots)):
            if _may_be_one(slots[number], slots[other]):
                names.unite(str(number), str(other))
    joined: dict[str, list[_Group]] = {}
    for number, slot in enumerate(slots):
        joined.setdefault(names.find(str(number)), []).append(slot)
    made = []
    for part in joined.values():
        if _all_agree(part):
            made.append([count for slot in part for count in slot.members])
        else:
            made += [slot.members for slot in part]
    return made


def _by_subject(line: Sequence[Count]) -> list[list[Count]]:
    """Counts whose subjects are known to be the same, those with a party before those without."""
    alike: dict[tuple[object, ...], list[Count]] = {}
    for count in line:
        whom = count.subject
        side = whom.side.key if whom.side else ""
        words = whom.words if whom.person or not whom.groups else frozenset()
        number = count.numbers if whom.person else None
        alike.setdefault((side, number, whom.groups, words, whom.others), []).append(count)
    found: list[list[list[Count]]] = []
    named: dict[str, dict[int, None]] = {}
    for own in sorted(alike.values(), key=lambda own: (own[0].subject.side is None, own[0].key)):
        marks = _marks(own[0].subject)
        near = sorted({number for mark in marks for number in named.get(mark, ())})
        homes = [
            found[number]
            for number in near
            if all(standing(own[0].subject, there[0].subject) == "same" for there in found[number])
        ]
        numbers = {count.numbers for count in own}
        telling = [home for home in homes if any(c.numbers in numbers for there in home for c in there)]
        fitting = homes if len(homes) == 1 and not own[0].subject.person else telling
        home = fitting[0] if len(fitting) == 1 else []
        if not home:
            found.append(home)
        home.append(own)
        place = next(number for number in (*near, len(found) - 1) if found[number] is home)
        for mark in marks:
            named.setdefault(mark, {}).setdefault(place)
    return [[count for there in home for count in there] for home in found]


def _marks(whom: Subject) -> set[str]:
    """What two subjects that are known to be the same have in common one of."""
    side = {f"side {whom.side.key}"} if whom.side is not None else set()
    return {*whom.words, *whom.groups, *side} or {"everybody"}


def _by_claim(same: Sequence[Count]) -> list[_Group]:
    """One group, or as many as a single claim gives counts; equal numbers go together."""
    told = Counter(count.one.id for count in same)
    slots: list[_Group] = []
    for count in sorted(same, key=lambda count: (-told[count.one.id], count.key)):
        free = [slot for slot in slots if count.one.id not in slot.claims]
        equal = [slot for slot in free if count.numbers in slot.numbers]
        home = next(iter(equal or free), None)
        if home is None:
            home = _Group()
            slots.append(home)
        home.add(count)
    return slots


def _may_be_one(left: _Group, right: _Group) -> bool:
    if not left.numbers & right.numbers:
        return False
    kind = _kind(left, right)
    return kind in ("within", "unknown") and _compatible(left, right, kind)


def _all_agree(part: Sequence[_Group]) -> bool:
    """Whether every two of them may be one, equal numbers or not."""
    return all(
        (kind := _kind(left, right)) in ("within", "unknown") and _compatible(left, right, kind)
        for number, left in enumerate(part)
        for right in part[number + 1 :]
    )


def _kind(left: _Group, right: _Group) -> Standing:
    """How two groups stand: apart where any two of their subjects are, then unknown, then within."""
    found = {standing(one, another) for one in left.subjects for another in right.subjects}
    return next(kind for kind in _FIRST if kind in found)


def _compatible(left: _Group, right: _Group, kind: Standing) -> bool:
    """Whether no claim and no text tells the two as two counts.

    A text may name all people and a group of them with one number: the group is all of them.
    """
    if left.claims & right.claims:
        return False
    shared = left.roots.keys() & right.roots.keys()
    return not shared or (kind == "within" and all(left.roots[root] == right.roots[root] for root in shared))
