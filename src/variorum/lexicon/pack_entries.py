"""The entries of a theatre pack: each held against the shape of its record, and made one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from math import isfinite
from typing import Any, Literal, get_args, get_type_hints

from variorum.lexicon.pack_files import Problem, WrittenEntry
from variorum.lexicon.records import ActorEntry, PlaceEntry, RouteEntry, SourceEntry

Topic = Literal["places", "routes", "actors", "sources"]
AnyEntry = PlaceEntry | RouteEntry | ActorEntry | SourceEntry

RECORDS: dict[Topic, type[Any]] = {
    "places": PlaceEntry,
    "routes": RouteEntry,
    "actors": ActorEntry,
    "sources": SourceEntry,
}
# What an entry has beside the fields of its record: other entries may have its names too.
_SHARED = "shared"
_NOT_WRITTEN = {"id", "lat", "lon", "population", "prominence"}
_REQUIRED: dict[Topic, tuple[str, ...]] = {
    "places": ("name", "kind", "at", "radius_km", "source"),
    "routes": ("name", "waypoints", "source"),
    "actors": ("name", "kind", "source"),
    "sources": ("name", "kind", "source"),
}
_ADDING = {"names", "source", _SHARED}
# As the shipped supplement: a region or site goes before a town of its name, a village after a city of it.
_PROMINENCE, _PROMINENCE_SETTLEMENT = 100_000, 5_000
_WIDEST_KM = 3000.0
_FEWEST_WAYPOINTS = 2
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,99}", re.ASCII)
_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """An entry that is well written: its record, or, of an id the lexicon has, the names it adds."""

    topic: Topic
    written: WrittenEntry
    record: AnyEntry | None = None
    added: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The entry's id."""
        return self.written.id

    @property
    def names(self) -> tuple[str, ...]:
        """All names the entry gives."""
        return self.added if self.record is None else (self.record.name, *self.record.names)

    @property
    def shared(self) -> bool:
        """Whether other entries may have the same names."""
        return _SHARED in self.written.fields


