"""Shapes of the brief: nothing is said without what it rests on."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from variorum.brief.records import Standing
from variorum.web.core.shapes import Shape, Text


class BriefGrounds(Shape):
    """What a sentence or a row rests on.

    `references` are numbers of the apparatus, `more` how many further claims there are besides, `origins`
    how many independent original sources stand behind the claims. `documents` counts articles, `issues` are
    codes of what was not understood.
    """

    references: list[int]
    more: int
    origins: int
    documents: int
    issues: list[str]


class BriefAbout(Shape):
    """What a sentence is about: the view that shows it in full, and its id there."""

    view: Literal["event", "place", "road"]
    id: str


class BriefSentence(Shape):
    """A plain sentence with what it rests on; `standing` counted: it counts what the record holds."""

    text: Text
    standing: Standing
    grounds: BriefGrounds
    about: BriefAbout | None


class BriefParagraph(Shape):
    """Sentences under a heading, which may be empty. `listed`: each stands by itself."""

    kind: Literal["paragraph"] = "paragraph"
    heading: Text
    sentences: list[BriefSentence]
    listed: bool
    more: str


class BriefRow(Shape):
    """A row of a table, a text for each column, with what it rests on."""

    cells: list[Text]
    grounds: BriefGrounds


class BriefTable(Shape):
    """Rows under columns; the first column names the row."""

    kind: Literal["table"] = "table"
    caption: Text
    columns: list[Text]
    rows: list[BriefRow]
    more: str


class BriefDrawing(Shape):
    """A drawing that /api/brief/drawings gives by its `name`; `shows` says in words what is on it."""

    kind: Literal["drawing"] = "drawing"
    name: str
    caption: Text
    shows: Text
    width: float
    height: float


class BriefNote(Shape):
    """Fixed words of the program's own, which say nothing of the war."""

    kind: Literal["note"] = "note"
    heading: Text
    text: Text


BriefBlock = Annotated[BriefParagraph | BriefTable | BriefDrawing | BriefNote, Field(discriminator="kind")]


class BriefSection(Shape):
    """A part of the brief; `key` names it in addresses."""

    key: str
    heading: Text
    blocks: list[BriefBlock]


class BriefReference(Shape):
    """A claim in the apparatus: its words within their sentence, and where they stand."""

    number: int
    claim_id: str
    document_id: str | None
    before: Text
    quote: Text
    after: Text
    title: Text
    outlet: Text
    published: str | None
    speakers: list[Text]
    hedged: bool
    denies: bool


class BriefScope(Shape):
    """What the brief is of: ISO days and a place by name; null where not asked for."""

    as_of: str | None
    since: str | None
    known_on: str | None
    place: Text | None


class WholeBrief(Shape):
    """The sections in their order, and the claims that they refer to."""

    title: Text
    scope: BriefScope
    sections: list[BriefSection]
    references: list[BriefReference]
