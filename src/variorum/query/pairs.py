"""Why two claims or two events are one event, or two."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from variorum.lexicon.packs import Pack, lexicon_with
from variorum.model.errors import UsageError
from variorum.model.events import Event
from variorum.query.claims import mention_of
from variorum.query.events import accounts, origins_in
from variorum.query.printable import one_line
from variorum.query.records import Compared, Member, PairExplanation, Told
from variorum.query.scenes import scene_of
from variorum.query.steps import steps_of
from variorum.query.telling import Tell, in_silence
from variorum.reconcile.events.occurrences import Scene
from variorum.reconcile.events.standoffs import Faced, Standoff, between
from variorum.reconcile.knowledge.weights import TOGETHER
from variorum.store.reading import RecordReader

SceneWith = Callable[[frozenset[str]], Scene]
"""Gives the scene of these claims; others may be in it."""


def explain_pair(
    record: RecordReader, ids: tuple[str, str], packs: tuple[Pack, ...] = (), tell: Tell = in_silence
) -> PairExplanation:
    """Why the claims or events with these `ids` are together or apart.

    `packs` are those that the record was built with, as far as they know of parties; `tell` is given what
    of the record is being read, and how much of it stands read. Raises UsageError where an id is neither
    a claim's nor an event's, or both are the same.
    """
    return explain_pair_in(record, ids, lambda _: scene_of(record, lexicon_with(packs), tell))


def explain_pair_in(record: RecordReader, ids: tuple[str, str], scene_with: SceneWith) -> PairExplanation:
    """What `explain_pair` gives, over a scene of no more claims than are asked for."""
    left, right = (_member(record, one) for one in ids)
    if left.claims == right.claims:
        raise UsageError(
            f"{one_line(ids[0])} and {one_line(ids[1])} are the same.", advice="Give two different ids."
        )
    homes = (_claims_of(record, left), _claims_of(record, right))
    scene = scene_with(frozenset((*left.claims, *right.claims, *homes[0], *homes[1])))
    together = bool({event.id for event in left.events} & {event.id for event in right.events})
    own = between(scene, left.claims, right.claims)
    whole = own if together or homes == (left.claims, right.claims) else between(scene, *homes)
    return PairExplanation(
        left=left,
        right=right,
        together=together,
        verdict=_verdict(left, right, together=together),
        because=(*_rejected(scene, left, right), *_because(scene, own, whole, together=together)),
        comparisons=_comparisons(record, own, single=len(left.claims) == len(right.claims) == 1),
        threshold=TOGETHER,
        mean=whole.mean,
        compared=len(whole.met),
        possible=len(whole.pairs),
        left_out=whole.left_out,
    )


def _member(record: RecordReader, key: str) -> Member:
    claim = record.claim(key)
    if claim is not None:
        events = tuple(record.events_with(key))
        label = one_line(claim.claim.evidence.quote)
        return Member(
            id=key,
            label=f"{claim.claim.event_type}: {label}",
            claims=(key,),
            events=tuple(mention_of(event, disputes=key in event.disputed_by) for event in events),
        )
    event = record.event(key)
    if event is not None:
        return Member(id=key, label=event.label, claims=_all_claims(event), events=(mention_of(event),))
    raise UsageError(
        f"{one_line(key)} is neither a claim nor an event of this record.",
        advice="List ids with: variorum events RECORD.db; the claims of an event with: variorum explain.",
    )


def _all_claims(event: Event) -> tuple[str, ...]:
    return tuple(sorted((*event.claims, *event.disputed_by)))


def _claims_of(record: RecordReader, member: Member) -> tuple[str, ...]:
    """All claims of the events that it is in; its own where it is in none."""
    found = [event for one in member.events if (event := record.event(one.id)) is not None]
    return tuple(sorted({claim for event in found for claim in _all_claims(event)})) or member.claims


def _verdict(left: Member, right: Member, *, together: bool) -> str:
    if together:
        shared = next(one for one in left.events if one.id in {event.id for event in right.events})
        return f"Together: both tell of {shared.id}, {shared.label}."
    if all(one.id in {event.id for event in one.events} for one in (left, right)):
        return f"Apart: {left.id} and {right.id} are two events."
    return f"Apart: {_home(left)}, {_home(right)}."


def _home(one: Member) -> str:
    """Where a claim is; of an event that it is one."""
    if one.id in {event.id for event in one.events}:
        return f"{one.id} is an event of its own"
    events = ", ".join(event.id for event in one.events)
    return f"{one.id} is in {events}" if events else f"{one.id} is in no event"


def _rejected(scene: Scene, *members: Member) -> Iterator[str]:
    for one in sorted({claim for member in members for claim in member.claims} - scene.witnesses.keys()):
        yield f"{one} tells of no event: a person rejected it"


def _because(scene: Scene, own: Standoff, whole: Standoff, *, together: bool) -> Iterator[str]:
    """Why, in the order in which it decides: a person's word, what bars, what was compared, the mean."""
    for pair in own.pairs:
        names = (pair.match.left, pair.match.right)
        for verdicts in (scene.settled.same, scene.settled.unsure):
            if names in verdicts:
                yield f"{verdicts[names].by} judged {names[0]} and {names[1]} {verdicts[names].verdict}"
    said = {pair.unmet for pair in whole.pairs} if not whole.met else set()
    bars = [bar for bar in whole.bars if bar not in said]
    yield from (f"this keeps them apart whatever else agrees: {bar}" for bar in bars)
    if whole.mean is None:
        unmet = sorted({pair.unmet for pair in whole.pairs if pair.unmet})
        if unmet:
            yield f"they were never compared: {'; '.join(unmet)}"
        if together and unmet:
            yield "they are together through other claims of the event"
        return
    enough = whole.mean >= TOGETHER
    of_events = "" if together or whole is own else ", between the events that hold them,"
    yield (
        f"the mean{of_events} over {_pairs(len(whole.met))} compared is {whole.mean:g}, "
        f"{'at least' if enough else 'less than'} the {TOGETHER:g} that joins two"
    )
    if together and not enough:
        yield "they are together through other claims of the event: the mean over all of them holds"
    if not together and enough and not whole.bars:
        yield "each was joined first with what is nearer to it, and with those the mean came out lower"


def _pairs(count: int) -> str:
    return "1 pair" if count == 1 else f"{count} pairs"


def _comparisons(record: RecordReader, own: Standoff, *, single: bool) -> tuple[Compared, ...]:
    """The two claims; of two events the best pair and the worst of those compared, one of them if none is."""
    pairs: Sequence[Faced] = own.met or own.pairs[:1]
    if not pairs:
        return ()
    chosen = [("the two claims" if single else "best" if own.met else "the nearest", pairs[0])]
    if len(pairs) > 1:
        chosen.append(("worst", pairs[-1]))
    return tuple(_compared(record, place, pair) for place, pair in chosen)


def _compared(record: RecordReader, place: str, pair: Faced) -> Compared:
    steps = steps_of(pair.match.reasons)
    return Compared(
        place=place,
        left=_told(record, pair.match.left),
        right=_told(record, pair.match.right),
        steps=steps,
        score=pair.match.score,
        forbids=next((step.detail for step in steps if step.forbids), ""),
        unmet=pair.unmet,
    )


def _told(record: RecordReader, claim_id: str) -> Told:
    origins = {
        claim: origin for event in record.events_with(claim_id) for claim, origin in origins_in(event).items()
    }
    return accounts(record, (claim_id,), origins)[0]
