"""Merging and control cases as data, turned into grounded claims.

A case file is a list of entries

    label, comment, status   as in the reading cases
    broader    {name: [wider names]}
    places     {name: {admin1, country, lat, lon, precision}}; a spot in province "1" of "XX" by default
    documents  {key: {outlet, published, credits, retracted}}
    sources    {name: {kind, side, id}}: what is known of speakers
    voices     {document: {side}}: documents whose outlet is a known source
    actors     {name: {kind, role, parent, backers}}: what the lexicon knows of parties
    copies     [[copy, original], ...]
    judgements [[left, right, verdict], ...]
    claims     [{id, in, type, agent, patient, place, relation, road, when, since, by, side, figures,
                modality, quote}, ...]
    events     the groups of claim ids that must come out, all of them
    status_of, origins_of, ...   {claim id: what its event must have}
    holdings   [[subject, holder, since, until, status], ...], all of them
    words      {claim id: how its voice stands to the holder}
    ended      {holder: how its last hold ended}
    counted    {subject: [low, high] of unnamed settlements}
    rules      reasons that some holding must give

In names a leading "?" means that nothing grounds it, in `by` a leading "~" that it is no named
source, ">" that the speaker before cites it, "&" that it stands beside it; in `place` that the place
is only where the article stands. A day or range is written 2023-05-04, 2023-05-01/2023-05-07,
2023-05-01/.. or ../2023-05-07.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from variorum.lexicon.fold import fold
from variorum.lexicon.records import ActorEntry
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
from variorum.model.control import Holding
from variorum.model.events import Copy, Event, Judgement
from variorum.model.judgements import words_digest
from variorum.model.readings import TimeExpression, TimePoint
from variorum.reconcile.documents.facts import DocumentFacts
from variorum.reconcile.events.stage import reconcile
from variorum.reconcile.judging.judgements import settle
from variorum.state.control.entries import Archive
from variorum.state.control.holdings import holdings_of
from variorum.state.control.parties import Broader, no_broader
from variorum.state.control.voices import OwnVoice

CASES = Path(__file__).parents[1] / "cases"
_ENTRY = {
    *("label", "comment", "status", "broader", "places", "documents", "copies", "judgements", "claims"),
    *("sources", "voices", "expect", "actors", "words", "ended", "counted", "rules"),
    *("events", "status_of", "origins_of", "disputed_by_of", "label_of", "type_of", "when_of", "holdings"),
}
_CLAIM = {
    *("id", "in", "type", "agent", "patient", "place", "relation", "road", "when", "since", "by", "side"),
    *("figures", "modality", "quote"),
}
_FIGURE = re.compile(r"(\w+) (\d+)?(\.\.)?(\d+)?(?: (.*))?")


@dataclass(frozen=True)
class MergingCase:
    """One entry of a case file, its claims made."""

    name: str
    raw: dict[str, Any]
    claims: tuple[GroundedClaim, ...]
    documents: dict[str, DocumentFacts]
    copies: tuple[Copy, ...]
    judgements: tuple[Judgement, ...]

    def broader(self, actor_id: str) -> tuple[str, ...]:
        wider = {_slug(name): tuple(map(_slug, above)) for name, above in self.raw.get("broader", {}).items()}
        return wider.get(actor_id, ())

    def events(self) -> tuple[Event, ...]:
        settled = settle(self.judgements, {one.claim.id: words_digest(one.claim) for one in self.claims})
        return reconcile(self.claims, self.documents, self.copies, settled, self.broader).made


@dataclass(frozen=True)
class Known:
    """What the lexicon knows of a case's outlets and parties."""

    voices: Mapping[str, OwnVoice] = field(default_factory=dict)
    actors: Mapping[str, ActorEntry] = field(default_factory=dict)


def known_in(case: MergingCase) -> Known:
    """The outlets and parties that a case says are known."""
    voices = {
        document: OwnVoice(known=True, side=_slug(entry["side"]) if "side" in entry else None)
        for document, entry in case.raw.get("voices", {}).items()
    }
    actors = {
        _slug(name): ActorEntry(
            id=_slug(name),
            name=name,
            kind=entry.get("kind", "generic"),
            role=entry.get("role", ""),
            country=entry.get("country"),
            parent=_slug(entry["parent"]) if "parent" in entry else None,
            backers=tuple(map(_slug, entry.get("backers", ()))),
        )
        for name, entry in case.raw.get("actors", {}).items()
    }
    return Known(voices, actors)


def read_merging_cases(folder: str) -> list[MergingCase]:
    return [
        read_case(f"{path.stem}:{entry['label']}", entry)
        for path in sorted((CASES / folder).glob("*.yaml"))
        for entry in load_yaml(path)
    ]


def read_case(name: str, raw: dict[str, Any]) -> MergingCase:
    assert set(raw) <= _ENTRY, f"{name}: unknown keys {set(raw) - _ENTRY}"
    documents = {key: DocumentFacts(id=key, **_plain(entry or {})) for key, entry in raw["documents"].items()}
    return MergingCase(
        name=name,
        raw=raw,
        claims=tuple(_claim(entry, raw.get("places", {}), raw.get("sources", {})) for entry in raw["claims"]),
        documents=documents,
        copies=tuple(
            Copy(document_id=copy, copy_of=original, kind="verbatim", containment=1.0)
            for copy, original in raw.get("copies", ())
        ),
        judgements=tuple(
            Judgement(
                id=f"j{n}", left=left, right=right, verdict=verdict, by="a reader", at=f"2024-01-0{n + 1}"
            )
            for n, (left, right, verdict) in enumerate(raw.get("judgements", ()))
        ),
    )


