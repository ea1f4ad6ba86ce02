"""Explaining whatever an id or a name stands for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from variorum.lexicon.packs import Pack
from variorum.model.errors import UsageError
from variorum.query.alike import likest
from variorum.query.called import ambiguous, beginning_with, ids_of
from variorum.query.claims import explain_claim
from variorum.query.control.asking.naming import names_near, several, subjects_called
from variorum.query.control.records import PlaceExplanation
from variorum.query.documents import explain_document
from variorum.query.events import explain_event
from variorum.query.judgements import rulings_on
from variorum.query.pairs import explain_pair
from variorum.query.places import explain_subject
from variorum.query.printable import one_line
from variorum.query.records import (
    ClaimExplanation,
    DocumentExplanation,
    EventExplanation,
    PairExplanation,
)
from variorum.query.rules import Codebooks, codebooks
from variorum.query.telling import Tell, in_silence
from variorum.store.reading import RecordReader

Explanation = ClaimExplanation | EventExplanation | PlaceExplanation | DocumentExplanation | PairExplanation

_SUGGESTED = 3
_HOW_TO_LIST = "List ids with: variorum events RECORD.db, or variorum documents RECORD.db."


def explain(record: RecordReader, key: str, packs: tuple[Pack, ...] = ()) -> Explanation:
    """Why the claim, event, place, road or document called `key` is what it is.

    `key` is an id or the beginning of one, the name of a place or road, or the source of a document;
    `packs` say what the event types mean that they bring. Raises UsageError, with what it may have been
    meant to be, where it is none or where several are called so.
    """
    key, books = key.strip(), codebooks(packs)
    found = _by_id(record, key, books) if key else None
    if found is not None:
        return found
    subjects = subjects_called(record, key) if key else []
    if len(subjects) == 1:
        return explain_subject(record, subjects[0])
    if subjects:
        raise several(key, subjects)
    ids = [*_documents_at(record, key), *beginning_with(record, key)] if key else []
    if len(ids) > 1:
        raise ambiguous(key, ids)
    found = _by_id(record, ids[0], books) if ids else None
    if found is None:
        raise _unknown(record, key)
    return found


def explain_two(
    record: RecordReader, keys: tuple[str, str], packs: tuple[Pack, ...] = (), tell: Tell = in_silence
) -> PairExplanation:
    """Why two claims or events are one event or two; `keys` are their ids or the beginnings of them.

    `tell` is given what of the record is being read, and how many were read before. Raises UsageError as
    `explain` does, and where a key is no claim's and no event's.
    """
    left, right = (_whole_id(record, key.strip()) for key in keys)
    return explain_pair(record, (left, right), packs, tell)


def _whole_id(record: RecordReader, key: str) -> str:
    if record.claim(key) is not None or record.event(key) is not None:
        return key
    ids = beginning_with(record, key)
    if len(ids) > 1:
        raise ambiguous(key, ids)
    if not ids:
        raise _unknown(record, key)
    return ids[0]


def _by_id(record: RecordReader, key: str, books: Codebooks) -> Explanation | None:
    claim = record.claim(key)
    if claim is not None:
        document = record.document(claim.claim.document_id)
        if document is None:
            return None
        explained = explain_claim(claim, document, record.events_with(key), books)
        return replace(explained, judgements=rulings_on(record, (key,)))
    event = record.event(key)
    if event is not None:
        judged = rulings_on(record, (*event.claims, *event.disputed_by))
        return replace(explain_event(record, event, books), judgements=judged)
    document = record.document(key)
    if document is not None:
        return explain_document(record, document)
    holding = next(record.holdings(key), None)
    return explain_subject(record, holding.subject) if holding is not None else None


def _documents_at(record: RecordReader, key: str) -> list[str]:
    """The documents whose source is `key`, or ends in it after a slash."""
    return [head.id for head in record.heads() if head.source == key or head.source.endswith(f"/{key}")]


def _unknown(record: RecordReader, key: str) -> UsageError:
    near = _alike(record, key)
    advice = f"Did you mean {', '.join(near)}? {_HOW_TO_LIST}" if near else _HOW_TO_LIST
    return UsageError(f"The record has nothing called {one_line(key)!r}.", advice=advice)


def _alike(record: RecordReader, key: str) -> list[str]:
    kind = key.partition("-")[0]
    ids = list(ids_of(record, kind))
    if ids:
        return _likest(key, ids)
    return [*names_near(record, key), *_likest(key, [head.source for head in record.heads()])][:_SUGGESTED]


def _likest(key: str, names: Iterable[str]) -> list[str]:
    return [one_line(name) for name in likest(key, sorted(names), _SUGGESTED)]
