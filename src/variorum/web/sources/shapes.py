"""Shapes of sources. All numbers count what the record has; none says how far anybody is to be trusted."""

from __future__ import annotations

from typing import Literal

from variorum.model.events import EventStatus
from variorum.web.core.shapes import Days, Meaning, Paged, Shape, Text


class SourceName(Shape):
    """A source in a word."""

    key: str
    name: Text


class Known(Shape):
    """What is known of a source beforehand, as a stated fact of the lexicon; empty where nothing is.

    `kind` is the lexicon's (agency, broadcaster, newspaper, website, monitor, ministry, military, official,
    channel, international, aid, generic), or outlet, party, unnamed (heard by the outlet `heard_by`),
    article (a text nobody is known to have printed), or unknown. `aligned` is the side it speaks for,
    `reason` why that is said.
    """

    kind: str
    country: Text
    owner: Text
    aligned: Text
    reason: Text
    heard_by: Text


class Counts(Shape):
    """What a source said.

    `told` and `denied` are claims that rest on it, `events` the events these are of. In `alone` events no
    other origin tells it; in `apart` another one contradicts it on a field or a figure; in `refuted` another
    one denies what it tells; in `denies` it denies; in `against` its words harm its own side and in `own`
    they serve it, where the record knows its side. `carried` claims stand in texts printed elsewhere before;
    `outlets` print it. As an outlet it printed `documents`, `copies` of them copies of others', with
    `passed_on` claims that rest on somebody else.
    """

    told: int
    denied: int
    events: int
    alone: int
    apart: int
    refuted: int
    denies: int
    against: int
    own: int
    carried: int
    outlets: int
    documents: int
    copies: int
    passed_on: int


class SourceRow(Shape):
    """A source in the list; `days` are those of the first and last event it speaks of."""

    key: str
    name: Text
    known: Known
    counts: Counts
    days: Days


class SourceKindCount(Shape):
    """A kind of source, and how many there are of it."""

    kind: str
    sources: int


class Sources(Paged[SourceRow]):
    """A page of sources; `kinds` counts those that the same words find."""

    kinds: list[SourceKindCount]


class Carrier(Shape):
    """An outlet and an origin: how many claims of the origin stand in its articles.

    `carried` of them stand in texts that were first printed in another article. `source` is the other of the
    two than the one that was asked about; its name is empty where no outlet is known.
    """

    source: SourceName
    events: int
    claims: int
    carried: int


class Copier(Shape):
    """An outlet and how many of its articles are concerned."""

    source: SourceName
    documents: int


class Other(Shape):
    """Another source of the same events: in how many both tell, it denies this one, this one denies it."""

    source: SourceName
    together: int
    denied_by: int
    denying: int


class Source(SourceRow):
    """A source and those it stands beside.

    `carriers` print its words, `passed_on` are those whose words it prints, `copied_by` and `copies_of`
    outlets with articles that are copies; the most first, at most twelve of each.
    """

    outlets: list[Text]
    document: str | None
    carriers: list[Carrier]
    passes_on: list[Carrier]
    copied_by: list[Copier]
    copies_of: list[Copier]
    others: list[Other]


class Said(Shape):
    """What a source says in one event: the words of one of its claims, and where they stand.

    `speaker` is who is cited for them as the text has it, empty where the outlet says so itself.
    """

    claim_id: str
    document_id: str
    outlet: Text
    published: str | None
    speaker: Text
    quote: Text
    sentence: Text
    denies: bool


class PartedReading(Shape):
    """What is told of a field: `text`; of a figure between which numbers, an open end is null."""

    text: Text | None = None
    low: float | None = None
    high: float | None = None


class Parting(Shape):
    """Where a source and others contradict each other in an event: the readings of one field or figure."""

    field: str
    its: list[PartedReading]
    others: list[PartedReading]


class TellingRow(Shape):
    """An event as a source tells or denies it; see Counts for the words."""

    event_id: str
    label: Text
    status: EventStatus
    event_type: Meaning
    days: Days
    told: int
    denied: int
    alone: bool
    refuted: bool
    apart: bool
    interest: Literal["", "against", "own"]
    said: Said | None
    partings: list[Parting]


class Tellings(Paged[TellingRow]):
    """A page of events that a source tells or denies."""
