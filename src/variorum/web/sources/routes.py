"""Routes: who is a source of the record, and what each said."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, ConfigDict

from variorum.store.reading_origins import TellingKind
from variorum.web.core.clocks import Asked
from variorum.web.core.knowledge import Books, Known
from variorum.web.core.paging import MOST_ROWS
from variorum.web.sources.listing import Sorting, page_of
from variorum.web.sources.one import Portrait, source_called, tellings_of
from variorum.web.sources.shapes import Source, Sources, Tellings

router = APIRouter(tags=["sources"])

Name = Annotated[str, Path(max_length=300, description="A source's key, or its name.")]


class SourceQuery(BaseModel):
    """Which sources are listed, and how."""

    model_config = ConfigDict(extra="ignore")

    q: Annotated[str, Query(max_length=200, description="Words of the name.")] = ""
    kind: Annotated[str, Query(max_length=40, description="One of the kinds of the answer.")] = ""
    sort: Annotated[Sorting, Query(description="What there is most of comes first; a name in order.")] = (
        "events"
    )
    after: Annotated[str | None, Query(max_length=2000)] = None
    limit: Annotated[int, Query(ge=1, le=MOST_ROWS)] = 50


class TellingQuery(BaseModel):
    """Which events of a source are listed, and how."""

    model_config = ConfigDict(extra="ignore")

    only: Annotated[TellingKind, Query(description="Those it tells alone, denies, and so on.")] = "all"
    order: Literal["newest", "oldest"] = "newest"
    after: Annotated[str | None, Query(max_length=2000)] = None
    limit: Annotated[int, Query(ge=1, le=MOST_ROWS)] = 50


@router.get("/sources")
def list_sources(asked: Asked, known: Known, query: Annotated[SourceQuery, Query()]) -> Sources:
    """Who is a source of the record, in numbers of what each said; none says who is to be believed."""
    wanted = (query.q, query.kind, query.sort)
    return page_of(asked, known.lexicon(), wanted, (query.after, query.limit))


@router.get("/sources/{name:path}/events")
def source_events(
    asked: Asked,
    known: Known,
    books: Books,
    name: Name,
    query: Annotated[TellingQuery, Query()],
) -> Tellings:
    """The events that a source tells or denies, by day, with its words."""
    found, _ = source_called(asked, known.lexicon(), name)
    return tellings_of(asked, found.key, query.only, books, (query.after, query.limit, query.order))


@router.get("/sources/{name:path}")
def source(asked: Asked, known: Known, name: Name) -> Source:
    """A source in numbers, and whom it stands beside."""
    found, everyone = source_called(asked, known.lexicon(), name)
    return Portrait(asked, known.lexicon(), found, everyone).drawn()
