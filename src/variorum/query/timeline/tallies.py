"""Figures of a record over time; the rules are those of `variorum.state.tallies`."""

from __future__ import annotations

from dataclasses import replace

from variorum.query.telling import Tell, in_silence, telling
from variorum.query.timeline.apart import apart
from variorum.query.timeline.choosing import Sought, sought_events
from variorum.state.tallies.records import Tally, TallyQuestion
from variorum.state.tallies.tally import Tallying
from variorum.store.reading import RecordReader

_EVERYWHERE = Sought()


def tally(
    record: RecordReader,
    question: TallyQuestion,
    sought: Sought = _EVERYWHERE,
    tell: Tell = in_silence,
) -> Tally:
    """The tally of the events of `record` that are `sought`; of each event only what it counts is held.

    `tell` is given what is being read and how many were read before. Raises UsageError
    where the record knows no such place.
    """
    return taken_up(record, question, sought, tell).tally(record.wholes())


def taken_up(
    record: RecordReader,
    question: TallyQuestion,
    sought: Sought = _EVERYWHERE,
    tell: Tell = in_silence,
) -> Tallying:
    """The events of `record` that are `sought`, taken up to be counted; as `tally` is asked."""
    tallying = Tallying(question, apart)
    found = sought_events(record, replace(sought, figures=question.kind), None, None)
    for event in telling(found, "events", tell):
        tallying.add(event)
    return tallying
