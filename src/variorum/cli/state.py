"""variorum state: who is said to hold what on a day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import click

from variorum.cli.clock_options import clock_options
from variorum.cli.output import complain, say, say_csv, say_json, terminal_width
from variorum.cli.pack_option import pack_option
from variorum.cli.patience import Patience
from variorum.cli.reading import nothing_dated, opened
from variorum.lexicon.fold import fold
from variorum.lexicon.lexicon import Lexicon
from variorum.lexicon.packs import lexicon_with, load_packs
from variorum.model.codec import to_json
from variorum.model.control import SubjectKind
from variorum.model.errors import UsageError
from variorum.query.clock import last_day
from variorum.query.control.asking.answers import answer
from variorum.query.control.asking.naming import namesakes, subject_named
from variorum.query.control.asking.states import state_of, states
from variorum.query.control.records import StateAnswer, SubjectState
from variorum.query.control.rendering.roads import render_passage
from variorum.query.control.rendering.rows import rows
from variorum.query.control.rendering.states import render_answer, render_table
from variorum.query.control.roads.cutoffs import cut_off_at
from variorum.query.control.roads.passages import passage, passage_rows
from variorum.query.control.roads.road_record import RoadRecord
from variorum.query.control.roads.stretches import road_rows
from variorum.query.named import named
from variorum.query.printable import one_line
from variorum.store.record import Record

# Of the sides of a record as many are named as one line takes.
_SIDES = 6


class _Asked(NamedTuple):
    record_path: str
    as_of: str | None
    known_on: str | None
    place: str | None
    route: str | None
    start: str | None
    end: str | None
    side: str | None
    as_json: bool
    as_csv: bool
    packs: tuple[str, ...]


@click.command(
    epilog="Example: variorum state war.db --as-of 2020-02-28 --place Saraqib",
    short_help="Say who is said to hold what on a day.",
)
@click.argument("record_path", metavar="RECORD.db")
@clock_options
@click.option("--place", metavar="P", help="Only this place, with the words it rests on: a name or an id.")
@click.option("--route", metavar="R", help="Only this road, stretch by stretch: a name or an id.")
@click.option(
    "--from", "start", metavar="A", help="Whether a side can go from this place, with --to, --side."
)
@click.option("--to", "end", metavar="B", help="The place it goes to.")
@click.option("--side", metavar="S", help="The side that goes: an actor's name or id.")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
@click.option("--csv", "as_csv", is_flag=True, help="Print it as CSV, a line for each side.")
@pack_option
def command(**given: Any) -> None:
    """Say who is said to hold the places and roads of RECORD.db at the end of a day, on whose word.

    Without a place, a road or a way: a table of all, those with most accounts first.
    """
    asked = _Asked(**given)
    _check(asked)
    with opened(asked.record_path, asked.known_on, asked.packs) as record:
        day = asked.as_of or last_day(record)
        if day is None:
            raise nothing_dated(asked.record_path, asked.known_on, "--as-of")
        if asked.start is not None:
            _tell_passage(record, asked, day)
        elif asked.place is not None or asked.route is not None:
            _tell_one(record, asked, day)
        else:
            _tell_all(record, asked, day)


def _check(asked: _Asked) -> None:
    """Raise UsageError unless what is asked is one question, with one way to print it."""
    way = (asked.start, asked.end, asked.side)
    if any(way) and not all(way):
        raise UsageError("Whether a side can pass takes --from, --to and --side.", advice="Give all three.")
    if sum((asked.place is not None, asked.route is not None, any(way))) > 1:
        raise UsageError(
            "A question is of a place, of a road or of a way.", advice="Ask one after the other."
        )
    if asked.as_json and asked.as_csv:
        raise UsageError("The answer is JSON or CSV.", advice="Leave out --json or --csv.")


def _tell_all(record: Record, asked: _Asked, day: str) -> None:
    found = states(record, day, known_on=asked.known_on, tell=Patience())
    if asked.as_json:
        say_json([to_json(state) for state in found])
    elif asked.as_csv:
        say_csv(rows(found))
    else:
        _say_table(list(found), asked, day)


def _say_table(found: Sequence[SubjectState], asked: _Asked, day: str) -> None:
    told = [state for state in found if state.held or state.status == "left"]
    if not found:
        say(f"No claim in {asked.record_path} says who held a place or a road.")
    if told:
        for line in render_table(told):
            say(line)
    if len(found) > len(told):
        first = min(filter(None, map(_first_day, found)), default=None)
        since = f"; the first day told of is {first}" if first is not None and not told else ""
        more = f"{len(found) - len(told)} {'more ' if told else ''}places and roads"
        complain(f"Of {more} nothing is told of {day}{since}.")


def _first_day(state: SubjectState) -> str | None:
    return state.later.since.by if state.later is not None else None


def _tell_one(record: Record, asked: _Asked, day: str) -> None:
    found = _answer(record, asked, day)
    if asked.as_json:
        say_json(to_json(found))
    elif asked.as_csv:
        say_csv(road_rows(found.stretches) if found.stretches else rows((found.state, *found.state.parts)))
    else:
        say(render_answer(named(record, found, _lexicon(asked)), width=terminal_width()).rstrip())


def _answer(record: Record, asked: _Asked, day: str) -> StateAnswer:
    lexicon = _lexicon(asked)
    name = asked.place or asked.route or ""
    kind: SubjectKind = "place" if asked.place is not None else "route-segment"
    subject = subject_named(record, name, kind, lambda: lexicon)
    state = state_of(record, subject, day, known_on=asked.known_on, lexicon=lexicon)
    found = answer(record, state, namesakes=namesakes(record, name, subject, lexicon))
    if kind == "place":
        rings = cut_off_at(record, lexicon, subject.ground, day)
        return replace(found, state=replace(state, cut_off=rings))
    roads = RoadRecord(record, lexicon)
    road = roads.road(subject.ground)
    return replace(found, stretches=roads.states(road, day) if road is not None else ())


def _tell_passage(record: Record, asked: _Asked, day: str) -> None:
    found = passage(record, _lexicon(asked), asked.side or "", asked.start or "", asked.end or "", day)
    if found.side.id is None:
        _check_side(record, found.side.name)
    if asked.as_json:
        say_json(to_json(found))
    elif asked.as_csv:
        say_csv(passage_rows(found))
    else:
        say(render_passage(found, known_on=asked.known_on, width=terminal_width()).rstrip())


def _check_side(record: Record, name: str) -> None:
    """Raise UsageError where nobody called `name`, which the lexicon does not know, holds anything.

    A name that is misspelt would else be somebody to whom every way is blocked.
    """
    holders = Counter(party.name for holding in record.holdings() for party in holding.parties)
    if fold(name) not in {fold(holder) for holder in holders}:
        most = ", ".join(one_line(holder) for holder, _ in holders.most_common(_SIDES))
        raise UsageError(
            f"No side called {one_line(name)!r} is known.",
            advice=f"Sides said to hold something: {most}."
            if most
            else "The record has no holder of anything.",
        )


def _lexicon(asked: _Asked) -> Lexicon:
    return lexicon_with(load_packs(asked.packs))
