"""Progress of a build on a terminal; in a pipe only what is wrong with the input."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress as Bars
from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

from variorum.cli.output import complain, issue_line
from variorum.pipeline.report import Progress, Step

_STAGES = {
    "gazetteer": "Compiling the gazetteer (once)",
    "places-reading": "Reading places",
    "places-indexing": "Indexing places",
    "reading": "Reading",
    "grounding": "Reading and grounding",
    "copies": "Looking for copies",
    "events": "Bringing claims together",
    "control": "Working out who held what",
}


@contextmanager
def shown_progress() -> Iterator[Progress]:
    """What to give to a build: it shows where the build stands, and names each issue of weight."""
    if not sys.stderr.isatty():
        yield _name_issue
        return
    console = Console(stderr=True, markup=False, highlight=False, emoji=False)
    columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
    with Bars(*columns, console=console, transient=True) as bars:
        task = bars.add_task("Starting", total=None)

        def show(step: Step) -> None:
            if step.issue is not None and step.issue.severity != "note":
                console.print(f"variorum: {issue_line(step.issue)}", soft_wrap=True)
            bars.update(task, description=_described(step))

        yield show


def _name_issue(step: Step) -> None:
    if step.issue is not None and step.issue.severity != "note":
        complain(issue_line(step.issue))


def _described(step: Step) -> str:
    if step.share is not None:
        return f"{_STAGES[step.stage]}: {step.share:.0%}"
    claims = f", {step.claims} claims" if step.claims else ""
    return f"{_STAGES[step.stage]}: {step.documents} documents{claims}"
