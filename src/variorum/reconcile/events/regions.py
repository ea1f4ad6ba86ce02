"""Regions: what new claims touch of the events of a record, and nothing else.

Claims that links hold together make their events among themselves. New claims are put into their
buckets, compared with those they meet there, and linked; then the events of whatever they are linked
with, or were before, are made anew. What comes of it is what comes of all claims at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple, Protocol

from variorum.model.workings import Neighbour, Standing
from variorum.reconcile.comparing.keys import claim_number, entries_of, order_of
from variorum.reconcile.comparing.pairs import FAR_DAYS, NEIGHBOURS, may_meet
from variorum.reconcile.events.occurrences import Occurrence, Scene, occurrences
from variorum.reconcile.knowledge.rules import Rules
from variorum.reconcile.witnesses.spans import Span
from variorum.reconcile.witnesses.witnesses import Witness

Numbers = tuple[int, int]
# The claims of these standings as they are compared, by id.
Load = Callable[[Sequence[Standing]], Mapping[str, Witness]]


class Memory(Protocol):
    """What is remembered of all claims."""

    def place(self, standings: Iterable[Standing]) -> None:
        """Put claims into their buckets."""

    def displace(self, standings: Iterable[Standing]) -> None:
        """Take claims out of their buckets, with what they are linked with."""

    def standing(self, claims: Collection[int]) -> list[Standing]:
        """How these claims stand."""

    def before(self, bucket: int, order: int, claim: int, most: int) -> list[Neighbour]:
        """The claims before a place in a bucket, the nearest first."""

    def after(self, bucket: int, order: int, claim: int, most: int) -> list[Neighbour]:
        """The claims after a place in a bucket, the nearest first."""

    def link(self, pairs: Iterable[Numbers]) -> None:
        """Link claims."""

    def unlink(self, pairs: Iterable[Numbers]) -> None:
        """Part claims that were linked."""

    def linked_with(self, claim: int) -> set[int]:
        """The claims that one is linked with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """The claims whose events are made anew, with those that are gone, and the events they make now."""

    claim_ids: frozenset[str]
    made: tuple[Occurrence, ...]


def standing_of(one: Witness, span: Span, rules: Rules, *, loose: bool) -> Standing:
    """How a claim stands."""
    found = entries_of(one, span, rules)
    return Standing(
        claim=claim_number(one.id),
        claim_id=one.id,
        document_id=one.document_id,
        root=one.root,
        event_type=one.event_type,
        reality=one.reality,
        first_day=span.lo,
        last_day=span.hi,
        told=span.told,
        onset=span.onset,
        loose=loose,
        twin=one.twin,
        order=order_of(one, span, rules),
        buckets=tuple(found),
        opens=tuple(found.values()),
    )


def span_of(one: Standing) -> Span:
    """The days of a claim."""
    return Span(lo=one.first_day, hi=one.last_day, told=one.told, onset=one.onset)


def revise(
    memory: Memory,
    gone: Sequence[Standing],
    fresh: Sequence[Standing],
    scene: Scene,
    load: Load,
    judged: Iterable[str] = (),
) -> Touched:
    """Put `fresh` in the place of `gone` and make the events anew that this touches.

    A claim that stands anew is among both. `scene` holds the rules and the judgements, its witnesses are
    not asked for; `judged` are the claims on which judgements are no more what they were.
    """
    ends = {other for one in gone for other in memory.linked_with(one.claim)}
    memory.displace(gone)
    memory.place(fresh)
    memory.link((one.claim, claim_number(one.twin)) for one in fresh if one.twin)
    around = [beside for one in fresh for beside in _around(memory, one)]
    found = _candidates(memory, gone, fresh, around)
    lost = {pair for pair in _crowded_out(memory, around) if not _meet(memory, *pair)}
    memory.unlink(lost)
    ends.update(one for pair in (*lost, *_link(memory, found, scene, load)) for one in pair)
    ends.update(one.claim for one in fresh)
    ends.update(map(claim_number, judged))
    region = memory.standing(_linked_together(memory, ends, scene))
    made = _occurrences(memory, region, scene, load)
    ids = {one.claim_id for one in (*region, *gone)}
    return Touched(claim_ids=frozenset(ids), made=tuple(made))


def compared_with(
    memory: Memory, standings: Sequence[Standing], rules: Rules
) -> list[tuple[Standing, Standing]]:
    """The pairs that are worth comparing of which one is among `standings`, each once, in order."""
    around = [beside for one in standings for beside in _around(memory, one)]
    pairs = _candidates(memory, (), (), around)
    known = {one.claim: one for one in memory.standing({one for pair in pairs for one in pair})}
    found = ((known[left], known[right]) for left, right in sorted(pairs))
    return [pair for pair in found if worth_comparing(*pair, rules)]


class _Beside(NamedTuple):
    """A claim in one of its buckets, and those that stand before and after it there, the nearest first."""

    claim: int
    opens: bool
    before: Sequence[Neighbour]
    after: Sequence[Neighbour]


def _around(memory: Memory, one: Standing) -> Iterator[_Beside]:
    for bucket, opens in zip(one.buckets, one.opens, strict=True):
        before = memory.before(bucket, one.order, one.claim, NEIGHBOURS)
        after = memory.after(bucket, one.order, one.claim, NEIGHBOURS)
        yield _Beside(one.claim, opens, before, after)