def held(
    events: Iterable[Event],
    claims: Mapping[str, GroundedClaim],
    published: Mapping[str, str | None] | None = None,
    copies: Sequence[Copy] = (),
    broader: Broader = no_broader,
    known: Known | None = None,
) -> tuple[Holding, ...]:
    """The holdings of `events`; `published` are the days of documents."""
    roots = {copy.document_id: copy.copy_of for copy in copies}
    known = known or Known()
    archive = Archive(
        claims=claims, published=published or {}, roots=roots, voices=known.voices, actors=known.actors
    )
    return holdings_of(events, archive, broader)


def _plain(entry: dict[str, Any]) -> dict[str, Any]:
    shown = {
        key: str(value) if key in ("published", "earliest", "latest") else value
        for key, value in entry.items()
    }
    return {**shown, "credits": tuple(entry.get("credits", ()))}


def _slug(name: str) -> str:
    return fold(name).replace(" ", "-")


def _mention(text: str) -> Mention:
    return Mention(text=text, start=0, end=len(text))


def _claim(entry: dict[str, Any], places: dict[str, Any], sources: dict[str, Any]) -> GroundedClaim:
    assert set(entry) <= _CLAIM, f"{entry['id']}: unknown keys {set(entry) - _CLAIM}"
    quote = entry.get("quote", "")
    day = entry.get("when") or entry.get("since")
    claim = Claim(
        id=entry["id"],
        document_id=entry["in"],
        event_type=entry["type"],
        evidence=Evidence(start=0, end=len(quote), quote=quote, sentence=quote, sentence_start=0),
        trigger=_mention(""),
        times=(_since(str(day)),) if "since" in entry else (),
        figures=tuple(map(_figure, entry.get("figures", ()))),
        modality=entry.get("modality", "asserted"),
    )
    return GroundedClaim(
        claim=claim,
        agents=tuple(map(_actor, entry.get("agent", ()))),
        patients=tuple(map(_actor, entry.get("patient", ()))),
        places=tuple(_place(name, places, entry.get("relation", "in")) for name in entry.get("place", ())),
        routes=tuple(map(_road, entry.get("road", ()))),
        when=_when(str(day)) if day else None,
        speakers=tuple(
            _speaker(name, place, entry.get("side"), sources)
            for place, name in enumerate(entry.get("by", ()))
        ),
    )


def _since(text: str) -> TimeExpression:
    return TimeExpression(start=0, end=0, text=text, bound="since", point=TimePoint(kind="day"))


def _figure(text: str) -> Figure:
    match = _FIGURE.fullmatch(text)
    assert match is not None, text
    kind, low, dots, high, of = match.groups()
    return Figure(
        kind=kind,  # type: ignore[arg-type]
        low=float(low) if low else None,
        high=float(high) if high else None if dots else float(low),
        of=of or "",
        text=text,
        start=0,
        end=0,
        part=text.endswith("among them"),
    )


def _actor(name: str) -> Actor:
    if name.startswith("?"):
        return Actor(mention=_mention(name[1:]), id=None, name=name[1:])
    kind = "civilian" if name == "civilians" else "generic" if name.islower() else "rebel"
    return Actor(mention=_mention(name), id=_slug(name), name=name, kind=kind)


def _place(name: str, places: dict[str, Any], relation: str) -> Place:
    if name.startswith("?"):
        return Place(mention=_mention(name[1:]), id=None, name=name[1:])
    carried, name = name.startswith("~"), name.removeprefix("~")
    known = {"country": "XX", "admin1": "1", "precision": 1, "carried": carried, **places.get(name, {})}
    return Place(mention=_mention(name), id=_slug(name), name=name, relation=relation, **known)  # type: ignore[arg-type]


def _road(text: str) -> Route:
    name, _, ends = text.partition(" from ")
    start, _, end = ends.partition(" to ")
    return Route(
        mention=_mention(name), id=_slug(name), name=name, from_place=start or None, to_place=end or None
    )


def _when(text: str) -> When:
    first, _, last = text.partition("/")
    last = last or first
    return When(
        earliest=None if first == ".." else first,
        latest=None if last == ".." else last,
        precision="open" if ".." in (first, last) else "day" if first == last else "days",
        text=text,
        basis="explicit",
    )


_CUES = ("said", "told", "wrote", "added")


def _speaker(name: str, place: int, side: str | None, sources: dict[str, Any]) -> Speaker:
    """A speaker; those after the first stand further in, cited by the one before or beside it."""
    shown = name.lstrip("~>& ")
    known = sources.get(shown, {})
    cue = "citing" if ">" in name else _CUES[place - 1] if "&" in name else _CUES[place]
    side = known.get("side", side)
    return Speaker(
        attribution=Attribution(speaker=_mention(shown), cue=cue, named="~" not in name),
        source_id=known.get("id"),
        name=shown,
        origin=_slug(shown),
        kind=known.get("kind", ""),
        alignment=_slug(side) if side else None,
    )
