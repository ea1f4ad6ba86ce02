"""variorum documents: the documents of a record, one a line."""

from __future__ import annotations

import click

from variorum.cli.clock_options import known_on_option
from variorum.cli.output import say
from variorum.cli.pack_option import pack_option
from variorum.cli.reading import opened
from variorum.query.printable import one_line


@click.command(
    epilog="Example: variorum documents war.db",
    short_help="List the documents of a record.",
)
@click.argument("record_path", metavar="RECORD.db")
@known_on_option
@pack_option
def command(record_path: str, known_on: str | None, packs: tuple[str, ...]) -> None:
    """List the documents of RECORD.db: id, day of publication, outlet, title, source."""
    with opened(record_path, known_on, packs) as record:
        for head in record.heads():
            parts = (
                head.id,
                head.published or "----------",
                head.outlet or "-",
                head.title or "-",
                head.source,
            )
            say("  ".join(one_line(part) for part in parts))
