"""Lists of events, page by page: filtered and ordered by SQLite, without reading what is not shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import apsw

from variorum.model.events import Event
from variorum.store.reading_rows import DAY, RowReader, like, marks
from variorum.store.rows import NO_DAY

# Bodies are looked up anew, so that the index alone chooses the rows that are asked this.
_ALSO_TOLD = (
    "EXISTS (SELECT 1 FROM events AS b, json_each(b.body, '$.documents') AS of"
    " JOIN documents AS d ON d.document_id = of.value"
    " WHERE b.event_id = events.event_id AND d.published <= ?)"
)

EventKey = tuple[str, str]
"""Where an event stands in a list: its day, "9999" where nothing dates it, and its id."""

_Clause = tuple[str, "tuple[apsw.SQLiteValue, ...]"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyName:
    """A name that events give a party, and how many do; an event gives it one.

    `key` is the id of the party, or its folded name.
    """

    key: str
    name: str
    events: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFilter:
    """Which events a list holds; what is None or empty leaves none out.

    `ground` is a place or road by the key that `events_at` takes, `parties` are keys of parties one of whom
    acted or was acted upon, `words` must all stand in the label, `disputed` asks for events on which accounts
    contradict each other. Events may lie between the ISO days `first` and `last`, both included; an end that
    is not told may be any day, and undated events are left out where either is given. `begun_by` is a day by
    which they had begun: what nothing dates had by the day a document of it was published.
    """

    event_types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    ground: str | None = None
    parties: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    disputed: bool = False
    first: str | None = None
    last: str | None = None
    begun_by: str | None = None


class EventListReader(RowReader):
    """The part of a record that lists events."""

    def event_page(
        self, wanted: EventFilter, after: EventKey | None, limit: int, *, newest: bool = False
    ) -> list[tuple[EventKey, Event]]:
        """The first `limit` events behind `after`, by day and id, those that nothing dates last.

        With `newest` the latest day comes first.
        """
        found: list[tuple[EventKey, Event]] = []
        if after is None or after[0] != NO_DAY:
            sign, way = ("<", "DESC") if newest else (">", "ASC")
            clauses = _clauses(wanted)
            if after is not None:
                clauses.append((f"({DAY}, event_id) {sign} (?, ?)", after))
                # By these SQLite finds the day in the index; by the pair alone it reads from one end on.
                clauses.append((f"{DAY} {sign}= ?", after[:1]))
            if after is None or not newest:
                clauses.append((f"{DAY} < ?", (NO_DAY,)))
            found += self._listed(clauses, f"{DAY} {way}, event_id {way}", limit)
            after = None
        if len(found) < limit and wanted.first is None and wanted.last is None:
            clauses = [(f"{DAY} = ?", (NO_DAY,)), *_clauses(wanted, dated=False)]
            if after is not None:
                clauses.append(("event_id > ?", (after[1],)))
            found += self._listed(clauses, "event_id", limit - len(found))
        return found

    def count_events(self, wanted: EventFilter, most_undated: int) -> int | None:
        """How many events a list holds.

        None where that hangs on when the documents of more than `most_undated` events were published: to
        look at them all would take long.
        """
        dated = self._counted([(f"{DAY} < ?", (NO_DAY,)), *_clauses(wanted)])
        if wanted.first is not None or wanted.last is not None:
            return dated
        undated: list[_Clause] = [(f"{DAY} = ?", (NO_DAY,))]
        if wanted.begun_by is not None:
            at_any_time = _clauses(replace(wanted, begun_by=None), dated=False)
            if self._counted([*undated, *at_any_time]) > most_undated:
                return None
        return dated + self._counted([*undated, *_clauses(wanted, dated=False)])

    def event_types(self) -> tuple[tuple[str, int], ...]:
        """The types of events there are and how many of each, the most first."""
        sql = "SELECT event_type, count(*) FROM events GROUP BY event_type ORDER BY count(*) DESC, event_type"
        return self.of_views(
            "event types", lambda: tuple((str(code), int(str(count))) for code, count in self._rows(sql))
        )

    def party_names(self) -> tuple[PartyName, ...]:
        """Who acted in events or was acted upon, under each name that events give them; by key and name."""
        sql = "SELECT party, name, count(*) FROM event_parties GROUP BY party, name ORDER BY party, name"
        return self.of_views(
            "party names",
            lambda: tuple(
                PartyName(key=str(key), name=str(name), events=int(str(n)))
                for key, name, n in self._all_rows(sql)
            ),
        )

    def count_events_of(self, party: str) -> int:
        """How many events there are in which a party of this key acted or was acted upon."""
        return int(str(self._value("SELECT count(*) FROM event_parties WHERE party = ?", party)))

    def has_events_at(self, ground: str) -> bool:
        """Whether an event lies at a place or on a road of this key."""
        sql = "SELECT 1 WHERE EXISTS (SELECT 1 FROM events WHERE {} = ?)"
        return any(self._value(sql.format(column), ground) for column in ("place_id", "route_id"))

    def event_ids(self) -> Iterator[str]:
        """The ids of all events, in order."""
        return (str(one) for (one,) in self._rows("SELECT event_id FROM events ORDER BY event_id"))

    def claim_ids(self) -> Iterator[str]:
        """The ids of all claims that a newest edition makes, or an older one made, in order."""
        return (str(one) for (one,) in self._rows("SELECT DISTINCT claim_id FROM claims ORDER BY claim_id"))

    def claims_of_event(self, event_id: str, most: int) -> list[str]:
        """The first `most` claims, by id, that tell of an event or dispute it."""
        sql = "SELECT DISTINCT claim_id FROM event_claims WHERE event_id = ? ORDER BY claim_id LIMIT ?"
        return [str(claim_id) for (claim_id,) in self._rows(sql, event_id, most)]

    def parts_in_short(self, event_id: str, most: int) -> list[tuple[str, str, str]]:
        """The first `most` parts of an event by day, each by its id, label and status."""
        sql = (
            "SELECT event_id, label, status FROM events"
            " WHERE event_id IN (SELECT event_id FROM parts WHERE whole_id = ?)"
            f" ORDER BY {DAY}, event_id LIMIT ?"
        )
        return [(str(one), str(label), str(status)) for one, label, status in self._rows(sql, event_id, most)]

    def count_parts(self, event_id: str) -> int:
        """How many events are part of one."""
        return int(str(self._value("SELECT count(*) FROM parts WHERE whole_id = ?", event_id)))

    def grounds_of_event(self, event_id: str) -> list[str]:
        """The places and roads of which an event says who holds or left them, by key."""
        sql = "SELECT ground FROM event_grounds WHERE event_id = ? ORDER BY ground"
        return [str(ground) for (ground,) in self._rows(sql, event_id)]

    def _listed(self, clauses: list[_Clause], order: str, limit: int) -> list[tuple[EventKey, Event]]:
        where, bindings = _joined(clauses)
        # The ids first, from the index alone: bodies are read of the page only.
        ids = f"SELECT event_id FROM events WHERE {where} ORDER BY {order} LIMIT ?"
        found = []
        for (event_id,) in list(self._rows(ids, *bindings, limit)):
            event = self._record(Event, "SELECT body FROM events WHERE event_id = ?", str(event_id))
            if event is not None:
                found.append(((event.first_day or NO_DAY, event.id), event))
        return found

    def _counted(self, clauses: list[_Clause]) -> int:
        where, bindings = _joined(clauses)

        def count() -> int:
            return int(str(self._value(f"SELECT count(*) FROM events WHERE {where}", *bindings)))

        # When documents were published is no part of the views.
        return count() if _ALSO_TOLD in where else self.of_views((where, bindings), count)


def _joined(clauses: list[_Clause]) -> _Clause:
    return " AND ".join(sql for sql, _ in clauses), tuple(value for _, values in clauses for value in values)


def _clauses(wanted: EventFilter, *, dated: bool = True) -> list[_Clause]:
    """What a row must be; of those that nothing dates where not `dated`."""
    found: list[_Clause] = []
    for column, values in (("event_type", wanted.event_types), ("status", wanted.statuses)):
        if values:
            # The plus keeps SQLite to the one index: that of types would have it read each row.
            found.append((f"+{column} IN ({marks(values)})", values))
    if wanted.ground is not None:
        found.append(("(+place_id = ? OR +route_id = ?)", (wanted.ground, wanted.ground)))
    if wanted.parties:
        of_parties = f"SELECT event_id FROM event_parties WHERE party IN ({marks(wanted.parties)})"
        # The plus again: to look up each event of a party that is in many takes longer.
        found.append((f"+event_id IN ({of_parties})", wanted.parties))
    found += [("label LIKE ? ESCAPE '\\'", (like(word),)) for word in wanted.words]
    if wanted.disputed:
        found.append(("disputed > 0", ()))
    if dated:
        if wanted.last is not None:
            found.append((f"{DAY} <= ?", (wanted.last,)))
        if wanted.first is not None:
            found.append(("(latest IS NULL OR latest >= ?)", (wanted.first,)))
        if wanted.begun_by is not None:
            found.append((f"{DAY} <= ?", (wanted.begun_by,)))
    elif wanted.begun_by is not None:
        found.append((_ALSO_TOLD, (wanted.begun_by,)))
    return found
