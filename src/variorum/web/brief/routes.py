"""Routes: the brief as typed sentences, its drawings, and the brief as a file to keep."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Path, Query
from starlette.responses import Response

from variorum.query.printable import one_line
from variorum.web.brief.making import BriefQuestion, MadeBrief, made_brief
from variorum.web.brief.shapes import WholeBrief
from variorum.web.core.clocks import AsOf, KnownOn, TheDesk
from variorum.web.core.faults import UnknownError
from variorum.web.core.worked import TheWorks, Worked

router = APIRouter(tags=["brief"])

_NAME = 300
_SHOWN = 60
# A brief that was put into a file stands by itself: nothing is loaded, and nothing in it runs.
_ALONE = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")

PlaceName = Annotated[
    str | None, Query(alias="place", max_length=_NAME, description="A place or road, by id or name.")
]
Since = Annotated[
    date | None, Query(description="Say what changed after this day; by default a week before `as_of`.")
]


class AskedBrief:
    """The brief that a request asks for."""

    def __init__(
        self,
        desk: TheDesk,
        works: TheWorks,
        as_of: AsOf = None,
        known_on: KnownOn = None,
        place: PlaceName = None,
        since: Since = None,
    ) -> None:
        self._desk, self._works = desk, works
        self._question = BriefQuestion(
            as_of=as_of,
            known_on=known_on,
            since=since.isoformat() if since is not None else None,
            place=(place or "").strip() or None,
            packs=desk.settings.packs,
        )

    def made(self) -> Worked[MadeBrief]:
        """The brief. Raises BeingMadeError while it is made, UsageError where it cannot be."""
        known_on = self._question.known_on
        if known_on is not None:
            with self._desk.record(known_on):
                pass
        return self._works.ask(made_brief, self._question, known_on=known_on, mark=self._desk.mark())

    def file(self, body: bytes, media_type: str, ending: str, made: Worked[MadeBrief]) -> Response:
        """The brief as a file to keep, named for its record and its day."""
        day = f"-{made.answer.day}" if made.answer.day else ""
        name = f"{self._desk.settings.record.stem}-brief{day}.{ending}"
        plain = _UNSAFE.sub("-", name)
        kept = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='', errors='replace')}"
        headers = {**made.headers, "Content-Disposition": kept, "Content-Security-Policy": _ALONE}
        return Response(body, media_type=media_type, headers=headers)


TheBrief = Annotated[AskedBrief, Depends()]


@router.get("/brief", response_model=WholeBrief)
def brief(asked: TheBrief) -> Response:
    """The brief as typed sentences, each with what it rests on."""
    made = asked.made()
    return Response(made.answer.answer, media_type="application/json", headers=made.headers)


@router.get("/brief.md", response_class=Response, responses={200: {"content": {"text/markdown": {}}}})
def brief_as_markdown(asked: TheBrief) -> Response:
    """The brief as a Markdown file."""
    made = asked.made()
    return asked.file(made.answer.markdown, "text/markdown; charset=utf-8", "md", made)


@router.get("/brief.html", response_class=Response, responses={200: {"content": {"text/html": {}}}})
def brief_as_html(asked: TheBrief) -> Response:
    """The brief as an HTML file that stands by itself."""
    made = asked.made()
    return asked.file(made.answer.html, "text/html; charset=utf-8", "html", made)


@router.get(
    "/brief/drawings/{name}.svg", response_class=Response, responses={200: {"content": {"image/svg+xml": {}}}}
)
def brief_drawing(asked: TheBrief, name: Annotated[str, Path(max_length=_NAME)]) -> Response:
    """A drawing of the brief: a map of who held what, or figures over time."""
    made = asked.made()
    drawn = made.answer.drawings.get(name)
    if drawn is None:
        raise UnknownError(
            f"The brief has no drawing “{one_line(name)[:_SHOWN]}”.", near=list(made.answer.drawings)
        )
    headers = {**made.headers, "Content-Security-Policy": _ALONE}
    return Response(drawn, media_type="image/svg+xml", headers=headers)
