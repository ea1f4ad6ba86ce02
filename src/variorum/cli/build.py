"""variorum build: read articles into a record."""

from __future__ import annotations

from pathlib import Path

import click

from variorum.cli.output import complain, issue_line, say, terminal_width
from variorum.cli.pack_option import pack_option
from variorum.cli.progress import shown_progress
from variorum.ingest import DEFAULT_LIMITS, Limits
from variorum.pipeline import RunReport, build, usual_jobs
from variorum.pipeline.judging import adopt
from variorum.query.overview import summary
from variorum.query.printable import one_line
from variorum.query.render_summary import render_summary
from variorum.store.record import Record

_MEGABYTE = 1_000_000
_SHOWN = 5


@click.command(
    epilog="Example: variorum build articles/ extra.jsonl -o war.db",
    short_help="Read articles into a record, or go on with one.",
)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "-o", "--output", "record_path", required=True, metavar="RECORD.db", help="The record to make or extend."
)
@click.option(
    "--max-mb",
    type=click.FloatRange(min=0.001),
    default=DEFAULT_LIMITS.max_bytes / _MEGABYTE,
    show_default=True,
    help="The size up to which one document is read.",
)
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(1, 64),
    default=usual_jobs,
    show_default="one a core, at most 4",
    help="How many processes read at once; few documents are read in one all the same.",
)
@click.option(
    "--judgements",
    "judgements",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Judgements to replay besides those in the file beside the record.",
)
@pack_option
def command(
    sources: tuple[str, ...],
    record_path: str,
    max_mb: float,
    jobs: int,
    judgements: Path | None,
    packs: tuple[str, ...],
) -> int:
    """Read every SOURCE into RECORD.db: files, folders, JSONL, or - for standard input.

    Documents that the record holds already are passed over. A build that was stopped goes on when
    the same command is run again.
    """
    issues = adopt(record_path, judgements) if judgements is not None else ()
    for issue in issues:
        complain(issue_line(issue))
    size = int(max_mb * _MEGABYTE)
    ratio = DEFAULT_LIMITS.max_line_bytes // DEFAULT_LIMITS.max_bytes
    limits = Limits(max_bytes=size, max_line_bytes=ratio * size)
    with shown_progress() as progress:
        report = build(sources, record_path, progress=progress, limits=limits, packs=packs, jobs=jobs)
    say_report(report, record_path)
    say_summary(record_path)
    return 1 if report.failures or any(issue.severity == "error" for issue in issues) else 0


def say_report(report: RunReport, record_path: str | Path) -> None:
    """Print what a build did."""
    skipped = sum(count for _, count in report.skipped)
    met = sum(count for _, count in report.issues)
    rows = {
        "documents": f"{report.read} read, {report.kept} kept, {report.known} known already,"
        f" {skipped} skipped{_named(report.skipped)}",
        "claims": f"{report.claims} made, {report.record_claims} in the record",
        "events": f"{report.events} in the record, {report.disputed_fields} fields disputed",
        "issues": f"{met}{_named(report.issues)}",
        "time": f"{report.seconds:.1f} s, {report.documents_a_second:g} documents a second",
    }
    say(one_line(str(record_path)))
    for name, value in rows.items():
        say(f"  {name.ljust(12)} {value}")
    if report.failures:
        failed = "1 input failed" if report.failures == 1 else f"{report.failures} inputs failed"
        say(f"  {failed}; all issues: variorum issues {one_line(str(record_path))}")


def say_summary(record_path: str | Path) -> None:
    """Print what the record holds."""
    with Record.open(record_path) as record, record.snapshot():
        found = summary(record, shown=_SHOWN)
    say()
    say(render_summary(found, width=terminal_width()).rstrip())


def _named(counts: tuple[tuple[str, int], ...]) -> str:
    return f" ({', '.join(f'{code} {count}' for code, count in counts)})" if counts else ""
