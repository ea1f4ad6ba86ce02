"""variorum documents: the documents of a record, one a line."""

from __future__ import annotations

import click

from variorum.cli.output import say
from variorum.query.printable import one_line
from variorum.store.record import Record


@click.command(
    epilog="Example: variorum documents war.db",
    short_help="List the documents of a record.",
)
@click.argument("record_path", metavar="RECORD.db")
def command(record_path: str) -> None:
    """List the documents of RECORD.db: id, day of publication, outlet, title, source."""
    with Record.open(record_path) as record, record.snapshot():
        for head in record.heads():
            parts = (
                head.id,
                head.published or "----------",
                head.outlet or "-",
                head.title or "-",
                head.source,
            )
            say("  ".join(one_line(part) for part in parts))