def _candidates(
    memory: Memory, gone: Sequence[Standing], fresh: Sequence[Standing], around: Iterable[_Beside]
) -> set[Numbers]:
    """The pairs that meet now and did not, or may not have."""
    found = {
        _pair(one.claim, other.claim)
        for one in around
        for other in (*one.before, *one.after)
        if one.opens or other.opens
    }
    still = {(one.claim, one.order, bucket) for one in fresh for bucket in one.buckets}
    left = [
        (bucket, one) for one in gone for bucket in one.buckets if (one.claim, one.order, bucket) not in still
    ]
    together = Counter(bucket for bucket, _ in left)
    for bucket, one in left:
        found.update(_closer(memory, bucket, one, together[bucket]))
    return found


def _closer(memory: Memory, bucket: int, gone: Standing, together: int) -> Iterable[Numbers]:
    """The pairs around a claim that has left a bucket, which stand nearer to each other now.

    `together` counts all that have left it with this one.
    """
    before = memory.before(bucket, gone.order, gone.claim, NEIGHBOURS)
    after = memory.after(bucket, gone.order, gone.claim, NEIGHBOURS)
    if len(before) + len(after) + together - 1 <= NEIGHBOURS:
        return
    for steps, one in enumerate(before):
        for other in after[: NEIGHBOURS - steps]:
            if one.opens or other.opens:
                yield _pair(one.claim, other.claim)


def _crowded_out(memory: Memory, around: Iterable[_Beside]) -> set[Numbers]:
    """The linked pairs between which claims may have been put in a bucket that is full."""
    found: set[Numbers] = set()
    # Asked of each claim in every bucket that it shares with a new one.
    linked_with = cache(memory.linked_with)
    for one in around:
        if len(one.before) + len(one.after) < NEIGHBOURS:
            continue
        before = [neighbour.claim for neighbour in one.before]
        # Where more came together the far end may stand anywhere behind this one, not only near it.
        for other in before:
            found.update(_pair(other, far) for far in linked_with(other).difference(before))
    return found


def _meet(memory: Memory, left: int, right: int) -> bool:
    """Whether two claims stand near each other in some bucket, or one is the other once more."""
    one, other = memory.standing((left, right))
    if one.twin == other.claim_id or other.twin == one.claim_id:
        return True
    first, second = sorted((one, other), key=lambda standing: (standing.order, standing.claim))
    opens = dict(zip(second.buckets, second.opens, strict=True))
    for bucket, opened in zip(first.buckets, first.opens, strict=True):
        if bucket in opens and (opened or opens[bucket]):
            near = memory.after(bucket, first.order, first.claim, NEIGHBOURS)
            if any(n.claim == second.claim for n in near):
                return True
    return False


def _link(memory: Memory, pairs: Collection[Numbers], scene: Scene, load: Load) -> list[Numbers]:
    """Compare pairs and link those that belong together; gives these."""
    known = {one.claim: one for one in memory.standing({one for pair in pairs for one in pair})}
    worth = [
        (known[left], known[right])
        for left, right in sorted(pairs)
        if worth_comparing(known[left], known[right], scene.rules)
    ]
    asked = {one.claim: one for pair in worth for one in pair}
    compared = _scene(list(asked.values()), scene, load)
    linked = []
    for left, right in worth:
        one, other = sorted((left.claim_id, right.claim_id))
        if compared.links(one, other):
            linked.append((left.claim, right.claim))
    memory.link(linked)
    return linked


def worth_comparing(left: Standing, right: Standing, rules: Rules) -> bool:
    """Whether two claims may be one event by their types, realities and days."""
    if not may_meet((left.event_type, left.reality), (right.event_type, right.reality), rules):
        return False
    for one, other in ((left, right), (right, left)):
        if one.first_day is None or other.last_day is None:
            continue
        if one.first_day - other.last_day > FAR_DAYS:
            return False
    return True


def _linked_together(memory: Memory, ends: Iterable[int], scene: Scene) -> set[int]:
    """All claims that links, or a person's word, hold together with `ends`."""
    judged: dict[int, set[int]] = {}
    for pair in scene.settled.same:
        left, right = map(claim_number, pair)
        judged.setdefault(left, set()).add(right)
        judged.setdefault(right, set()).add(left)
    found: set[int] = set()
    waiting = list(ends)
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += memory.linked_with(one) | judged.get(one, set())
    return found


def _occurrences(memory: Memory, region: Sequence[Standing], scene: Scene, load: Load) -> list[Occurrence]:
    ids = {one.claim: one.claim_id for one in region}
    links = {
        (min(ids[one], ids[other]), max(ids[one], ids[other]))
        for one in ids
        for other in memory.linked_with(one)
    }
    return list(occurrences(_scene(region, scene, load), sorted(links)))


def _scene(standings: Sequence[Standing], scene: Scene, load: Load) -> Scene:
    ordered = sorted(standings, key=lambda one: one.claim_id)
    witnesses = load(ordered)
    return Scene(
        witnesses={one.claim_id: witnesses[one.claim_id] for one in ordered},
        spans={one.claim_id: span_of(one) for one in ordered},
        rules=scene.rules,
        settled=scene.settled,
    )


def _pair(left: int, right: int) -> Numbers:
    return (left, right) if left < right else (right, left)
