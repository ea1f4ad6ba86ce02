"""variorum events: the events of a record, one a line."""

from __future__ import annotations

from typing import get_args

import click

from variorum.cli.clock_options import clock_options
from variorum.cli.output import say
from variorum.cli.pack_option import pack_option
from variorum.cli.reading import opened
from variorum.model.events import Event, EventStatus
from variorum.query.clock import AsOf
from variorum.query.printable import one_line

_UNDATED = "9999"


@click.command(
    epilog="Example: variorum events war.db --status disputed",
    short_help="List the events of a record.",
)
@click.argument("record_path", metavar="RECORD.db")
@click.option("--status", type=click.Choice(get_args(EventStatus)), help="Only events of this status.")
@clock_options
@pack_option
def command(
    record_path: str, status: str | None, as_of: str | None, known_on: str | None, packs: tuple[str, ...]
) -> None:
    """List the events of RECORD.db in order of time: id, first day, status, what is told.

    With --as-of D only those that had begun by the end of the day D.
    """
    with opened(record_path, known_on, packs) as record:
        # Of each event only its line is held.
        asked = record if as_of is None else AsOf(record, as_of)
        rows = sorted(_row(event) for event, _, _ in asked.event_rows() if status in (None, event.status))
    for _, line in rows:
        say(line)


def _row(event: Event) -> tuple[str, str]:
    day = event.first_day
    line = "  ".join((event.id, day or "----------", event.status.ljust(13), one_line(event.label)))
    return day or _UNDATED, line
