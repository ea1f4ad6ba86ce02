"""variorum documents: the documents of a record, one a line."""

from __future__ import annotations

import click

from variorum.cli.output import say
from variorum.cli.reading import opened
from variorum.query.printable import one_line


@click.command(
    epilog="Example: variorum documents war.db",
    short_help="List the documents of a record.",
)
@click.argument("record_path", metavar="RECORD.db")
def command(record_path: str) -> None:
    """List the documents of RECORD.db: id, day of publication, outlet, title, source."""
    with opened(record_path) as record:
        for head in record.heads():
            parts = (
                head.id,
                head.published or "----------",
                head.outlet or "-",
                head.title or "-",
                head.source,
            )
            say("  ".join(one_line(part) for part in parts))
