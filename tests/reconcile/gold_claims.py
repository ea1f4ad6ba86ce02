"""The annotated corpora as grounded claims: what perfect reading and resolving would hand over."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from variorum.lexicon.fold import fold
from variorum.lexicon.yaml_files import load_yaml
from variorum.model.claims import (
    Actor,
    Attribution,
    Claim,
    Evidence,
    Figure,
    GroundedClaim,
    Mention,
    Place,
    Route,
    Speaker,
    When,
)
from variorum.model.documents import Document, Published
from variorum.model.ids import content_id

_HERE = Path(__file__).parent
CORPORA = Path(__file__).parents[2] / "../shared/corpora"
WARS = ("seeds", "mekelle-2020-21", "palmyra-2016")


@dataclass(frozen=True)
class Corpus:
    folder: Path
    documents: dict[str, Document]
    claims: tuple[GroundedClaim, ...]


@cache
def world() -> dict[str, Any]:
    return load_yaml(_HERE / "gold_world.yaml")


@cache
def _by_name(kind: str) -> dict[str, tuple[str, dict[str, Any]]]:
    return {fold(name): (key, entry) for key, entry in world()[kind].items() for name in entry["names"]}


def broader(actor_id: str) -> tuple[str, ...]:
    return tuple(world()["actors"].get(actor_id, {}).get("broader", ()))


def corpus(war: str) -> Corpus:
    folder = CORPORA / war
    documents, claims = {}, []
    for path in sorted(folder.glob("[0-9]*.gold.jsonl")):
        number = path.name.split(".")[0]
        document = _document(folder, number)
        documents[document.id] = document
        lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        claims += [_claim(gold, document, index) for index, gold in enumerate(lines)]
    return Corpus(folder, documents, tuple(claims))


def _document(folder: Path, number: str) -> Document:
    text = (folder / f"{number}.txt").read_text(encoding="utf-8")
    given = json.loads((folder / f"{number}.json").read_text(encoding="utf-8"))
    return Document(
        id=content_id("doc", folder.name, number),
        source=f"{number}.txt",
        raw_text=text,
        text=text,
        outlet=given.get("outlet"),
        published=Published(day=given.get("published")),
    )


def _mention(text: str) -> Mention:
    return Mention(text=text, start=0, end=len(text))


def _claim(gold: dict[str, Any], document: Document, index: int) -> GroundedClaim:
    evidence = _evidence(gold["quote"], document.text)
    claim = Claim(
        id=content_id("claim", document.id, index, gold["type"]),
        document_id=document.id,
        event_type=gold["type"],
        evidence=evidence,
        trigger=_mention(""),
        figures=tuple(
            Figure(
                kind=f["what"], low=f["low"], high=f["high"], of=f["of"], text=str(f["low"]), start=n, end=n
            )
            for n, f in enumerate(gold["figures"])
        ),
        modality=gold["modality"],
    )
    return GroundedClaim(
        claim=claim,
        agents=tuple(map(_actor, gold["agent"])),
        patients=tuple(map(_actor, gold["patient"])),
        places=tuple(map(_place, gold["place"])),
        routes=tuple(map(_route, gold["route"])),
        when=_when(gold["date"]),
        speakers=tuple(map(_speaker, gold["source"])),
    )


def _evidence(quote: str, text: str) -> Evidence:
    start = text.find(quote)
    if start < 0:
        return Evidence(start=0, end=0, quote=quote, sentence=quote, sentence_start=0)
    before = max((m.end() for m in re.finditer(r"[.!?]\s+|\n", text[:start])), default=0)
    after = re.search(r"[.!?](\s|$)|\n", text[start + len(quote) :])
    end = start + len(quote) + (after.start() + 1 if after else 0)
    return Evidence(
        start=start, end=start + len(quote), quote=quote, sentence=text[before:end], sentence_start=before
    )


def _actor(name: str) -> Actor:
    key, entry = _by_name("actors").get(fold(name), (None, {}))
    return Actor(
        mention=_mention(name),
        id=key,
        name=name if key is None else entry["names"][0],
        kind=entry.get("kind", ""),
        country=entry.get("country"),
    )


def _place(name: str) -> Place:
    base, relation = world()["parts"].get(name, (None, "in"))
    if base is None:
        base, entry = _by_name("places").get(fold(name), (None, {}))
    else:
        entry = world()["places"][base]
    shown = entry["names"][0] if base else name
    return Place(
        mention=_mention(name),
        id=base,
        name=shown,
        aliases=tuple(entry.get("names", ())),
        lat=entry.get("lat"),
        lon=entry.get("lon"),
        country=entry.get("country"),
        admin1=entry.get("admin1"),
        precision=entry.get("precision", 7),
        relation=relation,
    )


def _route(name: str) -> Route:
    entry = world()["roads"].get(name, {})
    return Route(
        mention=_mention(name),
        id=entry.get("id"),
        name=entry.get("id", name).upper(),
        from_place=entry.get("from"),
        to_place=entry.get("to"),
    )


def _when(date: dict[str, Any] | None) -> When | None:
    if date is None:
        return None
    start, end = date["start"], date["end"]
    precision = "open" if end is None or start is None else "day" if start == end else "days"
    if precision == "days" and start[8:] == "01" and end[8:] in ("28", "29", "30", "31"):
        precision = "month" if start[:7] == end[:7] else "year"
    return When(earliest=start, latest=end, precision=precision, text="", basis="explicit")


def _speaker(name: str) -> Speaker:
    known = world()["speakers"]
    origin = next((key for key, names in known["origins"].items() if name in names), name)
    return Speaker(
        attribution=Attribution(speaker=_mention(name), cue="said", named=name not in known["unnamed"]),
        source_id=None,
        name=name,
        origin=origin,
        alignment=known["alignment"].get(origin),
    )
