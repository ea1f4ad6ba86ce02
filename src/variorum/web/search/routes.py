"""Routes: finding words in articles, and events, places, roads, sources and ids by name."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query

from variorum.web.core.clocks import Asked
from variorum.web.core.knowledge import Books, Known
from variorum.web.core.paging import After, Limit
from variorum.web.search.finding import Search
from variorum.web.search.shapes import Found, FoundArticles, FoundEvents

router = APIRouter(tags=["search"])

Typed = Annotated[
    str,
    Query(
        max_length=500,
        description='Words, "words in a row", -without, begin*; outlet:, published:, from:, to:, place:,'
        " type:, status: and speaker: cut down what is found. Anything may be typed.",
    ),
]
Order = Annotated[
    Literal["best", "newest"],
    Query(description="Those that say the words most first, or those published last."),
]
_FIRST_ARTICLES = 10
_FIRST_EVENTS = 8


async def searching(asked: Asked, books: Books, known: Known, q: Typed = "") -> Search:
    """The question of a request."""
    return Search(asked, q, books, known)


Searching = Annotated[Search, Depends(searching)]


@router.get("/search")
def search(found: Searching) -> Found:
    """The first of all that is found, of each kind."""
    return Found(
        reading=found.reading(),
        ids=found.ids(),
        places=found.places(),
        parties=found.parties(),
        sources=found.sources(),
        events=found.events(None, _FIRST_EVENTS),
        articles=found.articles(None, _FIRST_ARTICLES, newest=False),
    )


@router.get("/search/articles")
def search_articles(
    found: Searching, order: Order = "best", after: After = None, limit: Limit = 20
) -> FoundArticles:
    """Articles that have the words, page by page."""
    return found.articles(after, limit, newest=order == "newest")


@router.get("/search/events")
def search_events(found: Searching, after: After = None, limit: Limit = 50) -> FoundEvents:
    """Events whose label has the words, the latest first, page by page."""
    return found.events(after, limit)
