"""A small record made by hand: two outlets and a denial on one invented week at a real town."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

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
    Speaker,
    When,
)
from variorum.model.control import DayRange, Holding, Party, Subject
from variorum.model.documents import Document, Dropped, Published, RawDocument, Section
from variorum.model.events import Account, Copy, Event, EventFigure, FieldVariants, OriginLink, Variant, Where
from variorum.model.issues import Issue
from variorum.model.reasons import Reason
from variorum.store.record import Record

FURNITURE = "Share this article\n"
# The escape would clear the screen and set a title, the override would turn the line around.
NASTY = "Troops of the \x1b[2J\x1b]0;owned\x07federal army \u202etook Bor on Monday, the ministry said."
TEXTS = {
    "wire/1.txt": NASTY,
    "paper/2.txt": "At least 12 people died when the army took Bor, doctors said.",
    "rebel/3.txt": "The rebels denied that Bor had fallen.",
}
ARMY = Party(id="south-sudan-army", name="South Sudanese army")
BOR = Where(id="geonames-373141", name="Bor", lat=6.2072, lon=31.5588, precision=1)
SUBJECT = Subject(
    kind="place", id="geonames-373141", name="Bor", aliases=("Bor Town", "Boor"), lat=6.2072, lon=31.5588
)


def raw_of(source: str) -> RawDocument:
    text = FURNITURE + TEXTS[source]
    return RawDocument(
        id=f"doc-{source[-5]}00000",
        source=source,
        raw=text.encode(),
        text=text,
        media_type="text/plain",
        encoding="utf-8",
    )


def document_of(raw: RawDocument) -> Document:
    dropped = Dropped(
        start=0,
        end=len(FURNITURE),
        role="widget",
        text=FURNITURE,
        rule="share-line",
        reason="asks to share",
    )
    text = raw.text[len(FURNITURE) :]
    return Document(
        id=raw.id,
        source=raw.source,
        raw_text=raw.text,
        text=text,
        dropped=(dropped,),
        sections=(Section(start=0, end=len(text), role="body"),),
        title=f"Report {raw.source[-5]}",
        outlet=raw.source.split("/")[0].title(),
        published=Published(day="2014-01-14", basis="stamp", text="14 January 2014"),
        language="en",
        issues=(Issue(code="published-open", message="An issue of its own.", where=raw.source),),
    )


def mention(text: str, document: Document, refers_to: Mention | None = None) -> Mention:
    start = document.text.index(text)
    return Mention(text=text, start=start, end=start + len(text), refers_to=refers_to)


def claim_of(document: Document, quote: str, speaker: str, number: int) -> GroundedClaim:
    denied = number == 3
    start = document.text.index(quote)
    cited = Attribution(speaker=mention(speaker, document), cue="said")
    place = mention("Bor", document)
    figures = ()
    if number == 2:
        at = document.text.index("At least 12")
        figures = (
            Figure(
                kind="killed", low=12.0, high=None, of="people", text="At least 12", start=at, end=at + 11
            ),
        )
    return GroundedClaim(
        claim=Claim(
            id=f"claim-{number}00000",
            document_id=document.id,
            event_type="capture",
            evidence=Evidence(
                start=start,
                end=start + len(quote),
                quote=quote,
                sentence=document.text,
                sentence_start=0,
            ),
            trigger=mention(quote, document),
            figures=figures,
            attributions=(cited,),
            modality="denied" if denied else "asserted",
            made_by="extract-1/take-place" if not denied else "extract-0/no-such-rule",
        ),
        agents=()
        if denied
        else (
            Actor(
                mention=mention("army", document),
                id=ARMY.id,
                name=ARMY.name,
                kind="state-force",
                country="SS",
                alternatives=(Alternative(id="sudan-army", name="Sudanese army", score=0.25),),
                reasons=("the article is about South Sudan",),
            ),
        ),
        places=(
            Place(
                mention=place,
                id=BOR.id,
                name="Bor",
                lat=BOR.lat,
                lon=BOR.lon,
                country="SS",
                precision=1,
                reasons=("the only Bor in South Sudan",),
            ),
        ),
        when=When(
            earliest="2014-01-13", latest="2014-01-13", precision="day", text="on Monday", basis="relative"
        )
        if number == 1
        else None,
        speakers=(
            Speaker(
                attribution=cited,
                source_id="south-sudan-ministry" if number == 1 else None,
                name=speaker,
                origin=speaker,
                alignment=ARMY.id if number == 1 else None,
            ),
        ),
    )


def event() -> Event:
    accounts = (
        Account(
            claim_id="claim-200000",
            low=12.0,
            high=None,
            speaker="doctors",
            origin="doctors",
            published="2014-01-14",
            relation="agrees",
        ),
    )
    return Event(
        id="event-a00000",
        event_type="capture",
        label="South Sudanese army captures Bor",
        when=When(
            earliest="2014-01-13", latest="2014-01-13", precision="day", text="on Monday", basis="relative"
        ),
        place=BOR,
        route=None,
        agents=(ARMY,),
        patients=(),
        figures=(EventFigure(kind="killed", of="people", low=12.0, best=12.0, high=None, accounts=accounts),),
        claims=("claim-100000", "claim-200000"),
        disputed_by=("claim-300000",),
        origins=("doctors", "ministry"),
        documents=("doc-100000", "doc-200000", "doc-300000"),
        outlets=("Paper", "Rebel", "Wire"),
        status="disputed",
        variants=(
            FieldVariants(
                field="agents",
                variants=(
                    Variant(
                        value="South Sudanese army",
                        claims=("claim-100000", "claim-200000"),
                        origins=("doctors", "ministry"),
                        relation="agrees",
                    ),
                ),
            ),
        ),
        score=1.5,
        reasons=(
            Reason(rule="origin", detail="doctors says so", weight=1.0),
            Reason(rule="origin", detail="ministry says so", weight=1.0),
            Reason(rule="own-interest", detail="ministry speaks of its own side", weight=-0.5),
            Reason(rule="status.disputed", detail="rebels denies what doctors, ministry tell", weight=0.0),
            Reason(rule="origin.hint", detail="doctors and ministry both give 1,371 killed", weight=0.0),
            Reason(
                rule="corrected",
                detail="claim-200000: place corrected to Bor by Ana: typing error",
                weight=0.0,
            ),
            Reason(
                rule="together",
                detail="claim-100000 and claim-200000: both capture +2; one place: Bor / Bor +3 = 5",
                weight=0.0,
            ),
        ),
        claim_origins=("ministry", "doctors", "rebels"),
        origin_links=(
            OriginLink(
                claim_id="claim-100000",
                document_id="doc-100000",
                outlet="Wire",
                carried_from=None,
                origin="ministry",
                basis="named",
            ),
            OriginLink(
                claim_id="claim-200000",
                document_id="doc-200000",
                outlet="Paper",
                carried_from="doc-100000",
                origin="doctors",
                basis="cited-elsewhere",
            ),
            OriginLink(
                claim_id="claim-300000",
                document_id="doc-300000",
                outlet="Rebel",
                carried_from=None,
                origin="rebels",
                basis="named",
                denies=True,
            ),
        ),
    )


def other_event() -> Event:
    """A second one at the same town, only told by its denier."""
    return Event(
        id="event-b00000",
        event_type="withdraw",
        label="Denied: rebels withdraw from Bor",
        when=None,
        place=BOR,
        route=None,
        agents=(),
        patients=(),
        figures=(),
        claims=(),
        disputed_by=("claim-300000",),
        origins=(),
        documents=("doc-300000",),
        outlets=("Rebel",),
        status="denied",
        variants=(),
        score=0.0,
        reasons=(),
        claim_origins=("rebels",),
    )


def holding() -> Holding:
    return Holding(
        subject=SUBJECT,
        holder=ARMY.id,
        holder_name=ARMY.name,
        holder_aliases=(),
        since=DayRange(earliest="2014-01-13", latest="2014-01-13"),
        until=None,
        status="contested",
        score=0.0,
        claims=("claim-100000",),
        denied_by=("claim-300000",),
        reasons=(
            Reason(rule="origin", detail="ministry has it so", weight=1.0),
            Reason(rule="denial", detail="gainsaid by claim-300000", weight=-1.0),
        ),
    )


def make(path: Path, event_type: str = "capture") -> None:
    """Make the record at `path`, its claims and first event of `event_type`."""
    quotes = {"wire/1.txt": ("took", "ministry"), "paper/2.txt": ("took", "doctors")}
    with Record.open(path, "create") as record:
        record.add_issue(Issue(code="binary", message="x.pdf is a PDF.", severity="error", where="x.pdf"))
        for number, source in enumerate(TEXTS, start=1):
            raw = raw_of(source)
            document = document_of(raw)
            quote, speaker = quotes.get(source, ("fallen", "rebels"))
            made = claim_of(document, quote, speaker, number)
            typed = replace(made, claim=replace(made.claim, event_type=event_type))
            record.add_document(raw, document, [typed], (), "test")
        copy = Copy(document_id="doc-200000", copy_of="doc-100000", kind="trimmed", containment=0.75)
        told = replace(event(), event_type=event_type)
        record.replace_views([copy], [told, other_event()], [holding()])
