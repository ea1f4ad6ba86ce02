"""The list of sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Literal

from variorum.lexicon.fold import fold
from variorum.lexicon.lexicon import Lexicon
from variorum.query.searching.seeking import origins_called
from variorum.query.sources import Source, Standing, all_sources, kind_of, standings_of
from variorum.store.reading import RecordReader
from variorum.web.core.paging import mark_of_row, start_row
from variorum.web.core.shapes import Days
from variorum.web.sources.shapes import Counts, Known, SourceKindCount, SourceRow, Sources

Sorting = Literal[
    "events",
    "alone",
    "apart",
    "refuted",
    "denies",
    "against",
    "carried",
    "outlets",
    "documents",
    "passed_on",
    "name",
]

_BY: dict[Sorting, Callable[[Source], int]] = {
    "events": lambda one: one.line.events,
    "alone": lambda one: one.line.alone,
    "apart": lambda one: one.line.apart,
    "refuted": lambda one: one.line.refuted,
    "denies": lambda one: one.line.denies,
    "against": lambda one: one.line.against,
    "carried": lambda one: one.line.carried,
    "outlets": lambda one: one.line.outlets,
    "documents": lambda one: one.documents,
    "passed_on": lambda one: one.passed_on,
}


def page_of(
    record: RecordReader,
    lexicon: Lexicon,
    asked: tuple[str, str, Sorting],
    page: tuple[str | None, int],
) -> Sources:
    """A page of the sources that words find, of one kind or, where it is empty, of all.

    `asked` are the words, the kind and what they are sorted by, the most first; `page` is the mark of the
    page before and the most rows.
    """
    words, kind, sorting = asked
    after, limit = page
    everyone = all_sources(record, lexicon.sources)
    found = _called(everyone, words, lexicon)
    kinds = {one.key: kind_of(one, lexicon) for one in found}
    counted = Counter(kinds.values())
    chosen = _sorted([one for one in found if not kind or kinds[one.key] == kind], sorting)
    offset = start_row(after)
    shown = chosen[offset : offset + limit]
    called = standings_of(record, shown, lexicon, {one.key: one for one in everyone})
    return Sources(
        rows=[row_of(one, called[one.key]) for one in shown],
        next=mark_of_row(offset + limit, len(chosen)),
        total=len(chosen),
        kinds=[SourceKindCount(kind=one, sources=count) for one, count in counted.most_common()],
    )


def row_of(source: Source, standing: Standing) -> SourceRow:
    """A source in the list."""
    return SourceRow(
        key=source.key,
        name=standing.name,
        known=Known.model_validate(standing_fields(standing)),
        counts=counts_of(source),
        days=Days(earliest=source.line.first, latest=source.line.last),
    )


def standing_fields(standing: Standing) -> dict[str, str]:
    """What is known of a source, by name of field."""
    return {field: getattr(standing, field) for field in Known.model_fields}


def counts_of(source: Source) -> Counts:
    """What a source said, in numbers."""
    line = source.line
    return Counts(
        told=line.told,
        denied=line.denied,
        events=line.events,
        alone=line.alone,
        apart=line.apart,
        refuted=line.refuted,
        denies=line.denies,
        against=line.against,
        own=line.own,
        carried=line.carried,
        outlets=line.outlets,
        documents=source.documents,
        copies=source.copies,
        passed_on=source.passed_on,
    )


def _called(sources: Sequence[Source], words: str, lexicon: Lexicon) -> Sequence[Source]:
    if not fold(words):
        return sources
    keys = set(origins_called(words, (one.key for one in sources), lexicon.sources))
    name = fold(words)
    return [
        one
        for one in sources
        if one.key in keys or name in one.key or any(name in fold(outlet) for outlet in one.outlets)
    ]


def _sorted(sources: Sequence[Source], sorting: Sorting) -> list[Source]:
    if sorting == "name":
        return sorted(sources, key=lambda one: one.key)
    by = _BY[sorting]
    return sorted(sources, key=lambda one: (-by(one), -one.line.events, -one.documents, one.key))
