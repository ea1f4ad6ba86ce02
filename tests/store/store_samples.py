"""A small invented war to fill records with: the same documents, claims and views in any run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from variorum.model.claims import (
    Actor,
    Alternative,
    Attribution,
    Claim,
    Evidence,
    Figure,
    GroundedClaim,
    Mention,
    Place,
    PlaceMention,
    Speaker,
    When,
)
from variorum.model.control import DayRange, Holding, Party, Subject
from variorum.model.documents import Document, Metadata, Published, RawDocument
from variorum.model.events import Copy, Event, Judgement, OriginLink, Where
from variorum.model.ids import content_id
from variorum.model.issues import Issue
from variorum.model.reasons import Reason
from variorum.store.record import Record

TOWNS = ("Quillmark", "Ostrava Ford", "Besh Tepe", "Nueva Alba")
MAKER = "sample 1"


def raw_document(number: int) -> RawDocument:
    town = TOWNS[number % len(TOWNS)]
    text = (
        f"{town} fell on Monday, the river brigade said.\n\n"
        f"Report {number}: the garrison denied that it had left {town}."
    )
    raw = text.encode("utf-8")
    return RawDocument(
        id=content_id("d", raw),
        source=f"reports/{number:02}.txt",
        raw=raw,
        text=text,
        media_type="text/plain",
        encoding="utf-8",
        given=Metadata(outlet="The Ferry Post"),
    )


def document_of(raw: RawDocument) -> Document:
    return Document(
        id=raw.id,
        source=raw.source,
        raw_text=raw.text,
        text=raw.text,
        title=raw.text.split(",")[0],
        outlet=raw.given.outlet,
        published=Published(day="2031-03-05", basis="given"),
        language="en",
    )


def claims_of(document: Document, fate: str = "fell") -> list[GroundedClaim]:
    return [_claim(document, "capture", fate), _claim(document, "withdraw", "left")]


def _claim(document: Document, event_type: str, trigger: str) -> GroundedClaim:
    start = document.text.find(trigger)
    town = next(town for town in TOWNS if town in document.text)
    words = Mention(text=town, start=document.text.find(town), end=document.text.find(town) + len(town))
    speaker = Attribution(speaker=Mention(text="the river brigade", start=0, end=17), cue="said")
    claim = Claim(
        id=content_id("c", document.id, start, start + len(trigger), event_type),
        document_id=document.id,
        event_type=event_type,
        evidence=Evidence(
            start=start,
            end=start + len(trigger),
            quote=trigger,
            sentence=document.text,
            sentence_start=0,
        ),
        trigger=Mention(text=trigger, start=start, end=start + len(trigger)),
        places=(PlaceMention(mention=words),),
        figures=(Figure(kind="troops", low=40.0, high=None, of="", text="over 40", start=0, end=7),),
        attributions=(speaker,),
        modality="asserted" if event_type == "capture" else "denied",
        made_by=MAKER,
    )
    return GroundedClaim(
        claim=claim,
        agents=(Actor(mention=Mention(text="the garrison", start=0, end=12), id=None, name=""),),
        places=(
            Place(
                mention=words,
                id=f"g-{town.casefold()}",
                name=town,
                lat=10.0,
                lon=20.5,
                precision=1,
                alternatives=(Alternative(id="g-0", name=town, score=0.25),),
            ),
        ),
        when=When(
            earliest="2031-03-03", latest="2031-03-03", precision="day", text="Monday", basis="relative"
        ),
        speakers=(Speaker(attribution=speaker, source_id=None, name="River Brigade"),),
    )


def issues_of(document: Document) -> list[Issue]:
    return [Issue(code="no-byline", message="No byline was found.", severity="note", where=document.id)]


def events_of(claims: Iterable[GroundedClaim]) -> Iterator[Event]:
    """An event for each town, from the claims about it."""
    by_town: dict[str, list[GroundedClaim]] = {}
    for claim in claims:
        by_town.setdefault(claim.places[0].name, []).append(claim)
    for town, about in sorted(by_town.items()):
        place = about[0].places[0]
        yield Event(
            id=content_id("e", town),
            event_type="capture",
            label=f"{town} changes hands",
            when=about[0].when,
            place=Where(id=place.id, name=town, lat=place.lat, lon=place.lon, precision=place.precision),
            route=None,
            agents=(Party(id=None, name="River Brigade"),),
            patients=(),
            figures=(),
            claims=tuple(g.claim.id for g in about if g.claim.modality == "asserted"),
            disputed_by=tuple(g.claim.id for g in about if g.claim.modality == "denied"),
            origins=("River Brigade",),
            documents=tuple(sorted({g.claim.document_id for g in about})),
            outlets=("The Ferry Post",),
            status="disputed",
            variants=(),
            score=0.5,
            reasons=(Reason(rule="same-place", detail=town, weight=0.5),),
            origin_links=tuple(
                OriginLink(
                    claim_id=g.claim.id,
                    document_id=g.claim.document_id,
                    outlet="The Ferry Post",
                    carried_from=None,
                    origin="River Brigade",
                    basis="named",
                    denies=g.claim.modality == "denied",
                )
                for g in about
            ),
        )


def holdings_of(events: Iterable[Event]) -> Iterator[Holding]:
    for event in events:
        assert event.place is not None
        yield Holding(
            subject=Subject(kind="place", id=event.place.id or "", name=event.place.name),
            holder="river-brigade",
            holder_name="River Brigade",
            holder_aliases=(),
            since=DayRange(earliest="2031-03-03", latest="2031-03-03"),
            until=None,
            status="contested",
            score=0.5,
            claims=event.claims,
            denied_by=event.disputed_by,
            reasons=(),
        )


def copies_of(documents: Iterable[Document]) -> Iterator[Copy]:
    ids = sorted(document.id for document in documents)
    for earlier, later in pairwise(ids):
        yield Copy(document_id=later, copy_of=earlier, kind="trimmed", containment=0.75)


def judgement(number: int, note: str = "") -> Judgement:
    return Judgement(
        id=f"j-{number}",
        left="c-1",
        right="c-2",
        verdict="unsure",
        by="a reader",
        at="2031-04-01",
        note=note,
    )


def add(record: Record, number: int, made_by: str = MAKER) -> Document:
    raw = raw_document(number)
    document = document_of(raw)
    record.add_document(raw, document, claims_of(document), issues_of(document), made_by)
    return document


def make_views(record: Record) -> int:
    return record.replace_views(
        copies_of(record.documents()),
        events_of(record.claims()),
        holdings_of(events_of(record.claims())),
    )
