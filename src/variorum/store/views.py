"""Views: the copies, events and holdings of a record, changed row by row."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

import apsw

from variorum.model.control import Holding
from variorum.model.events import Carried, Copy, Event, PartOf
from variorum.store.origins import event_origin_rows, event_outlet_rows
from variorum.store.rows import (
    body_of,
    carried_row,
    column_text,
    copy_row,
    event_claim_rows,
    event_names,
    event_party_rows,
    event_row,
    holding_names,
    holding_row,
    insert,
    record_of,
)

# From the last that refers to others back to the first.
_OF_EVENTS = (
    "parts",
    "event_claims",
    "event_grounds",
    "event_parties",
    "event_origins",
    "event_outlets",
    "events",
)
_TABLES = ("copies", "carried", "event_words", *_OF_EVENTS, "holdings", "names")
_ROW = "(SELECT rowid FROM events WHERE event_id = ?)"


class Removed(NamedTuple):
    """The events that were removed, and the places and roads they said are held or left."""

    event_ids: set[str]
    grounds: set[str]


class Views:
    """The views of the record that `connection` writes to, inside its open transaction."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection

    def clear(self) -> None:
        """Remove all views."""
        for table in _TABLES:
            self._connection.execute(f"DELETE FROM {table}")

    def put_copies(self, copies: Iterable[Copy]) -> None:
        """Add copies."""
        for copy in copies:
            insert(self._connection, "copies", copy_row(copy))

    def put_carried(self, passages: Iterable[Carried]) -> None:
        """Add carried passages."""
        for one in passages:
            insert(self._connection, "carried", carried_row(one))

    def remove_copies(self, document_ids: Iterable[str]) -> None:
        """Remove what these documents are copies of, and what they have carried."""
        for document_id in document_ids:
            for table in ("copies", "carried"):
                self._connection.execute(f"DELETE FROM {table} WHERE document_id = ?", (document_id,))

    def put_event(self, event: Event, grounds: Iterable[str] = ()) -> None:
        """Add an event; `grounds` are the places and roads that it says are held or left."""
        insert(self._connection, "events", event_row(event))
        for ground in grounds:
            told = {"ground": column_text(ground), "event_id": event.id}
            insert(self._connection, "event_grounds", {**told})
        for row in event_claim_rows(event):
            insert(self._connection, "event_claims", row)
        for row in event_names(event):
            insert(self._connection, "names", row)
        for row in event_party_rows(event):
            insert(self._connection, "event_parties", row)
        self._connection.execute(
            "INSERT INTO event_words (rowid, label) SELECT rowid, label FROM events WHERE event_id = ?",
            (event.id,),
        )
        for row in event_origin_rows(event):
            insert(self._connection, "event_origins", row)
        for row in event_outlet_rows(event):
            insert(self._connection, "event_outlets", row)

    def remove_events_with(self, claim_ids: Collection[str]) -> Removed:
        """Remove the events of these claims, whatever they were part of, and what was part of them."""
        removed = Removed(set(), set())
        for claim_id in sorted(claim_ids):
            rows = self._connection.execute(
                "SELECT DISTINCT event_id FROM event_claims WHERE claim_id = ?", (claim_id,)
            ).fetchall()
            for (event_id,) in rows:
                removed.event_ids.add(str(event_id))
                removed.grounds.update(self._grounds_of(str(event_id)))
                self._connection.execute("DELETE FROM parts WHERE whole_id = ?", (event_id,))
                self._connection.execute("DELETE FROM names WHERE owner = ?", (event_id,))
                self._connection.execute(f"DELETE FROM event_words WHERE rowid = {_ROW}", (event_id,))
                for table in _OF_EVENTS:
                    self._connection.execute(f"DELETE FROM {table} WHERE event_id = ?", (event_id,))
        return removed

    def _grounds_of(self, event_id: str) -> Iterator[str]:
        sql = "SELECT ground FROM event_grounds WHERE event_id = ?"
        return (str(ground) for (ground,) in self._connection.execute(sql, (event_id,)))

    def put_part(self, event_id: str, link: PartOf | None) -> None:
        """Put what an event is part of in the place of what it was part of."""
        self._connection.execute("DELETE FROM parts WHERE event_id = ?", (event_id,))
        if link is not None:
            insert(
                self._connection,
                "parts",
                {"event_id": link.event_id, "whole_id": link.whole_id, "body": body_of(link)},
            )

    def events_of(self, ground: str) -> Iterator[Event]:
        """The events about a ground, by id."""
        sql = (
            "SELECT events.body FROM event_grounds JOIN events USING (event_id)"
            " WHERE event_grounds.ground = ? ORDER BY event_id"
        )
        return (record_of(Event, body) for (body,) in self._connection.execute(sql, (ground,)))

    def put_holdings(self, holdings: Iterable[Holding]) -> None:
        """Add holdings."""
        put = tuple(holdings)
        for holding in put:
            insert(self._connection, "holdings", holding_row(holding))
        for row in holding_names(put):
            insert(self._connection, "names", row)

    def remove_holdings(self, ground: str) -> None:
        """Remove the holdings of a place, or of all stretches of a road."""
        self._connection.execute("DELETE FROM holdings WHERE ground = ?", (ground,))
        self._connection.execute("DELETE FROM names WHERE owner = ?", (ground,))
