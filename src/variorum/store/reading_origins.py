"""On whom the events of a record rest, and which outlets carry whose words: counted, never weighed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import apsw

from variorum.store.reading_facts import NEWEST_DOCUMENT
from variorum.store.reading_rows import RowReader, marks, text_or_none
from variorum.store.rows import NO_DAY

TellingKind = Literal["all", "alone", "apart", "refuted", "denies", "against"]

# What an origin did in an event, as the columns of event_origins say it.
_TELLINGS: dict[TellingKind, str] = {
    "all": "1",
    "alone": "alone = 1",
    "apart": "apart = 1",
    "refuted": "refuted = 1",
    "denies": "denied > 0",
    "against": "interest = 'against'",
}
_COUNTS = (
    "count(*), sum(told), sum(denied), sum(alone), sum(refuted), sum(apart), sum(denied > 0),"
    " sum(interest = 'against'), sum(interest = 'own'), min(day),"
    f" max(nullif(day, '{NO_DAY}'))"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """What rests on one origin: numbers of claims by which it tells and denies, and of events.

    `alone`: no other origin tells it; `refuted`: it tells it and another denies it; `apart`: another
    contradicts it on a field; `denies`: it denies it; `against` and `own`: its words harm or serve its own
    side. `first` and `last` are the days of the first and last of these events, None where none is dated.
    `carried` counts claims in texts that were first printed elsewhere, `outlets` those that print it.
    """

    origin: str
    events: int = 0
    told: int = 0
    denied: int = 0
    alone: int = 0
    refuted: int = 0
    apart: int = 0
    denies: int = 0
    against: int = 0
    own: int = 0
    first: str | None = None
    last: str | None = None
    carried: int = 0
    outlets: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CarrierLine:
    """How many claims of an origin stand in the articles of an outlet, empty where it is not known.

    `carried` of them stand in texts that were first printed in another article.
    """

    origin: str
    outlet: str
    events: int
    claims: int
    carried: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletLine:
    """An outlet as documents name it, and its documents; `copies` of them are copies of others."""

    outlet: str
    documents: int
    copies: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What an origin did in one event; see SourceLine."""

    event_id: str
    day: str | None
    told: int
    denied: int
    alone: bool
    refuted: bool
    apart: bool
    interest: str


