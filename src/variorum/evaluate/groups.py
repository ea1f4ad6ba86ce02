"""Groups of documents as an archive holds them, and what a coder would expect of the record of each.

A file of groups is a YAML list of entries

    label      a name of its own among all files
    comment    what the group tests
    seen       whether its misses are listed; those of the others count, and are not looked at
    documents  {key: {outlet, published, title, text}}
    together   [[{a: words}, {b: words}], ...]: claims of these words are in one event
    apart      the same: no claim of the one is in an event of the other
    copies     {b: a}: b carries the text of a
    no_copies  [[a, b], ...]
    events     [{at: {a: words}, origins, status, not_status, figures}, ...]

`words` stand in the evidence sentence of the claims that are meant, and in the document's text.
`figures` is {kind: {low, best, high}}, of which any may be left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, get_args

from variorum.evaluate.case_files import document_of, only_known, read_entries
from variorum.evaluate.comparing import normal
from variorum.model.claims import FigureKind
from variorum.model.errors import InputError
from variorum.model.events import EventStatus

_KEYS = {
    *("label", "comment", "seen", "documents", "together", "apart", "copies", "no_copies", "events"),
}
_EVENT = {"at", "origins", "status", "not_status", "figures"}
_ENDS = {"low", "best", "high"}


class Words(NamedTuple):
    """Claims of a group: those of a document whose evidence sentence holds these words."""

    document: str
    words: str


WordsPair = tuple[Words, Words]


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedEvent:
    """What the event that tells of `at` must have; what is None or empty is not asked.

    `figures` are by kind and end ("killed", "best").
    """

    at: Words
    origins: int | None
    status: str | None
    not_status: frozenset[str]
    figures: Mapping[tuple[str, str], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentGroup:
    """One entry of a file of groups; `topic` is the file's name."""

    topic: str
    label: str
    comment: str
    seen: bool
    documents: Mapping[str, Mapping[str, str | None]]
    together: tuple[WordsPair, ...]
    apart: tuple[WordsPair, ...]
    copies: Mapping[str, str]
    no_copies: tuple[tuple[str, str], ...]
    events: tuple[WantedEvent, ...]

    @property
    def id(self) -> str:
        """The group's name among all files."""
        return f"{self.topic}/{self.label}"

    @property
    def negative(self) -> bool:
        """Whether it is there for what must not be joined, counted or believed."""
        unbelieved = any(wanted.not_status for wanted in self.events)
        return not self.together and (bool(self.apart or self.no_copies) or unbelieved)


def read_groups(folder: Path) -> list[DocumentGroup]:
    """All groups of a folder's files. Raises InputError naming a malformed entry."""
    return read_entries(folder, _group, "groups")


def _group(topic: str, where: str, entry: Mapping[str, Any]) -> DocumentGroup:
    try:
        only_known(entry, _KEYS)
        documents = {key: document_of(value) for key, value in entry["documents"].items()}
        return DocumentGroup(
            topic=topic,
            label=str(entry["label"]),
            comment=str(entry["comment"]),
            seen=bool(entry["seen"]),
            documents=documents,
            together=_pairs(entry.get("together"), documents),
            apart=_pairs(entry.get("apart"), documents),
            copies={
                _known(a, documents): _known(b, documents) for a, b in (entry.get("copies") or {}).items()
            },
            no_copies=tuple(
                (_known(a, documents), _known(b, documents)) for a, b in entry.get("no_copies") or ()
            ),
            events=tuple(_event(value, documents) for value in entry.get("events") or ()),
        )
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise InputError(f"{where} is no group of documents: {error!r}.") from error


def _event(value: Mapping[str, Any], documents: Mapping[str, Mapping[str, str | None]]) -> WantedEvent:
    only_known(value, _EVENT)
    statuses = {*(value.get("not_status") or ()), *([value["status"]] if value.get("status") else ())}
    only_known(dict.fromkeys(statuses), set(get_args(EventStatus)))
    figures: dict[tuple[str, str], float] = {}
    for kind, ends in (value.get("figures") or {}).items():
        only_known({kind: None}, set(get_args(FigureKind)))
        only_known(ends, _ENDS)
        figures.update({(kind, end): float(number) for end, number in ends.items()})
    return WantedEvent(
        at=_told(value["at"], documents),
        origins=value.get("origins"),
        status=value.get("status"),
        not_status=frozenset(value.get("not_status") or ()),
        figures=figures,
    )


def _pairs(
    pairs: Sequence[Sequence[Mapping[str, str]]] | None, documents: Mapping[str, Mapping[str, str | None]]
) -> tuple[WordsPair, ...]:
    return tuple((_told(left, documents), _told(right, documents)) for left, right in pairs or ())


def _told(value: Mapping[str, str], documents: Mapping[str, Mapping[str, str | None]]) -> Words:
    ((document, words),) = value.items()
    if normal(words) not in normal(documents[_known(document, documents)]["text"] or ""):
        raise ValueError(f"document {document} does not hold {words!r}")
    return Words(document, words)


def _known(document: str, documents: Mapping[str, Mapping[str, str | None]]) -> str:
    if document not in documents:
        raise ValueError(f"there is no document {document}")
    return document
