"""Which formats there are, and one way to write any of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import IO, Protocol

from variorum.export.claims import write_claims
from variorum.export.control import write_control
from variorum.export.documents import DocumentRow, write_documents
from variorum.export.events import EventRow, write_events
from variorum.model.claims import GroundedClaim
from variorum.model.control import Holding
from variorum.model.documents import DocumentHead
from variorum.model.errors import UsageError


class Exportable(Protocol):
    """What formats are written from; an open record is one."""

    def claim_pairs(self) -> Iterable[tuple[DocumentHead, GroundedClaim]]:
        """Claims by id, each with the head of its document."""

    def document_rows(self) -> Iterable[DocumentRow]:
        """Documents by id, each with its copies and issues."""

    def event_rows(self) -> Iterable[EventRow]:
        """Events by id, each with what it is part of and the ids of its parts."""

    def holdings(self) -> Iterable[Holding]:
        """Holdings in the order of `control_order`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format: what it holds in a few words, the ending of its files, and its writer."""

    name: str
    holds: str
    suffix: str
    write: Callable[[Exportable, IO[str]], int]


FORMATS: Mapping[str, Format] = {
    made.name: made
    for made in (
        Format(
            name="claims",
            holds="what each document says, in its words",
            suffix=".jsonl",
            write=lambda record, out: write_claims(record.claim_pairs(), out),
        ),
        Format(
            name="documents",
            holds="texts, metadata, what was dropped, what was copied",
            suffix=".jsonl",
            write=lambda record, out: write_documents(record.document_rows(), out),
        ),
        Format(
            name="events",
            holds="claims that speak of one occurrence, with every account",
            suffix=".jsonl",
            write=lambda record, out: write_events(record.event_rows(), out),
        ),
        Format(
            name="control",
            holds="who is said to have held a place or a road, and when",
            suffix=".jsonl",
            write=lambda record, out: write_control(record.holdings(), out),
        ),
    )
}

# Promised in the reference, not written yet.
LATER = ("acled", "csv", "ftm", "geojson", "hxl", "kml", "parquet", "plover", "ucdp")


def format_named(name: str) -> Format:
    """The format `name`. Raises UsageError, naming those there are, when there is none."""
    if name in FORMATS:
        return FORMATS[name]
    known = ", ".join(FORMATS)
    if name in LATER:
        raise UsageError(
            f"The format {name} is not available in this version.", advice=f"Use one of: {known}."
        )
    raise UsageError(f"There is no format {name}.", advice=f"Use one of: {known}.")
