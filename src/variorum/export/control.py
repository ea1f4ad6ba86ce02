"""control.jsonl: who is said to have held a place or a stretch of road, from when until when."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO

from variorum.export.lines import number, write_lines
from variorum.export.shapes import party_shapes, range_shape, reason_shapes
from variorum.model.control import Count, Holding, HoldingAccount, Subject


def write_control(holdings: Iterable[Holding], out: IO[str]) -> int:
    """Write holdings, in the order of `control_order`; returns how many.

    Raises UsageError when they come in another order.
    """
    return write_lines(((control_order(holding), control_shape(holding)) for holding in holdings), out)


def control_order(holding: Holding) -> tuple[str, ...]:
    """By subject, then since when (unknown first), then holder."""
    since = holding.since
    return holding.subject.id, since.earliest or "", since.latest or "", holding.holder or ""


def control_shape(holding: Holding) -> dict[str, object]:
    """One line of control.jsonl."""
    return {
        "subject": _subject(holding.subject),
        "holder": holding.holder,
        "holder_name": holding.holder_name,
        "holder_aliases": list(holding.holder_aliases),
        "since": range_shape(holding.since),
        "until": range_shape(holding.until),
        "status": holding.status,
        "score": holding.score,
        "claims": list(holding.claims),
        "denied_by": list(holding.denied_by),
        "reasons": reason_shapes(holding.reasons),
        "parties": party_shapes(holding.parties),
        "ended": holding.ended or None,
        "settlements": _count(holding.settlements),
        "placed": holding.placed,
        "accounts": [_account(account) for account in holding.accounts],
    }


def _count(count: Count | None) -> dict[str, object] | None:
    return None if count is None else {"low": number(count.low), "high": number(count.high)}


def _account(account: HoldingAccount) -> dict[str, object]:
    return {
        "claim_id": account.claim_id,
        "document": account.document_id,
        "published": account.published,
        "origin": account.origin,
        "speaker": account.speaker,
        "word": account.word,
        "since": range_shape(account.since),
        "by": account.by,
    }


def _subject(subject: Subject) -> dict[str, object]:
    return {
        "kind": subject.kind,
        "id": subject.id,
        "name": subject.name,
        "aliases": list(subject.aliases),
        "lat": subject.lat,
        "lon": subject.lon,
        "from": subject.from_place,
        "to": subject.to_place,
        "part": subject.part or None,
        "precision": subject.precision,
    }
