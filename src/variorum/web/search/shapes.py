"""Shapes of what is found."""

from __future__ import annotations

from typing import Literal

from variorum.model.events import EventStatus
from variorum.web.core.shapes import Days, DocumentHead, Meaning, Paged, Shape, Text


class Stretch(Shape):
    """A part of an article's words; `found` where it is what was looked for."""

    text: Text
    found: bool


class FoundClaim(Shape):
    """A claim that an article makes where its words were found."""

    id: str
    event_type: Meaning
    quote: Text


class Passage(Shape):
    """Words of an article around what was found, with the claims that stand there.

    `opens` and `closes`: the article begins, or ends, with them.
    """

    opens: bool
    closes: bool
    stretches: list[Stretch]
    claims: list[FoundClaim]


class FoundArticle(Shape):
    """An article with the words looked for; its opening where they stand in the title alone.

    `title` is empty where it has none.
    """

    document: DocumentHead
    title: list[Stretch]
    passages: list[Passage]


class FoundEvent(Shape):
    """An event whose label has the words looked for."""

    id: str
    label: list[Stretch]
    status: EventStatus
    event_type: Meaning
    days: Days


class FoundPlace(Shape):
    """A place or road; `key` is what its view is found by. `events` lie at just this place."""

    key: str
    kind: Literal["place", "route-segment"]
    name: Text
    events: int


class FoundParty(Shape):
    """A party; `events` name it, and are listed by its `key`."""

    key: str
    name: Text
    events: int


class FoundSource(Shape):
    """Someone whose word the record has."""

    key: str
    name: Text
    kind: str
    events: int
    documents: int


class FoundId(Shape):
    """What has an id that is, or begins as, what was typed."""

    kind: Literal["event", "claim", "document"]
    id: str
    label: Text


class ReadAs(Shape):
    """How what was typed was read; days are those of publication for articles, of what happened for events.

    `nothing_fits` names fields that nothing in the record fits.
    """

    words: list[Text]
    without: list[Text]
    outlet: Text
    place: Text
    event_type: Text
    status: Text
    speaker: Text
    days: Days
    unread: list[Text]
    nothing_fits: list[str]


class FoundArticles(Paged[FoundArticle]):
    """A page of articles."""

    reading: ReadAs


class FoundEvents(Paged[FoundEvent]):
    """A page of events."""

    reading: ReadAs


class Found(Shape):
    """The first of all that was found, of each kind; `total` of articles and events counts all."""

    reading: ReadAs
    ids: list[FoundId]
    places: list[FoundPlace]
    parties: list[FoundParty]
    sources: list[FoundSource]
    events: FoundEvents
    articles: FoundArticles