class OriginReader(RowReader):
    """The part of a record that tells who said what."""

    def source_lines(self) -> list[SourceLine]:
        """Every origin, by its key."""
        carried = {
            str(origin): (int(str(claims)), int(str(outlets)))
            for origin, claims, outlets in self._rows(
                "SELECT origin, sum(carried), count(DISTINCT outlet) FROM event_outlets GROUP BY origin"
            )
        }
        rows = self._rows(f"SELECT origin, {_COUNTS} FROM event_origins GROUP BY origin ORDER BY origin")
        return [_source_line(str(row[0]), row[1:], carried.get(str(row[0]), (0, 0))) for row in rows]

    def outlet_lines(self) -> list[OutletLine]:
        """Every outlet of a document, by name."""
        rows = self._rows(
            "SELECT outlet, count(*),"
            " sum(EXISTS (SELECT 1 FROM copies AS k WHERE k.document_id = d.document_id))"
            f" FROM documents AS d WHERE outlet IS NOT NULL AND {NEWEST_DOCUMENT}"
            " GROUP BY outlet ORDER BY outlet"
        )
        return [
            OutletLine(outlet=str(outlet), documents=int(str(documents)), copies=int(str(copies)))
            for outlet, documents, copies in rows
        ]

    def tellings(
        self, origin: str, kind: TellingKind, after: tuple[str, str] | None, limit: int, *, newest: bool
    ) -> list[Telling]:
        """The events of an origin by day and id, those that nothing dates last.

        `after` is the day, "9999" where there is none, and the id of the event to go on behind.
        """
        found: list[Telling] = []
        if after is None or after[0] != NO_DAY:
            sign, way = ("<", "DESC") if newest else (">", "ASC")
            behind = f"AND (day, event_id) {sign} (?, ?)" if after is not None else ""
            found += self._tellings(
                f"origin = ? AND day < '{NO_DAY}' {behind} AND {_TELLINGS[kind]}"
                f" ORDER BY day {way}, event_id {way} LIMIT ?",
                (origin, *(after or ()), limit),
            )
            after = None
        if len(found) < limit:
            found += self._tellings(
                f"origin = ? AND day = '{NO_DAY}' AND event_id > ? AND {_TELLINGS[kind]}"
                " ORDER BY event_id LIMIT ?",
                (origin, after[1] if after is not None else "", limit - len(found)),
            )
        return found

    def count_tellings(self, origin: str, kind: TellingKind) -> int:
        """How many events there are of a kind."""
        sql = f"SELECT count(*) FROM event_origins WHERE origin = ? AND {_TELLINGS[kind]}"
        return int(str(self._value(sql, origin)))

    def carriers_of(self, origin: str) -> list[CarrierLine]:
        """The outlets in whose articles an origin's claims stand, the most claims first."""
        return self._carriers("origin = ?", (origin,))

    def carried_by(self, outlets: Iterable[str]) -> list[CarrierLine]:
        """The origins whose claims stand in the articles of these outlets, the most claims first."""
        names = tuple(outlets)
        return self._carriers(f"outlet IN ({marks(names)})", names) if names else []

    def others_on(self, origin: str) -> list[tuple[str, int, int, int]]:
        """The other origins of an origin's events, and how often: together, denied by, denying them."""
        rows = self._rows(
            "SELECT o.origin, sum(o.told > 0 AND m.told > 0), sum(o.denied > 0 AND m.told > 0),"
            " sum(o.told > 0 AND m.denied > 0) FROM event_origins AS m"
            " CROSS JOIN event_origins AS o ON o.event_id = m.event_id AND o.origin <> m.origin"
            " WHERE m.origin = ? GROUP BY o.origin ORDER BY count(*) DESC, o.origin",
            origin,
        )
        return [(str(a), int(str(b)), int(str(c)), int(str(d))) for a, b, c, d in rows]

    def copied_from(self, outlets: Iterable[str]) -> list[tuple[str, int]]:
        """The outlets that have documents which are copies of documents of these, with how many."""
        return self._copies(outlets, of="k.copy_of", other="k.document_id")

    def copied_of(self, outlets: Iterable[str]) -> list[tuple[str, int]]:
        """The outlets of the documents that documents of these are copies of, with how many."""
        return self._copies(outlets, of="k.document_id", other="k.copy_of")

    def claims_of_origin(self, origin: str, most: int) -> list[str]:
        """A few claims of events that rest on an origin: one of them names it, where any does."""
        rows = self._rows(
            "SELECT x.claim_id FROM event_claims AS x WHERE x.event_id IN"
            " (SELECT event_id FROM event_origins WHERE origin = ? LIMIT ?) ORDER BY x.claim_id LIMIT ?",
            origin,
            most,
            8 * most,
        )
        return [str(one) for (one,) in rows]

    def _copies(self, outlets: Iterable[str], *, of: str, other: str) -> list[tuple[str, int]]:
        names = tuple(outlets)
        if not names:
            return []
        rows = self._rows(
            f"SELECT coalesce(o.outlet, ''), count(*) FROM copies AS k"
            f" JOIN documents AS d ON d.document_id = {of}"
            f" JOIN documents AS o ON o.document_id = {other}"
            f" WHERE d.{NEWEST_DOCUMENT} AND o.{NEWEST_DOCUMENT.replace('d.', 'o.')}"
            f" AND d.outlet IN ({marks(names)}) AND d.outlet IS NOT o.outlet"
            " GROUP BY 1 ORDER BY 2 DESC, 1",
            *names,
        )
        return [(str(outlet), int(str(count))) for outlet, count in rows]

    def _carriers(self, where: str, bindings: tuple[str, ...]) -> list[CarrierLine]:
        rows = self._rows(
            "SELECT origin, outlet, count(DISTINCT event_id), sum(claims), sum(carried) FROM event_outlets"
            f" WHERE {where} GROUP BY origin, outlet ORDER BY sum(claims) DESC, origin, outlet",
            *bindings,
        )
        return [
            CarrierLine(
                origin=str(origin),
                outlet=str(outlet),
                events=int(str(events)),
                claims=int(str(claims)),
                carried=int(str(carried)),
            )
            for origin, outlet, events, claims, carried in rows
        ]

    def _tellings(self, where: str, bindings: tuple[apsw.SQLiteValue, ...]) -> list[Telling]:
        rows = self._rows(
            "SELECT event_id, day, told, denied, alone, refuted, apart, interest FROM event_origins"
            f" WHERE {where}",
            *bindings,
        )
        return [
            Telling(
                event_id=str(event_id),
                day=None if day == NO_DAY else str(day),
                told=int(str(told)),
                denied=int(str(denied)),
                alone=bool(alone),
                refuted=bool(refuted),
                apart=bool(apart),
                interest=str(interest),
            )
            for event_id, day, told, denied, alone, refuted, apart, interest in rows
        ]


def _source_line(origin: str, counts: tuple[apsw.SQLiteValue, ...], carried: tuple[int, int]) -> SourceLine:
    events, told, denied, alone, refuted, apart, denies, against, own = (int(str(n)) for n in counts[:9])
    first, last = counts[9:]
    return SourceLine(
        origin=origin,
        events=events,
        told=told,
        denied=denied,
        alone=alone,
        refuted=refuted,
        apart=apart,
        denies=denies,
        against=against,
        own=own,
        first=None if first in (None, NO_DAY) else str(first),
        last=text_or_none(last),
        carried=carried[0],
        outlets=carried[1],
    )
