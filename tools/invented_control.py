"""A record of an invented war over many towns, for measuring how long answers about control take."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from variorum.lexicon.lexicon import load_lexicon
from variorum.model.claims import Actor, Claim, Evidence, GroundedClaim, Mention, Place, When
from variorum.model.control import DayRange, Holding, HoldingAccount, Party, Subject
from variorum.model.documents import Document, Published, RawDocument
from variorum.model.events import Event, OriginLink, Where
from variorum.model.reasons import Reason
from variorum.state.roads.network import known_network
from variorum.store.record import Record

_TOWNS = 3000
# Of the claims this share is of one town that every outlet writes of.
_CAPITAL = 0.07
_SPELLS = 8
_SPELL_DAYS = 170
_BEGIN = date(2031, 1, 1)
_ORIGINS = 60
_SIDES = tuple(Party(id=f"side-{name.lower()}", name=f"{name} army") for name in ("North", "South", "East"))


def make_invented(path: Path, number: int) -> None:
    """Make a record of `number` claims that tell who holds a town, each with its event and its holding.

    Its views are written as they are invented, and not made from the claims.
    """
    chance = random.Random(11)
    events: list[Event] = []
    holdings: list[Holding] = []
    with Record.open(path, "create") as record:
        for subject, told in _towns(number):
            claims = [_claim(subject, number, told, chance) for number in range(told)]
            for claim in claims:
                raw, document = _article(claim)
                record.add_document(raw, document, [claim], (), "bench")
            spells: dict[int, list[GroundedClaim]] = {}
            for one in claims:
                spells.setdefault((_day(one) - _BEGIN).days // _SPELL_DAYS, []).append(one)
            for spell in sorted(spells):
                events.append(_event(subject, spell, spells[spell]))
                holdings.append(_holding(subject, spell, spells[spell], last=spell == max(spells)))
        record.replace_views((), events, holdings)


def _towns(number: int) -> Iterator[tuple[Subject, int]]:
    """The towns, one in six of them on known roads, with how many claims tell of each."""
    spots = list(known_network(load_lexicon()).waypoints())[: _TOWNS // 6]
    capital = int(number * _CAPITAL)
    for town in range(_TOWNS):
        spot = spots[town] if town < len(spots) else None
        yield (
            Subject(
                kind="place",
                id=(spot.id if spot else None) or f"town-{town}",
                name=spot.name if spot else f"Town {town}",
                lat=spot.lat if spot else 1.0,
                lon=spot.lon if spot else 2.0,
                precision=1,
            ),
            capital if town == 0 else max(1, (number - capital) // (_TOWNS - 1)),
        )


def _day(claim: GroundedClaim) -> date:
    return date.fromisoformat((claim.when and claim.when.latest) or "")


def _claim(subject: Subject, number: int, told: int, chance: random.Random) -> GroundedClaim:
    day = (_BEGIN + timedelta(days=number * _SPELLS * _SPELL_DAYS // told)).isoformat()
    side = _SIDES[(number * _SPELLS // told + len(subject.id)) % len(_SIDES)]
    text = f"Troops of the {side.name} are in control of {subject.name}, said monitor {chance.randrange(9)}."
    mention = Mention(text=subject.name, start=0, end=len(subject.name))
    key = f"{subject.id}-{number}"
    return GroundedClaim(
        claim=Claim(
            id=f"claim-{key}",
            document_id=f"doc-{key}",
            event_type="control",
            evidence=Evidence(start=0, end=len(text), quote=text, sentence=text, sentence_start=0),
            trigger=mention,
            made_by="bench",
        ),
        agents=(Actor(mention=mention, id=side.id, name=side.name),),
        places=(Place(mention=mention, id=subject.id, name=subject.name, precision=1),),
        when=When(earliest=day, latest=day, precision="day", text=day, basis="explicit"),
    )


def _article(claim: GroundedClaim) -> tuple[RawDocument, Document]:
    told, text = claim.claim, claim.claim.evidence.sentence
    raw = RawDocument(
        id=told.document_id,
        source=f"{told.document_id}.txt",
        raw=text.encode(),
        text=text,
        media_type="text/plain",
        encoding="utf-8",
    )
    return raw, Document(
        id=raw.id,
        source=raw.source,
        raw_text=text,
        text=text,
        url=None,
        title=None,
        outlet=_origin(told.id),
        byline=None,
        published=Published(day=_day(claim).isoformat(), basis="given"),
        language="en",
        sections=(),
        dropped=(),
        credits=(),
        issues=(),
    )


def _origin(claim_id: str) -> str:
    return f"paper-{sum(claim_id.encode()) % _ORIGINS}"


def _event(subject: Subject, spell: int, claims: list[GroundedClaim]) -> Event:
    ids = tuple(one.claim.id for one in claims)
    origins = tuple(map(_origin, ids))
    links = (
        OriginLink(
            claim_id=one.claim.id,
            document_id=one.claim.document_id,
            outlet=origin,
            carried_from=None,
            origin=origin,
            basis="outlet",
        )
        for one, origin in zip(claims, origins, strict=True)
    )
    return Event(
        id=f"event-{subject.id}-{spell}",
        event_type="control",
        label=f"{subject.name} held",
        when=claims[0].when,
        place=Where(id=subject.id, name=subject.name, lat=subject.lat, lon=subject.lon, precision=1),
        route=None,
        agents=(_party(claims[0]),),
        patients=(),
        figures=(),
        claims=ids,
        disputed_by=(),
        origins=tuple(sorted(set(origins))),
        documents=tuple(one.claim.document_id for one in claims),
        outlets=tuple(sorted(set(origins))),
        status="corroborated" if len(set(origins)) > 1 else "single-origin",
        variants=(),
        score=1.0,
        reasons=(),
        claim_origins=origins,
        origin_links=tuple(links),
    )


def _holding(subject: Subject, spell: int, claims: list[GroundedClaim], *, last: bool) -> Holding:
    began = (_BEGIN + timedelta(days=spell * _SPELL_DAYS)).isoformat()
    ended = (_BEGIN + timedelta(days=(spell + 1) * _SPELL_DAYS)).isoformat()
    accounts = tuple(_account(one) for one in claims)
    origins = sorted({one.origin for one in accounts})
    return Holding(
        subject=subject,
        holder=_party(claims[0]).id,
        holder_name=_party(claims[0]).name,
        holder_aliases=(),
        since=DayRange(earliest=began, latest=began),
        until=None if last else DayRange(earliest=ended, latest=ended),
        status="agreed" if len(origins) > 1 else "claimed",
        score=float(len(origins)),
        claims=tuple(one.claim.id for one in claims),
        denied_by=(),
        reasons=tuple(Reason(rule="origin", detail=f"{one} has it so", weight=1.0) for one in origins),
        parties=(_party(claims[0]),),
        ended="" if last else "taken",
        accounts=accounts,
    )


def _party(claim: GroundedClaim) -> Party:
    return Party(id=claim.agents[0].id, name=claim.agents[0].name)


def _account(claim: GroundedClaim) -> HoldingAccount:
    day = _day(claim).isoformat()
    return HoldingAccount(
        claim_id=claim.claim.id,
        document_id=claim.claim.document_id,
        origin=_origin(claim.claim.id),
        speaker="",
        word="third-party",
        published=day,
        since=DayRange(earliest=None, latest=day),
        by=day,
        dated=True,
    )
