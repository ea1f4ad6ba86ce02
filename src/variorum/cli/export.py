"""variorum export: what a record holds in another format."""

from __future__ import annotations

import click

from variorum.cli.clock_options import clock_options
from variorum.cli.pack_option import pack_option
from variorum.cli.reading import opened
from variorum.cli.writing import writing
from variorum.export.formats import FORMATS, Exportable, format_named
from variorum.query.clock import AsOf


@click.command(
    epilog="Example: variorum export war.db --format claims -o claims.jsonl",
    short_help="Write what a record holds in another format.",
)
@click.argument("record_path", metavar="RECORD.db")
@click.option(
    "-f",
    "--format",
    "format_name",
    required=True,
    metavar="F",
    help=f"One of {', '.join(FORMATS)}.",
)
@click.option("-o", "--output", metavar="OUT", help="The file to write; standard output when left out or -.")
@clock_options
@pack_option
def command(
    *,
    record_path: str,
    format_name: str,
    output: str | None,
    as_of: str | None,
    known_on: str | None,
    packs: tuple[str, ...],
) -> None:
    """Write RECORD.db in a format: the same bytes as long as the record is the same.

    With --as-of D: claims and events that had begun by the end of the day D, and the holdings in force
    then. With --as-known-on D: what a record of only the documents published by D holds.
    """
    chosen = format_named(format_name)
    with opened(record_path, known_on, packs) as record, writing(output) as out:
        asked: Exportable = record if as_of is None else AsOf(record, as_of)
        chosen.write(asked, out)
