"""A record that is read for hours: builds write to it meanwhile without waiting for who reads."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from variorum.model.errors import RecordError
from variorum.store.record import Record


@contextmanager
def shared_record(path: Path) -> Iterator[None]:
    """Inside the block, a build need not wait for those who read the record at `path`, however long they do.

    A record at rest is one whole file, and the first to write has to wait until nobody reads, to begin a
    log beside it. Here the log is begun at once and stays until the block ends. Where the file may not be
    written, or somebody writes to it already, nothing is done.

    Raises what `Record.open` does for a record that cannot be read.
    """
    Record.open(path).close()
    with ExitStack() as stack:
        with suppress(RecordError), Record.open(path, "write"):
            # Opened while there is a log, it keeps the one who closes from folding it in.
            stack.enter_context(Record.open(path))
        try:
            yield
        finally:
            stack.close()
            with suppress(RecordError):
                Record.open(path, "write").close()
