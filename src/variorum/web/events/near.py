"""What nearly joined an event, as the page shows it."""

from __future__ import annotations

import re

from variorum.lexicon.lexicon import Lexicon
from variorum.model.events import Event
from variorum.pipeline.near import Nearly, around
from variorum.query.rules import Codebooks
from variorum.query.sigla import sigla
from variorum.query.steps import steps_of
from variorum.reconcile.knowledge.weights import TOGETHER
from variorum.store.reading import RecordReader
from variorum.web.core.shapes import ComparisonStep, EventMention
from variorum.web.events.accounts import accounts_of, names_in
from variorum.web.events.apparatus_shapes import AccountMark, NearMiss, NearMisses

_MOST = 8
_PAIR = re.compile(r"claim-\S+ and claim-\S+: ")


def near_misses_of(record: RecordReader, event: Event, books: Codebooks, lexicon: Lexicon) -> NearMisses:
    """What nearly joined `event`."""
    found = around(record, event, lexicon, _MOST)
    signs = {one.link.claim_id: one.sign for one in sigla(record, event)}
    rows = [_row(record, one, signs, (books, lexicon)) for one in found.nearly]
    return NearMisses(
        threshold=TOGETHER, looked_at=found.events, rows=[one for one in rows if one is not None]
    )


def _row(
    record: RecordReader, one: Nearly, signs: dict[str, str], known: tuple[Codebooks, Lexicon]
) -> NearMiss | None:
    books, lexicon = known
    other = record.event(one.event_id)
    if other is None:
        return None
    theirs = [sign for sign in sigla(record, other) if sign.link.claim_id == one.other]
    names = names_in(record, other, theirs, lexicon)
    account = next(iter(accounts_of(record, theirs, names, books)), None)
    if account is None:
        return None
    return NearMiss(
        event=EventMention.model_validate(other),
        mean=one.mean,
        compared=one.compared,
        bar=_PAIR.sub("", one.bar),
        own=AccountMark(claim_id=one.own, sign=signs.get(one.own, "")),
        other=account,
        steps=[ComparisonStep.model_validate(step) for step in steps_of(one.pair.match.reasons)],
        score=one.pair.match.score,
    )
