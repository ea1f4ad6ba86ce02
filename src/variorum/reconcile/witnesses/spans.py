"""Times compared: the days a claim may speak of, told or taken from its document's publication."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from variorum.model.days import ordinal
from variorum.reconcile.documents.facts import DocumentFacts
from variorum.reconcile.witnesses.sides import closest
from variorum.reconcile.witnesses.witnesses import Witness

# News tells of the days before it is printed; a weekly reaches back a week and prints some days later.
REACH_DAYS = 10
# A day or a week is what news names of its own days; background is told by the month and the year.
_SAID_OF_LATE_DAYS = 8
# Copy desks add a date or a place name to a sentence and leave the rest.
_ONE_SENTENCE = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Days as ordinals, an open end None. `told`: the claim says so; else the document's window.

    `onset` is True where the claim only says since when: what counts is `lo`.
    """

    lo: int | None
    hi: int | None
    told: bool
    onset: bool = False

    @property
    def known(self) -> bool:
        """Whether anything bounds it."""
        return self.lo is not None or self.hi is not None

    @property
    def days(self) -> int | None:
        """Its length, 1 for one day; None where an end is open."""
        return None if self.lo is None or self.hi is None else self.hi - self.lo + 1


def gap_days(left: Span, right: Span) -> int:
    """Days between two spans, 0 where they overlap, negative where `right` comes first."""
    if left.hi is not None and right.lo is not None and right.lo > left.hi:
        return right.lo - left.hi
    if right.hi is not None and left.lo is not None and left.lo > right.hi:
        return right.hi - left.lo
    return 0


def spans(witnesses: Sequence[Witness], windows: Mapping[str, Span]) -> Mapping[str, Span]:
    """The span of each witness by id, given the window of each root document.

    An undated claim gets the days of a claim that another copy of its text makes in the same
    sentence, else the window of its document.
    """
    told = {one.id: _told(one, windows[one.root]) for one in witnesses}
    twins: dict[tuple[str, str], list[Witness]] = {}
    for one in witnesses:
        if one.line and told[one.id]:
            twins.setdefault((one.root, one.event_type), []).append(one)

    def of(one: Witness) -> Span:
        span = told[one.id]
        if span is None and one.line:
            # What is known to be another claim once more tells that one's days and not this one's.
            twin = next(
                (
                    other
                    for other in twins.get((one.root, one.event_type), ())
                    if other.twin in ("", one.id) and carried(one, other)
                ),
                None,
            )
            span = told[twin.id] if twin else None
        return span or windows[one.root]

    return {one.id: of(one) for one in witnesses}


def carried(left: Witness, right: Witness) -> bool:
    """Whether two claims are one sentence of a text that one document carries from the other."""
    if left.document_id == right.document_id or left.root != right.root:
        return False
    if left.event_type != right.event_type or left.reality != right.reality or not (left.line and right.line):
        return False
    places = [{(spot.key, spot.part) for spot in one.spots} for one in (left, right)]
    alike = len(left.line & right.line) >= _ONE_SENTENCE * len(left.line | right.line)
    # A sentence may tell two acts of one type, in other words of its own.
    told = len(left.words & right.words) * 2 >= len(left.words | right.words)
    return alike and told and places[0] == places[1] and closest(left.agents, right.agents) != "other"


def windows(witnesses: Iterable[Witness]) -> Mapping[str, Span]:
    """The days each root document can have been printed to tell of, by id.

    A window ends with the publication and reaches ten days back. A document without a date
    cannot be older than the latest day it tells of as past, and is taken to be no more than ten
    days younger; copies of one text share what is known of any of them. A later reprint that adds no claim
    of its own widens no window: what it says was said when the text was first printed.
    """
    facts: dict[str, set[DocumentFacts]] = {}
    reprints: dict[str, set[DocumentFacts]] = {}
    days: dict[str, list[int]] = {}
    coarse: dict[str, list[int]] = {}
    for one in witnesses:
        (reprints if one.twin else facts).setdefault(one.root, set()).add(one.facts)
        if one.when is not None and one.reality == "told":
            lo, hi = ordinal(one.when.earliest), ordinal(one.when.latest)
            if lo is not None and hi is not None and hi - lo < _SAID_OF_LATE_DAYS:
                days.setdefault(one.root, []).append(hi)
            elif lo is not None:
                coarse.setdefault(one.root, []).append(lo)
    for root, others in reprints.items():
        if not any(one.published for one in facts.get(root, ())):
            facts.setdefault(root, set()).update(others)
    return {root: _window(found, days.get(root, []), coarse.get(root, [])) for root, found in facts.items()}


def _window(editions: set[DocumentFacts], days: Sequence[int], coarse: Sequence[int]) -> Span:
    """Publication; else its bounds; else around the latest day the text tells of as past."""
    published = [day for one in editions if (day := ordinal(one.published)) is not None]
    if published:
        return Span(lo=min(published) - REACH_DAYS, hi=max(published), told=False)
    after = [day for one in editions if (day := ordinal(one.earliest)) is not None]
    before = [day for one in editions if (day := ordinal(one.latest)) is not None]
    after += [*days, *coarse]
    if days and not before and max(days) == max(after):
        before = [max(days) + REACH_DAYS]
    return Span(lo=max(after) - REACH_DAYS if after else None, hi=min(before) if before else None, told=False)


def _told(one: Witness, window: Span) -> Span | None:
    if one.when is None:
        return None
    lo, hi = ordinal(one.when.earliest), ordinal(one.when.latest)
    if lo is None and hi is None:
        return None
    return Span(lo=lo, hi=window.hi if hi is None else hi, told=True, onset=hi is None)
