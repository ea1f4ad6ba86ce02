"""GET /api/record."""

from __future__ import annotations

from fastapi import APIRouter

from variorum import __version__
from variorum.query.clock import last_day
from variorum.web.core.clocks import Asked, TheDesk
from variorum.web.overview.shapes import Overview, RecordNumbers

router = APIRouter(tags=["record"])


@router.get("/record")
def record(asked: Asked, desk: TheDesk) -> Overview:
    """What the record holds, and how it is served."""
    settings = desk.settings
    return Overview(
        name=settings.record.stem,
        numbers=RecordNumbers.model_validate(asked.counts()),
        first_day=asked.first_published(),
        last_day=asked.last_published(),
        as_of=last_day(asked),
        current=asked.views_are_current(),
        review=settings.review,
        tiles=settings.tiles,
        version=__version__,
    )
