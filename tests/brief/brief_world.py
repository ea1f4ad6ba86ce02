"""Records made by hand for briefs: documents of one claim each, and events and holdings over them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from variorum.model.claims import (
    Attribution,
    Claim,
    Evidence,
    GroundedClaim,
    Mention,
    Modality,
    Speaker,
    When,
)
from variorum.model.control import DayRange, Holding, HoldingAccount, Party, Subject
from variorum.model.documents import Document, Published, RawDocument, Section
from variorum.model.events import Account, Event, EventFigure, EventStatus, OriginLink, Where
from variorum.model.issues import Issue
from variorum.store.record import Record

ARMY = Party(id="south-sudan-army", name="South Sudanese army")
REBELS = Party(id=None, name="rebels")
BOR = Where(id="geonames-373141", name="Bor", lat=6.2072, lon=31.5588, precision=1)
SUBJECT = Subject(kind="place", id="geonames-373141", name="Bor", lat=6.2072, lon=31.5588, precision=1)


@dataclass(frozen=True, kw_only=True)
class Text:
    """A document of one claim: its outlet, day and sentence, the words of the claim and who is cited."""

    number: int
    outlet: str | None = "Paper"
    day: str | None = "2014-01-14"
    sentence: str = "The army took Bor on Monday, the ministry said."
    quote: str = "took Bor"
    speaker: str = ""
    title: str = "A report"
    modality: Modality = "asserted"

    @property
    def document_id(self) -> str:
        return f"doc-{self.number:06d}"

    @property
    def claim_id(self) -> str:
        return f"claim-{self.number:06d}"


def origin_of(text: Text) -> str:
    named = text.speaker or text.outlet
    return named.casefold().replace(" ", "-") if named else text.document_id


def document_of(text: Text) -> tuple[RawDocument, Document]:
    raw = RawDocument(
        id=text.document_id,
        source=f"{text.number}.txt",
        raw=text.sentence.encode(errors="surrogatepass"),
        text=text.sentence,
        media_type="text/plain",
        encoding="utf-8",
    )
    made = Document(
        id=raw.id,
        source=raw.source,
        raw_text=text.sentence,
        text=text.sentence,
        sections=(Section(start=0, end=len(text.sentence), role="body"),),
        title=text.title,
        outlet=text.outlet,
        published=Published(day=text.day, basis="stamp" if text.day else "none"),
        language="en",
    )
    return raw, made


def claim_of(text: Text) -> GroundedClaim:
    start = text.sentence.index(text.quote)
    words = Mention(text=text.quote, start=start, end=start + len(text.quote))
    cited = Attribution(speaker=replace(words, text=text.speaker), cue="said")
    claim = Claim(
        id=text.claim_id,
        document_id=text.document_id,
        event_type="capture",
        evidence=Evidence(
            start=start, end=words.end, quote=text.quote, sentence=text.sentence, sentence_start=0
        ),
        trigger=words,
        attributions=(cited,) if text.speaker else (),
        modality=text.modality,
        made_by="hand",
    )
    speaker = Speaker(attribution=cited, source_id=None, name=text.speaker, origin=origin_of(text))
    return GroundedClaim(claim=claim, speakers=(speaker,) if text.speaker else ())


def event_of(
    texts: Sequence[Text], denials: Sequence[Text] = (), *, status: EventStatus, key: str = "", **others: Any
) -> Event:
    """An event told by `texts` and denied by `denials`; other fields as given."""
    everybody = (*texts, *denials)
    links = tuple(
        OriginLink(
            claim_id=one.claim_id,
            document_id=one.document_id,
            outlet=one.outlet,
            carried_from=None,
            origin=origin_of(one),
            basis="named" if one.speaker else "outlet",
            denies=one in denials,
        )
        for one in everybody
    )
    fields: dict[str, Any] = {
        "id": f"event-{key or everybody[0].number}",
        "event_type": "capture",
        "label": "South Sudanese army captures Bor",
        "when": When(earliest="2014-01-13", latest="2014-01-13", precision="day", text="", basis="relative"),
        "place": BOR,
        "route": None,
        "agents": (ARMY,),
        "patients": (),
        "figures": (),
        "variants": (),
        "score": 1.0,
        "reasons": (),
    }
    return Event(
        **{**fields, **others},
        claims=tuple(one.claim_id for one in texts),
        disputed_by=tuple(one.claim_id for one in denials),
        origins=tuple(sorted({origin_of(one) for one in texts})),
        documents=tuple(sorted({one.document_id for one in everybody})),
        outlets=tuple(sorted({one.outlet for one in everybody if one.outlet})),
        status=status,
        claim_origins=tuple(link.origin for link in links),
        origin_links=links,
    )


def toll(texts: Sequence[Text], counts: Sequence[float], *, contradicts: bool = False) -> EventFigure:
    """How many were killed, a count for each text."""
    accounts = tuple(
        Account(
            claim_id=text.claim_id,
            low=count,
            high=count,
            speaker=text.speaker,
            origin=origin_of(text),
            published=text.day,
            relation="contradicts" if contradicts and place else "agrees",
        )
        for place, (text, count) in enumerate(zip(texts, counts, strict=True))
    )
    return EventFigure(
        kind="killed", of="people", low=min(counts), best=counts[0], high=max(counts), accounts=accounts
    )


def holding_of(texts: Sequence[Text], denials: Sequence[Text] = (), **others: Any) -> Holding:
    """The army's hold of Bor, told by `texts`; other fields as given."""
    since = others.get("since", DayRange(earliest="2014-01-13", latest="2014-01-13"))
    accounts = tuple(
        HoldingAccount(
            claim_id=one.claim_id,
            document_id=one.document_id,
            origin=origin_of(one),
            speaker=one.speaker,
            word="unknown",
            published=one.day,
            since=since,
            by=since.latest,
            dated=True,
        )
        for one in texts
    )
    fields: dict[str, Any] = {
        "subject": SUBJECT,
        "holder": ARMY.id,
        "holder_name": ARMY.name,
        "holder_aliases": (),
        "since": since,
        "until": None,
        "status": "claimed" if len(texts) == 1 else "agreed",
        "score": 1.0,
        "reasons": (),
        "parties": (ARMY,),
    }
    return Holding(
        **{**fields, **others},
        claims=tuple(one.claim_id for one in texts),
        denied_by=tuple(one.claim_id for one in denials),
        accounts=accounts,
    )


