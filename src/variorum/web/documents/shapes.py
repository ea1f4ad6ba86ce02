"""Shapes of articles: in lists, as they were kept, and two side by side."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from variorum.model.claims import FigureKind, FigureScope, Modality, Relation, WhenBasis
from variorum.model.documents import PublishedBasis, Role
from variorum.model.events import CarriedBasis, CarriedKind, CopyKind
from variorum.model.issues import Severity
from variorum.web.core.shapes import ClaimEvent, DocumentHead, Meaning, Paged, Shape, Text

MarkRole = Literal[
    "words",
    "again",
    "content",
    "agent",
    "patient",
    "place",
    "route",
    "time",
    "figure",
    "speaker",
    "cue",
    "carried",
    "issue",
]


class PublicationDay(Shape):
    """The day of publication, what it is known from, and what bounds it where it is not known."""

    day: str | None
    basis: PublishedBasis
    meaning: str = Field(description="What `basis` means.")
    text: Text = Field(description="The words that give it.")
    earliest: str | None
    earliest_text: Text
    latest: str | None
    latest_text: Text


class RelatedDocument(Shape):
    """Another document whose text this one shares.

    `by` says that the other was carried from this one, `edition` that both are states of one page of one
    outlet; `edition_number` is 2 for the second state. `containment` (0 to 1) is the share of the shorter
    text that stands in the longer.
    """

    document: DocumentHead
    kind: CopyKind
    containment: float
    edition: bool
    edition_number: int | None
    by: bool


class DocumentRow(Shape):
    """An article in a list; `copied` counts the documents that are copies of it."""

    document: DocumentHead
    published: PublicationDay
    opening: Text
    claims: int
    issues: int
    copy_of: list[RelatedDocument]
    copied: int


class Documents(Paged[DocumentRow]):
    """Articles by day of publication; `total` stands on the first page."""


class DocumentChoice(Shape):
    """A value that a list can be cut down to, and how many documents have it."""

    value: str
    documents: int


class DocumentChoices(Shape):
    """What lists of articles can be cut down to."""

    outlets: list[DocumentChoice]
    languages: list[DocumentChoice]


class ArticleMark(Shape):
    """What a piece of text is part of: `of` names a claim, a carried passage or an issue.

    words: the claim rests on them. again: they tell it once more. content: from the first to the last of
    the words that the claim was made of, which is what its speakers answer for. speaker, cue: who says it
    and the word that says so. agent, patient, place, route, time, figure: its parts.
    """

    of: str
    role: MarkRole


class ArticlePiece(Shape):
    """A stretch of text with one set of marks."""

    text: Text
    marks: list[ArticleMark]


class ArticleBlock(Shape):
    """A paragraph of what was printed, or a part of it that was left out.

    The pieces and `between` of all kept blocks, joined, are the article's text; `between` are the blanks
    after a block. `continued`: it goes on with the paragraph of the block before. `rule` and `reason` say
    why it was left out.
    """

    kept: bool
    role: Role
    pieces: list[ArticlePiece]
    between: Text = ""
    continued: bool = False
    rule: str = ""
    reason: Text = ""


class ArticleName(Shape):
    """A party, place or road by its words and what they were taken for; `id` is null where nothing fits."""

    id: str | None
    name: Text
    text: Text


class ArticlePlace(ArticleName):
    """A place of a claim, and how the claim lies to it."""

    relation: Relation
    distance_km: float | None


class ClaimDays(Shape):
    """The days a claim speaks of, and what they are known from."""

    earliest: str | None
    latest: str | None
    basis: WhenBasis
    meaning: str
    text: Text


class ClaimFigure(Shape):
    """A number in a claim; an end that the text leaves open is null."""

    kind: FigureKind
    low: float | None
    high: float | None
    of: Text
    text: Text
    scope: FigureScope


class CitedSpeaker(Shape):
    """One who is cited for a claim, by the words `cue`; `origin` is whom its words rest on."""

    name: Text
    text: Text
    cue: Text
    named: bool
    source_id: str | None
    origin: str


class ArticleCard(Shape):
    """A claim beside its words; `speakers` run from the outermost in, `retold` counts further passages."""

    id: str
    event_type: Meaning
    type_label: str
    modality: Modality
    modality_meaning: str
    section: Role
    quote: Text
    agents: list[ArticleName]
    patients: list[ArticleName]
    places: list[ArticlePlace]
    routes: list[ArticleName]
    when: ClaimDays | None
    figures: list[ClaimFigure]
    speakers: list[CitedSpeaker]
    events: list[ClaimEvent]
    made_by: str
    retold: int


class CarriedPassage(Shape):
    """A passage that stands in another document too; marks name it by `key`.

    `background` is what an outlet prints again and again. `basis` says by what the other is held to be the
    one it was carried from; with "none" nothing tells which was first.
    """

    key: str
    document: DocumentHead
    kind: CarriedKind
    credited: bool
    basis: CarriedBasis


class DocumentIssue(Shape):
    """Something in the article that was not understood; marks name it by `id` where it has words."""

    id: str
    code: str
    severity: Severity
    message: Text
    advice: Text
    part: int | None


class ClaimPlace(Shape):
    """In which part of the article a claim stands."""

    id: str
    part: int


class Article(Shape):
    """An article as it was printed and what was kept of it, in parts of a bounded size.

    `part` of `parts`, counted from 1, is the one that `blocks`, `cards` and `carried` are of. `claims` are
    all of the article's, in the order of the text. `printed` and `kept` count characters.
    """

    document: DocumentHead
    url: Text | None
    byline: Text | None
    published: PublicationDay
    credits: list[Text]
    printed: int
    kept: int
    dropped: int
    related: list[RelatedDocument]
    related_total: int
    issues: list[DocumentIssue]
    claims: list[ClaimPlace]
    part: int
    parts: int
    blocks: list[ArticleBlock]
    cards: list[ArticleCard]
    carried: list[CarriedPassage]


class ComparedPiece(Shape):
    """A stretch of one of two texts; `same` where it stands in the other too."""

    text: Text
    same: bool


class ComparedRow(Shape):
    """What stands on one height in the two texts."""

    left: list[ComparedPiece]
    right: list[ComparedPiece]


class Comparison(Shape):
    """Two articles side by side.

    `shared` counts the words that both have in one order, of `left_words` and `right_words`. `cut` says
    that only the beginnings were compared, as the texts are very long.
    """

    left: DocumentHead
    right: DocumentHead
    relation: RelatedDocument | None
    rows: list[ComparedRow]
    shared: int
    left_words: int
    right_words: int
    cut: bool
