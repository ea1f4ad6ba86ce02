"""The judgements on a record: how each stands, and which claims stand now for those it was on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from variorum.model.claims import GroundedClaim
from variorum.model.errors import UsageError
from variorum.model.events import Event, Judgement, Seen
from variorum.model.ids import content_id
from variorum.model.judgements import instant
from variorum.query.called import ambiguous, beginning_with
from variorum.query.page import Page
from variorum.query.printable import one_line
from variorum.reconcile.judging.following import followed
from variorum.reconcile.judging.judgements import JudgementState, Settled, settled_over
from variorum.store.reading import RecordReader

# Two sentences of one passage keep six letters in ten when an edition rewords them; two sentences about
# other things in one article share some four.
_ALIKE = 60.0
_COMPARED = 1000

WAITING = ("re-opened", "without-claim")
STATES: dict[JudgementState, str] = {
    "applied": "it counts",
    "superseded": "the same person ruled anew later",
    "withdrawn": "it was undone",
    "re-opened": "the words of its claim changed since",
    "contradictory": "others say otherwise; neither counts until that is settled",
    "without-claim": "its claim is not in the record",
    "moot": "there is nothing left for it to be on",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A judgement and how it stands.

    `now` are the ids of the claims that stand for those it is on, in their order: themselves where they
    are in the record, else the likest in a newer text of the same source; empty where there is none.
    `sentences` are theirs, where the judgement waits to be renewed.
    """

    judgement: Judgement
    state: JudgementState
    now: tuple[str, ...] = ()
    sentences: tuple[str, ...] = ()


def rulings(
    record: RecordReader, judgements: Iterable[Judgement], settled: Settled | None = None
) -> tuple[Ruling, ...]:
    """How `judgements` stand over the claims of `record`, in order of time."""
    named = followed(judgements, record.claim, record.claims)
    ordered = sorted(named, key=lambda one: (instant(one.at), one.id))
    states = (settled or settled_over(ordered, record.claim, record.claims)).states
    texts: dict[str, list[str]] = {}
    if any(states[one.id] == "without-claim" for one in ordered):
        for head in record.heads():
            texts.setdefault(_name(head.source), []).append(head.id)
    return tuple(_ruling(record, one, states[one.id], texts) for one in ordered)


def rulings_on(record: RecordReader, claim_ids: Iterable[str]) -> tuple[Ruling, ...]:
    """The judgements of `record` that are on any of these claims, and how they stand, in order of time."""
    wanted = frozenset(claim_ids)
    known = followed(record.judgements(), record.claim, record.claims)
    if not any(wanted & {one.left, one.right} for one in known):
        return ()
    settled = settled_over(known, record.claim, record.claims)
    touching = (one for one in known if wanted & {one.left, one.right})
    return rulings(record, touching, settled)


def put_rulings(page: Page, found: Sequence[Ruling]) -> None:
    """What persons ruled on a claim or an event, as a part of its explanation."""
    if found:
        page.heading("Judged")
    for ruling in found:
        page.line(f"{said(ruling.judgement)} ({ruling.state}: {STATES[ruling.state]})")
        page.line(ruling.judgement.id, 2)


def said(judgement: Judgement) -> str:
    """A judgement as a sentence."""
    told = {
        "same": f"{judgement.left} and {judgement.right} are of one occurrence",
        "different": f"{judgement.left} and {judgement.right} are of different occurrences",
        "unsure": f"whether {judgement.left} and {judgement.right} are of one occurrence cannot be told",
        "correct": f"{judgement.field} of {judgement.left} is {judgement.value}",
        "reject": f"{judgement.left} is no claim",
        "withdraw": f"{judgement.withdraws} is withdrawn",
    }[judgement.verdict]
    why = f": {judgement.note}" if judgement.note else ""
    return one_line(f"{judgement.by}, {judgement.at[:10]}: {told}{why}")


def _ruling(
    record: RecordReader, judgement: Judgement, state: JudgementState, texts: Mapping[str, Sequence[str]]
) -> Ruling:
    ids = tuple(one for one in (judgement.left, judgement.right) if one)
    if state not in WAITING:
        return Ruling(judgement=judgement, state=state, now=ids)
    seen = {one.claim_id: one for one in judgement.seen}
    now = tuple(one if record.claim(one) else _nearest(record, seen.get(one), texts) for one in ids)
    claims = (record.claim(one) for one in now)
    sentences = tuple(claim.claim.evidence.sentence if claim else "" for claim in claims)
    return Ruling(judgement=judgement, state=state, now=now, sentences=sentences)


def _nearest(record: RecordReader, seen: Seen | None, texts: Mapping[str, Sequence[str]]) -> str:
    """The claim likest in words to one that is gone, of its type, in its document or one of its source.

    `texts` are the documents of each source, by its last part: a file may have been moved.
    """
    if seen is None:
        return ""
    scored = [
        (_likeness(seen.sentence, one.evidence.sentence), _likeness(seen.quote, one.evidence.quote), one.id)
        for document_id in dict.fromkeys([seen.document_id, *texts.get(_name(seen.source), ())])
        for one in (grounded.claim for grounded in record.claims(document_id))
        if one.event_type == seen.event_type
    ]
    score, _, claim_id = max(scored, default=(0.0, 0.0, ""))
    return claim_id if score >= _ALIKE else ""


def _likeness(left: str, right: str) -> float:
    return fuzz.ratio(left[:_COMPARED], right[:_COMPARED])


def _name(source: str) -> str:
    return source.rstrip("/").rpartition("/")[2]


def founding_claim(event: Event) -> str:
    """The claim that gave an event its id."""
    told = (*event.claims, *event.disputed_by)
    return next((one for one in told if content_id("event", one) == event.id), told[0])


def claim_called(record: RecordReader, key: str) -> GroundedClaim:
    """The claim whose id is `key` or begins with it; for an event the claim that founded it.

    Raises UsageError where there is none, or several.
    """
    key = key.strip()
    claim = record.claim(key)
    if claim is not None:
        return claim
    event = record.event(key)
    if event is None:
        ids = [] if key.startswith("doc-") else beginning_with(record, key)
        _one_of(key, ids)
        event = record.event(ids[0])
    claim = record.claim(founding_claim(event) if event is not None else ids[0])
    if claim is None:
        raise UsageError(f"{key} has no claim in the record.", advice="Bring it up to date: variorum build")
    return claim


def judgement_called(judgements: Iterable[Judgement], key: str) -> Judgement:
    """The judgement whose id is `key` or begins with it; UsageError where there is none, or several."""
    known = {one.id: one for one in judgements}
    ids = [key] if key in known else sorted(one for one in known if key and one.startswith(key))
    _one_of(key, ids)
    return known[ids[0]]


def _one_of(key: str, ids: Sequence[str]) -> None:
    if not ids:
        raise UsageError(
            f"There is no claim, event or judgement {one_line(key)!r} here.",
            advice="Give an id or its beginning; variorum review RECORD.db shows those to judge.",
        )
    if len(ids) > 1:
        raise ambiguous(key, ids)
