"""variorum demo: the bundled sample, built and served, and what else to try on it."""

from __future__ import annotations

from pathlib import Path
from shlex import quote
from tempfile import TemporaryDirectory

import click
from platformdirs import user_data_path

from variorum.cli.build import say_report, say_summary
from variorum.cli.output import say
from variorum.cli.page import Place, serve_page
from variorum.cli.progress import shown_progress
from variorum.cli.serve import open_option, port_option
from variorum.model.errors import UsageError
from variorum.pipeline import build, write_sample
from variorum.query.overview import summary
from variorum.query.printable import one_line
from variorum.store.record import Record
from variorum.web.core.settings import Settings


@click.command(
    epilog="Example: variorum demo -o variorum-demo.db",
    short_help="Build the bundled sample and serve it.",
)
@click.option(
    "-o",
    "--output",
    "record_path",
    metavar="RECORD.db",
    help="The record to make; by default demo.db in your data folder.",
)
@port_option
@open_option
@click.option("--no-serve", is_flag=True, help="Only build it, and say what to try on it.")
def command(record_path: str | None, port: int | None, opened: bool, no_serve: bool) -> int:
    """Build a record from fifteen invented articles on one town, by outlets that disagree, and serve it."""
    path = Path(record_path) if record_path else _default_path()
    with TemporaryDirectory(prefix="variorum-") as folder:
        articles = Path(folder) / "sample.jsonl"
        write_sample(articles)
        with shown_progress() as progress:
            report = build([str(articles)], path, progress=progress)
    say_report(report, path)
    say_summary(path)
    _say_what_to_try(path)
    if not no_serve:
        say()
        serve_page(Settings(record=path), Place(port=port, opened=opened))
    return 1 if report.failures else 0


def _default_path() -> Path:
    folder = user_data_path("variorum")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(
            f"The folder {folder} cannot be made: {error.strerror}.", advice="Name a record with --output."
        ) from error
    return folder / "demo.db"


def _say_what_to_try(path: Path) -> None:
    with Record.open(path) as record:
        found = summary(record, shown=1)
    shown = _as_argument(str(path))
    say()
    say("Try")
    for place in found.places:
        say(f"  variorum explain {shown} {_as_argument(place.subject.name)}")
    for event in found.disputed:
        say(f"  variorum explain {shown} {event.id}")
    say(f"  variorum export {shown} --format events")
    say(f"  variorum serve {shown}")


def _as_argument(text: str) -> str:
    """`text` as a shell takes it for one word."""
    return quote(one_line(text))
