"""variorum diff: what changed between two days, or between what was known on two days."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from typing import Any, NamedTuple

import click

from variorum.cli.clock_options import Day
from variorum.cli.output import say, say_csv, say_json, terminal_width
from variorum.cli.pack_option import pack_option
from variorum.cli.patience import Patience
from variorum.cli.reading import nothing_dated, opened
from variorum.lexicon.lexicon import Lexicon
from variorum.lexicon.packs import lexicon_with, load_packs
from variorum.model.codec import to_json
from variorum.model.errors import UsageError
from variorum.model.roads import Cut
from variorum.query.clock import days_after, last_day
from variorum.query.control.asking.differences import difference
from variorum.query.control.rendering.changes import render_difference
from variorum.query.control.rendering.rows import change_rows
from variorum.query.control.roads.cuts import cuts
from variorum.query.named import named
from variorum.store.record import Record


class _Asked(NamedTuple):
    record_path: str
    start: str | None
    end: str | None
    known_on: str | None
    known_from: str | None
    known_to: str | None
    as_json: bool
    as_csv: bool
    packs: tuple[str, ...]


@click.command(
    epilog="Example: variorum diff war.db --from 2020-02-07 --to 2020-02-28",
    short_help="Say what changed between two days, or in what was known.",
)
@click.argument("record_path", metavar="RECORD.db")
@click.option("--from", "start", type=Day(), metavar="D1", help="The first day; that of --to unless told.")
@click.option("--to", "end", type=Day(), metavar="D2", help="The last day; by default the record's last.")
@click.option("--as-known-on", "known_on", type=Day(), metavar="K", help="Both days as known on K.")
@click.option("--known-from", type=Day(), metavar="K1", help="The first day as known on K1.")
@click.option("--known-to", type=Day(), metavar="K2", help="The last day as known on K2.")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
@click.option("--csv", "as_csv", is_flag=True, help="Print who holds what otherwise as CSV.")
@pack_option
def command(**given: Any) -> None:
    """Say what changed in RECORD.db from the end of D1 to the end of D2.

    With --known-from the first day is taken as it was known then, and the last one as --known-to says, or
    as it is known now: on one day, what was learned since.
    """
    asked = _Asked(**given)
    known_from, known_to = _known(asked)
    if asked.as_json and asked.as_csv:
        raise UsageError("The answer is JSON or CSV.", advice="Leave out --json or --csv.")
    with ExitStack() as stack:
        after = stack.enter_context(opened(asked.record_path, known_to, asked.packs))
        before = after
        if known_from != known_to:
            before = stack.enter_context(opened(asked.record_path, known_from, asked.packs))
        days = _days(asked, after, learned=known_from != known_to)
        found = difference(before, after, days, (known_from, known_to), Patience())
        found = replace(found, cuts=_cuts(after, asked, days))
        if not (asked.as_json or asked.as_csv):
            found = named(after, found, _lexicon(asked))
    if asked.as_json:
        say_json(to_json(found))
    elif asked.as_csv:
        say_csv(change_rows(found.changes))
    else:
        say(render_difference(found, width=terminal_width()).rstrip())


def _cuts(record: Record, asked: _Asked, days: tuple[str, str]) -> tuple[Cut, ...]:
    """What captures after the first day cut."""
    start, end = days
    if start >= end:
        return ()
    return cuts(record, _lexicon(asked), days_after(start, 1), end)


def _lexicon(asked: _Asked) -> Lexicon:
    return lexicon_with(load_packs(asked.packs))


def _known(asked: _Asked) -> tuple[str | None, str | None]:
    if asked.known_on is not None:
        if asked.known_from is not None or asked.known_to is not None:
            raise UsageError(
                "Both days are as known on one day, or each on its own.",
                advice="Leave out --as-known-on, or --known-from and --known-to.",
            )
        return asked.known_on, asked.known_on
    if asked.known_to is not None and asked.known_from is None:
        raise UsageError("--known-to needs --known-from.", advice="Or use --as-known-on for both days.")
    if asked.known_from is not None and asked.known_to is not None and asked.known_from > asked.known_to:
        raise UsageError(
            f"What was known on {asked.known_from} cannot grow into what was on {asked.known_to}.",
            advice="Give the earlier day to --known-from.",
        )
    return asked.known_from, asked.known_to


def _days(asked: _Asked, record: Record, *, learned: bool) -> tuple[str, str]:
    """The two days asked about. Raises UsageError where they make no stretch of time."""
    end = asked.end or last_day(record)
    if end is None:
        raise nothing_dated(asked.record_path, asked.known_to or asked.known_on, "--to")
    if asked.start is None and not learned:
        raise UsageError("The first day is not given.", advice="Name it with --from, as 2020-02-08.")
    start = asked.start or end
    if start > end:
        raise UsageError(
            f"The first day, {start}, is after the last, {end}.", advice="Check --from and --to."
        )
    return start, end
