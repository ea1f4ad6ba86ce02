"""Finding documents and events by their words, and anything by the beginning of its id."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import apsw

from variorum.model.documents import DocumentHead
from variorum.store.reading_facts import head_of_row
from variorum.store.reading_rows import RowReader, marks, text_or_none
from variorum.store.rows import NO_DAY

_DAY = f"coalesce(e.earliest, e.latest, '{NO_DAY}')"
# Words of a title say more of what an article is about.
_TITLE_WEIGHT, _TEXT_WEIGHT = 5.0, 1.0

_Clause = tuple[str, "tuple[apsw.SQLiteValue, ...]"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is told of events; what is empty says nothing.

    `grounds` are keys of places and roads, any of which will do, as of `event_types`, `statuses` and
    `origins`. None of a list means that nothing fits what was asked for.
    """

    grounds: tuple[str, ...] | None = ()
    event_types: tuple[str, ...] | None = ()
    statuses: tuple[str, ...] | None = ()
    origins: tuple[str, ...] | None = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked of events."""
        return self == Told()

    @property
    def is_impossible(self) -> bool:
        """Whether nothing can fit."""
        return None in (self.grounds, self.event_types, self.statuses, self.origins)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What is looked for: `match` and `without` as SQLite's full-text search takes them, or empty.

    `outlet` stands in the outlet's name; `first` and `last` are ISO days, of publication for documents and
    of what happened for events.
    """

    match: str = ""
    without: str = ""
    outlet: str = ""
    first: str | None = None
    last: str | None = None
    told: Told = Told()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventHead:
    """An event in a line."""

    id: str
    label: str
    status: str
    event_type: str
    earliest: str | None
    latest: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDocuments:
    """A page of documents that were found, and how many there are in all."""

    heads: tuple[DocumentHead, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundEvents:
    """A page of events that were found, and how many there are in all."""

    events: tuple[EventHead, ...]
    total: int


class WordReader(RowReader):
    """The part of a record that finds by words."""

    # A record as known on a day has the words of the whole one.
    _words = "words"

    def documents_saying(
        self, sought: Sought, limit: int, offset: int = 0, *, newest: bool = False
    ) -> FoundDocuments:
        """The documents that are sought: the best matches first, or the newest."""
        if sought.told.is_impossible:
            return FoundDocuments(heads=(), total=0)
        clauses = _document_clauses(sought, self._words)
        found, source, given = "", "documents AS d", tuple[str, ...]()
        if sought.match:
            match = f"({sought.match}) NOT ({sought.without})" if sought.without else sought.match
            found = (
                "WITH found AS MATERIALIZED (SELECT document_id, edition,"
                f" bm25(words, {_TITLE_WEIGHT}, {_TEXT_WEIGHT}) AS far"
                f" FROM {self._words} AS words WHERE words MATCH ?) "
            )
            source, given = "found CROSS JOIN documents AS d USING (document_id, edition)", (match,)
        order = "d.published DESC, d.document_id" if newest or not sought.match else "far, d.document_id"
        where = " AND ".join(sql for sql, _ in clauses)
        # Only of the page it is read what an article is called.
        page = (
            f"SELECT d.document_id, d.edition, count(*) OVER () AS total FROM {source}"
            f" WHERE {where} ORDER BY {order} LIMIT ? OFFSET ?"
        )
        rows = list(
            self._rows(
                f"{found}SELECT h.document_id, h.source, h.title, h.outlet, h.published, h.language, total"
                f" FROM ({page}) CROSS JOIN documents AS h USING (document_id, edition)",
                *given,
                *(value for _, values in clauses for value in values),
                limit,
                offset,
            )
        )
        heads = tuple(head_of_row(row[:6]) for row in rows)
        return FoundDocuments(heads=heads, total=int(str(rows[0][6])) if rows else 0)

    def events_labelled(self, sought: Sought, limit: int, offset: int = 0) -> FoundEvents:
        """The events whose label has the words sought, the latest first, those that nothing dates last."""
        if sought.told.is_impossible:
            return FoundEvents(events=(), total=0)
        clauses = _event_clauses(sought)
        where = " AND ".join(sql for sql, _ in clauses) or "1"
        rows = list(
            self._rows(
                "SELECT e.event_id, e.label, e.status, e.event_type, e.earliest, e.latest, count(*) OVER ()"
                f" FROM events AS e WHERE {where}"
                f" ORDER BY {_DAY} = '{NO_DAY}', {_DAY} DESC, e.event_id LIMIT ? OFFSET ?",
                *(value for _, values in clauses for value in values),
                limit,
                offset,
            )
        )
        return FoundEvents(
            events=tuple(_event_head(row) for row in rows), total=int(str(rows[0][6])) if rows else 0
        )

    def text_of(self, document_id: str, most: int) -> str:
        """The beginning of a document's clean text, at most so many characters; empty for no document."""
        # As bytes: a text may hold halves of characters, which cannot be read as text.
        text = self._value(
            f"SELECT CAST(substr(json_extract(body, '$.text'), 1, {most}) AS BLOB) FROM documents"
            " WHERE document_id = ? ORDER BY edition DESC LIMIT 1",
            document_id,
        )
        return text.decode("utf-8", "replace") if isinstance(text, bytes) else ""

    def subjects_like(self, name: str, most: int) -> list[str]:
        """The ids of places and roads with a folded name one of whose words begins as `name` does.

        First those of just this name, then those whose name begins with it.
        """
        rows = self._rows(
            "SELECT subject_id FROM names WHERE instr(' ' || name, ' ' || ?1) > 0 GROUP BY subject_id"
            " ORDER BY max(name = ?1) DESC, max(instr(name, ?1) = 1) DESC, max(own) DESC, min(length(name)),"
            " subject_id LIMIT ?2",
            name,
            most,
        )
        return [str(one) for (one,) in rows]

    def event_heads(self, event_ids: Iterable[str]) -> list[EventHead]:
        """These events, each in a line; those that are not there are left out."""
        sql = "SELECT event_id, label, status, event_type, earliest, latest FROM events WHERE event_id = ?"
        return [_event_head(row) for event_id in event_ids for row in self._rows(sql, event_id)]

    def ids_beginning(self, beginning: str, most: int) -> list[tuple[str, str]]:
        """What has an id that begins so: "event", "claim" or "document", and the id."""
        found: list[tuple[str, str]] = []
        for kind, table in (("event", "events"), ("claim", "claims"), ("document", "documents")):
            rows = self._rows(
                f"SELECT DISTINCT {kind}_id FROM {table} WHERE {kind}_id >= ?1 AND {kind}_id < ?2"
                f" ORDER BY {kind}_id LIMIT ?3",
                beginning,
                beginning + "\U0010ffff",
                most,
            )
            found += [(kind, str(one)) for (one,) in rows]
        return found[:most]


def _document_clauses(sought: Sought, words: str) -> list[_Clause]:
    clauses: list[_Clause] = [
        (
            "NOT EXISTS (SELECT 1 FROM documents AS n"
            " WHERE n.document_id = d.document_id AND n.edition > d.edition)",
            (),
        )
    ]
    if sought.without and not sought.match:
        rows = f"(SELECT document_id FROM {words} AS words WHERE words MATCH ?)"
        clauses.append((f"d.document_id NOT IN {rows}", (sought.without,)))
    if sought.outlet:
        clauses.append(("instr(lower(d.outlet), lower(?)) > 0", (sought.outlet,)))
    if sought.first is not None:
        clauses.append(("d.published >= ?", (sought.first,)))
    if sought.last is not None:
        clauses.append(("d.published <= ?", (sought.last,)))
    if not sought.told.is_empty:
        told = _told_clauses(sought.told)
        clauses.append(
            (
                "d.document_id IN (SELECT c.document_id FROM events AS e"
                " CROSS JOIN event_claims AS x ON x.event_id = e.event_id"
                " CROSS JOIN claims AS c ON c.claim_id = x.claim_id"
                f" WHERE {' AND '.join(sql for sql, _ in told)})",
                tuple(value for _, values in told for value in values),
            )
        )
    return clauses


def _event_clauses(sought: Sought) -> list[_Clause]:
    clauses: list[_Clause] = []
    for match, sign in ((sought.match, "IN"), (sought.without, "NOT IN")):
        if match:
            rows = "(SELECT rowid FROM event_words WHERE event_words MATCH ?)"
            clauses.append((f"e.rowid {sign} {rows}", (match,)))
    if sought.outlet:
        clauses.append(
            (
                "e.event_id IN (SELECT event_id FROM event_outlets WHERE instr(lower(outlet), lower(?)) > 0)",
                (sought.outlet,),
            )
        )
    if sought.last is not None:
        clauses.append((f"{_DAY} <= ?", (sought.last,)))
    if sought.first is not None:
        clauses.append(("(e.latest >= ? OR e.latest IS NULL AND e.earliest IS NOT NULL)", (sought.first,)))
    return clauses + _told_clauses(sought.told)


def _told_clauses(told: Told) -> list[_Clause]:
    clauses: list[_Clause] = []
    if told.grounds:
        clauses.append(
            (
                f"(e.place_id IN ({marks(told.grounds)}) OR e.route_id IN ({marks(told.grounds)}))",
                (*told.grounds, *told.grounds),
            )
        )
    for column, values in (("event_type", told.event_types), ("status", told.statuses)):
        if values:
            clauses.append((f"e.{column} IN ({marks(values)})", tuple(values)))
    if told.origins:
        clauses.append(
            (
                f"e.event_id IN (SELECT event_id FROM event_origins WHERE origin IN ({marks(told.origins)}))",
                told.origins,
            )
        )
    return clauses


def _event_head(row: tuple[apsw.SQLiteValue, ...]) -> EventHead:
    return EventHead(
        id=str(row[0]),
        label=str(row[1]),
        status=str(row[2]),
        event_type=str(row[3]),
        earliest=text_or_none(row[4]),
        latest=text_or_none(row[5]),
    )
