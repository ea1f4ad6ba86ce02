"""Figures with their ranges: what events count of people, and by whose word."""

from __future__ import annotations

from collections.abc import Mapping

from variorum.brief.clauses import figure_words, grounds_on, noun_of
from variorum.brief.days import when_words
from variorum.brief.desk import Desk, count_sentence, section
from variorum.brief.names import called
from variorum.brief.records import Drawing, Note, Paragraph, Row, Section, Table
from variorum.brief.wording import capitalised, load_wording
from variorum.draw.series import draw_series
from variorum.model.claims import FigureKind
from variorum.model.events import Account, Event, EventFigure
from variorum.query.named import named
from variorum.query.phrases import bounds
from variorum.query.timeline.phrases import amount_words
from variorum.state.tallies.records import Tally, TallySeries

_ROWS = 8
_ACCOUNTS = 6
_CLAIMS = 6
_TOTALS = (
    "Who is counted",
    "Total",
    "Events",
    "Disputed",
    "That may overlap",
    "Not added, without a day",
)
_COLUMNS = ("Event", "Who is counted", "Lowest to highest", "Best supported", "Accounts")


def figures(desk: Desk) -> Section:
    """The section: tallies by account where the record has them, then the figures of single events."""
    tolls = desk.gathered.tolls
    shown = tolls.first()[:_ROWS]
    if not shown:
        empty = [count_sentence("no_figures", desk.whole())] if desk.voices.heads else []
        return section("figures", Paragraph(sentences=tuple(empty), listed=False))
    tallies = desk.gathered.totals.tallies()
    return section(
        "figures",
        *_totals(tallies, desk),
        Table(
            caption="Counts of people by event",
            columns=_COLUMNS,
            rows=tuple(_row(event, figure, desk) for event, figure in shown),
            left_out=tolls.total - len(shown),
            kind="figure",
        ),
        Note(text=load_wording().labels["note"]["figures"]),
    )


def _totals(tallies: Mapping[FigureKind, Tally], desk: Desk) -> list[Table | Note | Drawing]:
    """Running totals by whose people they are, with the dead drawn over time where there are days enough."""
    rows = [row for tally in tallies.values() for one in tally.series if (row := _total(tally, one))]
    if not rows:
        return []
    note = load_wording().labels["note"]
    table = Table(
        caption="Totals, by whose people they are",
        columns=_TOTALS,
        rows=tuple(rows[:_ROWS]),
        left_out=max(len(rows) - _ROWS, 0),
        kind="total",
    )
    killed = tallies["killed"]
    if not any(len(one.points) > 1 for one in killed.series):
        return [table, Note(text=note["totals"])]
    return [
        table,
        Note(text=note["totals"]),
        Drawing(svg=draw_series(named(desk.record, killed, desk.voices.lexicon)), caption=note["killed"]),
    ]


def _total(tally: Tally, one: TallySeries) -> Row | None:
    """A total of one party's people; None where no event of it has a day."""
    total = one.total
    if total is None or not total.claims:
        return None
    kind = load_wording().labels["figure"][tally.question.kind]
    homes = ", homes or families" if one.households else ""
    return Row(
        cells=(
            f"{capitalised(kind)}{homes}: {called(one.name) if one.name else 'whose people is not told'}",
            amount_words(total.amount),
            f"{len(total.events):,}",
            f"{total.disputed:,}",
            f"{one.may_overlap:,}",
            f"{len(one.undated):,}",
        ),
        grounds=grounds_on([(claim, claim) for claim in total.claims], len(total.origins), _CLAIMS),
    )


def _row(event: Event, figure: EventFigure, desk: Desk) -> Row:
    desk.voices.learn(event)
    standing = "" if event.status == "corroborated" else f" [{event.status.replace('-', ' ')}]"
    pairs = [(account.claim_id, account.origin) for account in figure.accounts]
    return Row(
        cells=(
            f"{capitalised(noun_of(event))}{when_words(event.when)}{standing}",
            capitalised(figure_words(figure)),
            bounds(figure.low, figure.high),
            bounds(figure.best, figure.best) if figure.best is not None else "none",
            _accounts(figure, desk),
        ),
        grounds=grounds_on(pairs, len({origin for _, origin in pairs})),
    )


def _accounts(figure: EventFigure, desk: Desk) -> str:
    """What each origin counts; a count that was overtaken is said to be."""
    told: dict[str, None] = {}
    for account in sorted(figure.accounts, key=_in_time):
        overtaken = " (overtaken)" if account.relation == "updates" else ""
        told[f"{desk.voices.name(account.origin)}: {bounds(account.low, account.high)}{overtaken}"] = None
    shown = list(told)[:_ACCOUNTS]
    more = f"; {len(told) - len(shown)} more" if len(told) > len(shown) else ""
    return capitalised("; ".join(shown) + more)


def _in_time(account: Account) -> tuple[str, str]:
    return account.published or "9999", account.claim_id
