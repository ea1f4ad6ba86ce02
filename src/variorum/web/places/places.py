"""A place or a road with all that is told of who held it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from variorum.model.control import Party, Subject
from variorum.query.control.asking.holds import begun_of, held, origins_of
from variorum.query.control.asking.listing import (
    LineQuestion,
    SubjectLine,
    Telling,
    Untold,
    subject_lines,
    tellings,
    untold,
)
from variorum.query.control.asking.naming import namesakes
from variorum.query.control.asking.states import state_among
from variorum.query.control.asking.voicings import Voicings, holding_key, voices
from variorum.query.control.records import Held, SubjectState
from variorum.query.control.roads.cutoffs import cut_off_at
from variorum.query.places import since_order
from variorum.state.roads.network import known_network
from variorum.store.reading import RecordReader
from variorum.web.core.knowledge import Knowledge
from variorum.web.core.shapes import Days
from variorum.web.places.lines import head, hold, holding_line, side
from variorum.web.places.numbers import Page
from variorum.web.places.shapes import (
    Around,
    CutOffShape,
    DayCount,
    PartState,
    Place,
    PlaceRow,
    RoadMention,
    SideWords,
    SubjectHead,
)

# Of the origins of a side so many are named.
_NAMED = 4
# Of the denials of a holding so many have their day shown.
_DENIALS = 40
_NOT_TOLD = Telling(origins=0, days=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One page of places and roads, how many there are, and who is said to hold any of them."""

    rows: list[PlaceRow]
    total: int
    sides: list[str]


def place_rows(record: RecordReader, asked: LineQuestion, page: Page, *, with_untold: bool) -> Found:
    """The places and roads asked for; behind them, `with_untold`, those of which only events tell."""
    lines = subject_lines(record, asked)
    rest = untold(record, asked) if with_untold else []
    shown = lines[page.first : page.behind]
    told = tellings(record, shown)
    rows = [_row(record, line, told, asked.as_of) for line in shown]
    behind = max(0, page.first - len(lines))
    rows += [_untold_row(record, one) for one in rest[behind : behind + page.limit - len(shown)]]
    sides = sorted({one.holding.holder_name for line in lines for one in line.state.held})
    return Found(rows=rows, total=len(lines) + len(rest), sides=sides)


def _row(record: RecordReader, line: SubjectLine, told: dict[int, Telling], as_of: str) -> PlaceRow:
    numbers = {id(one): number for number, one in line.outlines}
    found = [told.get(number, _NOT_TOLD) for number, _ in line.outlines]
    spoken = list(chain.from_iterable(one.days for one in found))
    held = []
    for one in line.state.held:
        telling = told.get(numbers[id(one.holding)], _NOT_TOLD)
        made = side(one, telling.origins)
        days = {"told": telling.told(as_of), "stale_days": telling.stale_days(as_of)}
        held.append(made.model_copy(update=days))
    return PlaceRow(
        subject=head(line.subject),
        status=line.state.status,
        held=sorted(held, key=lambda one: -one.origins),
        last=hold(line.state.last),
        later=hold(line.state.later),
        holdings=len(line.outlines),
        claims=line.claims,
        events=record.event_count_at(line.subject.ground),
        first_day=min(spoken, default=None),
        last_day=max(spoken, default=None),
    )


def _untold_row(record: RecordReader, one: Untold) -> PlaceRow:
    where = record.where_at(one.key)
    subject = SubjectHead(
        kind=one.kind,
        id=one.key,
        ground=one.key,
        name=where.name if where is not None else one.key,
        part="",
        lat=where.lat if where is not None else None,
        lon=where.lon if where is not None else None,
        precision=where.precision if where is not None else 7,
    )
    return PlaceRow(
        subject=subject,
        status="unknown",
        held=[],
        last=None,
        later=None,
        holdings=0,
        claims=0,
        events=one.events,
        first_day=None,
        last_day=None,
    )


def place_of(record: RecordReader, known: Knowledge, subject: Subject, as_of: str, name: str) -> Place:
    """All that is told of who held `subject`, which was asked for by `name`."""
    lexicon = known.lexicon()
    ground = tuple(record.holdings_on(subject.ground))
    state = state_among(record, subject, ground, as_of, lexicon)
    # Of a road most is told stretch by stretch; the parts of a place have pages of their own.
    whole_road = subject.kind == "route-segment" and subject.id == subject.ground
    own = sorted((one for one in ground if whole_road or one.subject.id == subject.id), key=since_order)
    voicings = Voicings(record, lexicon)
    denied = record.published_of([claim for one in own for claim in one.denied_by[:_DENIALS]])
    lines = [holding_line(held(one, as_of, begun_of(one, own)), as_of, voicings, denied) for one in own]
    told = [day for line in lines for day in (line.told_first, line.told) if day]
    days = record.event_days_at(subject.ground)
    return Place(
        subject=head(subject),
        aliases=list(subject.aliases),
        as_of=as_of,
        status=state.status,
        sides=[_words(voicings, one) for one in state.held],
        undated=[_words(voicings, held(one, as_of, one.since)) for one in state.undated],
        last=hold(state.last),
        later=hold(state.later),
        contained=[side(one) for one in state.contained],
        parts=[_part(part) for part in state.parts],
        holdings=lines,
        namesakes=[head(one) for one in namesakes(record, name, subject, lexicon)],
        events=record.event_count_at(subject.ground),
        event_days=[DayCount(day=day, events=count) for day, count in days],
        first_day=min(told, default=None),
        last_day=max(told, default=None),
    )


def _words(voicings: Voicings, one: Held) -> SideWords:
    holding = one.holding
    by = voices(voicings.said_of(holding, 0, _NAMED))
    against = voices(voicings.gainsaid(holding, 0, _NAMED))
    return SideWords(
        side=side(one),
        key=holding_key(holding),
        by=by,
        by_more=max(0, len(origins_of(holding)) - len(by)),
        against=against,
        against_more=max(0, len(holding.denied_by) - _NAMED),
    )


def _part(state: SubjectState) -> PartState:
    return PartState(
        subject=head(state.subject),
        status=state.status,
        held=[side(one) for one in state.held],
        holdings=len(state.held) + len(state.undated) + (state.last is not None),
    )


def around_of(record: RecordReader, known: Knowledge, subject: Subject, as_of: str) -> Around:
    """The known roads through a place, and whether it is cut off."""
    network = known_network(known.lexicon())
    roads = {one.route_id: one.route_name for one in network.meeting_in(subject.ground)}
    found = cut_off_at(record, known.lexicon(), subject.ground, as_of) if subject.kind == "place" else ()
    return Around(
        roads=[RoadMention(id=key, name=name) for key, name in roads.items()],
        cut_off=[
            CutOffShape(
                subject=head(one.subject),
                who=_names(one.who),
                by=_names(one.by),
                since=Days(earliest=one.since.earliest, latest=one.since.latest),
                basis=one.basis,
                origins=len(one.origins),
                claims=list(one.claims),
                denied_by=list(one.denied_by),
            )
            for one in found
        ],
    )


def _names(parties: Sequence[Party]) -> list[str]:
    return [party.name for party in parties]
