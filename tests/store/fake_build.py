"""A build of the invented war that can be made to die, or to run out of room, at a named moment.

python fake_build.py RECORD MOMENT [LIMIT]: MOMENT is `never`, or the step before which the program
kills itself: `document:N`, `claim:N` (inside a transaction), `event:N`, `views`, `close`. LIMIT is
the greatest size in bytes that a file may grow to.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path
from typing import TypeVar

from store_samples import (
    MAKER,
    claims_of,
    copies_of,
    document_of,
    events_of,
    holdings_of,
    issues_of,
    raw_document,
)

from variorum.model.errors import RecordFullError
from variorum.model.issues import Issue
from variorum.store.record import Record

if sys.platform != "win32":
    import resource

DOCUMENTS = 9
T = TypeVar("T")


def build(path: Path, moment: str = "never") -> None:
    counters = {step: count() for step in ("document", "claim", "event")}

    def reach(step: str) -> None:
        reached = f"{step}:{next(counters[step])}" if step in counters else step
        if reached == moment:
            os.kill(os.getpid(), signal.SIGKILL)

    def watched(step: str, made: Iterable[T]) -> Iterator[T]:
        for one in made:
            reach(step)
            yield one

    with Record.open(path, "create") as record:
        record.add_issue(Issue(code="unreadable", message="No text.", severity="error", where="x.bin"))
        for number in range(DOCUMENTS):
            reach("document")
            raw = raw_document(number)
            document = document_of(raw)
            claims = watched("claim", claims_of(document))
            record.add_document(raw, document, claims, issues_of(document), MAKER)
        reach("views")
        record.replace_views(
            copies_of(record.documents()),
            watched("event", events_of(record.claims())),
            holdings_of(events_of(record.claims())),
        )
        reach("close")


def main() -> int:
    path, moment, *limit = sys.argv[1:]
    if limit:
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit[0]), int(limit[0])))
    try:
        build(Path(path), moment)
    except RecordFullError as error:
        print(error)
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main())
