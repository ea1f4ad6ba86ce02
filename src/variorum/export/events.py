"""events.jsonl: claims that speak of one occurrence, with every account of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO

from variorum.export.lines import number, write_lines
from variorum.export.shapes import party_shapes, reason_shapes, when_shape, where_shape
from variorum.model.events import Account, Event, EventFigure, FieldVariants, PartOf, Variant

EventRow = tuple[Event, PartOf | None, tuple[str, ...]]


def write_events(events: Iterable[EventRow], out: IO[str]) -> int:
    """Write events, each with what it is part of and the ids of its parts, in the order of their ids.

    Returns how many.

    Raises UsageError when they come in another order.
    """
    return write_lines(((row[0].id, event_shape(*row)) for row in events), out)


def event_shape(event: Event, whole: PartOf | None, parts: tuple[str, ...]) -> dict[str, object]:
    """One line of events.jsonl; `origins`, `documents` and `outlets` are numbers."""
    return {
        "event_id": event.id,
        "event_type": event.event_type,
        "label": event.label,
        "when": when_shape(event.when),
        "place": where_shape(event.place),
        "route": where_shape(event.route),
        "agents": party_shapes(event.agents),
        "patients": party_shapes(event.patients),
        "figures": [_figure(figure) for figure in event.figures],
        "claims": list(event.claims),
        "disputed_by": list(event.disputed_by),
        "origins": len(event.origins),
        "documents": len(event.documents),
        "outlets": len(event.outlets),
        "status": event.status,
        "variants": _variants(event.variants),
        "score": event.score,
        "reasons": reason_shapes(event.reasons),
        "part_of": None if whole is None else _whole(whole),
        "parts": list(parts),
    }


def _whole(link: PartOf) -> dict[str, object]:
    return {"event_id": link.whole_id, "score": link.score, "reasons": reason_shapes(link.reasons)}


def _figure(figure: EventFigure) -> dict[str, object]:
    return {
        "kind": figure.kind,
        "of": figure.of,
        "low": number(figure.low),
        "best": number(figure.best),
        "high": number(figure.high),
        "accounts": [_account(account) for account in figure.accounts],
        "scope": figure.scope,
        "part": figure.part,
        "households": figure.households,
        "party": party_shapes((figure.party,))[0] if figure.party is not None else None,
    }


def _account(account: Account) -> dict[str, object]:
    return {
        "claim_id": account.claim_id,
        "low": number(account.low),
        "high": number(account.high),
        "speaker": account.speaker,
        "origin": account.origin,
        "published": account.published,
        "relation": account.relation,
        "why": account.why,
    }


def _variants(fields: Iterable[FieldVariants]) -> dict[str, list[object]]:
    by_field: dict[str, list[object]] = {}
    for field in fields:
        by_field.setdefault(field.field, []).extend(_variant(variant) for variant in field.variants)
    return by_field


def _variant(variant: Variant) -> dict[str, object]:
    return {
        "value": variant.value,
        "claims": list(variant.claims),
        "origins": len(variant.origins),
        "relation": variant.relation,
        "text": variant.text,
        "why": variant.why,
    }
