"""Small archives, and what a coder would expect of the record of each about who held what when.

A file of archives is a YAML list of entries

    label         a name of its own among all files
    comment       what the archive tests
    seen          whether its misses are listed; those of the others count, and are not looked at
    documents     {key: {outlet, published, title, text}}
    holdings      [{subject, kind, part, holder, since, until, status}, ...] that must be found
    also          the same, of which nothing is asked, and which may be there, as may parts of them
    nothing_else  whether no holding but these may be there at all
    states        [{subject, kind, as_of, known_on, holder, status, basis, told}, ...]
    never         [{subject, kind, part, holder}, ...] of which there must be no holding

`subject` and `holder` are a name or several that are right alike; without a holder nobody may hold it. `kind`
is place, town, area or road. `part` says that a part of the place, or settlements in it that are only
counted, may answer; a stretch of a road always may. `since` and `until` are a day or the first and the last
that is right.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, get_args

from variorum.evaluate.case_files import document_of, only_known, read_entries
from variorum.model.control import HoldingStatus
from variorum.model.errors import InputError
from variorum.query.control.records import Basis, StateStatus

_KEYS = {
    *("label", "comment", "seen", "documents"),
    *("holdings", "also", "nothing_else", "states", "never"),
}
_SUBJECT = {"subject", "kind", "part"}
_HOLDING = {*_SUBJECT, "holder", "since", "until", "status"}
_STATE = {"subject", "kind", "as_of", "known_on", "holder", "status", "basis", "told"}
_KINDS = ("place", "town", "area", "road")


class Days(NamedTuple):
    """ISO days between which something began or ended."""

    earliest: str
    latest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedSubject:
    """What is meant by any of `names`; an empty `kind` is any kind."""

    names: tuple[str, ...]
    kind: str
    part: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedHolding:
    """A holding: `holder` are names that are right alike, empty for whomever; None and "" are not asked."""

    subject: WantedSubject
    holder: tuple[str, ...]
    since: Days | None
    until: Days | None
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedState:
    """Who holds a subject on a day; without `holder` nobody is told to. None and "" are not asked."""

    subject: WantedSubject
    as_of: str
    known_on: str | None
    holder: tuple[str, ...]
    status: str
    basis: str
    told: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """One entry of a file of archives; `topic` is the file's name."""

    topic: str
    label: str
    comment: str
    seen: bool
    documents: Mapping[str, Mapping[str, str | None]]
    holdings: tuple[WantedHolding, ...]
    also: tuple[WantedHolding, ...]
    nothing_else: bool
    states: tuple[WantedState, ...]
    never: tuple[WantedHolding, ...]

    @property
    def id(self) -> str:
        """The archive's name among all files."""
        return f"{self.topic}/{self.label}"

    @property
    def known_days(self) -> tuple[str, ...]:
        """The days as known on which something is asked, in order."""
        return tuple(sorted({state.known_on for state in self.states if state.known_on}))

    @property
    def negatives(self) -> int:
        """How many expectations are of what must not be told."""
        nobody = sum(not state.holder for state in self.states)
        return len(self.never) + nobody + self.nothing_else

    @property
    def expectations(self) -> int:
        """How many expectations there are."""
        return len(self.holdings) + len(self.states) + len(self.never) + self.nothing_else


def read_archives(folder: Path) -> list[Archive]:
    """All archives of a folder's files. Raises InputError naming a malformed entry."""
    return read_entries(folder, _archive, "archives")


def _archive(topic: str, where: str, entry: Mapping[str, Any]) -> Archive:
    try:
        only_known(entry, _KEYS)
        return Archive(
            topic=topic,
            label=str(entry["label"]),
            comment=str(entry["comment"]),
            seen=bool(entry["seen"]),
            documents={str(key): _document(value) for key, value in entry["documents"].items()},
            holdings=tuple(map(_holding, entry.get("holdings") or ())),
            also=tuple(_holding({**value, "part": True}) for value in entry.get("also") or ()),
            nothing_else=bool(entry.get("nothing_else")),
            states=tuple(map(_state, entry.get("states") or ())),
            never=tuple(map(_holding, entry.get("never") or ())),
        )
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise InputError(f"{where} is no archive: {error!r}.") from error


def _document(value: Mapping[str, Any]) -> Mapping[str, str | None]:
    document = document_of(value)
    if value.get("published"):
        date.fromisoformat(value["published"])
    return document


def _subject(value: Mapping[str, Any]) -> WantedSubject:
    names, kind = _names(value["subject"]), value.get("kind") or ""
    if not names or kind not in ("", *_KINDS):
        raise ValueError(f"no subject: {value['subject']!r}, {kind!r}")
    return WantedSubject(names=names, kind=kind, part=bool(value.get("part")))


def _holding(value: Mapping[str, Any]) -> WantedHolding:
    only_known(value, _HOLDING)
    return WantedHolding(
        subject=_subject(value),
        holder=_names(value["holder"]),
        since=_days(value.get("since")),
        until=_days(value.get("until")),
        status=_one_of(value.get("status"), get_args(HoldingStatus)),
    )


def _state(value: Mapping[str, Any]) -> WantedState:
    only_known(value, _STATE)
    return WantedState(
        subject=_subject(value),
        as_of=_day(value["as_of"]),
        known_on=_day(value["known_on"]) if value.get("known_on") else None,
        holder=_names(value["holder"]),
        status=_one_of(value.get("status"), get_args(StateStatus)),
        basis=_one_of(value.get("basis"), get_args(Basis)),
        told=_day(value["told"]) if value.get("told") else None,
    )


def _names(value: str | list[str] | None) -> tuple[str, ...]:
    names = [value] if isinstance(value, str) else value or []
    if not all(isinstance(name, str) and name.strip() for name in names):
        raise ValueError(f"no names: {value!r}")
    return tuple(names)


def _days(value: str | list[str] | None) -> Days | None:
    if value is None:
        return None
    earliest, latest = (value, value) if isinstance(value, str) else value
    if latest < earliest:
        raise ValueError(f"{latest} is before {earliest}")
    return Days(_day(earliest), _day(latest))


def _day(value: str) -> str:
    return date.fromisoformat(value).isoformat()


def _one_of(value: str | None, known: tuple[str, ...]) -> str:
    if value is not None and value not in known:
        raise ValueError(f"unknown {value!r}; there are {', '.join(known)}")
    return value or ""
