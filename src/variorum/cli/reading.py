"""Opening a record to read it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from variorum.cli.output import complain
from variorum.store.record import Record


@contextmanager
def opened(path: str) -> Iterator[Record]:
    """The record at `path` as it is at this moment; says so where its views lag behind its claims."""
    with Record.open(path) as record, record.snapshot():
        if not record.views_are_current():
            complain(
                f"A build of {path} was not finished: its events and control are older than its claims."
                " Run the same build again to bring them up to date."
            )
        yield record
