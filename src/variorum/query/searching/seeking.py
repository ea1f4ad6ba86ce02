"""What typed words mean in one record: which places, types and speakers they name there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import get_args

from variorum.lexicon.fold import fold, slug
from variorum.lexicon.sources import SourceBook
from variorum.model.events import EventStatus
from variorum.query.searching.matching import match_of
from variorum.query.searching.typed import Typed
from variorum.store.reading import RecordReader
from variorum.store.reading_words import Sought, Told

# Of a place with many parts and spots near it, so many are meant.
_MOST_GROUNDS = 200
_STATUSES: tuple[str, ...] = get_args(EventStatus)


def sought_of(
    record: RecordReader,
    typed: Typed,
    origins: Callable[[], Iterable[str]],
    sources: Callable[[], SourceBook],
) -> Sought:
    """What is looked for in the record; `origins` are the keys of all its origins."""
    told = Told(
        grounds=_some(record.subjects_like(fold(typed.place), _MOST_GROUNDS)) if typed.place else (),
        event_types=_some(_types(record, typed.event_type)) if typed.event_type else (),
        statuses=_some(_beginning(_STATUSES, slug(typed.status))) if typed.status else (),
        origins=_some(origins_called(typed.speaker, origins(), sources())) if typed.speaker else (),
    )
    return Sought(
        match=match_of(typed.words),
        without=match_of(typed.without, every=False),
        outlet=typed.outlet,
        first=typed.first,
        last=typed.last,
        told=told,
    )


def origins_called(name: str, origins: Iterable[str], sources: SourceBook) -> list[str]:
    """The keys among `origins` that have all words of `name`, or stand for a known source of that name."""
    wanted = set(slug(name).split("-")) - {""}
    known = {entry.id for entry in sources.by_name(name)}

    # Most are ruled out by it without taking them apart.
    longest = max(wanted, key=len, default="")
    return [
        key
        for key in origins
        if key in known or (wanted and longest in key and wanted <= set(slug(key).split("-")))
    ]


def _types(record: RecordReader, name: str) -> list[str]:
    return _beginning([code for code, _ in record.event_types()], slug(name))


def _beginning(codes: Sequence[str], name: str) -> list[str]:
    """The code of this name, else those that begin so."""
    if name in codes:
        return [name]
    return [code for code in codes if name and code.startswith(name)]


def _some(found: Sequence[str]) -> tuple[str, ...] | None:
    """Keys that are asked for; None where none fits, as then nothing can."""
    return tuple(found) or None
