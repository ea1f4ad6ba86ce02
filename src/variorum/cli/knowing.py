"""Opening a record as it was known on a day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager

from variorum.cli.progress import shown_progress
from variorum.pipeline.known import known_record
from variorum.store.known import KnownRecord


@contextmanager
def known(path: str, day: str, packs: Sequence[str]) -> Iterator[KnownRecord]:
    """The record at `path` as known on `day`; shows progress while its views are made."""
    with ExitStack() as stack:
        with shown_progress() as progress:
            record = stack.enter_context(known_record(path, day, packs=packs, progress=progress))
        yield record
