"""Workings: what a record keeps of documents and claims so that new ones are put beside them.

Everything in them is made from the facts, and can be made again. Words, buckets and claims are numbers
of 63 bits.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator
from itertools import islice

import apsw

from variorum.model.workings import Neighbour, Standing

_TABLES = (
    *("setting_keys", "settings", "links", "buckets", "claim_workings", "said", "resemblances"),
    "prints",
    "document_workings",
)
# SQLite takes some ten thousands of bound values; fewer keep its plans small.
_AT_ONCE = 500
_PLACED_AT_ONCE = 5000

Pair = tuple[str, str]


class Workings:
    """The workings of the record that `connection` writes to, inside its open transaction."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection

    def clear(self) -> None:
        """Forget everything."""
        for table in _TABLES:
            self._connection.execute(f"DELETE FROM {table}")

    # ---- documents

    def put_document(self, document_id: str, facts: str, fingerprint: str, digest: int) -> None:
        """Keep what is known of a document, as JSON, and the digest of its words."""
        self._connection.execute(
            "INSERT INTO document_workings VALUES (?1, ?2, ?3, ?4) ON CONFLICT (document_id)"
            " DO UPDATE SET facts = ?2, fingerprint = ?3, digest = ?4",
            (document_id, facts, fingerprint, digest),
        )

    def knows(self, document_id: str) -> bool:
        """Whether anything is kept of a document."""
        return self.facts(document_id) is not None

    def fingerprints(self) -> Iterator[str]:
        """The fingerprints of all documents, by id."""
        rows = self._connection.execute("SELECT fingerprint FROM document_workings ORDER BY document_id")
        return (str(body) for (body,) in rows)

    def fingerprint(self, document_id: str) -> str | None:
        """The fingerprint of a document."""
        return self._text("SELECT fingerprint FROM document_workings WHERE document_id = ?", document_id)

    def facts(self, document_id: str) -> str | None:
        """The facts of a document."""
        return self._text("SELECT facts FROM document_workings WHERE document_id = ?", document_id)

    def first_with(self, digest: int, besides: str) -> str | None:
        """The first of the other documents whose words have a digest."""
        sql = (
            "SELECT document_id FROM document_workings WHERE digest = ? AND document_id <> ?"
            " ORDER BY document_id LIMIT 1"
        )
        return self._text(sql, digest, besides)

    def print_keys(self, document_id: str, keys: Iterable[tuple[int, int]]) -> None:
        """Keep the keys, each of a kind, under which a document meets others."""
        number = self._connection.execute(
            "SELECT rowid FROM document_workings WHERE document_id = ?", (document_id,)
        ).get
        self._connection.executemany(
            "INSERT OR IGNORE INTO prints VALUES (?, ?)", ((_key(*key), number) for key in keys)
        )

    def forget_keys(self) -> None:
        """Forget the keys of all documents."""
        self._connection.execute("DELETE FROM prints")

    def holders(self, kind: int, key: int, most: int) -> list[str]:
        """The first documents, by id, that have a key."""
        sql = (
            "SELECT document_id FROM prints JOIN document_workings AS d ON d.rowid = prints.document"
            " WHERE key = ? ORDER BY document_id LIMIT ?"
        )
        return [str(document_id) for (document_id,) in self._rows(sql, _key(kind, key), most)]

    def resemblances(self) -> Iterator[str]:
        """All documents held against each other, and what came of it."""
        return (str(body) for (body,) in self._rows("SELECT body FROM resemblances"))

    def resemblances_of(self, document_id: str) -> list[str]:
        """What came of holding a document against those it shares text with."""
        sql = "SELECT body FROM resemblances WHERE {} = ? AND shares = 1"
        sides = ("left_document", "right_document")
        return [str(body) for side in sides for (body,) in self._rows(sql.format(side), document_id)]

    def put_resemblance(self, pair: Pair, body: str, *, shares: bool) -> None:
        """Keep what came of holding two documents against each other."""
        self._connection.execute(
            "INSERT OR REPLACE INTO resemblances VALUES (?, ?, ?, ?)", (*pair, int(shares), body)
        )

    def forget_resemblances(self, document_id: str) -> None:
        """Forget what came of holding a document against others."""
        for side in ("left_document", "right_document"):
            self._connection.execute(f"DELETE FROM resemblances WHERE {side} = ?", (document_id,))

    # ---- words

    def say(self, root: str, words: Iterable[int]) -> None:
        """Keep which words a text says."""
        self._connection.executemany(
            "INSERT OR IGNORE INTO said VALUES (?, ?)", ((word, root) for word in sorted(set(words)))
        )

    def unsay(self, root: str) -> None:
        """Forget what a text says."""
        self._connection.execute("DELETE FROM said WHERE root = ?", (root,))

    def words_of(self, root: str) -> set[int]:
        """The words that a text says."""
        return {int(str(word)) for (word,) in self._rows("SELECT word FROM said WHERE root = ?", root)}

    def sayers(self, word: int, most: int) -> int:
        """How many texts say a word; one more than `most` stands for all that are more."""
        sql = "SELECT count(*) FROM (SELECT 1 FROM said WHERE word = ? LIMIT ?)"
        return int(str(self._connection.execute(sql, (word, most + 1)).get))

    def roots_saying(self, word: int) -> set[str]:
        """The texts that say a word."""
        return {str(root) for (root,) in self._rows("SELECT root FROM said WHERE word = ?", word)}

    def texts(self) -> int:
        """How many texts make claims; one that others carry counts once."""
        return int(str(self._connection.execute("SELECT count(DISTINCT root) FROM claim_workings").get))

    # ---- claims

    def place(self, standings: Iterable[Standing]) -> None:
        """Put claims into their buckets."""
        waiting = iter(standings)
        # Rows that go in by the thousand, in the order in which they stand, touch each page of a table once.
        while some := list(islice(waiting, _PLACED_AT_ONCE)):
            self._connection.executemany(
                f"INSERT INTO claim_workings VALUES ({', '.join('?' * 14)})",
                (_row(one) for one in sorted(some, key=lambda one: one.claim)),
            )
            rows = [
                (bucket, one.order, one.claim, int(opens))
                for one in some
                for bucket, opens in zip(one.buckets, one.opens, strict=True)
            ]
            self._connection.executemany("INSERT INTO buckets VALUES (?, ?, ?, ?)", sorted(rows))

    def displace(self, standings: Iterable[Standing]) -> None:
        """Take claims out of their buckets, with what they are linked with."""
        for one in standings:
            self._connection.execute("DELETE FROM claim_workings WHERE claim = ?", (one.claim,))
            self._connection.executemany(
                "DELETE FROM buckets WHERE bucket = ? AND place = ? AND claim = ?",
                ((bucket, one.order, one.claim) for bucket in one.buckets),
            )
            self.unlink([(one.claim, other) for other in self.linked_with(one.claim)])

    def standing(self, claims: Collection[int]) -> list[Standing]:
        """How these claims stand, by number; those that are not placed are left out."""
        return list(self._standings("claim", sorted(claims)))

    def standing_of(self, roots: Collection[str]) -> list[Standing]:
        """How the claims of these texts stand, with those of all that carry them."""
        return list(self._standings("root", sorted(roots)))

    def loose(self) -> list[Standing]:
        """How the claims of texts stand that nothing of their own dates."""
        return [_standing(row) for row in self._rows("SELECT * FROM claim_workings WHERE loose")]

    def roots_of(self, document_ids: Collection[str]) -> set[str]:
        """The texts that these documents carry, as far as they make claims."""
        found: set[str] = set()
        for some in _parts(sorted(document_ids)):
            marks = ", ".join("?" * len(some))
            sql = f"SELECT DISTINCT root FROM claim_workings WHERE document_id IN ({marks})"
            found.update(str(root) for (root,) in self._rows(sql, *some))
        return found

    def before(self, bucket: int, order: int, claim: int, most: int) -> list[Neighbour]:
        """The claims before a place in a bucket, the nearest first."""
        return self._near(bucket, order, claim, most, "<", "DESC")

    def after(self, bucket: int, order: int, claim: int, most: int) -> list[Neighbour]:
        """The claims after a place in a bucket, the nearest first."""
        return self._near(bucket, order, claim, most, ">", "ASC")

    def link(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Link claims."""
        both = ((one, other) for pair in pairs for one, other in (pair, pair[::-1]))
        self._connection.executemany("INSERT OR IGNORE INTO links VALUES (?, ?)", both)

    def unlink(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Part claims that were linked."""
        both = ((one, other) for pair in pairs for one, other in (pair, pair[::-1]))
        self._connection.executemany("DELETE FROM links WHERE claim = ? AND other = ?", both)

    def linked_with(self, claim: int) -> set[int]:
        """The claims that one is linked with."""
        return {int(str(one)) for (one,) in self._rows("SELECT other FROM links WHERE claim = ?", claim)}

    def links(self) -> Iterator[Pair]:
        """All linked claims by their ids, each pair once."""
        sql = (
            "SELECT one.claim_id, two.claim_id FROM links"
            " JOIN claim_workings AS one ON one.claim = links.claim"
            " JOIN claim_workings AS two ON two.claim = links.other WHERE links.claim < links.other"
        )
        return ((str(left), str(right)) for left, right in self._rows(sql))

    # ---- events

    def put_setting(self, event_id: str, body: str, first_day: int, keys: Iterable[tuple[int, bool]]) -> None:
        """Keep what of an event is asked when it may be part of another, and the keys where the two meet.

        A key goes with whether the event stands there as a whole.
        """
        self._connection.execute("INSERT INTO settings VALUES (?, ?)", (event_id, body))
        self._connection.executemany(
            "INSERT INTO setting_keys VALUES (?, ?, ?, ?)",
            ((key, int(whole), first_day, event_id) for key, whole in keys),
        )

    def drop_setting(self, event_id: str) -> set[int]:
        """Forget what was kept of an event; the keys where it stood as a whole."""
        sql = "SELECT key FROM setting_keys WHERE event_id = ? AND is_whole = 1"
        keys = {int(str(key)) for (key,) in self._rows(sql, event_id)}
        for table in ("setting_keys", "settings"):
            self._connection.execute(f"DELETE FROM {table} WHERE event_id = ?", (event_id,))
        return keys

    def setting(self, event_id: str) -> str | None:
        """What was kept of an event."""
        return self._text("SELECT body FROM settings WHERE event_id = ?", event_id)

    def parts_at(self, key: int) -> set[str]:
        """The events that look for what they are part of under a key."""
        sql = "SELECT event_id FROM setting_keys WHERE key = ? AND is_whole = 0"
        return {str(event_id) for (event_id,) in self._rows(sql, key)}

    def wholes_near(self, key: int, day: int, most: int) -> set[str]:
        """The wholes under a key that began nearest to a day: `most` until then, and as many later."""
        sides = (("<=", "DESC"), (">", "ASC"))
        return {
            str(event_id)
            for sign, way in sides
            for (event_id,) in self._rows(
                f"SELECT event_id FROM setting_keys WHERE key = ? AND is_whole = 1 AND first_day {sign} ?"
                f" ORDER BY first_day {way}, event_id {way} LIMIT ?",
                *(key, day, most),
            )
        }

    # ---- rows

    def _near(self, bucket: int, order: int, claim: int, most: int, sign: str, way: str) -> list[Neighbour]:
        sql = (
            f"SELECT claim, opens FROM buckets WHERE bucket = ? AND (place, claim) {sign} (?, ?)"
            f" ORDER BY place {way}, claim {way} LIMIT ?"
        )
        rows = self._connection.execute(sql, (bucket, order, claim, most))
        return [Neighbour(int(str(number)), bool(opens)) for number, opens in rows]

    def _standings(self, column: str, keys: list[int] | list[str]) -> Iterator[Standing]:
        for some in _parts(keys):
            marks = ", ".join("?" * len(some))
            sql = f"SELECT * FROM claim_workings WHERE {column} IN ({marks}) ORDER BY claim"
            for row in self._rows(sql, *some):
                yield _standing(row)

    def _text(self, sql: str, *bindings: apsw.SQLiteValue) -> str | None:
        return next((str(text) for (text,) in self._rows(sql, *bindings)), None)

    def _rows(self, sql: str, *bindings: apsw.SQLiteValue) -> Iterator[tuple[apsw.SQLiteValue, ...]]:
        yield from self._connection.execute(sql, bindings)


def _key(kind: int, key: int) -> int:
    """Keys are of 32 bits; those of different kinds differ."""
    return kind << 32 | (key & 0xFFFFFFFF)


def _parts(keys: list[int] | list[str]) -> Iterator[list[int] | list[str]]:
    for start in range(0, len(keys), _AT_ONCE):
        yield keys[start : start + _AT_ONCE]


def _packed(one: Standing) -> bytes:
    """Buckets in eight bytes each; the lowest bit says whether the claim opens it."""
    numbers = (bucket << 1 | opens for bucket, opens in zip(one.buckets, one.opens, strict=True))
    return array("Q", numbers).tobytes()


def _row(one: Standing) -> tuple[apsw.SQLiteValue, ...]:
    return (
        *(one.claim, one.claim_id, one.document_id, one.root, one.event_type, one.reality),
        *(one.first_day, one.last_day),
        *(int(one.told), int(one.onset), int(one.loose), one.twin, one.order, _packed(one)),
    )


def _standing(row: tuple[apsw.SQLiteValue, ...]) -> Standing:
    claim, claim_id, document_id, root, event_type, reality, *days, twin, order, packed = row
    first_day, last_day, told, onset, loose = days
    numbers = array("Q")
    numbers.frombytes(packed if isinstance(packed, bytes) else b"")
    return Standing(
        claim=int(str(claim)),
        claim_id=str(claim_id),
        document_id=str(document_id),
        root=str(root),
        event_type=str(event_type),
        reality=str(reality),
        first_day=None if first_day is None else int(str(first_day)),
        last_day=None if last_day is None else int(str(last_day)),
        told=bool(told),
        onset=bool(onset),
        loose=bool(loose),
        order=int(str(order)),
        buckets=tuple(number >> 1 for number in numbers),
        opens=tuple(bool(number & 1) for number in numbers),
        twin=str(twin),
    )
