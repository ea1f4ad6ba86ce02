"""Sources: whose word is in the record, and how often it stands alone or against others. Never how true."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from variorum.lexicon.lexicon import Lexicon
from variorum.lexicon.sources import SourceBook
from variorum.query.named import HEARD_BY, names_of_origins
from variorum.query.printable import one_line
from variorum.reconcile.documents.voices import voice_of
from variorum.store.reading import RecordReader
from variorum.store.reading_origins import CarrierLine, SourceLine

# Records whose sources are kept: counting those of a large one takes a quarter of a second.
_KEPT = 6
_CLAIMS_ASKED = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One who is a source of the record: an origin of claims, an outlet of documents, or both.

    `key` is the key of the origin. `outlets` are its names as an outlet, with `documents` printed, `copies`
    of them copies of others'. `passed_on` counts claims in them that rest on somebody else.
    """

    key: str
    line: SourceLine
    outlets: tuple[str, ...] = ()
    documents: int = 0
    copies: int = 0
    passed_on: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What is known of a source beforehand; empty where nothing is.

    `kind` is the lexicon's, `alignment` the party on whose side it speaks and `aligned` its name, `reason`
    why that is so, `heard_by` the outlet that heard it, of sources without a name.
    """

    name: str
    kind: str = "unknown"
    country: str = ""
    owner: str = ""
    alignment: str = ""
    aligned: str = ""
    reason: str = ""
    heard_by: str = ""


@dataclass(frozen=True, slots=True)
class _Told:
    """What the events of a record say of sources: how often each is heard, and in whose articles."""

    lines: tuple[SourceLine, ...]
    carriers: tuple[CarrierLine, ...]


K = TypeVar("K")
V = TypeVar("V")


class _Lately(Generic[K, V]):
    """What was worked out lately. One at a time: who asks for the same meanwhile waits for it."""

    def __init__(self) -> None:
        self._found: OrderedDict[K, V] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: K, make: Callable[[], V]) -> V:
        """What is kept under `key`, made where it is not there."""
        with self._lock:
            if key not in self._found:
                self._found[key] = make()
            self._found.move_to_end(key)
            while len(self._found) > _KEPT:
                self._found.popitem(last=False)
            return self._found[key]


_told: _Lately[tuple[str, str], _Told] = _Lately()
_kept: _Lately[tuple[str, str], tuple[Source, ...]] = _Lately()


def all_sources(record: RecordReader, sources: SourceBook, known_on: str | None = None) -> tuple[Source, ...]:
    """Every source of the record, which is as known on that day, by key. Kept until the record changes."""
    of = f"{record.path} {known_on}"
    return _kept.get((of, record.mark()), lambda: _counted(record, sources, of))


def _counted(record: RecordReader, sources: SourceBook, of: str) -> tuple[Source, ...]:
    outlets = record.outlet_lines()
    # While a build adds articles, the events and what they rest on stay as they are.
    told = _told.get(
        (of, record.views_mark()),
        lambda: _Told(tuple(record.source_lines()), tuple(record.carried_by(one.outlet for one in outlets))),
    )
    made = {line.origin: Source(key=line.origin, line=line) for line in told.lines}
    passed_on: dict[str, int] = {}
    own = {}
    for outlet in outlets:
        key = own[outlet.outlet] = voice_of(outlet.outlet, sources).id
        one = made.get(key) or Source(key=key, line=SourceLine(origin=key))
        made[key] = replace(
            one,
            outlets=(*one.outlets, outlet.outlet),
            documents=one.documents + outlet.documents,
            copies=one.copies + outlet.copies,
        )
    for carrier in told.carriers:
        if own[carrier.outlet] != carrier.origin:
            passed_on[own[carrier.outlet]] = passed_on.get(own[carrier.outlet], 0) + carrier.claims
    for key, claims in passed_on.items():
        made[key] = replace(made[key], passed_on=claims)
    return tuple(made[key] for key in sorted(made))


def standings_of(
    record: RecordReader,
    sources: Sequence[Source],
    lexicon: Lexicon,
    everyone: Mapping[str, Source],
) -> Mapping[str, Standing]:
    """What each of these sources is called and known for, by key; `everyone` are all of the record."""
    unknown = [one for one in sources if lexicon.sources.get(one.key) is None and not one.outlets]
    claims = {one.key: record.claims_of_origin(one.key, _CLAIMS_ASKED) for one in unknown}
    keys = sorted(claims)
    heads = {key: head for key in keys if (head := record.head(key)) is not None}
    printed = names_of_origins(record, claims, heads.values())
    return {
        one.key: Standing(name=printed[one.key], kind="article")
        if one.key in heads
        else _standing(one, lexicon, printed.get(one.key, one.key), everyone)
        for one in sources
    }


def kind_of(source: Source, lexicon: Lexicon) -> str:
    """The kind of a source, as its standing has it, but for a text nobody is known to have printed."""
    entry = lexicon.sources.get(source.key)
    if entry is not None:
        return entry.kind
    if source.outlets:
        return "outlet"
    if lexicon.actors.get(source.key) is not None:
        return "party"
    return "unnamed" if HEARD_BY.match(source.key) else "unknown"


def _standing(source: Source, lexicon: Lexicon, printed: str, everyone: Mapping[str, Source]) -> Standing:
    entry = lexicon.sources.get(source.key)
    if entry is not None:
        return Standing(
            name=entry.name,
            kind=entry.kind,
            country=_country(lexicon, entry.country),
            owner=_party(lexicon, entry.owner),
            alignment=entry.alignment or "",
            aligned=_party(lexicon, entry.alignment),
            reason=entry.reason,
        )
    kind = kind_of(source, lexicon)
    heard = HEARD_BY.match(source.key)
    party = lexicon.actors.get(source.key)
    if source.outlets:
        return Standing(name=one_line(source.outlets[0]), kind=kind)
    if party is not None:
        country = _country(lexicon, party.country)
        return Standing(name=party.name, kind=kind, country=country, alignment=party.id, aligned=party.name)
    if heard is not None:
        by, outlet = lexicon.sources.get(heard[2]), everyone.get(heard[2])
        named = (
            by.name
            if by is not None
            else one_line(outlet.outlets[0])
            if outlet and outlet.outlets
            else heard[2]
        )
        # Print calls it "residents cited by the paper": who heard them stands beside the name.
        return Standing(name=printed.rpartition(" cited by ")[0] or printed, kind=kind, heard_by=named)
    return Standing(name=printed, kind=kind)


def _party(lexicon: Lexicon, key: str | None) -> str:
    entry = lexicon.actors.get(key) if key else None
    return entry.name if entry is not None else key or ""


def _country(lexicon: Lexicon, code: str | None) -> str:
    entry = lexicon.countries.get(code) if code else None
    return entry.name if entry is not None else code or ""
