"""Who held what: a table, a map where places have coordinates, what is cut off, and what has no day."""

from __future__ import annotations

from itertools import groupby

from variorum.brief.clauses import grounds_on
from variorum.brief.days import day_words, range_words
from variorum.brief.desk import Desk, count_sentence, section
from variorum.brief.held import (
    cut_off_sentence,
    holding_grounds,
    is_told,
    learn,
    side_names,
    undated_sentence,
)
from variorum.brief.names import party_names, row_name
from variorum.brief.records import Drawing, Note, Paragraph, Row, Section, Table
from variorum.brief.voices import Voices
from variorum.brief.wording import capitalised, load_wording
from variorum.draw.map import control_map
from variorum.model.roads import StretchState
from variorum.query.control.asking.holds import origins_of
from variorum.query.control.records import Held, SubjectState
from variorum.query.phrases import counted

_ROWS = 20
_COLUMNS = ("Place or road", "Held by", "Status", "Since", "Last told", "On whose word")
_ROAD_COLUMNS = ("Stretch of road", "Held by", "Status", "Basis", "Last told", "On whose word")


def control(desk: Desk) -> Section:
    """The section."""
    told = [state for state in desk.states if is_told(state)]
    if not told and not desk.undated and not desk.stretches:
        empty = [count_sentence("no_control", desk.whole())] if desk.voices.heads else []
        return section("control", Paragraph(sentences=tuple(empty), listed=False))
    shown = told[:_ROWS]
    undated = desk.undated[: desk.most]
    return section(
        "control",
        _map(desk, told),
        Table(
            caption="Who held what"
            + (f" at the end of {day_words(desk.scope.as_of)}" if desk.scope.as_of else ""),
            columns=_COLUMNS,
            rows=tuple(_row(state, desk.voices) for state in shown),
            left_out=len(told) - len(shown),
            kind="place or stretch of road",
        )
        if shown
        else None,
        _roads(desk),
        Paragraph(
            heading="Cut off",
            sentences=tuple(cut_off_sentence(cut, desk.voices) for cut in desk.cut_off[: desk.most]),
            left_out=max(len(desk.cut_off) - desk.most, 0),
            kind="place or group",
        ),
        Paragraph(
            heading="Told without a day",
            sentences=tuple(undated_sentence(holding, desk.voices) for holding in undated),
            left_out=len(desk.undated) - len(undated),
            kind="holding",
        ),
    )


def _map(desk: Desk, told: list[SubjectState]) -> Drawing | Note | None:
    day = f" at the end of {day_words(desk.scope.as_of)}" if desk.scope.as_of else ""
    drawn = control_map(told, desk.stretches, title=f"Who was said to hold what{day}")
    if drawn is None:
        return Note(text=load_wording().labels["note"]["no_map"])
    return Drawing(
        svg=drawn,
        caption=load_wording().labels["note"]["map"],
    )


def _row(state: SubjectState, voices: Voices) -> Row:
    labels = load_wording().labels
    held = list(state.held)
    for one in held:
        learn(one.holding, voices)
    if not held and state.last is not None:
        learn(state.last, voices)
        return Row(
            cells=(
                row_name(state.subject),
                f"Nobody known; {party_names(state.last.parties) or state.last.holder_name} left",
                labels["status"]["left"],
                f"left{range_words(state.last.until, 'until')}",
                "",
                capitalised(voices.names(origins_of(state.last))),
            ),
            grounds=holding_grounds((state.last,)),
        )
    basis = {labels["basis"][one.basis] for one in held if one.basis != "stated"}
    begun = (range_words(one.begun, "since").strip(" ,").removeprefix("since ") for one in held)
    since = list(dict.fromkeys(begun))
    return Row(
        cells=(
            row_name(state.subject),
            side_names(state),
            ", ".join((labels["status"][state.status], *sorted(basis))),
            " / ".join(since),
            " / ".join(dict.fromkeys(_told(one) for one in held)),
            capitalised(" / ".join(dict.fromkeys(voices.names(origins_of(one.holding)) for one in held))),
        ),
        grounds=holding_grounds([one.holding for one in held]),
    )


def _told(held: Held) -> str:
    if held.told is None or held.stale_days is None:
        return "day not told"
    age = "that day" if held.stale_days == 0 else f"{counted(held.stale_days, 'day')} before"
    return f"{day_words(held.told)}, {age}"


def _roads(desk: Desk) -> Table | None:
    """Stretches by road; those that follow each other and stand alike are one row."""
    told = [stretch for stretch in desk.stretches if stretch.claims]
    runs = [list(run) for _, run in groupby(told, key=_standing)]
    if not runs:
        return None
    return Table(
        caption="Stretches of known roads, schematic: their course between the towns is not known",
        columns=_ROAD_COLUMNS,
        rows=tuple(_road_row(run, desk) for run in runs[:_ROWS]),
        left_out=max(len(runs) - _ROWS, 0),
        kind="stretch of road",
    )


def _standing(state: StretchState) -> tuple[object, ...]:
    return state.stretch.route_id, state.status, state.basis, state.holders, state.claims, state.denied_by


def _road_row(run: list[StretchState], desk: Desk) -> Row:
    labels = load_wording().labels
    state, first, last = run[0], run[0].stretch, run[-1].stretch
    claims = (*state.claims, *state.denied_by)
    desk.voices.learn_from(state.claims)
    holders = party_names(state.holders)
    if holders and state.status == "unknown":
        holders = f"{holders}, of a part of it"
    return Row(
        cells=(
            f"{first.route_name}: {first.start.name} to {last.end.name}",
            capitalised(holders) or "Not known",
            labels["status"][state.status],
            labels["basis"][state.basis],
            day_words(state.told) if state.told else "day not told",
            capitalised(desk.voices.names(state.origins)),
        ),
        grounds=grounds_on([(claim, claim) for claim in claims], len(state.origins)),
    )
