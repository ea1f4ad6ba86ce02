"""A record made by hand: an invented April in Kordofan, told by a few papers that never were."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from variorum.model.claims import Attribution, Claim, Evidence, GroundedClaim, Mention, Place, Speaker, When
from variorum.model.control import (
    Count,
    DayRange,
    Holding,
    HoldingAccount,
    HoldingStatus,
    Party,
    Subject,
    Word,
)
from variorum.model.documents import Document, Published, RawDocument
from variorum.model.events import Event, OriginLink, Where
from variorum.model.reasons import Reason
from variorum.store.record import Record

ARMY = Party(id="sudan-army", name="Sudanese army")
FRONT = Party(id=None, name="Kordofan Front")
OBEID = Subject(
    kind="place",
    id="geonames-379003",
    name="El Obeid",
    aliases=("Al-Ubayyid",),
    lat=13.18,
    lon=30.22,
    precision=1,
)
NORTH = replace(
    OBEID, id="geonames-379003:north part", name="El Obeid (north part)", aliases=(), part="north part"
)
RAHAD = Subject(kind="place", id="geonames-378493", name="Er Rahad", precision=1)
BARA = Subject(kind="place", id="geonames-377724", name="Bara", precision=1)
AREA = Subject(kind="place", id="admin1-SD-KN", name="North Kordofan", precision=4)
ROAD = Subject(kind="route-segment", id="route-SD-WEST", name="Western Salvation Road")
# Spoken of, and nobody says who holds them: one in the area, one on the road.
RUWABA = Where(id="geonames-364706", name="Umm Ruwaba", precision=1)
NAHUD = Where(id="geonames-378699", name="En Nahud", precision=1)
_AREAS = {
    "geonames-379003": "admin1-SD-KN",
    "geonames-378493": "admin1-SD-KN",
    "geonames-377724": "admin1-SD-KN",
    "geonames-364706": "admin1-SD-KN",
    "geonames-378699": "admin1-SD-GK",
    "admin1-SD-KN": "admin1-SD-KN",
}


@dataclass(frozen=True, kw_only=True)
class Line:
    """One claim: a sentence of one article."""

    number: int
    text: str
    origin: str
    published: str | None
    day: str | None = None
    place: tuple[str, str] = (OBEID.id, OBEID.name)
    event_type: str = "capture"
    modality: str = "asserted"
    word: Word = "third-party"
    agents: tuple[Party, ...] = ()

    @property
    def id(self) -> str:
        return f"claim-{self.number:02}"

    @property
    def document(self) -> str:
        return f"doc-{self.number:02}"

    def account(self) -> HoldingAccount:
        return HoldingAccount(
            claim_id=self.id,
            document_id=self.document,
            origin=self.origin,
            speaker=self.origin,
            word=self.word,
            published=self.published,
            since=DayRange(earliest=self.day, latest=self.day or self.published),
            by=self.day,
            dated=self.day is not None,
        )


LINES = [
    Line(
        number=1,
        text="The Front has taken El Obeid, its spokesman said.",
        origin="front",
        published="2019-04-03",
        day="2019-04-02",
        word="own",
        agents=(FRONT,),
    ),
    Line(
        number=2,
        text="Soldiers are back in El Obeid, the army said.",
        origin="army",
        published="2019-04-10",
        day="2019-04-09",
        word="own",
        agents=(ARMY,),
    ),
    Line(
        number=3,
        text="Monitors found the army in control of El Obeid.",
        origin="monitor",
        published="2019-04-12",
        day="2019-04-11",
        agents=(ARMY,),
    ),
    Line(
        number=4,
        text="El Obeid is ours once more, the Front said.",
        origin="front",
        published="2019-04-20",
        day="2019-04-20",
        word="own",
        agents=(FRONT,),
    ),
    Line(
        number=5,
        text="The army denied that El Obeid had fallen.",
        origin="army",
        published="2019-04-21",
        modality="denied",
        word="own",
    ),
    Line(
        number=6,
        text="The Front holds Er Rahad.",
        origin="gazette",
        published="2019-04-04",
        day="2019-04-03",
        place=(RAHAD.id, RAHAD.name),
        agents=(FRONT,),
    ),
    Line(
        number=7,
        text="The Front has left Er Rahad.",
        origin="gazette",
        published="2019-04-16",
        day="2019-04-15",
        place=(RAHAD.id, RAHAD.name),
        event_type="withdraw",
        agents=(FRONT,),
    ),
    Line(
        number=8,
        text="The army holds North Kordofan, a minister said.",
        origin="minister",
        published="2019-04-02",
        day="2019-04-01",
        place=(AREA.id, AREA.name),
        event_type="control",
        agents=(ARMY,),
    ),
    Line(
        number=9,
        text="North Kordofan is in the hands of the army.",
        origin="gazette",
        published="2019-04-02",
        day="2019-04-01",
        place=(AREA.id, AREA.name),
        event_type="control",
        agents=(ARMY,),
    ),
    Line(
        number=10,
        text="Five villages in North Kordofan went to the Front.",
        origin="front",
        published="2019-04-06",
        day="2019-04-05",
        place=(AREA.id, AREA.name),
        agents=(FRONT,),
    ),
    Line(
        number=11,
        text="There was fighting in Umm Ruwaba.",
        origin="gazette",
        published="2019-04-07",
        day="2019-04-06",
        place=(RUWABA.id or "", RUWABA.name),
        event_type="clash",
    ),
    Line(
        number=12,
        text="The whole road to the west is held by the Front.",
        origin="drivers",
        published="2019-04-08",
        day="2019-04-06",
        event_type="control",
        agents=(FRONT,),
    ),
    Line(
        number=13,
        text="Shots were heard in En Nahud.",
        origin="gazette",
        published="2019-04-08",
        day="2019-04-07",
        place=(NAHUD.id or "", NAHUD.name),
        event_type="clash",
    ),
    Line(
        number=14,
        text="The army took Bara.",
        origin="gazette",
        published=None,
        place=(BARA.id, BARA.name),
        agents=(ARMY,),
    ),
    Line(
        number=15,
        text="The army still holds the north of El Obeid.",
        origin="gazette",
        published="2019-04-22",
        day="2019-04-21",
        event_type="control",
        agents=(ARMY,),
    ),
]
BY_NUMBER = {line.number: line for line in LINES}


def claim_of(line: Line) -> GroundedClaim:
    name = line.place[1] if line.place[1] in line.text else line.text.split()[0]
    start = line.text.index(name)
    mention = Mention(text=name, start=start, end=start + len(name))
    whole = Mention(text=line.text, start=0, end=len(line.text))
    when = None
    if line.day is not None:
        when = When(earliest=line.day, latest=line.day, precision="day", text=line.day, basis="explicit")
    return GroundedClaim(
        claim=Claim(
            id=line.id,
            document_id=line.document,
            event_type=line.event_type,
            evidence=Evidence(
                start=0, end=len(line.text), quote=line.text, sentence=line.text, sentence_start=0
            ),
            trigger=whole,
            modality=line.modality,  # type: ignore[arg-type]
            made_by="test",
        ),
        places=(
            Place(
                mention=mention,
                id=line.place[0],
                name=line.place[1],
                country="SD",
                admin1=_AREAS[line.place[0]],
                precision=1,
            ),
        ),
        when=when,
        speakers=(
            Speaker(
                attribution=Attribution(speaker=whole, cue="said"),
                source_id=None,
                name=line.origin,
                origin=line.origin,
            ),
        ),
    )


def event_of(line: Line, denials: Iterable[Line] = ()) -> Event:
    denying = list(denials)
    road = line.number == 12
    told = claim_of(line)
    return Event(
        id=f"event-{line.number:02}",
        event_type=line.event_type,
        label=line.text,
        when=told.when,
        place=None if road else Where(id=line.place[0], name=line.place[1], precision=1),
        route=Where(id=ROAD.id, name=ROAD.name) if road else None,
        agents=line.agents,
        patients=(),
        figures=(),
        claims=(line.id,),
        disputed_by=tuple(one.id for one in denying),
        origins=(line.origin,),
        documents=(line.document,),
        outlets=("Gazette",),
        status="single-origin",
        variants=(),
        score=1.0,
        reasons=(Reason(rule="origin", detail=f"{line.origin} says so", weight=1.0),),
        claim_origins=(line.origin, *(one.origin for one in denying)),
        origin_links=(
            OriginLink(
                claim_id=line.id,
                document_id=line.document,
                outlet="Gazette",
                carried_from=None,
                origin=line.origin,
                basis="named",
            ),
        ),
    )


def day(text: str | None) -> DayRange:
    return DayRange(earliest=text, latest=text)


def holding(
    subject: Subject,
    party: Party,
    numbers: Iterable[int],
    since: str | None,
    until: str | None = None,
    *,
    status: HoldingStatus = "claimed",
    **more: object,
) -> Holding:
    accounts = tuple(BY_NUMBER[number].account() for number in numbers)
    weights = [Reason(rule="origin", detail=f"{one.origin} has it so", weight=1.0) for one in accounts]
    made = Holding(
        subject=subject,
        holder=party.id,
        holder_name=party.name,
        holder_aliases=(),
        since=day(since),
        until=day(until) if until is not None else None,
        status=status,
        score=float(len(weights)),
        claims=tuple(one.claim_id for one in accounts),
        denied_by=(),
        reasons=tuple(weights),
        parties=(party,),
        accounts=accounts,
    )
    return replace(made, **more)  # type: ignore[arg-type]


def holdings() -> list[Holding]:
    return [
        holding(OBEID, FRONT, [1], "2019-04-02", "2019-04-09", ended="taken"),
        holding(OBEID, ARMY, [2], "2019-04-09", "2019-04-11"),
        holding(OBEID, ARMY, [2, 3], "2019-04-11", "2019-04-20", status="agreed", ended="taken"),
        holding(OBEID, FRONT, [4], "2019-04-20", status="contested", denied_by=("claim-05",)),
        holding(NORTH, ARMY, [15], "2019-04-21"),
        holding(RAHAD, FRONT, [6], "2019-04-03", "2019-04-15", ended="left"),
        holding(AREA, ARMY, [8, 9], "2019-04-01", status="agreed"),
        holding(AREA, FRONT, [10], "2019-04-05", settlements=Count(low=5.0, high=5.0)),
        holding(ROAD, FRONT, [12], "2019-04-06"),
        holding(BARA, ARMY, [14], None, placed="free"),
    ]


def make(path: Path, held: Iterable[Holding] | None = None) -> None:
    """Make the record at `path`, with `held` in the place of its holdings."""
    with Record.open(path, "create") as record:
        for line in LINES:
            raw = RawDocument(
                id=line.document,
                source=f"{line.document}.txt",
                raw=line.text.encode(),
                text=line.text,
                media_type="text/plain",
                encoding="utf-8",
            )
            document = Document(
                id=line.document,
                source=raw.source,
                raw_text=line.text,
                text=line.text,
                dropped=(),
                sections=(),
                title=f"Report {line.number}",
                outlet="Gazette",
                published=Published(day=line.published, basis="stamp" if line.published else "none"),
                language="en",
            )
            record.add_document(raw, document, [claim_of(line)], (), "test")
        events = [
            event_of(line, [BY_NUMBER[5]] if line.number == 4 else ()) for line in LINES if line.number != 5
        ]
        record.replace_views([], events, list(holdings() if held is None else held))


def subject_of(where: Where) -> Subject:
    return Subject(kind="place", id=where.id or "", name=where.name, precision=1)
