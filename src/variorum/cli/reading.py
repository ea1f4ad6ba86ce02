"""Opening a record to read it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module

from variorum.cli.output import complain
from variorum.model.errors import UsageError
from variorum.store.known import KnownRecord
from variorum.store.record import Record


@contextmanager
def opened(path: str, known_on: str | None = None, packs: Sequence[str] = ()) -> Iterator[Record]:
    """The record at `path` as it is at this moment; says so where its views lag behind its claims.

    With `known_on`, an ISO day, the record as it was known then; says how much is left out. `packs` are
    those the record was built with.
    """
    if known_on is not None:
        # Loaded only when it is asked for: it brings in what makes views.
        with import_module("variorum.cli.knowing").known(path, known_on, packs) as known:
            complain(_left_out(known, known_on))
            yield known
        return
    with Record.open(path) as record, record.snapshot():
        if not record.views_are_current():
            complain(
                f"A build of {path} was not finished: its events and control are older than its claims."
                " Run the same build again to bring them up to date."
            )
        yield record


def nothing_dated(path: str, known_on: str | None, option: str) -> UsageError:
    """What to raise where no day is asked for and the record has none: `option` takes one."""
    if known_on is not None:
        return UsageError(
            f"Nothing in {path} is surely published by {known_on} and has a day.",
            advice="Ask what was known on a later day.",
        )
    return UsageError(f"Nothing in {path} is dated.", advice=f"Name the day with {option}, as 2020-02-08.")


def _left_out(known: KnownRecord, day: str) -> str:
    later, undated = known.left_out()
    kept = known.counts().documents
    without = f", and {undated} that nothing dates" if undated else ""
    documents = "1 document" if kept == 1 else f"{kept:,} documents"
    return f"As known on {day}: {documents}; {later:,} published later{without} are left out."
