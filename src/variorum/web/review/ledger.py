"""Judgements on the record on the desk: those in it and those in the file beside it."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from variorum.model.events import Judgement
from variorum.pipeline.judging import append_judgements, judgement_file, read_judgements
from variorum.query.review import DisputedField, most_disputed
from variorum.reconcile.judging.judgements import Settled, settled_over
from variorum.store.reading import RecordReader
from variorum.web.core.settings import Settings
from variorum.web.review.remaking import Remade, Remaking


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """All judgements by id and what they come to; `pending` are not in the record yet.

    `faults` say which lines of the file are no judgements.
    """

    judgements: tuple[Judgement, ...]
    settled: Settled
    pending: int
    faults: tuple[str, ...]


class Judging:
    """Keeps the judgements of the record of `settings`, and has it brought up to date with them."""

    def __init__(self, settings: Settings) -> None:
        self._file = judgement_file(settings.record)
        self._remaking = Remaking(settings)
        self._lock = threading.Lock()
        self._read: tuple[str, Ledger] | None = None
        self._disputes: tuple[str, tuple[DisputedField, ...]] | None = None

    def ledger(self, record: RecordReader) -> Ledger:
        """The judgements on `record` at this moment."""
        mark = f"{self._file_mark()} {record.mark()}"
        with self._lock:
            if self._read is not None and self._read[0] == mark:
                return self._read[1]
        made = self._ledger(record)
        with self._lock:
            self._read = (mark, made)
        return made

    def disputes(self, record: RecordReader) -> tuple[DisputedField, ...]:
        """The disputed fields of `record`, those of most origins first, without sentences."""
        mark = record.mark()
        with self._lock:
            if self._disputes is not None and self._disputes[0] == mark:
                return self._disputes[1]
        found = most_disputed(record)
        with self._lock:
            self._disputes = (mark, found)
        return found

    def add(self, judgements: Sequence[Judgement]) -> None:
        """Keep judgements in the file, and have the record brought up to date with them.

        Raises UsageError where the file cannot be written.
        """
        append_judgements(self._file, judgements)
        self._remaking.want()

    def bring_up_to_date(self) -> None:
        """Have the record brought up to date."""
        self._remaking.want()

    def remade(self) -> Remade:
        """Where the bringing up to date stands."""
        return self._remaking.stands

    def stop(self) -> None:
        """End the bringing up to date."""
        self._remaking.stop()

    def _ledger(self, record: RecordReader) -> Ledger:
        inside = {one.id: one for one in record.judgements()}
        read = read_judgements(self._file)
        known = {**inside, **{one.id: one for one in read.made}}
        judgements = tuple(known[one] for one in sorted(known))
        return Ledger(
            judgements=judgements,
            settled=settled_over(judgements, record.claim, record.claims),
            pending=len(known) - len(inside),
            faults=tuple(one.message for one in read.issues),
        )

    def _file_mark(self) -> str:
        try:
            found = self._file.stat()
        except OSError:
            return "none"
        return f"{found.st_ino}-{found.st_size}-{found.st_mtime_ns}"


async def judging(request: Request) -> Judging:
    """The judging of the application."""
    found: Judging = request.app.state.judging
    return found


TheJudging = Annotated[Judging, Depends(judging)]
