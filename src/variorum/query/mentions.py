"""The mentions of a text beside its words: which stretch stands for what, and why."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from variorum.model.claims import Actor, Alternative, Mention, Place, Route, Speaker
from variorum.model.documents import Document
from variorum.model.mentions import Groundings

MentionKind = Literal["place", "route", "actor", "source"]
_ORDER: tuple[MentionKind, ...] = ("place", "route", "actor", "source")


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What a mention stands for: `told` describes it, `others` may be meant instead.

    `tied` says that the words are not the thing itself but name something of it ("Turkish").
    """

    kind: MentionKind
    start: int
    end: int
    text: str
    id: str | None
    name: str
    told: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    tied: bool = False

    @property
    def known(self) -> bool:
        """Whether it is clear what the words stand for."""
        return self.id is not None or self.tied

    @property
    def meaning(self) -> tuple[object, ...]:
        """What makes two notes say the same."""
        return self.kind, self.id or self.name, self.told, self.reasons


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of text under the same notes (numbers), or under none."""

    text: str
    notes: tuple[int, ...] = ()
    kind: MentionKind | None = None
    known: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedText:
    """A document with its mentions: paragraphs of passages, and the notes by their numbers."""

    source: str
    paragraphs: tuple[tuple[Passage, ...], ...]
    notes: tuple[Note, ...]


def marked_text(document: Document, groundings: Groundings) -> MarkedText:
    """The text of a document with its mentions marked. Mentions that say the same share a number."""
    notes = sorted(_notes(groundings), key=lambda n: (n.start, -n.end, _ORDER.index(n.kind)))
    numbers: dict[tuple[object, ...], int] = {}
    for note in notes:
        numbers.setdefault(note.meaning, len(numbers))
    firsts: dict[int, Note] = {}
    for note in notes:
        firsts.setdefault(numbers[note.meaning], note)
    paragraphs, start = [], 0
    starts = [note.start for note in notes]
    for line in document.text.split("\n"):
        begun = notes[bisect_left(starts, start) : bisect_right(starts, start + len(line))]
        inside = [n for n in begun if n.end <= start + len(line)]
        if line.strip():
            paragraphs.append(tuple(_passages(line, start, inside, numbers)))
        start += len(line) + 1
    return MarkedText(
        source=document.source,
        paragraphs=tuple(paragraphs),
        notes=tuple(firsts[number] for number in sorted(firsts)),
    )


def _passages(
    line: str, offset: int, notes: list[Note], numbers: dict[tuple[object, ...], int]
) -> Iterator[Passage]:
    """The line cut where outermost mentions begin and end; those inside share their stretch."""
    at = 0
    for outer, inner in _nested(notes):
        start, end = outer.start - offset, max(n.end for n in (outer, *inner)) - offset
        if start > at:
            yield Passage(text=line[at:start])
        under = tuple(dict.fromkeys(numbers[n.meaning] + 1 for n in (outer, *inner)))
        yield Passage(text=line[start:end], notes=under, kind=outer.kind, known=outer.known)
        at = end
    if at < len(line):
        yield Passage(text=line[at:])


def _nested(notes: list[Note]) -> Iterator[tuple[Note, list[Note]]]:
    """Each mention that begins outside the one before, with those that overlap it."""
    index = 0
    while index < len(notes):
        outer, inner = notes[index], []
        end = outer.end
        index += 1
        while index < len(notes) and notes[index].start < end:
            inner.append(notes[index])
            end = max(end, notes[index].end)
            index += 1
        yield outer, inner


def _notes(groundings: Groundings) -> Iterator[Note]:
    yield from map(_place, groundings.places)
    yield from map(_route, groundings.routes)
    yield from map(_actor, groundings.actors)
    yield from map(_source, groundings.speakers)


def _note(kind: MentionKind, mention: Mention, id_: str | None, name: str, told: tuple[str, ...]) -> Note:
    return Note(
        kind=kind,
        start=mention.start,
        end=mention.end,
        text=mention.text,
        id=id_,
        name=name,
        told=tuple(part for part in told if part),
    )


def _place(place: Place) -> Note:
    point = f"{place.lat:.4f}, {place.lon:.4f}" if place.lat is not None and place.lon is not None else ""
    relation = "" if place.relation == "in" else place.relation
    distance = f"{place.distance_km:g} km" if place.distance_km is not None else ""
    precision = f"where_prec {place.precision}" if place.id else ""
    use = "" if place.use == "place" else f"only its {place.use}" if place.use != "part" else "part of a name"
    told = (use, distance, relation, place.country or "", point, precision)
    note = _with(_note("place", place.mention, place.id, place.name, told), place.alternatives, place.reasons)
    return replace(note, tied=place.use != "place")


def _route(route: Route) -> Note:
    stretch = f"{route.from_place} to {route.to_place}" if route.from_place and route.to_place else ""
    note = _note("route", route.mention, route.id, route.name, (stretch, route.direction or ""))
    return _with(note, route.alternatives, route.reasons)


def _actor(actor: Actor) -> Note:
    note = _note("actor", actor.mention, actor.id, actor.name, (actor.kind, actor.country or ""))
    return _with(note, actor.alternatives, actor.reasons)


def _source(speaker: Speaker) -> Note:
    aligned = f"aligned with {speaker.alignment}" if speaker.alignment else ""
    told = (speaker.kind, aligned)
    note = _note("source", speaker.attribution.speaker, speaker.source_id, speaker.name, told)
    return _with(note, (), speaker.reasons)


def _with(note: Note, alternatives: tuple[Alternative, ...], reasons: tuple[str, ...]) -> Note:
    others = tuple(f"{a.name} ({a.id}) {a.score:g}" for a in alternatives)
    return replace(note, others=others, reasons=reasons)
