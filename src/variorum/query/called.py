"""Ids as people give them: whole, or cut short."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from variorum.model.errors import UsageError
from variorum.query.printable import one_line
from variorum.store.reading import RecordReader

_LISTED = 5


def ids_of(record: RecordReader, kind: str) -> Iterator[str]:
    """The ids of one kind ("doc", "event", "claim"), as their first part names it."""
    if kind == "doc":
        yield from (head.id for head in record.heads())
    elif kind == "event":
        yield from (event.id for event in record.events())
    elif kind == "claim":
        yield from (claim.claim.id for claim in record.claims())


def beginning_with(record: RecordReader, key: str) -> list[str]:
    """The ids that begin with `key`, in which their kind and a dash must stand."""
    kind, dash, _ = key.partition("-")
    return [one for one in ids_of(record, kind) if one.startswith(key)] if dash else []


def ambiguous(key: str, ids: Sequence[str]) -> UsageError:
    """What to raise where `key` may stand for any of `ids`."""
    shown = ", ".join(one_line(one) for one in ids[:_LISTED])
    more = f" and {len(ids) - _LISTED} more" if len(ids) > _LISTED else ""
    return UsageError(f"{one_line(key)!r} may be several: {shown}{more}.", advice="Give one of these ids.")
