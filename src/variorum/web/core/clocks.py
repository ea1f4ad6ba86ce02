"""The two clocks of a request, and the record they ask.

What a route depends on is a coroutine where it waits for nothing: else each takes a turn in a thread, and
each turn waits for the processor anew.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date
from typing import Annotated

from fastapi import Depends, Query, Request
from fastapi.concurrency import contextmanager_in_threadpool

from variorum.model.errors import UsageError
from variorum.query.clock import last_day
from variorum.store.reading import RecordReader
from variorum.web.core.desk import Desk

AsOfDay = Annotated[
    date | None, Query(alias="as_of", description="The day asked about; the record's last day without it.")
]
KnownOnDay = Annotated[
    date | None,
    Query(alias="known_on", description="Only what was surely published by this day; all without it."),
]


async def as_of(day: AsOfDay = None) -> str | None:
    """The day that is asked about, as an ISO day."""
    return None if day is None else day.isoformat()


async def known_on(day: KnownOnDay = None) -> str | None:
    """The day up to which articles count, as an ISO day."""
    return None if day is None else day.isoformat()


async def desk(request: Request) -> Desk:
    """The desk of the application."""
    found: Desk = request.app.state.desk
    return found


async def asked(
    desk: Annotated[Desk, Depends(desk)], day: Annotated[str | None, Depends(known_on)]
) -> AsyncIterator[RecordReader]:
    """The record that a request asks."""
    if desk.is_at_hand(day):
        with desk.record(day) as record:
            yield record
    else:
        async with contextmanager_in_threadpool(desk.record(day)) as record:
            yield record


def day_asked(record: RecordReader, as_of: str | None) -> str:
    """The day that is asked about. Raises UsageError where none is and the record has none of its own."""
    day = as_of or last_day(record)
    if day is None:
        raise UsageError("Nothing in the record is dated.", advice="Ask about a day with as_of.")
    return day


AsOf = Annotated[str | None, Depends(as_of)]
KnownOn = Annotated[str | None, Depends(known_on)]
TheDesk = Annotated[Desk, Depends(desk)]
Asked = Annotated[RecordReader, Depends(asked)]
