"""How the events of a record spread over days, and those that no day is known of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import apsw

from variorum.model.events import Event
from variorum.store.reading_facts import NEWEST_CLAIM, NEWEST_DOCUMENT
from variorum.store.reading_rows import DAY, RowReader, marks, text_or_none
from variorum.store.rows import NO_DAY

# Of no more undated events than these it is asked of each when it was first told.
_FEW = 1500
# The day an event was first told on. Its claims are those of newest editions.
_TOLD = (
    "(SELECT min(d.published) FROM event_claims AS x"
    f" JOIN claims AS c ON c.claim_id = x.claim_id AND c.{NEWEST_CLAIM}"
    " JOIN documents AS d ON d.document_id = c.document_id AND d.edition = c.edition"
    " WHERE x.event_id = events.event_id)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DaysSought:
    """Events of these types, of any where it is empty, at a place or on a road: a key `events_at` takes."""

    event_types: Sequence[str] = ()
    ground: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySpan:
    """How many events lie on a day, or at some time in a stretch of days; an end not told is None."""

    earliest: str | None
    latest: str | None
    events: int


class DayReader(RowReader):
    """The part of a record that tells how events spread over days."""

    def day_spans(self, sought: DaysSought) -> tuple[DaySpan, ...]:
        """How many events lie when: one span for each pair of ends, by day; what nothing dates last."""
        asked, bindings = self._asked(sought)
        sql = (
            f"SELECT earliest, latest, count(*) FROM events WHERE true{asked}"
            f" GROUP BY {DAY}, earliest, latest ORDER BY {DAY}, latest"
        )
        return self.of_views(
            (sql, *bindings),
            lambda: tuple(
                DaySpan(earliest=text_or_none(first), latest=text_or_none(last), events=int(str(events)))
                for first, last, events in self._rows(sql, *bindings)
            ),
        )

    def undated_events(
        self, sought: DaysSought, beyond: tuple[str, str], limit: int, told_by: str | None = None
    ) -> list[tuple[str | None, Event]]:
        """At most `limit` events that nothing dates, each with the day it was first told on, None if unknown.

        By that day and id; they come after `beyond`, such a day ("9999" where it is unknown) and an id. With
        `told_by`, an ISO day, only those that were surely told by then.
        """
        read = self._untold_few if self.count_undated(sought) <= _FEW else self._untold_by_day
        found: list[tuple[str | None, Event]] = []
        for day, event_id in islice(read(sought, beyond), limit):
            if told_by is not None and day[:10] > told_by:
                break
            event = self._record(Event, "SELECT body FROM events WHERE event_id = ?", event_id)
            if event is not None:
                found.append((None if day == NO_DAY else day[:10], event))
        return found

    def count_undated(self, sought: DaysSought) -> int:
        """How many events there are that nothing dates."""
        asked, bindings = self._asked(sought)
        # The plus keeps SQLite from looking at every undated event where few are of a type or at a place.
        only = "+" if asked else ""
        sql = f"SELECT count(*) FROM events WHERE {only}{DAY} = '{NO_DAY}'{asked}"
        return int(str(self._value(sql, *bindings)))

    def _untold_few(self, sought: DaysSought, beyond: tuple[str, str]) -> Iterator[tuple[str, str]]:
        """The undated events by when they were first told: all are looked at."""
        asked, bindings = self._asked(sought)
        sql = (
            f"WITH untold AS (SELECT coalesce({_TOLD}, '{NO_DAY}') AS told, event_id FROM events"
            f" WHERE +{DAY} = '{NO_DAY}'{asked})"
            " SELECT told, event_id FROM untold WHERE (told, event_id) > (?, ?) ORDER BY told, event_id"
        )
        return ((str(day), str(one)) for day, one in self._rows(sql, *bindings, *beyond))

    def _untold_by_day(self, sought: DaysSought, beyond: tuple[str, str]) -> Iterator[tuple[str, str]]:
        """The same, read along the days of publication: no more is looked at than is taken."""
        asked, bindings = self._asked(sought, along="+")
        sql = (
            "SELECT event_id FROM events WHERE event_id IN (SELECT x.event_id FROM documents AS d"
            " JOIN claims AS c ON c.document_id = d.document_id AND c.edition = d.edition"
            " JOIN event_claims AS x ON x.claim_id = c.claim_id"
            f" WHERE d.published IS ? AND d.{NEWEST_DOCUMENT})"
            f" AND +{DAY} = '{NO_DAY}'{asked} AND event_id > ? AND {_TOLD} IS ? ORDER BY event_id"
        )
        following = "SELECT min(published) FROM documents WHERE published > ?"
        day, after = beyond
        while True:
            value = None if day == NO_DAY else day
            for (one,) in self._rows(sql, value, *bindings, after, value):
                yield day, str(one)
            if day == NO_DAY:
                return
            day, after = str(self._value(following, day) or NO_DAY), ""

    def days_published(self, document_ids: Sequence[str]) -> list[str]:
        """The days on which these documents were published, where they tell it, in order."""
        sql = (
            "SELECT substr(published, 1, 10) FROM documents AS d"
            f" WHERE document_id IN ({marks(document_ids)}) AND published IS NOT NULL"
            f" AND d.{NEWEST_DOCUMENT} ORDER BY 1"
        )
        return [str(day) for (day,) in self._rows(sql, *document_ids)]

    def _asked(self, sought: DaysSought, along: str = "") -> tuple[str, list[apsw.SQLiteValue]]:
        """What is sought as conditions to add, and the values bound in them.

        `along` is a plus where no index is to be used for them.
        """
        asked = ""
        bindings: list[apsw.SQLiteValue] = []
        if sought.ground is not None:
            asked += f" AND {along}{self._ground_column(sought.ground)} = ?"
            bindings.append(sought.ground)
        if sought.event_types:
            asked += f" AND {along}event_type IN ({marks(sought.event_types)})"
            bindings += sought.event_types
        return asked, bindings
