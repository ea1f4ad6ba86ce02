"""Everything that is printed goes through here: no character of an article reaches a terminal's ears."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import sys
from collections.abc import Iterable, Iterator

import click

from variorum.model.issues import Issue
from variorum.query.printable import json_printable, one_line, printable
from variorum.query.tables import Cell, Row

_WIDEST = 110


def say(text: str = "") -> None:
    """Print `text` and a line feed, made printable."""
    click.echo(printable(text))


def say_json(value: object) -> None:
    """Print JSON values, indented."""
    click.echo(json_text(value))


def json_text(value: object) -> str:
    """JSON values as indented text."""
    return json_printable(json.dumps(value, ensure_ascii=False, indent=2))


def say_csv(rows: Iterable[Row]) -> None:
    """Print rows as CSV; see `csv_lines`."""
    for line in csv_lines(rows):
        click.echo(line)


def csv_lines(rows: Iterable[Row]) -> Iterator[str]:
    """Rows as CSV under a line with the names of their columns; nothing where there are none.

    Each row is one line, and a whole number has no ".0".
    """
    for number, row in enumerate(rows):
        if number == 0:
            yield _csv_line(row)
        yield _csv_line(map(_cell, row.values()))


def _csv_line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(cells)
    return line.getvalue()


def _cell(cell: Cell) -> str:
    if cell is None:
        return ""
    return f"{cell:.15g}" if isinstance(cell, float) else one_line(str(cell))


def complain(text: str) -> None:
    """Print one line to standard error, the program's name before it."""
    click.echo(f"variorum: {one_line(text)}", err=True)


def issue_line(issue: Issue) -> str:
    """An issue on one line: how grave, its code, where, what happened, what to do."""
    where = f"{issue.where}: " if issue.where and issue.where not in issue.message else ""
    return one_line(f"{issue.severity}: {issue.code}: {where}{issue.message} {issue.advice}")


def terminal_width() -> int:
    """The columns to wrap at: the terminal's, and no more than is good to read."""
    return min(shutil.get_terminal_size((_WIDEST, 24)).columns, _WIDEST)


def quiet_pipe() -> None:
    """Leave standard output to nobody, after the program that read it has ended.

    What is still buffered would else be written as Python ends, and fail again.
    """
    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, sys.stdout.fileno())
    os.close(devnull)
