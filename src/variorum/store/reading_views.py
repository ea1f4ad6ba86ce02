"""The views of a record: copies, events and who held what, as they were last made."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.model.control import Holding, Subject
from variorum.model.events import Carried, Copy, Event, PartOf
from variorum.store.reading_rows import RowReader

# The day of an event that nothing dates: after all others.
_DAY = "coalesce(earliest, latest, '9999')"
_BY_SUBJECT = (
    "ORDER BY subject_id, coalesce(since_earliest, ''), coalesce(since_latest, ''),"
    " coalesce(holder, ''), holder_name, body"
)


class ViewReader(RowReader):
    """The half of a record that is made from its facts."""

    def generation(self) -> int:
        """The number of the current views; 0 where none were made. It grows with each rebuilding."""
        return self._number("SELECT coalesce(max(generation), 0) FROM generations")

    def views_are_current(self) -> bool:
        """Whether nothing was added to the facts since the views were made."""
        return bool(
            self._number(
                "SELECT count(*) FROM generations"
                " WHERE generation = (SELECT max(generation) FROM generations)"
                " AND last_document = (SELECT coalesce(max(rowid), 0) FROM documents)"
                " AND last_judgement = (SELECT coalesce(max(rowid), 0) FROM judgements)"
            )
        )

    def added_documents(self) -> list[str]:
        """The documents added, or read anew, since the views were made, by id."""
        rows = self._rows(f"SELECT DISTINCT document_id FROM documents WHERE rowid > {_mark('document')}")
        return sorted(str(document_id) for (document_id,) in rows)

    def judgements_were_added(self) -> bool:
        """Whether anything was judged since the views were made."""
        last = "(SELECT coalesce(max(rowid), 0) FROM judgements)"
        return bool(self._number(f"SELECT {last} > {_mark('judgement')}"))

    def disputed_fields(self) -> int:
        """On how many fields and figures the accounts of all events contradict each other."""
        return self._number("SELECT coalesce(sum(disputed), 0) FROM events")

    def copies(self, document_id: str | None = None) -> Iterator[Copy]:
        """All copies, or those one document is, by document and by what was copied."""
        order = "ORDER BY document_id, copy_of, body"
        if document_id is None:
            return self._records(Copy, f"SELECT body FROM copies {order}")
        return self._records(Copy, f"SELECT body FROM copies WHERE document_id = ? {order}", document_id)

    def copied(self, document_id: str) -> Iterator[Copy]:
        """The documents that are copies of one, by id."""
        return self._records(
            Copy, "SELECT body FROM copies WHERE copy_of = ? ORDER BY document_id, body", document_id
        )

    def carried(self, document_id: str) -> Iterator[Carried]:
        """The passages of a document that stand in others too, by where they begin."""
        return self._records(
            Carried, "SELECT body FROM carried WHERE document_id = ? ORDER BY start, end, body", document_id
        )

    def events(self) -> Iterator[Event]:
        """All events, by id."""
        return self._records(Event, "SELECT body FROM events ORDER BY event_id")

    def event(self, event_id: str) -> Event | None:
        """The event, or None."""
        return self._record(Event, "SELECT body FROM events WHERE event_id = ?", event_id)

    def events_with(self, claim_id: str) -> Iterator[Event]:
        """The events that a claim belongs to or disputes, by id."""
        return self._records(
            Event,
            "SELECT body FROM events WHERE event_id IN"
            " (SELECT event_id FROM event_claims WHERE claim_id = ?) ORDER BY event_id",
            claim_id,
        )

    def homes(self) -> dict[str, str]:
        """Of each claim the event that it belongs to or disputes."""
        rows = self._rows("SELECT claim_id, event_id FROM event_claims")
        return {str(claim_id): str(event_id) for claim_id, event_id in rows}

    def home(self, claim_id: str) -> str | None:
        """The event that a claim belongs to or disputes; None for a claim in none."""
        found = self._value("SELECT event_id FROM event_claims WHERE claim_id = ?", claim_id)
        return None if found is None else str(found)

    def disputed_events(self) -> Iterator[Event]:
        """The events on some field or figure of which accounts contradict each other, by id."""
        return self._records(Event, "SELECT body FROM events WHERE disputed > 0 ORDER BY event_id")

    def part_of(self, event_id: str) -> PartOf | None:
        """What the event is part of, or None."""
        return self._record(PartOf, "SELECT body FROM parts WHERE event_id = ?", event_id)

    def wholes(self) -> dict[str, str]:
        """Of each event that is part of another one, the id of that one."""
        return {str(part): str(whole) for part, whole in self._rows("SELECT event_id, whole_id FROM parts")}

    def parts_of(self, event_id: str) -> Iterator[PartOf]:
        """The events that are part of this one, by id."""
        return self._records(PartOf, "SELECT body FROM parts WHERE whole_id = ? ORDER BY event_id", event_id)

    def event_rows(self) -> Iterator[tuple[Event, PartOf | None, tuple[str, ...]]]:
        """All events by id, each with what it is part of and the ids of its parts."""
        for event in self.events():
            parts = tuple(part.event_id for part in self.parts_of(event.id))
            yield event, self.part_of(event.id), parts

    def holdings(self, subject_id: str | None = None) -> Iterator[Holding]:
        """All holdings, or those of one subject, by subject, since and holder."""
        if subject_id is None:
            return self._records(Holding, f"SELECT body FROM holdings {_BY_SUBJECT}")
        sql = f"SELECT body FROM holdings WHERE subject_id = ? {_BY_SUBJECT}"
        return self._records(Holding, sql, subject_id)

    def subject(self, subject_id: str) -> Subject | None:
        """What is held under this id, as its first holding has it, without reading the rest; or None."""
        first = f"FROM holdings WHERE subject_id = ? {_BY_SUBJECT} LIMIT 1"
        return self._record(Subject, f"SELECT json_extract(body, '$.subject') {first}", subject_id)

    # ---- finding

    def events_at(self, key: str) -> Iterator[Event]:
        """The events at a place or on a road, by day; `key` is its id, as `subjects_called` gives it."""
        sql = f"SELECT body FROM events WHERE {self._ground_column(key)} = ? ORDER BY {_DAY}, event_id"
        return self._records(Event, sql, key)

    def events_of_type(self, *event_types: str) -> Iterator[Event]:
        """The events of these types, by day."""
        marks = ", ".join("?" * len(event_types))
        sql = f"SELECT body FROM events WHERE event_type IN ({marks}) ORDER BY {_DAY}, event_id"
        return self._records(Event, sql, *event_types)

    def events_counting(self, kind: str) -> Iterator[Event]:
        """The events with a figure of this kind, by day; those that nothing dates last."""
        return self._records(
            Event,
            "SELECT body FROM events WHERE EXISTS (SELECT 1 FROM json_each(body, '$.figures')"
            f" WHERE json_extract(value, '$.kind') = ?) ORDER BY {_DAY}, event_id",
            kind,
        )

    def events_between(self, first: str | None = None, last: str | None = None) -> Iterator[Event]:
        """The events that may lie between two days, both included, by day; those that nothing dates last.

        An end of an event that is not told may be any day. Those that nothing dates are there where both
        days are None.
        """
        if first is None and last is None:
            return self._records(Event, f"SELECT body FROM events ORDER BY {_DAY}, event_id")
        sql = (
            f"SELECT body FROM events WHERE {_DAY} <= ? AND {_DAY} <> '9999'"
            f" AND (latest IS NULL OR latest >= ?) ORDER BY {_DAY}, event_id"
        )
        return self._records(Event, sql, last or "9998", first or "")

    def subjects_called(self, name: str) -> list[tuple[str, bool]]:
        """The ids of places and roads of this folded name, and whether it is the name they go by.

        What is held has the id of its holdings, other places and roads the key that `events_at` takes.
        """
        sql = "SELECT subject_id, max(own) FROM names WHERE name = ? GROUP BY subject_id ORDER BY subject_id"
        return [(str(subject_id), bool(own)) for subject_id, own in self._rows(sql, name)]

    def subject_names(self) -> Iterator[str]:
        """Every folded name of a place or road, in order."""
        return (str(name) for (name,) in self._rows("SELECT DISTINCT name FROM names ORDER BY name"))

    def subject_ids(self) -> list[str]:
        """The keys of all places and roads at which events lie or that are held."""
        rows = self._rows(
            "SELECT place_id FROM events WHERE place_id IS NOT NULL"
            " UNION SELECT route_id FROM events WHERE route_id IS NOT NULL"
            " UNION SELECT subject_id FROM holdings ORDER BY 1"
        )
        return [str(key) for (key,) in rows]

    def holdings_on(self, ground: str) -> Iterator[Holding]:
        """The holdings of a place and its parts, or of all stretches of a road, ordered as `holdings` are."""
        return self._records(Holding, f"SELECT body FROM holdings WHERE ground = ? {_BY_SUBJECT}", ground)

    def holdings_under(self, beginning: str) -> Iterator[Holding]:
        """The holdings of subjects whose id begins so, by subject and since."""
        sql = "SELECT body FROM holdings WHERE subject_id >= ? AND subject_id < ? ORDER BY subject_id, body"
        return self._records(Holding, sql, beginning, beginning + "\U0010ffff")


def _mark(fact: str) -> str:
    """SQL for the last row of a fact that the views were made from."""
    return (
        f"coalesce((SELECT last_{fact} FROM generations"
        " WHERE generation = (SELECT max(generation) FROM generations)), 0)"
    )