def make(
    path: Path,
    texts: Sequence[Text],
    events: Sequence[Event] = (),
    holdings: Sequence[Holding] = (),
    issues: Sequence[Issue] = (),
) -> Path:
    """Make the record at `path`."""
    with Record.open(path, "create") as record:
        for text in texts:
            raw, document = document_of(text)
            record.add_document(raw, document, [claim_of(text)], (), "test")
        for issue in issues:
            record.add_issue(issue)
        record.replace_views([], events, holdings)
    return path


def war(path: Path) -> Path:
    """One of each: agreed, claimed, hedged, disputed, denied, planned, retracted; held and contested."""
    ministry = Text(number=1, outlet="Wire", speaker="Defence Ministry")
    doctors = Text(number=2, outlet="Paper", speaker="doctors", day="2014-01-15")
    lone = Text(number=3, outlet="Radio Nile", sentence="Rebels shelled Bor.", quote="shelled Bor")
    hedged = Text(number=4, outlet="Gazette", quote="took Bor", modality="reported")
    denial = Text(number=5, outlet="Rebel Voice", speaker="rebel spokesman", modality="denied")
    planned = Text(number=6, outlet="Courier", modality="planned")
    undated = Text(number=7, outlet=None, day=None)
    texts = [ministry, doctors, lone, hedged, denial, planned, undated]
    events = [
        event_of(
            [ministry, doctors],
            status="corroborated",
            key="a",
            figures=(toll([ministry, doctors], [12, 14]),),
        ),
        event_of([lone], status="single-origin", key="b", event_type="shelling", agents=(REBELS,)),
        event_of([hedged], status="single-origin", key="c", event_type="attack"),
        event_of([ministry], [denial], status="disputed", key="d", event_type="advance"),
        event_of([], [denial], status="denied", key="e", event_type="withdraw", when=None),
        event_of([planned], status="single-origin", key="f", event_type="offensive"),
        event_of([undated], status="retracted", key="g", event_type="airstrike", when=None),
    ]
    holdings = [
        holding_of([ministry, doctors], [denial], status="contested"),
        holding_of(
            [lone],
            subject=replace(SUBJECT, id="geonames-1", name="Ayod", lat=8.13, lon=31.41),
            parties=(REBELS,),
            holder=None,
            holder_name="rebels",
        ),
    ]
    issue = Issue(code="foreign-sentences", message="Two sentences.", where="3.txt")
    return make(path, texts, events, holdings, [issue])
