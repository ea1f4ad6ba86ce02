"""What is asked of places and roads without reading whole records: outlines, counts, lines of events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import apsw

from variorum.model.claims import FigureKind, Speaker
from variorum.model.control import Holding
from variorum.model.events import Where
from variorum.store.reading_facts import NEWEST_CLAIM
from variorum.store.reading_rows import DAY, RowReader, marks, text_or_none
from variorum.store.rows import NO_DAY

_PARTS = "json_array_length(body, '$.claims'), json_array_length(body, '$.disputed_by')"
_COUNTS = f"{_PARTS}, json_array_length(body, '$.origins'), json_array_length(body, '$.documents')"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLine:
    """An event in a line: its days, and how many claims, denials, origins and documents it has."""

    id: str
    event_type: str
    label: str
    status: str
    earliest: str | None
    latest: str | None
    claims: int
    denials: int
    origins: int
    documents: int

    @property
    def key(self) -> tuple[str, str]:
        """Where it stands in the order of events by day."""
        return self.earliest or self.latest or NO_DAY, self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureLine:
    """A figure of an event at a place; `accounts` counts those that give it."""

    event_id: str
    label: str
    status: str
    earliest: str | None
    latest: str | None
    kind: str
    of: str
    party: str | None
    scope: str
    part: bool
    households: bool
    low: float | None
    best: float | None
    high: float | None
    accounts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimWords:
    """What a claim says, in its words, and who says it; the outermost speaker first."""

    claim_id: str
    document_id: str
    event_type: str
    modality: str
    quote: str
    sentence: str
    speakers: tuple[Speaker, ...]


class PlaceReader(RowReader):
    """What a record tells of places and roads in short."""

    def holding_outlines(self) -> Iterator[tuple[int, Holding]]:
        """All holdings by subject and since, each with its number, without their accounts and reasons."""
        sql = (
            "SELECT rowid, json_set(body, '$.accounts', json('[]'), '$.reasons', json('[]')) FROM holdings"
            " ORDER BY subject_id, coalesce(since_earliest, ''), coalesce(since_latest, ''), rowid"
        )
        for number, body in self._rows(sql):
            yield int(str(number)), self._decoded(Holding, body)

    def holding_tellings(self, subject_ids: Sequence[str]) -> Iterator[tuple[int, str, str | None]]:
        """Of the accounts of these subjects: the number of the holding, the origin, the day by which."""
        sql = (
            "SELECT DISTINCT h.rowid, json_extract(a.value, '$.origin'), json_extract(a.value, '$.by')"
            " FROM holdings AS h, json_each(h.body, '$.accounts') AS a"
            f" WHERE h.subject_id IN ({marks(subject_ids)})"
        )
        for number, origin, day in self._rows(sql, *subject_ids):
            yield int(str(number)), str(origin), text_or_none(day)

    def event_counts(self) -> tuple[tuple[str, bool, int], ...]:
        """How many events there are at each place and on each road (then True), most first.

        The key is the one that `events_at` takes.
        """
        sql = (
            "SELECT place_id, 0, count(*) AS n FROM events WHERE place_id IS NOT NULL GROUP BY place_id"
            " UNION ALL"
            " SELECT route_id, 1, count(*) FROM events WHERE route_id IS NOT NULL GROUP BY route_id"
            " ORDER BY n DESC, 1"
        )
        return self.of_views(
            "events at places",
            lambda: tuple((str(key), bool(is_road), int(str(n))) for key, is_road, n in self._rows(sql)),
        )

    def event_count_at(self, key: str) -> int:
        """How many events there are at a place or on a road; `key` as `events_at` takes it."""
        sql = f"SELECT count(*) FROM events WHERE {self._ground_column(key)} = ?"
        return next((int(str(count)) for (count,) in self._rows(sql, key)), 0)

    def held_grounds(self) -> frozenset[str]:
        """The places and roads of which, or of a part of which, somebody is told to have held it."""
        return frozenset(str(ground) for (ground,) in self._rows("SELECT DISTINCT ground FROM holdings"))

    def where_at(self, key: str) -> Where | None:
        """The place or road that events have under this key, as one of them has it."""
        name = "$.place" if self._ground_column(key) == "place_id" else "$.route"
        sql = f"SELECT json_extract(body, ?) FROM events WHERE {self._ground_column(key)} = ? LIMIT 1"
        return next((self._decoded(Where, body) for (body,) in self._rows(sql, name, key)), None)

    def keys_named(self, folded: str) -> list[str]:
        """The keys of the places and roads one of whose names has these folded words in it, in order."""
        sql = "SELECT DISTINCT subject_id FROM names WHERE instr(name, ?) ORDER BY 1"
        return [str(key) for (key,) in self._rows(sql, folded)]

    def event_lines_at(
        self, key: str, limit: int, after: tuple[str, str] | None = None, *, kinds: Sequence[str] = ()
    ) -> list[EventLine]:
        """At most `limit` events at a place or on a road, by day, behind that of `after`; see `events_at`."""
        more = f" AND ({DAY}, event_id) > (?, ?)" if after is not None else ""
        typed = f" AND event_type IN ({marks(kinds)})" if kinds else ""
        sql = (
            f"SELECT event_id, event_type, label, status, earliest, latest, {_COUNTS} FROM events"
            f" WHERE {self._ground_column(key)} = ?{more}{typed} ORDER BY {DAY}, event_id LIMIT ?"
        )
        return [_event_line(row) for row in self._rows(sql, key, *(after or ()), *kinds, limit)]

    def event_types_at(self, key: str) -> list[tuple[str, int]]:
        """The types of the events at a place or on a road and how many there are of each, most first."""
        sql = (
            f"SELECT event_type, count(*) AS n FROM events WHERE {self._ground_column(key)} = ?"
            " GROUP BY event_type ORDER BY n DESC, event_type"
        )
        return [(str(event_type), int(str(count))) for event_type, count in self._rows(sql, key)]

    def event_days_at(self, key: str) -> list[tuple[str, int]]:
        """The days under which the events at a place or on a road stand, and how many on each."""
        sql = (
            f"SELECT {DAY} AS day, count(*) FROM events WHERE {self._ground_column(key)} = ?"
            " AND coalesce(earliest, latest) IS NOT NULL GROUP BY day ORDER BY day"
        )
        return [(str(day), int(str(count))) for day, count in self._rows(sql, key)]

    def event_types_between(self, start: str, end: str) -> list[tuple[str, int]]:
        """How many events of each type stand under days after `start` up to `end`, most first."""
        sql = (
            f"SELECT event_type, count(*) AS n FROM events WHERE {DAY} > ? AND {DAY} <= ?"
            f" AND {DAY} <> '{NO_DAY}' GROUP BY event_type ORDER BY n DESC, event_type"
        )
        return [(str(event_type), int(str(count))) for event_type, count in self._rows(sql, start, end)]

    def figure_lines_at(self, key: str, kinds: Sequence[FigureKind]) -> list[FigureLine]:
        """The figures of these kinds of the events at a place or on a road, by day."""
        sql = (
            "SELECT event_id, label, status, earliest, latest, json_extract(f.value, '$.kind'),"
            " json_extract(f.value, '$.of'), json_extract(f.value, '$.party.name'),"
            " json_extract(f.value, '$.scope'), json_extract(f.value, '$.part'),"
            " json_extract(f.value, '$.households'), json_extract(f.value, '$.low'),"
            " json_extract(f.value, '$.best'), json_extract(f.value, '$.high'),"
            " json_array_length(f.value, '$.accounts')"
            f" FROM events, json_each(body, '$.figures') AS f WHERE {self._ground_column(key)} = ?"
            f" AND json_extract(f.value, '$.kind') IN ({marks(kinds)}) ORDER BY {DAY}, event_id, f.key"
        )
        return [_figure_line(row) for row in self._rows(sql, key, *kinds)]

    def spellings_at(self, key: str, most: int) -> list[tuple[str, int]]:
        """What the claims of the events at a place call it, and how often, most first.

        Of a place of very many claims the first `most` are read.
        """
        sql = (
            "WITH told AS (SELECT DISTINCT ec.claim_id"
            " FROM events AS e JOIN event_claims AS ec USING (event_id)"
            f" WHERE e.{self._ground_column(key)} = ? LIMIT ?)"
            " SELECT json_extract(p.value, '$.mention.text') AS name, count(DISTINCT c.claim_id) AS n"
            " FROM told JOIN claims AS c USING (claim_id), json_each(c.body, '$.places') AS p"
            " WHERE json_extract(p.value, '$.id') = ? GROUP BY name ORDER BY n DESC, name"
        )
        return [(str(name), int(str(count))) for name, count in self._rows(sql, key, most, key)]

    def published_of(self, claim_ids: Sequence[str]) -> dict[str, str]:
        """The days on which the articles of claims were published, for those that tell it."""
        sql = (
            "SELECT claim_id, published FROM claims JOIN documents USING (document_id, edition)"
            f" WHERE claim_id IN ({marks(claim_ids)}) AND published IS NOT NULL ORDER BY claim_id, edition"
        )
        return {str(claim): str(day) for claim, day in self._rows(sql, *claim_ids)}

    def claim_words(self, claim_id: str) -> ClaimWords | None:
        """What the claim says, without reading the rest of it; None where there is no such claim."""
        sql = (
            "SELECT claim_id, document_id, event_type, modality,"
            " json_extract(body, '$.claim.evidence.quote'),"
            " json_extract(body, '$.claim.evidence.sentence'), json_extract(body, '$.speakers')"
            f" FROM claims AS c WHERE claim_id = ? AND {NEWEST_CLAIM}"
        )
        for *told, speakers in self._rows(sql, claim_id):
            claim, document, event_type, modality, quote, sentence = map(str, told)
            return ClaimWords(
                claim_id=claim,
                document_id=document,
                event_type=event_type,
                modality=modality,
                quote=quote,
                sentence=sentence,
                speakers=self._decoded(tuple[Speaker, ...], speakers),
            )
        return None


def _number(value: apsw.SQLiteValue) -> float | None:
    return None if value is None else float(str(value))


def _event_line(row: Sequence[apsw.SQLiteValue]) -> EventLine:
    event_id, event_type, label, status, earliest, latest, *counts = row
    claims, denials, origins, documents = (int(str(count or 0)) for count in counts)
    return EventLine(
        id=str(event_id),
        event_type=str(event_type),
        label=str(label),
        status=str(status),
        earliest=text_or_none(earliest),
        latest=text_or_none(latest),
        claims=claims,
        denials=denials,
        origins=origins,
        documents=documents,
    )


def _figure_line(row: Sequence[apsw.SQLiteValue]) -> FigureLine:
    event_id, label, status, earliest, latest, kind, of, party, scope, part, households, *numbers = row
    low, best, high = map(_number, numbers[:3])
    return FigureLine(
        event_id=str(event_id),
        label=str(label),
        status=str(status),
        earliest=text_or_none(earliest),
        latest=text_or_none(latest),
        kind=str(kind),
        of=str(of or ""),
        party=text_or_none(party),
        scope=str(scope or "event"),
        part=bool(part),
        households=bool(households),
        low=low,
        best=best,
        high=high,
        accounts=int(str(numbers[3] or 0)),
    )
