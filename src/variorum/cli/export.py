"""variorum export: what a record holds in another format."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from tempfile import NamedTemporaryFile

import click

from variorum.cli.reading import opened
from variorum.export.formats import FORMATS, Format, format_named
from variorum.model.errors import UsageError, VariorumError
from variorum.store.record import Record

_MISNAMED = (FileNotFoundError, NotADirectoryError, IsADirectoryError, PermissionError)


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
def command(record_path: str, format_name: str, output: str | None) -> None:
    """Write RECORD.db in a format: the same bytes as long as the record is the same."""
    chosen = format_named(format_name)
    with opened(record_path) as record:
        if output in (None, "-"):
            _to_stdout(record, chosen)
        else:
            _to_file(record, chosen, Path(output))


def _to_stdout(record: Record, chosen: Format) -> None:
    # Not through the text layer: it would end lines and encode letters as the system does.
    out = TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="", write_through=False)
    try:
        chosen.write(record, out)
        out.flush()
    finally:
        with suppress(BrokenPipeError):
            out.detach()


def _to_file(record: Record, chosen: Format, path: Path) -> None:
    """Write under another name and move into place, so that the file is there whole or not at all."""
    try:
        with NamedTemporaryFile(
            "w", encoding="utf-8", newline="", dir=path.parent, prefix=f".{path.name}-", delete=False
        ) as out:
            made = Path(out.name)
            try:
                chosen.write(record, out)
                out.flush()
                os.fsync(out.fileno())
            except BaseException:
                out.close()
                made.unlink(missing_ok=True)
                raise
        made.replace(path)
    except _MISNAMED as error:
        raise UsageError(
            f"{path} cannot be written: {error.strerror}.", advice="Name another file with --output."
        ) from error
    except OSError as error:
        raise VariorumError(f"{path} cannot be written: {error.strerror}.", advice="Make room.") from error
