"""What a person may want to judge: re-opened and contradictory judgements, close calls, disputed fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import nsmallest

from variorum.model.claims import When
from variorum.model.documents import DocumentHead, head_of
from variorum.model.errors import RecordError
from variorum.model.events import Event, Judgement, VariantRelation
from variorum.model.reasons import Reason
from variorum.query.calls import Call, closest_calls
from variorum.query.judgements import WAITING, Ruling, rulings
from variorum.query.phrases import bounds
from variorum.reconcile.comparing.compare import Match
from variorum.reconcile.judging.judgements import Settled
from variorum.store.reading import RecordReader

_CONTRADICTS = "contradicts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A claim to be judged, with what tells it from another."""

    claim_id: str
    event_id: str
    label: str
    document: DocumentHead
    event_type: str
    when: When | None
    places: tuple[str, ...]
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseCall:
    """Two claims that the score nearly joined, or (`joined`) barely joined; `mean` is near 5.5."""

    left: Judged
    right: Judged
    joined: bool
    mean: float
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldReading:
    """One reading of a disputed field: whose it is, and the sentence of one claim that gives it."""

    value: str
    relation: VariantRelation
    origins: tuple[str, ...]
    claims: tuple[str, ...]
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputedField:
    """A field or figure of an event on which accounts contradict each other, of so many origins."""

    event_id: str
    label: str
    field: str
    origins: int
    accounts: tuple[FieldReading, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What there is to judge; each list the most pressing first, and no longer than was asked for."""

    reopened: tuple[Ruling, ...]
    contradictory: tuple[Ruling, ...]
    calls: tuple[CloseCall, ...]
    disputed: tuple[DisputedField, ...]


def review(
    record: RecordReader,
    judgements: Sequence[Judgement],
    settled: Settled,
    matches: Iterable[Match],
    limit: int,
) -> Review:
    """What there is to judge in `record`: at most `limit` of each kind.

    `judgements` are all there are, in the record and beside it, `settled` what they come to, and
    `matches` the comparisons of the record's claims.
    """
    home = record.homes()
    judged = {*settled.same, *settled.apart, *settled.unsure}
    found = closest_calls(matches, home, judged, limit)
    pressing = [one for one in judgements if settled.states[one.id] in WAITING]
    reopened = [one for one in rulings(record, pressing, settled) if all(one.now)]
    at_odds = [one for one in judgements if settled.states[one.id] == "contradictory"]
    return Review(
        reopened=tuple(reopened[:limit]),
        contradictory=rulings(record, at_odds, settled)[:limit],
        calls=tuple(_call(record, call, home) for call in found),
        disputed=disputed_fields(record, limit),
    )


def _call(record: RecordReader, call: Call, home: Mapping[str, str]) -> CloseCall:
    left, right = (_judged(record, one, home[one]) for one in (call.match.left, call.match.right))
    return CloseCall(
        left=left,
        right=right,
        joined=call.joined,
        mean=call.mean,
        score=call.match.score,
        reasons=call.match.reasons,
    )


def _judged(record: RecordReader, claim_id: str, event_id: str) -> Judged:
    grounded, event = record.claim(claim_id), record.event(event_id)
    if grounded is None:
        raise RecordError(f"{claim_id} of {event_id} is not there.", advice="Build the record again.")
    claim = grounded.claim
    document = record.document(claim.document_id)
    return Judged(
        claim_id=claim_id,
        event_id=event_id,
        label=event.label if event is not None else "",
        document=head_of(document) if document else DocumentHead(id=claim.document_id, source=""),
        event_type=claim.event_type,
        when=grounded.when,
        places=tuple(place.name or place.mention.text for place in grounded.places),
        sentence=claim.evidence.sentence,
    )


def disputed_fields(record: RecordReader, limit: int) -> tuple[DisputedField, ...]:
    """The fields and figures on which accounts of most origins contradict each other, at most `limit`."""
    return tuple(quoted(record, one) for one in nsmallest(limit, _all_disputes(record), key=_rank))


def most_disputed(record: RecordReader) -> tuple[DisputedField, ...]:
    """All fields and figures on which accounts contradict each other, those of most origins first.

    Without sentences: `quoted` gives one of them with its.
    """
    return tuple(sorted(_all_disputes(record), key=_rank))


def _all_disputes(record: RecordReader) -> Iterator[DisputedField]:
    return (one for event in record.disputed_events() for one in _disputes(event))


def _rank(one: DisputedField) -> tuple[int, str, str]:
    return -one.origins, one.event_id, one.field


def _disputes(event: Event) -> Iterator[DisputedField]:
    for field in event.variants:
        accounts = [
            FieldReading(value=v.value, relation=v.relation, origins=v.origins, claims=v.claims, sentence="")
            for v in field.variants
        ]
        yield from _disputed(event, field.field, accounts)
    for figure in event.figures:
        accounts = [
            FieldReading(
                value=bounds(one.low, one.high),
                relation=one.relation,
                origins=(one.origin,),
                claims=(one.claim_id,),
                sentence="",
            )
            for one in figure.accounts
        ]
        yield from _disputed(event, f"{figure.kind}:{figure.of}" if figure.of else figure.kind, accounts)


def _disputed(event: Event, field: str, accounts: Sequence[FieldReading]) -> Iterator[DisputedField]:
    if any(one.relation == _CONTRADICTS for one in accounts):
        origins = {origin for one in accounts for origin in one.origins}
        yield DisputedField(
            event_id=event.id,
            label=event.label,
            field=field,
            origins=len(origins),
            accounts=tuple(accounts),
        )


def quoted(record: RecordReader, disputed: DisputedField) -> DisputedField:
    """A disputed field with a sentence for each of its readings."""
    accounts = (replace(one, sentence=_sentence(record, one.claims)) for one in disputed.accounts)
    return replace(disputed, accounts=tuple(accounts))


def _sentence(record: RecordReader, claim_ids: Sequence[str]) -> str:
    claim = record.claim(claim_ids[0]) if claim_ids else None
    return claim.claim.evidence.sentence if claim is not None else ""
