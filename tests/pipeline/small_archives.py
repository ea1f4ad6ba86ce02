"""Small archives of documents with their claims, as reading would have made them."""

from __future__ import annotations

import random

from variorum.model.claims import (
    Actor,
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
from variorum.model.documents import Document, Published, RawDocument

DAYS = [f"2023-05-{day:02}" for day in range(1, 29, 3)]
TYPES = [
    "capture",
    "control",
    "advance",
    "withdraw",
    "attack",
    "shelling",
    "airstrike",
    "casualties",
    "offensive",
]
PLACES = {name: (10.0 + n * 0.04, 20.0 + n) for n, name in enumerate(["ardel", "bosk", "carn"])}
WORDS = [
    f"{head}{tail}" for head in ("Mar", "Tol", "Ben", "Sil") for tail in ("owen", "asek", "udin", "ille")
]
Read = tuple[RawDocument, Document, list[GroundedClaim]]


def archive(seed: int, documents: int, *, dated: bool = True) -> list[Read]:
    """`documents` articles, some of which carry another's text; a few without a date unless `dated`."""
    chance = random.Random(seed)
    made: list[Read] = []
    texts: list[str] = []
    for number in range(documents):
        if texts and chance.random() < 0.2:
            text = f"{chance.choice(texts)} Printed again by paper {number}."
        else:
            text = ". ".join(
                " ".join([*chance.sample(WORDS, 3), *(f"w{chance.randrange(400)}" for _ in range(9))])
                for _ in range(6)
            )
        texts.append(text)
        day = chance.choice(DAYS) if dated or chance.random() < 0.9 else None
        made.append(_article(chance, number, text, day))
    return made


def _article(chance: random.Random, number: int, text: str, day: str | None) -> Read:
    raw, document = printed(f"{number:03}", text, day, chance.choice(["A", "B", "C", None]))
    return raw, document, [_claim(chance, document, n) for n in range(chance.randrange(4))]


def printed(name: str, text: str, day: str | None, outlet: str | None) -> tuple[RawDocument, Document]:
    """An article that an outlet printed on a day."""
    raw = RawDocument(
        id=f"doc-{name}",
        source=f"{name}.txt",
        raw=text.encode(),
        text=text,
        media_type="text/plain",
        encoding="utf-8",
    )
    document = Document(
        id=raw.id,
        source=raw.source,
        raw_text=text,
        text=text,
        url=None,
        title=None,
        outlet=outlet,
        byline=None,
        published=Published(day=day, basis="given" if day else "none"),
        language="en",
        sections=(),
        dropped=(),
        credits=(),
        issues=(),
    )
    return raw, document


def _mention(text: str) -> Mention:
    return Mention(text=text, start=0, end=len(text))


def _actor(key: str) -> Actor:
    return Actor(mention=_mention(key), id=key, name=key, kind="rebel")


def _claim(chance: random.Random, document: Document, number: int) -> GroundedClaim:
    sentence = chance.choice(document.text.split(". "))
    day = chance.choice([*DAYS[:4], None])
    place = chance.choice([*PLACES, None])
    killed = chance.choice([None, 7.0, 12.0])
    speaker = chance.choice(["monitor", "ministry", None])
    return GroundedClaim(
        claim=Claim(
            id=f"claim-{document.id}-{number}",
            document_id=document.id,
            event_type=chance.choice(TYPES),
            evidence=Evidence(start=0, end=5, quote=sentence[:20], sentence=sentence, sentence_start=0),
            trigger=_mention("took"),
            figures=()
            if killed is None
            else (Figure(kind="killed", low=killed, high=killed, of="", text=str(killed), start=0, end=1),),
            modality=chance.choice(["asserted", "asserted", "asserted", "denied", "planned"]),
        ),
        agents=tuple(map(_actor, chance.sample(["north", "south"], chance.randrange(2)))),
        patients=tuple(map(_actor, chance.sample(["west", "south"], chance.randrange(2)))),
        places=()
        if place is None
        else (
            Place(
                mention=_mention(place),
                id=place,
                name=place,
                country="XX",
                admin1="1",
                precision=1,
                lat=PLACES[place][0],
                lon=PLACES[place][1],
            ),
        ),
        when=day and When(earliest=day, latest=day, precision="day", text="", basis="explicit"),
        speakers=()
        if speaker is None
        else (
            Speaker(
                attribution=Attribution(speaker=_mention(speaker), cue="said"),
                source_id=None,
                name=speaker,
                origin=speaker,
            ),
        ),
    )


def told_of(
    document: Document,
    number: int,
    event_type: str,
    place: str,
    days: tuple[str | None, str | None] | None = None,
    sentence: str | None = None,
) -> GroundedClaim:
    """A claim that an article makes of a place, in `sentence` or its first one, of `days` or undated."""
    words = document.text.split(". ")[0] if sentence is None else sentence
    lat, lon = PLACES.get(place, (0.0, 0.0))
    return GroundedClaim(
        claim=Claim(
            id=f"claim-{document.id}-{number}",
            document_id=document.id,
            event_type=event_type,
            evidence=Evidence(start=0, end=5, quote=words[:20], sentence=words, sentence_start=0),
            trigger=_mention("took"),
        ),
        places=(
            Place(mention=_mention(place), id=place, name=place, country="XX", precision=1, lat=lat, lon=lon),
        ),
        when=days and When(earliest=days[0], latest=days[1], precision="days", text="", basis="explicit"),
    )
