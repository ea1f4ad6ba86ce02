"""The tables of a record, the triggers that keep its facts, and the steps between versions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.resources import files
from pathlib import Path

import apsw

from variorum.model.errors import RecordVersionError
from variorum.model.events import Event
from variorum.store.origins import event_origin_rows, event_outlet_rows
from variorum.store.rows import event_party_rows, insert, record_of

# "Vari" in ASCII; it marks the file as a record for `file` and other tools.
APPLICATION_ID = 0x56617269
SCHEMA_VERSION = 4

# Tables of facts with the columns that name a row.
FACTS: Mapping[str, tuple[str, ...]] = {
    "raw_documents": ("document_id",),
    "documents": ("document_id", "edition"),
    "claims": ("claim_id", "edition"),
    "issues": ("issue_id",),
    "judgements": ("judgement_id",),
    "runs": ("run_id",),
    "generations": ("generation",),
}

# A fact too, which no trigger can guard.
_WORDS = "words"

# All that follows in the file of tables is made from the facts.
_VIEWS_BEGIN = "-- Views: made from the facts."
_DOCUMENTS_BY_DAY = "CREATE INDEX documents_of_day ON documents (published, document_id, edition)"
# What version 4 adds to the views, as the file of tables has it.
_NEW_IN_VERSION_4 = (
    "CREATE VIRTUAL TABLE event_words",
    "CREATE INDEX events_on_map",
    "CREATE INDEX events_listed",
    "CREATE TABLE event_parties",
    "CREATE INDEX parties_of_event",
    "CREATE TABLE event_origins",
    "CREATE INDEX origins_of_event",
    "CREATE TABLE event_outlets",
    "CREATE INDEX outlets_of_event",
    "CREATE INDEX origins_in_outlet",
)

Migration = Callable[[apsw.Connection], None]


def _views_of_version_2(connection: apsw.Connection) -> None:
    """From version 1: views are rows of their own and no longer of a generation, and there are workings."""
    _lay_views_anew(connection)


def _names_and_days(connection: apsw.Connection) -> None:
    """From version 2: what is held and where events lie is found by name, and events by day and road."""
    connection.execute(_DOCUMENTS_BY_DAY)
    _lay_views_anew(connection)


def _words_and_origins(connection: apsw.Connection) -> None:
    """From version 3: documents are found by words, events by parties, origins and how exact they lie.

    The views stay: what is new in them is made from the events there are.
    """
    connection.execute(_statement("CREATE VIRTUAL TABLE words"))
    connection.execute(
        "INSERT INTO words (title, text, document_id, edition)"
        " SELECT title, json_extract(body, '$.text'), document_id, edition FROM documents ORDER BY rowid"
    )
    # Views of a version before were laid anew, in today's tables.
    if not connection.table_exists("main", "event_origins"):
        _columns_of_events(connection)


def _columns_of_events(connection: apsw.Connection) -> None:
    connection.execute("ALTER TABLE events ADD COLUMN precision INTEGER")
    connection.execute(
        "UPDATE events SET precision = json_extract(body, '$.place.precision')"
        " WHERE json_extract(body, '$.place.lat') IS NOT NULL"
    )
    for begin in _NEW_IN_VERSION_4:
        connection.execute(_statement(begin))
    connection.execute("INSERT INTO event_words (rowid, label) SELECT rowid, label FROM events")
    for (body,) in connection.execute("SELECT body FROM events ORDER BY event_id"):
        event = record_of(Event, body)
        for row in event_party_rows(event):
            insert(connection, "event_parties", row)
        for row in event_origin_rows(event):
            insert(connection, "event_origins", row)
        for row in event_outlet_rows(event):
            insert(connection, "event_outlets", row)


def _statement(begin: str) -> str:
    """The statement of the file of tables that begins so."""
    _, found, rest = _written().partition(begin)
    return found + rest.partition(";")[0]


def _lay_views_anew(connection: apsw.Connection) -> None:
    """Put the views of this version, still empty, in the place of those there; the next build makes them."""
    # The tables in which SQLite keeps words go with those they belong to.
    shadows = {
        name for (name,) in connection.execute("SELECT name FROM pragma_table_list WHERE type = 'shadow'")
    }
    kept = shadows | FACTS.keys() | {_WORDS}
    for kind in ("VIEW", "TABLE"):
        names = connection.execute("SELECT name FROM sqlite_schema WHERE type = lower(?)", (kind,)).fetchall()
        # From the last made, which may refer to those before it, back to the first.
        for (name,) in reversed(names):
            if name not in kept and not str(name).startswith("sqlite_"):
                connection.execute(f'DROP {kind} "{name}"')
    connection.execute("--" + _written().partition(_VIEWS_BEGIN)[2])
    connection.execute(
        "INSERT INTO generations SELECT generation + 1, -1, -1 FROM generations"
        " WHERE generation = (SELECT max(generation) FROM generations) AND last_document <> -1"
    )


# The step at n turns a record of version n into one of version n + 1.
MIGRATIONS: Mapping[int, Migration] = {1: _views_of_version_2, 2: _names_and_days, 3: _words_and_origins}


def lay_out(connection: apsw.Connection) -> None:
    """Make the tables of the current version in an empty database, inside the open transaction."""
    connection.execute(_written())
    for table, key in FACTS.items():
        connection.execute(append_only(table, key))
    connection.pragma("application_id", APPLICATION_ID)
    connection.pragma("user_version", SCHEMA_VERSION)


def _written() -> str:
    return files("variorum.store").joinpath("schema.sql").read_text(encoding="utf-8")


def append_only(table: str, key: tuple[str, ...]) -> str:
    """Triggers that refuse to change, remove or replace rows of `table`.

    INSERT OR REPLACE removes the old row without firing delete triggers, so a row that is there
    already is refused on the way in.
    """
    refuse = f"SELECT RAISE(ABORT, '{table} is append-only')"
    same = " AND ".join(f"{column} = NEW.{column}" for column in key)
    return f"""
        CREATE TRIGGER {table}_unchanged BEFORE UPDATE ON {table} BEGIN {refuse}; END;
        CREATE TRIGGER {table}_kept BEFORE DELETE ON {table} BEGIN {refuse}; END;
        CREATE TRIGGER {table}_not_replaced BEFORE INSERT ON {table}
        WHEN EXISTS (SELECT 1 FROM {table} WHERE {same}) BEGIN {refuse}; END;
    """


def migrate(
    connection: apsw.Connection,
    path: Path,
    target: int = SCHEMA_VERSION,
    steps: Mapping[int, Migration] = MIGRATIONS,
) -> None:
    """Bring the record from its version to `target`, all steps in one transaction or none.

    Raises RecordVersionError when a step is missing.
    """
    version = schema_version(connection)
    if version == target:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        for at in range(version, target):
            if at not in steps:
                raise RecordVersionError(
                    f"{path} has schema version {at}, which this program cannot bring up to {target}.",
                    advice="Build the record again from its sources.",
                )
            steps[at](connection)
        connection.pragma("user_version", target)
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def schema_version(connection: apsw.Connection) -> int:
    """The schema version the database states; 0 where nothing was laid out yet."""
    return int(connection.pragma("user_version"))
