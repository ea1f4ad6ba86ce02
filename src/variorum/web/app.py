"""The application: all topics under /api, and the page on every other address."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from anyio.to_thread import current_default_thread_limiter
from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute
from starlette.middleware import Middleware
from starlette.middleware.gzip import DEFAULT_EXCLUDED_CONTENT_TYPES, GZipMiddleware

from variorum import __version__
from variorum.web import brief, documents, events, issues, overview, places, review, search, sources, timeline
from variorum.web import map as map_topic
from variorum.web.core.desk import Desk
from variorum.web.core.faults import FAULTS, add_faults
from variorum.web.core.guard import Guard
from variorum.web.core.kept import Kept
from variorum.web.core.settings import Settings
from variorum.web.core.worked import Works
from variorum.web.page_files import add_page
from variorum.web.review.ledger import Judging

# Topics, in the order of the OpenAPI document.
TOPICS: tuple[APIRouter, ...] = (
    overview.router,
    map_topic.router,
    events.router,
    places.router,
    timeline.router,
    documents.router,
    sources.router,
    issues.router,
    search.router,
    brief.router,
    review.router,
)

# So many requests are worked on at once; the others wait their turn. They share one processor but where
# SQLite reads: with more, each would only take longer, and those that take long the most.
_AT_ONCE = 3
# Tiles are packed already and asked for in parts.
_NOT_PACKED = (*DEFAULT_EXCLUDED_CONTENT_TYPES, "application/octet-stream")


def make_app(settings: Settings) -> FastAPI:
    """The application that serves the record of `settings`."""
    desk = Desk(settings)
    works = Works(settings)
    judging = Judging(settings)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        current_default_thread_limiter().total_tokens = _AT_ONCE
        yield
        works.stop()
        judging.stop()
        desk.close()

    app = FastAPI(
        title="Variorum",
        version=__version__,
        description="One sourced, dated, mapped record from many news reports that disagree.",
        openapi_url="/api/openapi.json",
        # Their pages load scripts from elsewhere.
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
        generate_unique_id_function=_name_of,
        middleware=[
            Middleware(Guard, settings=settings),
            Middleware(Kept, desk=desk),
            Middleware(GZipMiddleware, minimum_size=1024, compresslevel=5, exclude_content_types=_NOT_PACKED),
        ],
    )
    app.state.desk = desk
    app.state.works = works
    app.state.judging = judging
    add_faults(app)
    for router in TOPICS:
        app.include_router(router, prefix="/api", responses=FAULTS)
    add_page(app, tiles=settings.tiles_file)
    return app


def _name_of(route: APIRoute) -> str:
    """What programs call a route by: the name of its function."""
    return route.name
