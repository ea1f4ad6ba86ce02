"""Ids that the record does not have: what to raise, with those that may have been meant."""

from __future__ import annotations

from collections.abc import Iterable

from variorum.query.alike import ids_alike
from variorum.query.printable import one_line
from variorum.store.reading import RecordReader
from variorum.web.core.faults import UnknownError

_SUGGESTED = 3
_SHOWN = 80


def unknown_event(record: RecordReader, event_id: str, advice: str = "") -> UnknownError:
    """What to raise where the record has no such event."""
    return _unknown("event", event_id, record.event_ids(), advice or "Find it in the list of events.")


def unknown_claim(record: RecordReader, claim_id: str, advice: str = "") -> UnknownError:
    """What to raise where the record has no such claim."""
    return _unknown("claim", claim_id, record.claim_ids(), advice or "Find it by its event or its article.")


def unknown_document(record: RecordReader, document_id: str) -> UnknownError:
    """What to raise where the record has no such article."""
    advice = "Find it in the list of articles; an article may also not have been known yet on a day."
    return _unknown("article", document_id, record.document_ids(), advice)


def _unknown(what: str, key: str, ids: Iterable[str], advice: str) -> UnknownError:
    return UnknownError(
        f"The record has no {what} {one_line(key)[:_SHOWN]!r}.",
        advice=advice,
        near=ids_alike(key, ids, _SUGGESTED),
    )
