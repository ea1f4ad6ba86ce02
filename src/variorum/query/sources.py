"""Sources: whose word is in the record, and how often it stands alone or against others. Never how true."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from variorum.lexicon.lexicon import Lexicon
from variorum.lexicon.sources import SourceBook
from variorum.query.origins import HEARD_BY, OriginNames
from variorum.reconcile.documents.voices import voice_of
from variorum.store.reading import RecordReader
from variorum.store.reading_origins import CarrierLine, SourceLine

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


def all_sources(record: RecordReader, sources: SourceBook) -> tuple[Source, ...]:
    """Every source of the record, by key."""
    return record.of_state("sources", lambda: _counted(record, sources))


def _counted(record: RecordReader, sources: SourceBook) -> tuple[Source, ...]:
    outlets = record.outlet_lines()
    # While a build adds articles, the events and what they rest on stay as they are.
    told = record.of_views(
        "what events say of sources",
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
        # None where a document, read anew, is another outlet's than it was to the views.
        host = own.get(carrier.outlet)
        if host is not None and host != carrier.origin:
            passed_on[host] = passed_on.get(host, 0) + carrier.claims
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
    names = OriginNames(record, lexicon, (name for one in everyone.values() for name in one.outlets))
    return {one.key: _standing(record, one, names, lexicon) for one in sources}


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


def _standing(record: RecordReader, source: Source, names: OriginNames, lexicon: Lexicon) -> Standing:
    claims = () if source.outlets else record.claims_of_origin(source.key, _CLAIMS_ASKED)
    called = names.told(source.key, claims)
    kind = kind_of(source, lexicon)
    if kind == "unknown" and record.head(source.key) is not None:
        kind = "article"
    standing = Standing(name=called.name, kind=kind, heard_by=called.heard_by)
    entry, party = lexicon.sources.get(source.key), lexicon.actors.get(source.key)
    if entry is not None:
        return replace(
            standing,
            country=_country(lexicon, entry.country),
            owner=_party(lexicon, entry.owner),
            alignment=entry.alignment or "",
            aligned=_party(lexicon, entry.alignment),
            reason=entry.reason,
        )
    if party is not None and not source.outlets:
        country = _country(lexicon, party.country)
        return replace(standing, country=country, alignment=party.id, aligned=party.name)
    return standing


def _party(lexicon: Lexicon, key: str | None) -> str:
    entry = lexicon.actors.get(key) if key else None
    return entry.name if entry is not None else key or ""


def _country(lexicon: Lexicon, code: str | None) -> str:
    entry = lexicon.countries.get(code) if code else None
    return entry.name if entry is not None else code or ""