class EntryShape:
    """What entries of one topic may and must hold."""

    def __init__(self, topic: Topic) -> None:
        record = RECORDS[topic]
        hints = get_type_hints(record)
        self._lists = {name for name, hint in hints.items() if hint == tuple[str, ...]} | {"at"}
        # Tuples of other records ("offices") are not written in these files.
        own = {
            field.name
            for field in fields(record)
            if field.name in self._lists or not str(hints[field.name]).startswith("tuple")
        } - _NOT_WRITTEN
        self.topic = topic
        self._known = own | {_SHARED} | ({"at"} if topic == "places" else set())
        self._words = {name: get_args(hints[name]) for name in own if getattr(hints[name], "__args__", ())}
        self._words = {
            name: words for name, words in self._words.items() if name not in self._lists and _all_text(words)
        }

    def drafted(self, written: WrittenEntry, problems: list[Problem]) -> Drafted | None:
        """The entry, None where something is wrong with it, which then is in `problems`."""
        found = list(self._problems(written))
        problems += found
        if found:
            return None
        if "name" not in written.fields:
            return Drafted(topic=self.topic, written=written, added=written.fields["names"].listed)
        return Drafted(topic=self.topic, written=written, record=self._record(written))

    def _problems(self, written: WrittenEntry) -> Iterator[Problem]:
        if not _ID.fullmatch(written.id):
            yield written.problem(
                "The id holds other characters than letters, digits and hyphens.", "Write it as al-qasr-sy."
            )
        for name in sorted(written.fields.keys() - self._known):
            yield written.problem(
                f"The field {name} is unknown.", f"Known are {', '.join(sorted(self._known))}.", name
            )
        if "name" not in written.fields and "names" in written.fields and written.fields.keys() <= _ADDING:
            required: tuple[str, ...] = ("source",)
        else:
            required = _REQUIRED[self.topic]
        for name in required:
            if name not in written.fields:
                words = self._words.get(name)
                advice = f"Use one of {_joined(words)}" if words else _how_to_fill(name)
                yield written.problem(f"The field {name} is missing.", advice)
        for name in written.fields.keys() & self._known:
            yield from self._problems_of(written, name)
        yield from _dates(written)

    def _problems_of(self, written: WrittenEntry, name: str) -> Iterator[Problem]:
        value = written.fields[name]
        text = value.text.strip()
        if (name in self._lists and not (value.listed and all(value.listed))) or (
            name not in self._lists and value.parts is None and not text
        ):
            yield written.problem(f"The field {name} is empty.", _how_to_fill(name), name)
        elif name not in self._lists and value.parts is not None:
            yield written.problem(f"The field {name} is a list.", "Give it one value.", name)
        elif name == "at":
            yield from _point(written)
        elif name == "radius_km" and not 0 < (_number(text) or 0) <= _WIDEST_KM:
            yield written.problem(
                f"radius_km is {text}.", f"Give kilometres, above 0 and up to {_WIDEST_KM:g}.", name
            )
        elif name in self._words and text not in self._words[name]:
            yield written.problem(
                f"There is no {name} {text}.", f"Use one of {_joined(self._words[name])}", name
            )
        elif name == _SHARED and text != "true":
            yield written.problem(f"shared is {text}.", "Write shared: true, or leave it out.", name)
        elif name == "waypoints" and len(value.listed) < _FEWEST_WAYPOINTS:
            yield written.problem("A road has two ends.", "Give two waypoints or more, in order.", name)

    def _record(self, written: WrittenEntry) -> AnyEntry:
        given: dict[str, Any] = {
            name: value.listed if name in self._lists else value.text.strip()
            for name, value in written.fields.items()
            if name not in (_SHARED, "at", "radius_km")
        }
        if self.topic == "places":
            lat, lon = (float(part) for part in written.fields["at"].listed)
            settled = given["kind"] == "settlement"
            prominence = _PROMINENCE_SETTLEMENT if settled else _PROMINENCE
            radius = float(written.text("radius_km"))
            given |= {"lat": lat, "lon": lon, "radius_km": radius, "prominence": prominence}
        record: AnyEntry = RECORDS[self.topic](id=written.id, **given)
        return record


def _all_text(words: tuple[Any, ...]) -> bool:
    return all(isinstance(word, str) for word in words)


def _joined(words: tuple[str, ...]) -> str:
    return ", ".join(sorted(words)) + "."


def _how_to_fill(name: str) -> str:
    match name:
        case "source":
            return "Say where the fact is from, or write: common knowledge."
        case "at":
            return "Give at: [latitude, longitude]."
        case "radius_km":
            return "Say how many kilometres off the point may be."
        case "name":
            return "Name it; to add names to an entry of the lexicon give its id, names and source alone."
        case "waypoints":
            return "Give two places or more that it leads through, in order."
    return f"Give {name} a value or leave it out."


def _point(written: WrittenEntry) -> Iterator[Problem]:
    how = "Give at: [latitude, longitude] in degrees."
    numbers = [_number(part) for part in written.fields["at"].listed]
    if len(numbers) != 2 or None in numbers:
        yield written.problem("The field at is not two numbers.", how, "at")
        return
    lat, lon = (number or 0.0 for number in numbers)
    if not -90 <= lat <= 90:
        swapped = " Are latitude and longitude swapped?" if abs(lat) <= 180 and abs(lon) <= 90 else ""
        yield written.problem(f"The latitude {lat:g} is out of range.{swapped}", how, "at")
    if not -180 <= lon <= 180:
        yield written.problem(f"The longitude {lon:g} is out of range.", how, "at")


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if isfinite(number) else None


def _dates(written: WrittenEntry) -> Iterator[Problem]:
    how = "Give a year, a month or a day, as 2014, 2014-06 or 2014-06-29."
    since, until = written.text("since"), written.text("until")
    for name, day in (("since", since), ("until", until)):
        if day and not _DATE.fullmatch(day):
            yield written.problem(f"{name} is {day}.", how, name)
            return
    if since and until and until < since[: len(until)]:
        yield written.problem(f"It ends in {until}, before it begins in {since}.", "Mend the dates.", "until")
