"""Records as rows and rows as records."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import TypeVar

import apsw

from variorum.lexicon.fold import fold
from variorum.model.claims import GroundedClaim
from variorum.model.codec import from_json, json_text, to_json
from variorum.model.control import Holding, Party
from variorum.model.documents import Document, RawDocument, head_of
from variorum.model.errors import CodecError, RecordError
from variorum.model.events import Carried, Copy, Event, Judgement, Where
from variorum.model.ids import content_id
from variorum.model.issues import Issue

Row = dict[str, "apsw.SQLiteValue"]
T = TypeVar("T")

NO_DAY = "9999"
"""Under which an event stands that nothing dates: after all others."""

_SURROGATES = re.compile("[\ud800-\udfff]")


def body_of(record: object) -> str:
    """The whole record as JSON text."""
    return json_text(to_json(record))


def record_of(record_type: type[T], body: object) -> T:
    """The record in a `body` column. Raises RecordError when it does not hold one."""
    try:
        return from_json(record_type, json.loads(str(body)))
    except (ValueError, CodecError, RecursionError) as error:
        raise RecordError(
            f"A row of the record does not hold a {record_type.__name__}: {error}.",
            advice="It was changed by another program, or is damaged. Build the record again.",
        ) from error


def place_key(where: Where) -> str:
    """What a place is found by: its id, or its folded name where it has none."""
    return where.id or f"unplaced {fold(where.name)}"


def route_key(where: Where) -> str:
    """What a road is found by: its id, or its folded name where it has none."""
    return where.id or fold(where.name)


def party_key(party: Party) -> str:
    """What a party is found by: its id, or its folded name where it has none."""
    return party.id or fold(party.name)


def column_text(text: str | None) -> str | None:
    """`text` fit for a column: what UTF-8 cannot hold (lone surrogates) becomes U+FFFD."""
    return None if text is None else _SURROGATES.sub("\ufffd", text)


def insert(connection: apsw.Connection, table: str, row: Row) -> None:
    """Add a row to a table."""
    connection.execute(_insertion(table, tuple(row)), row)


@cache
def _insertion(table: str, columns: tuple[str, ...]) -> str:
    values = ", ".join(f":{column}" for column in columns)
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({values})"


def raw_row(raw: RawDocument) -> Row:
    """The row of raw_documents; `text` is kept apart only where the bytes do not give it."""
    text = None if _decoded(raw.raw, raw.encoding) == raw.text else raw.text.encode("utf-8", "surrogatepass")
    return {
        "document_id": raw.id,
        "source": column_text(raw.source),
        "media_type": raw.media_type,
        "encoding": raw.encoding,
        "size": len(raw.raw),
        "raw": zlib.compress(raw.raw),
        "text_size": None if text is None else len(text),
        "text": None if text is None else zlib.compress(text),
        "body": body_of(replace(raw, raw=b"", text="")),
    }


def raw_of(row: Row) -> RawDocument:
    """The raw document in a row of raw_documents. Raises RecordError when it is damaged."""
    bare = record_of(RawDocument, row["body"])
    raw = _unpacked(row["raw"], row["size"])
    if row["text"] is None:
        text = _decoded(raw, bare.encoding)
    else:
        text = _unpacked(row["text"], row["text_size"]).decode("utf-8", "surrogatepass")
    if text is None:
        raise RecordError(f"The text of document {bare.id} cannot be read.", advice="Build the record again.")
    return replace(bare, raw=raw, text=text)


def _decoded(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except (LookupError, ValueError):
        return None


def _unpacked(packed: apsw.SQLiteValue, size: apsw.SQLiteValue) -> bytes:
    """The bytes of a zlib column, never more than its size column says."""
    if isinstance(packed, bytes) and isinstance(size, int) and size >= 0:
        unpacking = zlib.decompressobj()
        try:
            # One more than expected, as the end of the packed bytes is not seen before it.
            raw = unpacking.decompress(packed, size + 1)
        except zlib.error:
            raw = b""
        if unpacking.eof and len(raw) == size:
            return raw
    raise RecordError("The bytes of a document are damaged.", advice="Build the record again.")


def document_row(document: Document, edition: int, made_by: str) -> Row:
    """The row of documents."""
    head = head_of(document)
    return {
        "document_id": head.id,
        "edition": edition,
        "made_by": made_by,
        "source": column_text(head.source),
        "url": column_text(document.url),
        "title": column_text(head.title),
        "outlet": column_text(head.outlet),
        "published": head.published,
        "language": head.language,
        "body": body_of(document),
    }


def words_row(document: Document, edition: int) -> Row:
    """The row of words."""
    return {
        "title": column_text(document.title),
        "text": column_text(document.text),
        "document_id": document.id,
        "edition": edition,
    }


def claim_row(grounded: GroundedClaim, edition: int) -> Row:
    """The row of claims."""
    claim, when = grounded.claim, grounded.when
    return {
        "claim_id": claim.id,
        "edition": edition,
        "document_id": claim.document_id,
        "event_type": claim.event_type,
        "modality": claim.modality,
        "place_id": grounded.places[0].id if grounded.places else None,
        "earliest": when.earliest if when else None,
        "latest": when.latest if when else None,
        "body": body_of(grounded),
    }


def issue_row(issue: Issue, document_id: str | None = None, edition: int | None = None) -> Row:
    """The row of issues; its id is made from all that it says, so that said twice it is one."""
    body = body_of(issue)
    return {
        "issue_id": content_id("i", document_id or "", edition or 0, body),
        "document_id": document_id,
        "edition": edition,
        "code": issue.code,
        "severity": issue.severity,
        "concerns": column_text(issue.where),
        "message": column_text(issue.message),
        "body": body,
    }


def judgement_row(judgement: Judgement) -> Row:
    """The row of judgements."""
    return {
        "judgement_id": judgement.id,
        "left_claim": judgement.left,
        "right_claim": judgement.right,
        "verdict": judgement.verdict,
        "given_by": column_text(judgement.by),
        "given_at": judgement.at,
        "body": body_of(judgement),
    }


def copy_row(copy: Copy) -> Row:
    """The row of copies."""
    return {
        "document_id": copy.document_id,
        "copy_of": copy.copy_of,
        "kind": copy.kind,
        "containment": copy.containment,
        "is_edition": int(copy.edition),
        "body": body_of(copy),
    }


def carried_row(passage: Carried) -> Row:
    """The row of carried."""
    return {
        "document_id": passage.document_id,
        "start": passage.start,
        "end": passage.end,
        "from_document": passage.from_document,
        "kind": passage.kind,
        "body": body_of(passage),
    }


def event_row(event: Event) -> Row:
    """The row of events."""
    return {
        "event_id": event.id,
        "event_type": event.event_type,
        "status": event.status,
        "label": column_text(event.label),
        "place_id": column_text(place_key(event.place)) if event.place else None,
        "route_id": column_text(route_key(event.route)) if event.route else None,
        "earliest": event.when.earliest if event.when else None,
        "latest": event.when.latest if event.when else None,
        "score": event.score,
        "disputed": event.disputed_fields,
        "body": body_of(event),
        "precision": event.place.precision if event.place and event.place.lat is not None else None,
    }


def event_names(event: Event) -> list[Row]:
    """The rows of names that an event brings in: those of its place and its road."""
    named = [(one.name, place_key(one)) for one in (event.place,) if one is not None]
    named += [(one.name, route_key(one)) for one in (event.route,) if one is not None]
    return [
        {"name": column_text(fold(name)), "subject_id": column_text(key), "own": 1, "owner": event.id}
        for name, key in sorted(set(named))
    ]


def holding_names(holdings: Iterable[Holding]) -> list[Row]:
    """The rows of names that holdings bring in: their subjects' own and other names."""
    names = set()
    for subject in {holding.subject for holding in holdings}:
        names.add((fold(subject.name), subject.id, 1, subject.ground))
        names.update((fold(alias), subject.id, 0, subject.ground) for alias in subject.aliases)
    return [
        {"name": column_text(name), "subject_id": key, "own": own, "owner": column_text(ground)}
        for name, key, own, ground in sorted(names)
    ]


def event_claim_rows(event: Event) -> list[Row]:
    """The rows of event_claims: each claim of the event once for each part it plays in it."""
    parts = sorted({(c, 0) for c in event.claims} | {(c, 1) for c in event.disputed_by})
    return [{"claim_id": claim, "event_id": event.id, "disputes": disputes} for claim, disputes in parts]


def event_party_rows(event: Event) -> list[Row]:
    """The rows of event_parties: who acted in the event or was acted upon, each once."""
    names: dict[str | None, str | None] = {}
    for one in (*event.agents, *event.patients):
        names.setdefault(column_text(party_key(one)), column_text(one.name))
    return [{"party": key, "name": name, "event_id": event.id} for key, name in names.items()]


def holding_row(holding: Holding) -> Row:
    """The row of holdings."""
    until = holding.until
    return {
        "ground": column_text(holding.subject.ground),
        "subject_id": holding.subject.id,
        "since_earliest": holding.since.earliest,
        "since_latest": holding.since.latest,
        "until_earliest": until.earliest if until else None,
        "until_latest": until.latest if until else None,
        "holder": holding.holder,
        "holder_name": column_text(holding.holder_name),
        "status": holding.status,
        "body": body_of(holding),
    }
