"""GET /api/places and what is asked of one place."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from variorum.model.claims import FigureKind
from variorum.model.control import Holding
from variorum.query.clock import last_day
from variorum.query.control.asking.listing import LineQuestion
from variorum.query.control.asking.voicings import Voicings, holding_key
from variorum.store.reading import RecordReader
from variorum.web.core.clocks import Asked, AsOf, day_asked
from variorum.web.core.faults import UnknownError
from variorum.web.core.knowledge import Known
from variorum.web.core.paging import After, Limit, key_pair, mark
from variorum.web.core.subjects import subject_meant, subjects_meant
from variorum.web.places.lines import account, event_row, figure_rows, head, reasons
from variorum.web.places.numbers import ThePage, TheWanted
from variorum.web.places.places import around_of, place_of, place_rows
from variorum.web.places.routes_changes import router as changes
from variorum.web.places.routes_roads import router as roads
from variorum.web.places.shapes import (
    Around,
    HoldingAccounts,
    PlaceAnswer,
    PlaceEvents,
    PlaceFigures,
    PlaceNames,
    Places,
    Spelling,
    TypeCount,
)

router = APIRouter(tags=["places"])

_FIGURES: tuple[FigureKind, ...] = ("killed", "injured", "displaced", "captured_people", "missing")
# Of a place of very many claims so many are read for what they call it.
_READ = 1000


@router.get("/places")
def places(asked: Asked, as_of: AsOf, wanted: TheWanted, page: ThePage) -> Places:
    """Places and roads and who is said to hold them on a day, those most told of first."""
    day = as_of or last_day(asked)
    if day is None:
        return Places(rows=[], next=None, total=0, as_of=None, sides=[])
    question = LineQuestion(
        as_of=day, kind=wanted.kind, status=wanted.status, holder=wanted.side, called=wanted.name
    )
    found = place_rows(asked, question, page, with_untold=not wanted.told)
    return Places(
        rows=found.rows, next=page.next(found.total), total=found.total, as_of=day, sides=found.sides
    )


@router.get("/places/{key:path}/accounts")
def place_accounts(
    asked: Asked,
    known: Known,
    page: ThePage,
    key: str,
    holding: Annotated[str, Query(max_length=100, description="The key of a holding of it.")],
    denials: Annotated[bool, Query(description="Those that gainsay it, not those that have it so.")] = False,
) -> HoldingAccounts:
    """The accounts of a holding in their words, one of each origin first; or those that gainsay it."""
    found = _holding(asked, known, key, holding)
    voicings = Voicings(asked, known.lexicon())
    tell = voicings.gainsaid if denials else voicings.said_of
    shown = tell(found, page.first, page.limit)
    total = len(found.denied_by if denials else found.claims)
    why = reasons(found, voicings)
    return HoldingAccounts(
        rows=[account(one) for one in shown],
        next=page.next(total),
        total=total,
        reasons=why,
        reasons_left_out=len(found.reasons) - len(why),
    )


@router.get("/places/{key:path}/events")
def place_events(
    asked: Asked,
    known: Known,
    key: str,
    kind: Annotated[str, Query(max_length=60, description="Only events of this type.")] = "",
    after: After = None,
    limit: Limit = 25,
) -> PlaceEvents:
    """The events at a place or on a road, by day; those that nothing dates last."""
    ground = subject_meant(asked, known, key).ground
    kinds = (kind,) if kind else ()
    lines = asked.event_lines_at(ground, limit + 1, key_pair(after), kinds=kinds)
    types = asked.event_types_at(ground)
    return PlaceEvents(
        rows=[event_row(line) for line in lines[:limit]],
        next=mark(*lines[limit - 1].key) if len(lines) > limit else None,
        total=sum(count for name, count in types if not kind or name == kind),
        types=[TypeCount(event_type=name, events=count) for name, count in types],
    )


@router.get("/places/{key:path}/figures")
def place_figures(asked: Asked, known: Known, key: str, page: ThePage) -> PlaceFigures:
    """People killed, hurt, displaced, captured or missing there, event by event and never added up."""
    ground = subject_meant(asked, known, key).ground
    rows = figure_rows(asked.figure_lines_at(ground, _FIGURES))
    return PlaceFigures(rows=rows[page.first : page.behind], next=page.next(len(rows)), total=len(rows))


@router.get("/places/{key:path}/names")
def place_names(asked: Asked, known: Known, key: str) -> PlaceNames:
    """What articles call a place, and how often."""
    subject = subject_meant(asked, known, key)
    found = asked.spellings_at(subject.ground, _READ)
    return PlaceNames(
        names=[Spelling(name=name, claims=count) for name, count in found],
        aliases=list(subject.aliases),
        read=_READ,
    )


@router.get("/places/{key:path}/around")
def place_around(asked: Asked, known: Known, key: str, as_of: AsOf) -> Around:
    """The known roads through a place, and whether it is said or inferred to be cut off on a day."""
    subject = subject_meant(asked, known, key)
    return around_of(asked, known, subject, day_asked(asked, as_of))


# Behind all that is asked of one place: a key may have slashes.
@router.get("/places/{key:path}")
def place(asked: Asked, known: Known, key: str, as_of: AsOf) -> PlaceAnswer:
    """Who held a place or a road when, on whose word, and who denies it; `key` is its id or a name."""
    found = subjects_meant(asked, known, key)
    if len(found) > 1:
        return PlaceAnswer(place=None, choices=[head(one) for one in found])
    day = day_asked(asked, as_of)
    return PlaceAnswer(place=place_of(asked, known, found[0], day, key), choices=[])


def _holding(record: RecordReader, known: Known, key: str, wanted: str) -> Holding:
    subject = subject_meant(record, known, key)
    for one in record.holdings_on(subject.ground):
        if holding_key(one) == wanted:
            return one
    raise UnknownError(
        "The record has no such holding of it any more.", advice="Open the place again.", near=[subject.id]
    )


router.include_router(roads)
router.include_router(changes)
