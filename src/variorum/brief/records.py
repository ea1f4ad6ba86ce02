"""What a brief is made of: nothing is said without what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Standing = Literal["agreed", "claimed", "disputed", "denied", "inferred", "retracted", "counted"]
"""How a sentence stands: two or more independent origins have it so; one origin, or several whose
independence is not shown; somebody denies it or accounts part; it is only known from its denial; it
follows from what is told of something else; those who told it took it back; it counts what the record
holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """What a sentence or a row rests on: claims with the number of their origins, documents, or issues.

    `claims` are ids, `more` how many further claims there are besides. `origins` counts independent
    original sources behind the claims. `issues` are codes. Raises ValueError where there is nothing of
    these, and for claims without an origin.
    """

    claims: tuple[str, ...] = ()
    more: int = 0
    origins: int = 0
    documents: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not (self.claims or self.documents or self.issues):
            raise ValueError("A sentence rests on no claim, no document and no issue.")
        if self.claims and self.origins < 1:
            raise ValueError("A sentence rests on claims and counts no origin.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A plain sentence with what it rests on.

    `about` is what `variorum explain` takes to say why: the id of an event or a subject, empty for
    counts.
    """

    text: str
    standing: Standing
    grounds: Grounds
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table, a text for each column, with what it rests on."""

    cells: tuple[str, ...]
    grounds: Grounds


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Sentences under a heading of their own, which may be empty.

    `listed`: each stands by itself. `left_out` counts those that there was no room for, `kind` says of
    what.
    """

    sentences: tuple[Sentence, ...]
    heading: str = ""
    listed: bool = True
    left_out: int = 0
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under columns; the first column names the row."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    left_out: int = 0
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A drawing as one SVG element, and what it shows in words."""

    svg: str
    caption: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Fixed words of the program's own, which say nothing of the war; `heading` may be empty."""

    text: str
    heading: str = ""


Block = Paragraph | Table | Drawing | Note


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the brief; `key` names it in addresses."""

    key: str
    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A claim in the apparatus: its words within their sentence, and where they stand.

    `number` counts references from 1 in the order of the brief. `before`, `quote` and `after` make the
    sentence. `published` is an ISO day, None where the document gives none.
    """

    number: int
    claim_id: str
    before: str
    quote: str
    after: str
    title: str
    outlet: str
    published: str | None
    source: str
    speakers: tuple[str, ...]
    hedged: bool
    denies: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a brief is asked: days are ISO days; `place` is a name as given, None for all places.

    `as_of` is None only where nothing in the record has a day; `whole_record` where it was not asked for and
    is the record's last.
    """

    as_of: str | None
    since: str | None
    whole_record: bool = True
    known_on: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """The sections in their order, and the claims that they refer to."""

    title: str
    scope: Scope
    sections: tuple[Section, ...]
    references: tuple[Reference, ...]

    def numbers(self) -> dict[str, int]:
        """The number of each claim referred to."""
        return {one.claim_id: one.number for one in self.references}


def grounds_in(sections: tuple[Section, ...]) -> list[Grounds]:
    """What all sentences and rows rest on, in the order of the brief."""
    found: list[Grounds] = []
    for section in sections:
        for block in section.blocks:
            if isinstance(block, Paragraph):
                found += [one.grounds for one in block.sentences]
            elif isinstance(block, Table):
                found += [row.grounds for row in block.rows]
    return found
