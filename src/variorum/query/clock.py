"""The two clocks of a question: the day it asks about, and the day up to which reports count.

The second is a matter of which record is asked; see `variorum.pipeline.known`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from variorum.model.claims import GroundedClaim, When
from variorum.model.control import Holding
from variorum.model.documents import DocumentHead
from variorum.model.errors import UsageError
from variorum.model.events import Event, PartOf
from variorum.store.reading import DocumentRow, RecordReader


def iso_day(text: str) -> str:
    """`text` as an ISO day. Raises UsageError where it is none."""
    try:
        return date.fromisoformat(text.strip()).isoformat()
    except ValueError as error:
        raise UsageError(f"{text!r} is not a day.", advice="Write it like 2020-02-08.") from error


def days_after(day: str, count: int) -> str:
    """The ISO day so many days after `day`, before it where `count` is negative.

    The first or the last day of the calendar where there is no such day; `day` itself where it is none.
    """
    try:
        number = date.fromisoformat(day).toordinal() + count
    except ValueError:
        return day
    return date.fromordinal(min(max(number, 1), date.max.toordinal())).isoformat()


def last_day(record: RecordReader) -> str | None:
    """The day a question is about where none is named: the last on which a document was published.

    Where no document tells its day, the last that a holding tells of; None where none does.
    """
    published = record.last_published()
    if published is not None:
        return published
    days = (holding.since.by for holding in record.holdings())
    return max(filter(None, days), default=None)


def begun_by(when: When | None, day: str, published: str | None) -> bool:
    """Whether what is told had begun by the end of `day`.

    What is dated begins on the first day it can be of. What is told without a day had begun by the day
    it was `published`; where that is not known either, nobody can say, and it had not.
    """
    begins = (when.earliest or when.latest) if when is not None else None
    known = begins or published
    return known is not None and known <= day


class AsOf:
    """What a record holds of the time up to a day, for exports: see `begun_by`.

    Claims and events are those that had begun by then, holdings those in force at its end, documents
    all: a text is of no day.
    """

    def __init__(self, record: RecordReader, day: str) -> None:
        self._record = record
        self._day = day

    def claim_pairs(self) -> Iterator[tuple[DocumentHead, GroundedClaim]]:
        """Claims by id, each with the head of its document."""
        for head, claim in self._record.claim_pairs():
            if begun_by(claim.when, self._day, head.published):
                yield head, claim

    def document_rows(self) -> Iterator[DocumentRow]:
        """Documents by id, each with its copies and issues."""
        return self._record.document_rows()

    def event_rows(self) -> Iterator[tuple[Event, PartOf | None, tuple[str, ...]]]:
        """Events by id, each with what it is part of and the ids of its parts."""
        for event, whole, parts in self._record.event_rows():
            if begun_by(event.when, self._day, self._told(event)):
                yield event, whole, parts

    def holdings(self) -> Iterator[Holding]:
        """Holdings in force at the end of the day."""
        return (holding for holding in self._record.holdings() if holding.holds_on(self._day))

    def _told(self, event: Event) -> str | None:
        """The first day on which a document of an undated event was published."""
        if event.first_day is not None:
            return None
        heads = filter(None, map(self._record.head, event.documents))
        return min(filter(None, (head.published for head in heads)), default=None)
