"""What origins, which a record names by keys, are called: the same wherever one is told of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from variorum.lexicon.fold import slug
from variorum.lexicon.lexicon import Lexicon
from variorum.model.claims import Speaker
from variorum.query.printable import one_line
from variorum.store.reading import RecordReader

HEARD_BY = re.compile(r"^(.+) \((.+)\)$")
"""A key such as "residents (some-outlet)": those whom one outlet heard are others than those of another."""

# Parties, sources and speakers without a name of their own.
_UNNAMED = "generic"


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginName:
    """What an origin is called; `heard_by` is who heard one that has no name of its own, else empty."""

    name: str
    heard_by: str = ""

    @property
    def whole(self) -> str:
        """The name as one text: "residents cited by Some Outlet"."""
        return f"{self.name} cited by {self.heard_by}" if self.heard_by else self.name


class OriginNames:
    """Names of the origins of a record.

    A text that stands for itself is called by its title; a source or a party that the lexicon knows as the
    lexicon does, so that an office is not called by one who spoke for it; an outlet as it is printed; others
    as a claim that rests on them calls them. One that nothing names is called by the words of its key.
    """

    def __init__(self, record: RecordReader, lexicon: Lexicon, outlets: Iterable[str | None] = ()) -> None:
        """`outlets` are those among which an origin may be, as they are printed."""
        self._record = record
        self._lexicon = lexicon
        self._outlets: dict[str, str] = {}
        self._found: dict[str, OriginName] = {}
        self._unique: dict[str, str] = {}
        self._told: dict[str, Mapping[str, str]] = {}
        self.add_outlets(outlets)

    def add_outlets(self, outlets: Iterable[str | None]) -> None:
        """More outlets among which an origin may be; None and empty ones are no outlets."""
        for outlet in filter(None, outlets):
            self._outlets.setdefault(slug(outlet), one_line(outlet))

    def add_speakers(self, claim_id: str, speakers: Iterable[Speaker]) -> None:
        """Whom a claim cites, where that was read already; of two of one origin, the innermost counts."""
        self._told[claim_id] = {slug(one.origin): one_line(speaker_called(one)) for one in speakers}

    def told(self, origin: str, claims: Sequence[str] = ()) -> OriginName:
        """What an origin is called, on which some of `claims` rest."""
        if origin not in self._found:
            name, certain = self._called(origin, claims)
            if not certain:
                # A claim that is asked for later may call it otherwise.
                return name
            self._found[origin] = name
        return self._found[origin]

    def of(self, origin: str, claims: Sequence[str] = ()) -> str:
        """The same as one text, which no other origin asked for here has: two called alike stay two."""
        if origin not in self._unique:
            name = self.told(origin, claims).whole
            if origin not in self._found:
                return name
            self._unique[origin] = f"{name} ({origin})" if name in self._unique.values() else name
        return self._unique[origin]

    def _called(self, origin: str, claims: Sequence[str]) -> tuple[OriginName, bool]:
        """What an origin is called, and whether anything but its key says so."""
        listed = self._listed(origin)
        if listed:
            return OriginName(name=listed), True
        heard = HEARD_BY.match(origin)
        key = heard[1] if heard is not None else origin
        spoken = self._spoken(key, claims)
        heard_by = self.told(heard[2]).name if heard is not None else ""
        return OriginName(name=spoken or _words(key, proper=heard is None), heard_by=heard_by), bool(spoken)

    def _listed(self, origin: str) -> str:
        """The name of a text, a known source, an outlet or a known party; empty for others."""
        source, party = self._lexicon.sources.get(origin), self._lexicon.actors.get(origin)
        if source is not None and source.kind != _UNNAMED:
            return one_line(source.name)
        if origin in self._outlets:
            return self._outlets[origin]
        head = self._record.head(origin)
        if head is not None:
            return f"“{one_line(head.title or head.source)}”"
        return one_line(party.name) if party is not None and party.kind != _UNNAMED else ""

    def _spoken(self, key: str, claims: Sequence[str]) -> str:
        sought = slug(key)
        return next((told[sought] for told in map(self._speakers, claims) if sought in told), "")

    def _speakers(self, claim_id: str) -> Mapping[str, str]:
        if claim_id not in self._told:
            self.add_speakers(claim_id, self._record.speakers(claim_id))
        return self._told[claim_id]


def speaker_called(speaker: Speaker) -> str:
    """What a speaker is called: its name, or the words for one that has none."""
    printed = speaker.attribution.speaker.text
    if speaker.kind != _UNNAMED:
        return speaker.name or printed
    # A word that begins a sentence in print begins none here.
    return printed.lower() if printed[1:].islower() else printed or speaker.name


def with_names(text: str, names: Mapping[str, str]) -> str:
    """A reason with `names` of origins where their keys stand."""
    keys = sorted((key for key, name in names.items() if name != key), key=len, reverse=True)
    if not keys:
        return text
    # Longer keys first: one may be the beginning of another.
    pattern = rf"(?<![\w-])(?:{'|'.join(map(re.escape, keys))})(?![\w-])"
    return re.sub(pattern, lambda found: names[found[0]], text)


def _words(key: str, *, proper: bool) -> str:
    """What a key says by itself; `proper`: as of one who has a name, such as an agency that is credited."""
    words = one_line(key.replace("-", " "))
    return words[:1].upper() + words[1:] if proper else words
