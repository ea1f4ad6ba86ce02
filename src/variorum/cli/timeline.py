"""variorum timeline: what happened day by day, and how many were killed, hurt or displaced over time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import IO, Any, get_args

import click

from variorum.cli.clock_options import Day, known_on_option
from variorum.cli.output import complain, csv_lines, json_text, terminal_width
from variorum.cli.pack_option import pack_option
from variorum.cli.patience import Patience
from variorum.cli.reading import opened
from variorum.cli.writing import writing
from variorum.draw.days import draw_days
from variorum.draw.series import draw_series
from variorum.lexicon.packs import lexicon_with, load_packs
from variorum.model.codec import to_json
from variorum.model.errors import UsageError
from variorum.query.named import named
from variorum.query.timeline.choosing import Sought
from variorum.query.timeline.days import timeline
from variorum.query.timeline.records import TimelineDay
from variorum.query.timeline.render import render_day, render_tally
from variorum.query.timeline.rows import tally_rows, timeline_rows
from variorum.query.timeline.tallies import tally
from variorum.state.tallies.records import ADDED, Breakdown, Tally, TallyQuestion
from variorum.store.record import Record

_FORMATS = ("text", "json", "csv", "svg")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What was asked for on the command line."""

    record_path: str
    since: str | None
    until: str | None
    as_of: str | None
    known_on: str | None
    place: str | None
    types: tuple[str, ...]
    kind: str | None
    by: Breakdown | None
    form: str
    output: str | None
    packs: tuple[str, ...]

    @property
    def last(self) -> str | None:
        """The last day asked for: --as-of is another name for it."""
        return self.until or self.as_of


@click.command(
    epilog="Example: variorum timeline war.db --figures killed --by party --format svg -o killed.svg",
    short_help="Say what happened day by day, or count killed, injured, displaced over time.",
)
@click.argument("record_path", metavar="RECORD.db")
@click.option("--from", "since", type=Day(), metavar="D", help="From the day D on.")
@click.option("--to", "until", type=Day(), metavar="D", help="Up to the end of the day D.")
@click.option("--as-of", "as_of", type=Day(), metavar="D", help="The same as --to.")
@known_on_option
@click.option("--place", metavar="P", help="Only what is told of this place or road, by name or id.")
@click.option(
    "--type", "types", multiple=True, metavar="T", help="Only events of this type; may be repeated."
)
@click.option("--figures", "kind", type=click.Choice(ADDED), help="Running totals of this kind of figure.")
@click.option("--by", type=click.Choice(get_args(Breakdown)), help="With --figures: how to divide them.")
@click.option("-f", "--format", "form", type=click.Choice(_FORMATS), default="text", show_default=True)
@click.option("-o", "--output", metavar="OUT", help="The file to write; standard output when left out or -.")
@pack_option
def command(**given: Any) -> None:
    """List the events of RECORD.db by day, with what is disputed of each.

    With --figures: how many over time, with the least and the most that is told. An event that is not known
    to a day is shown with all the days it can be of; undated ones stand last, where no day is asked for.
    """
    asked = _Asked(**given)
    _check(asked)
    with opened(asked.record_path, asked.known_on, asked.packs) as record, writing(asked.output) as out:
        if asked.kind is not None:
            found = _tally(record, asked)
            keyed = asked.form in ("json", "csv")
            _write_tally(
                found if keyed else named(record, found, lexicon_with(load_packs(asked.packs))), asked, out
            )
        else:
            _write_timeline(_days(record, asked), asked, out)


def _check(asked: _Asked) -> None:
    """Raise UsageError unless the options go together."""
    if asked.until and asked.as_of and asked.until != asked.as_of:
        raise UsageError("--to and --as-of name two days.", advice="Leave one of them out.")
    if asked.since and asked.last and asked.since > asked.last:
        raise UsageError(
            f"{asked.last} lies before {asked.since}.", advice="Give the earlier day with --from."
        )
    if asked.by and asked.kind is None:
        raise UsageError("--by divides figures.", advice=f"Add --figures, one of {', '.join(ADDED)}.")


def _tally(record: Record, asked: _Asked) -> Tally:
    kind = next(kind for kind in ADDED if kind == asked.kind)
    question = TallyQuestion(kind=kind, by=asked.by or "all", since=asked.since, until=asked.last)
    return tally(record, question, Sought(place=asked.place, event_types=asked.types), Patience())


def _days(record: Record, asked: _Asked) -> Iterator[TimelineDay]:
    """The days asked for; says so where there is none."""
    tell, count = Patience(), 0
    for day in timeline(record, asked.since, asked.last, asked.place, asked.types):
        tell("events", count)
        count += len(day.events)
        yield day
    if not count:
        complain(f"No event in {asked.record_path} fits what was asked.")


def _write_tally(found: Tally, asked: _Asked, out: IO[str]) -> None:
    if asked.form == "json":
        out.write(json_text(to_json(found)) + "\n")
    elif asked.form == "csv":
        out.writelines(f"{line}\n" for line in csv_lines(tally_rows(found)))
    elif asked.form == "svg":
        out.write(draw_series(found))
    else:
        out.write(render_tally(found, terminal_width()))


def _write_timeline(days: Iterator[TimelineDay], asked: _Asked, out: IO[str]) -> None:
    write: Mapping[str, Callable[[Iterable[TimelineDay], IO[str]], object]] = {
        "text": _write_text,
        "json": _write_json,
        "csv": lambda found, to: to.writelines(f"{line}\n" for line in csv_lines(timeline_rows(found))),
        "svg": lambda found, to: to.write(draw_days(found, asked.since, asked.last)),
    }
    write[asked.form](days, out)


def _write_text(days: Iterable[TimelineDay], out: IO[str]) -> None:
    width = terminal_width()
    for number, day in enumerate(days):
        out.write(("\n" if number else "") + render_day(day, width))


def _write_json(days: Iterable[TimelineDay], out: IO[str]) -> None:
    """A list, written a day at a time."""
    mark = "[\n"
    for day in days:
        out.write(mark + json_text(to_json(day)))
        mark = ",\n"
    out.write("[]\n" if mark == "[\n" else "\n]\n")
