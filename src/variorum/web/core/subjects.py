"""Which place or road an address means."""

from __future__ import annotations

from variorum.model.control import Subject, SubjectKind
from variorum.model.errors import UsageError
from variorum.query.alike import ids_alike
from variorum.query.control.asking.naming import (
    names_near,
    spoken_of,
    subject_named,
    subject_of_id,
    subjects_called,
)
from variorum.query.printable import one_line
from variorum.store.reading import RecordReader
from variorum.web.core.faults import UnknownError
from variorum.web.core.knowledge import Knowledge

_WORDS = {"place": "place", "route-segment": "road", None: "place or road"}
_SHOWN = 60
_SUGGESTED = 3


def subjects_meant(
    record: RecordReader, known: Knowledge, name: str, kind: SubjectKind | None = None
) -> list[Subject]:
    """The places and roads that an id or a name may mean: one, or several to choose from.

    Raises UnknownError, with near ids and names, where it means none.
    """
    found = subjects_called(record, name.strip(), kind) if name.strip() else []
    if found:
        return found
    try:
        return [subject_named(record, name, kind, known.lexicon)]
    except UsageError as error:
        several = spoken_of(record, name.strip(), kind, known.lexicon())
        if several:
            return several
        shown = one_line(name)[:_SHOWN]
        raise UnknownError(
            f"The record has no {_WORDS[kind]} called “{shown}”.",
            advice="Look for it in the list of places and roads.",
            near=[*_ids_near(record, name, kind), *names_near(record, name, kind)],
        ) from error


def _ids_near(record: RecordReader, key: str, kind: SubjectKind | None) -> list[str]:
    found = ((one, subject_of_id(record, one)) for one in ids_alike(key, record.subject_ids(), _SUGGESTED))
    return [one for one, subject in found if subject is not None and kind in (None, subject.kind)]


def subject_meant(record: RecordReader, known: Knowledge, name: str) -> Subject:
    """The one place or road of an id or a name. Raises UnknownError where it means none or several."""
    found = subjects_meant(record, known, name)
    if len(found) == 1:
        return found[0]
    raise UnknownError(
        f"“{one_line(name)[:_SHOWN]}” may mean several places.",
        advice="Ask with the id of one of them.",
        near=[one.id for one in found],
    )
