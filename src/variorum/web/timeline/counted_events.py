"""What single events count, with the accounts that say so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from variorum.model.claims import FigureKind
from variorum.model.documents import DocumentHead as Head
from variorum.model.events import Account, Event, EventFigure
from variorum.query.printable import one_line
from variorum.store.reading import RecordReader
from variorum.web.core.shapes import Days, DocumentHead, EventMention, counted
from variorum.web.core.unknown import unknown_event
from variorum.web.timeline.figure_shapes import FigureAccount, FigureCount, FigureEvent
from variorum.web.timeline.rows import spot_of

_ACCOUNTS = 12


def counted_events(record: RecordReader, kind: FigureKind, event_ids: Sequence[str]) -> Iterator[FigureEvent]:
    """Each event with its figures of `kind`. Raises UnknownError where the record has none of an id."""
    for event_id in dict.fromkeys(event_ids):
        event = record.event(event_id)
        if event is None:
            raise unknown_event(record, event_id, "Load the figures anew.")
        yield _counted(record, event, kind)


def _counted(record: RecordReader, event: Event, kind: FigureKind) -> FigureEvent:
    when = event.when
    return FigureEvent(
        event=EventMention.model_validate(event),
        days=Days(earliest=when.earliest if when else None, latest=when.latest if when else None),
        spot=spot_of(event.place, event.route),
        counts=[_count(record, figure) for figure in event.figures if figure.kind == kind],
    )


def _count(record: RecordReader, figure: EventFigure) -> FigureCount:
    return FigureCount(
        **counted(figure),
        party=figure.party.name if figure.party is not None else "",
        accounts=[_account(record, account) for account in figure.accounts[:_ACCOUNTS]],
    )


def _account(record: RecordReader, account: Account) -> FigureAccount:
    grounded = record.claim(account.claim_id)
    head = record.head(grounded.claim.document_id) if grounded is not None else None
    return FigureAccount(
        claim_id=account.claim_id,
        speaker=account.speaker or _printed_by(head) or account.origin,
        low=account.low,
        high=account.high,
        relation=account.relation,
        quote=grounded.claim.evidence.quote if grounded is not None else "",
        document=DocumentHead.model_validate(head) if head is not None else None,
    )


def _printed_by(head: Head | None) -> str:
    """Who answers for a text in its own voice: its outlet, else the text itself."""
    return one_line(head.outlet or head.title or head.source) if head is not None else ""
