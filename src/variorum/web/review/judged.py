"""Judgements as answers: how each stands, and how far the record has taken them up."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.lexicon.packs import Pack
from variorum.model.errors import UsageError
from variorum.model.events import Judgement
from variorum.query.judgements import STATES, WAITING, Ruling, rulings
from variorum.query.judging import Bench, judged
from variorum.reconcile.judging.judgements import settled_over
from variorum.store.reading import RecordReader
from variorum.web.core.unknown import unknown_claim, unknown_event
from variorum.web.review.accounts import GONE
from variorum.web.review.ledger import Judging, Ledger
from variorum.web.review.shapes import Given, Judged, SeenClaim, Standing

UNSETTLED = (*WAITING, "contradictory")


def judgements_of(
    given: Given, record: RecordReader, ledger: Ledger, packs: tuple[Pack, ...]
) -> tuple[Judgement, ...]:
    """The judgements that a request gives.

    Raises UnknownError where the record has not what it is on, UsageError where it cannot be judged so.
    """
    for wanted, what in ((given.by, "name"), (given.why, "reason")):
        if not wanted.strip():
            raise UsageError(f"The {what} is missing.", advice="A judgement says who gave it, and why.")
    bench = Bench(
        record=record,
        judgements=ledger.judgements,
        by=given.by.strip(),
        why=given.why.strip(),
        packs=packs,
    )
    if given.action in ("undo", "renew"):
        return tuple(made for one in given.ids for made in judged(bench, given.action, (one,)))
    for one in given.ids:
        check_known(record, one)
    words = (*given.ids, given.field, given.value) if given.action == "correct" else tuple(given.ids)
    return judged(bench, given.action, words)


def check_known(record: RecordReader, key: str) -> None:
    """Raise UnknownError unless `key` is a claim or an event of the record."""
    if record.claim(key) is None and record.event(key) is None:
        raise (unknown_event if key.startswith("event-") else unknown_claim)(record, key, GONE)


def warnings_on(record: RecordReader, ledger: Ledger, made: Sequence[Judgement]) -> list[str]:
    """What keeps judgements that were just made from being applied."""
    settled = settled_over((*ledger.judgements, *made), record.claim, record.claims)
    ids = [one.id for one in made]
    return [issue.message for issue in settled.issues if any(one in issue.message for one in ids)]


def as_judged(record: RecordReader, found: Sequence[Judgement], ledger: Ledger) -> list[Judged]:
    """These judgements, the latest first."""
    return [_judged(one) for one in reversed(rulings(record, found, ledger.settled))]


def standing(judging: Judging, ledger: Ledger) -> Standing:
    """How far the record has taken up what was judged."""
    remade = judging.remade()
    return Standing(
        state=remade.state,
        share=remade.share,
        message=remade.message,
        advice=remade.advice,
        pending=ledger.pending,
        faults=list(ledger.faults),
    )


def _judged(ruling: Ruling) -> Judged:
    one = ruling.judgement
    return Judged(
        id=one.id,
        verdict=one.verdict,
        by=one.by,
        at=one.at,
        note=one.note,
        field=one.field,
        value=one.value,
        withdraws=one.withdraws,
        claims=list(_claims(ruling)),
        state=ruling.state,
        meaning=STATES[ruling.state],
    )


def _claims(ruling: Ruling) -> list[SeenClaim]:
    seen = {one.claim_id: one.sentence for one in ruling.judgement.seen}
    ids = [one for one in (ruling.judgement.left, ruling.judgement.right) if one]
    now = dict(zip(ids, zip(ruling.now, ruling.sentences, strict=False), strict=False))
    nothing = ("", "")
    return [
        SeenClaim(
            claim_id=one,
            sentence=seen.get(one, ""),
            now_id=now.get(one, nothing)[0],
            now=now.get(one, nothing)[1],
        )
        for one in ids
    ]
