"""variorum evaluate: a suite's measures, or the quality gate."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import click

from variorum.cli.output import say, say_json
from variorum.evaluate import SUITES, Builds, default_folder, gate_table, report_table, run_gate, run_suite
from variorum.evaluate.records import FindingKind
from variorum.model.errors import UsageError
from variorum.pipeline import (
    attribute_exports,
    build_apart,
    build_exports,
    build_in_turn,
    ground_exports,
    time_exports,
)


def _record_and_mentions(sources: Sequence[str], out_dir: Path) -> None:
    build_exports(sources, out_dir)
    ground_exports(sources, out_dir)


_BUILDS: Builds = {
    "record": build_exports,
    "mentions": ground_exports,
    "times": time_exports,
    "attributions": attribute_exports,
    "record and mentions": _record_and_mentions,
    "records apart": build_apart,
    "records in turn": build_in_turn,
    "event types": partial(build_exports, packs=("unrest-and-crime",)),
}
_KINDS: dict[str, FindingKind] = {"misses": "miss", "spurious": "spurious"}


@click.command(
    epilog="Example: variorum evaluate claims --data articles/ --show misses",
    short_help="Measure the program against annotated articles.",
)
@click.argument("suite", required=False, metavar="[SUITE]")
@click.option("--data", metavar="PATH", help="The annotated articles; by default the gate's.")
@click.option("--json", "as_json", is_flag=True, help="Print the measures as JSON.")
@click.option("--show", multiple=True, type=click.Choice(sorted(_KINDS)), help="Also what lies behind them.")
@click.option("--update", is_flag=True, help="Raise the gate's floors to what is reached now.")
def command(suite: str | None, data: str | None, as_json: bool, show: tuple[str, ...], update: bool) -> int:
    """Measure one SUITE, or without one hold all suites against the floors of the quality gate.

    The exit status is 1 when the gate does not hold.
    """
    if suite is None:
        if data is not None or show:
            raise UsageError("--data and --show need a suite.", advice=f"There are {', '.join(SUITES)}.")
        return _gate(as_json, update)
    if update:
        raise UsageError("--update is for the gate.", advice="Leave out the suite.")
    report = run_suite(suite, Path(data) if data else default_folder(suite), _BUILDS)
    if as_json:
        say_json(report.as_json())
    else:
        say(report_table(report, show=[_KINDS[kind] for kind in show]))
    return 0


def _gate(as_json: bool, update: bool) -> int:
    result = run_gate(_BUILDS, update=update)
    if as_json:
        say_json(result.as_json())
    else:
        say(gate_table(result))
    return 0 if result.passed else 1
