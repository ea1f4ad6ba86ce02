"""What nearly joined one event: the events beside it, and what keeps them apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from variorum.lexicon.lexicon import Lexicon
from variorum.model.events import Event
from variorum.pipeline.beside import beside
from variorum.reconcile.comparing.keys import claim_number
from variorum.reconcile.events.regions import compared_with
from variorum.reconcile.events.standoffs import Faced, Standoff, between
from variorum.reconcile.knowledge.rules import load_rules
from variorum.reconcile.knowledge.weights import NEVER
from variorum.store.reading import RecordReader
from variorum.store.workings import Workings

# What is looked at: claims of the event, events beside it, claims of each of these.
_OWN = 16
_EVENTS = 16
_OTHERS = 8
# What is far from the threshold did not nearly join.
_LEAST = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearly:
    """An event that was compared with another and not joined, with the likest pair of their claims.

    `mean` is over the `compared` pairs, `bar` what keeps the two apart whatever else agrees, "" where only
    the mean does. `own` and `other` are the claims of `pair`, which came to `near`, without what forbids it.
    """

    event_id: str
    mean: float
    compared: int
    bar: str
    own: str
    other: str
    pair: Faced
    near: float


class Around(NamedTuple):
    """What stands around an event: how many events some claim of it meets, and those that nearly joined."""

    events: int
    nearly: tuple[Nearly, ...]


def around(record: RecordReader, event: Event, lexicon: Lexicon, most: int) -> Around:
    """The events that nearly joined `event`, at most `most`: first those that only the mean keeps apart.

    Only claims that building compares with its own are looked at; of large events, and where many stand
    there, those that meet it under the most keys. Raises RecordError where the views are not current.
    """
    own = sorted((*event.claims, *event.disputed_by))[:_OWN]
    with record.workings() as workings:
        met = _met(record, workings, own, event.id)
    homes = {home: record.claims_of_event(home, _OTHERS) for home, _ in met.most_common(_EVENTS)}
    with beside(record, lexicon) as standing:
        scene = standing.scene([*own, *(one for ids in homes.values() for one in ids)])
    found = []
    for home, ids in homes.items():
        nearly = _nearly(home, own, between(scene, own, ids))
        if nearly is not None and nearly.near >= _LEAST:
            found.append(nearly)
    found.sort(key=lambda one: (bool(one.bar), -one.near, one.event_id))
    return Around(len(met), tuple(found[:most]))


def _met(record: RecordReader, workings: Workings, own: Sequence[str], event_id: str) -> Counter[str]:
    """The other events with claims that are compared with these, and under how many keys they meet."""
    standings = workings.standing([claim_number(one) for one in own])
    mine = {one.claim for one in standings}
    shared: Counter[str] = Counter()
    for left, right in compared_with(workings, standings, load_rules()):
        other = right if left.claim in mine else left
        if other.claim not in mine:
            count = len({*left.buckets} & {*right.buckets})
            shared[other.claim_id] = max(shared[other.claim_id], count)
    met: Counter[str] = Counter()
    for claim_id, count in shared.items():
        home = record.home(claim_id)
        if home is not None and home != event_id:
            # The likest claim of an event speaks for it: that it has many claims makes it no nearer.
            met[home] = max(met[home], count)
    return met


def _nearly(event_id: str, own: Collection[str], standoff: Standoff) -> Nearly | None:
    if standoff.mean is None:
        return None
    best = max(standoff.met, key=_without_bar)
    bar = "" if not standoff.bars else standoff.bars[0]
    left, right = best.match.left, best.match.right
    return Nearly(
        event_id=event_id,
        mean=standoff.mean,
        compared=len(standoff.met),
        bar=bar,
        own=left if left in own else right,
        other=right if left in own else left,
        pair=best,
        near=_without_bar(best) if bar else standoff.mean,
    )


def _without_bar(pair: Faced) -> float:
    """What speaks for a pair and against it, without what forbids it."""
    return round(sum(reason.weight for reason in pair.match.reasons if reason.weight > NEVER), 6)
