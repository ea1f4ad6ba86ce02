"""Records on the way from a source to an article: where it came from, its bytes, its text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from variorum.model.issues import Issue

Role = Literal[
    "headline",
    "subheadline",
    "lead",
    "body",
    "caption",
    "comment",
    "widget",
    "byline",
    "stamp",
    "credit",
    "navigation",
    "related",
]
HEADLINES: frozenset[Role] = frozenset({"headline", "subheadline"})
"""What stands over a text and sums it up."""

PublishedBasis = Literal["given", "stamp", "dateline", "markup", "url", "none"]
MediaType = Literal["text/plain", "text/html"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a feed, a JSONL line or a command line says of a document, before it is read."""

    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RawDocument:
    """One document as it arrived.

    `id` is made from `raw`, so the same bytes twice are one document. `source` is the path, URL or
    `file#line` as given. `text` is `raw` decoded with `encoding` (for JSONL, the text or html
    field of the line that `raw` holds).
    """

    id: str
    source: str
    raw: bytes
    text: str
    media_type: MediaType
    encoding: str
    given: Metadata = Metadata()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """A stretch of the raw text that is not article text; offsets into `Document.raw_text`."""

    start: int
    end: int
    role: Role
    text: str
    rule: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A stretch of the clean text and what part of the article it is; offsets into it."""

    start: int
    end: int
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """When the document says it was published.

    `day` is an ISO day or None. `earliest` and `latest` bound it where the day itself is not
    known: a weekday with a date in the text bounds it from below, a reader's comment from above.
    `candidates` are the ISO days that a weekday with a date allows when its year stays open. `named`
    is the latest past day that the text or a caption names with its year, where nothing better is known.
    """

    day: str | None = None
    basis: PublishedBasis = "none"
    text: str = ""
    earliest: str | None = None
    earliest_text: str = ""
    latest: str | None = None
    latest_text: str = ""
    candidates: tuple[str, ...] = ()
    named: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An article: its text, where that text stands in what was printed, and its metadata.

    `text` is `raw_text` less the `dropped` stretches: `replay(raw_text, dropped) == text` in the
    room `clean`. Claims' offsets point into `text`.
    """

    id: str
    source: str
    raw_text: str
    text: str
    dropped: tuple[Dropped, ...] = ()
    sections: tuple[Section, ...] = ()
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: Published = Published()
    language: str | None = None
    credits: tuple[str, ...] = ()
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentHead:
    """What names a document without its text; `published` is an ISO day or None."""

    id: str
    source: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    language: str | None = None


def head_of(document: Document) -> DocumentHead:
    """The head of `document`."""
    return DocumentHead(
        id=document.id,
        source=document.source,
        title=document.title,
        outlet=document.outlet,
        published=document.published.day,
        language=document.language,
    )
