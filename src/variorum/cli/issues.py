"""variorum issues: what was not understood or could not be read, one a line."""

from __future__ import annotations

from typing import get_args

import click

from variorum.cli.clock_options import known_on_option
from variorum.cli.output import issue_line, say
from variorum.cli.pack_option import pack_option
from variorum.cli.reading import opened
from variorum.model.issues import Severity


@click.command(
    epilog="Example: variorum issues war.db --severity error",
    short_help="List what was not understood or could not be read.",
)
@click.argument("record_path", metavar="RECORD.db")
@click.option("--severity", type=click.Choice(get_args(Severity)), help="Only issues of this severity.")
@known_on_option
@pack_option
def command(record_path: str, severity: str | None, known_on: str | None, packs: tuple[str, ...]) -> None:
    """List the issues of RECORD.db: how grave, its code, where, what happened, what to do."""
    with opened(record_path, known_on, packs) as record:
        for issue in record.issues():
            if severity in (None, issue.severity):
                say(issue_line(issue))
