"""A brief of a record: what it tells of a day, in sentences that each say what they rest on."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from variorum.brief.apparatus import references
from variorum.brief.days import day_words
from variorum.brief.desk import Desk
from variorum.brief.gather import Gathered, gather
from variorum.brief.records import Brief, Scope, Section
from variorum.brief.sections.changes import changes
from variorum.brief.sections.control import control
from variorum.brief.sections.disputes import denials, disputes, single
from variorum.brief.sections.figures import figures
from variorum.brief.sections.gaps import gaps
from variorum.brief.sections.method import method
from variorum.brief.sections.situation import situation
from variorum.brief.sections.sources import sources
from variorum.brief.voices import Voices
from variorum.brief.wording import load_wording
from variorum.lexicon.lexicon import Lexicon
from variorum.model.control import Subject
from variorum.model.errors import UsageError
from variorum.model.roads import StretchState
from variorum.query.clock import days_after, last_day
from variorum.query.control.asking.changes import changes as changes_between
from variorum.query.control.asking.naming import subject_named
from variorum.query.control.asking.states import states
from variorum.query.control.records import Change, CutOff, SubjectState
from variorum.query.control.roads.cutoffs import cut_off
from variorum.query.control.roads.road_record import RoadRecord
from variorum.query.printable import one_line
from variorum.query.telling import Tell, in_silence
from variorum.store.reading import RecordReader

_SHOWN = 12
_ROADS = 8
_WINDOW_DAYS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a brief is to be of: ISO days, and a place or road by name or id; None where it is not told.

    `known_on` says as of which day the record is known, for the heading: it is the record that holds
    only what was known then. `since` is by default a week before `as_of`.
    """

    as_of: str | None = None
    known_on: str | None = None
    since: str | None = None
    place: str | None = None


def make_brief(
    record: RecordReader,
    lexicon: Lexicon,
    question: Question,
    *,
    most: int = _SHOWN,
    tell: Tell = in_silence,
) -> Brief:
    """The brief of `record`; lists show at most `most` sentences and say how many more there are.

    `tell` is given what is being read, for those who wait.

    Raises UsageError where `since` is after the day asked about, and where the record knows no such place.
    """
    subject = subject_named(record, question.place, lexicon=lambda: lexicon) if question.place else None
    scope = _scope(record, question, subject)
    keys = _keys(subject) if subject is not None else None
    voices = Voices(record, lexicon)
    gathered = gather(record, scope, voices.heads, keys, most, tell)
    desk = _desk(record, voices, gathered, scope, subject, most)
    told = (situation, changes, control, figures, disputes, single, denials, gaps, sources)
    made = [part for write in told if (part := write(desk)) is not None and part.blocks]
    sections: tuple[Section, ...] = (*made, method())
    return Brief(
        title=_title(scope), scope=scope, sections=sections, references=references(sections, desk.voices)
    )


def _scope(record: RecordReader, question: Question, subject: Subject | None) -> Scope:
    day = question.as_of or last_day(record)
    since = question.since or (days_after(day, -_WINDOW_DAYS) if day is not None else None)
    if day is not None and since is not None and since > day:
        raise UsageError(f"{since} is after {day}, the day asked about.", advice="Give an earlier day.")
    return Scope(
        as_of=day,
        since=since,
        whole_record=question.as_of is None,
        known_on=question.known_on,
        place=one_line(subject.name) if subject is not None else None,
    )


def _title(scope: Scope) -> str:
    headings = load_wording().headings
    place = f"{headings['of_place']} {scope.place}" if scope.place else headings["brief"]
    return f"{place} {headings['as_of']} {day_words(scope.as_of)}" if scope.as_of else place


def _desk(
    record: RecordReader, voices: Voices, found: Gathered, scope: Scope, subject: Subject | None, most: int
) -> Desk:
    lexicon = voices.lexicon
    told = _states(record, scope, subject)
    undated = [one for state in told for one in state.undated]
    if scope.as_of is None:
        undated = [one for one in record.holdings() if _concerns(one.subject, subject)]
    return Desk(
        record=record,
        scope=scope,
        voices=voices,
        gathered=found,
        states=told,
        stretches=_stretches(record, lexicon, scope, told),
        changes=_changes(record, scope, subject),
        cut_off=_cut_off(record, lexicon, scope, subject),
        undated=undated,
        most=most,
    )


def _states(record: RecordReader, scope: Scope, subject: Subject | None) -> Sequence[SubjectState]:
    if scope.as_of is None:
        return ()
    found = states(record, scope.as_of, known_on=scope.known_on)
    return [one for one in found if _concerns(one.subject, subject)]


def _changes(record: RecordReader, scope: Scope, subject: Subject | None) -> Sequence[Change]:
    """What changed hands, best supported first; what rests on no claim that can be shown is left out."""
    if scope.as_of is None or scope.since is None or scope.since == scope.as_of:
        return ()
    found = [
        change
        for change in changes_between(record, record, scope.since, scope.as_of)
        if change.claims and _concerns(change.subject, subject)
    ]
    return sorted(found, key=lambda one: (-len(one.origins), -len(one.claims), one.subject.id))


def _stretches(
    record: RecordReader, lexicon: Lexicon, scope: Scope, told: Sequence[SubjectState]
) -> Sequence[StretchState]:
    """The stretches of the roads that most accounts of who held what speak of, in the order of each road."""
    if scope.as_of is None:
        return ()
    roads = RoadRecord(record, lexicon).with_spoken_roads()
    grounds = dict.fromkeys(one.subject.ground for one in told if one.subject.kind == "route-segment")
    known = [road for ground in grounds if (road := roads.road(ground)) is not None][:_ROADS]
    return [state for road in known for state in roads.states(road, scope.as_of)]


def _cut_off(
    record: RecordReader, lexicon: Lexicon, scope: Scope, subject: Subject | None
) -> Sequence[CutOff]:
    if scope.as_of is None:
        return ()
    found = cut_off(record, lexicon, scope.as_of)
    return [one for one in found if one.claims and _concerns(one.subject, subject)]


def _concerns(one: Subject, subject: Subject | None) -> bool:
    return subject is None or one.ground == subject.ground


def _keys(subject: Subject) -> Collection[str]:
    names = (subject.name, *subject.aliases)
    return {subject.id, subject.ground, *(name.casefold() for name in names)}
