"""variorum events: the events of a record, one a line."""

from __future__ import annotations

from typing import get_args

import click

from variorum.cli.output import say
from variorum.cli.reading import opened
from variorum.model.events import Event, EventStatus
from variorum.query.printable import one_line

_UNDATED = "9999"


@click.command(
    epilog="Example: variorum events war.db --status disputed",
    short_help="List the events of a record.",
)
@click.argument("record_path", metavar="RECORD.db")
@click.option("--status", type=click.Choice(get_args(EventStatus)), help="Only events of this status.")
def command(record_path: str, status: str | None) -> None:
    """List the events of RECORD.db in order of time: id, first day, status, what is told."""
    with opened(record_path) as record:
        # Of each event only its line is held.
        rows = sorted(_row(event) for event in record.events() if status in (None, event.status))
    for _, line in rows:
        say(line)


def _row(event: Event) -> tuple[str, str]:
    when = event.when
    day = (when.earliest or when.latest) if when is not None else None
    line = "  ".join((event.id, day or "----------", event.status.ljust(13), one_line(event.label)))
    return day or _UNDATED, line
