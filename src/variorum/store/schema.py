"""The tables of a record, the triggers that keep its facts, and the steps between versions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.resources import files
from pathlib import Path

import apsw

from variorum.model.errors import RecordVersionError

# "Vari" in ASCII; it marks the file as a record for `file` and other tools.
APPLICATION_ID = 0x56617269
SCHEMA_VERSION = 3

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

# All that follows in the file of tables is made from the facts.
_VIEWS_BEGIN = "-- Views: made from the facts."
_DOCUMENTS_BY_DAY = "CREATE INDEX documents_of_day ON documents (published, document_id, edition)"

Migration = Callable[[apsw.Connection], None]


def _views_of_version_2(connection: apsw.Connection) -> None:
    """From version 1: views are rows of their own and no longer of a generation, and there are workings."""
    _lay_views_anew(connection)


def _names_and_days(connection: apsw.Connection) -> None:
    """From version 2: what is held and where events lie is found by name, and events by day and road."""
    connection.execute(_DOCUMENTS_BY_DAY)
    _lay_views_anew(connection)


def _lay_views_anew(connection: apsw.Connection) -> None:
    """Put the views of this version, still empty, in the place of those there; the next build makes them."""
    for kind in ("VIEW", "TABLE"):
        names = connection.execute("SELECT name FROM sqlite_schema WHERE type = lower(?)", (kind,)).fetchall()
        # From the last made, which may refer to those before it, back to the first.
        for (name,) in reversed(names):
            if name not in FACTS and not str(name).startswith("sqlite_"):
                connection.execute(f'DROP {kind} "{name}"')
    connection.execute("--" + _written().partition(_VIEWS_BEGIN)[2])
    connection.execute(
        "INSERT INTO generations SELECT generation + 1, -1, -1 FROM generations"
        " WHERE generation = (SELECT max(generation) FROM generations) AND last_document <> -1"
    )


# The step at n turns a record of version n into one of version n + 1.
MIGRATIONS: Mapping[int, Migration] = {1: _views_of_version_2, 2: _names_and_days}


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
