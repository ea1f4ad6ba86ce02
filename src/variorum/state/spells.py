"""Spells: stretches of time in which one side is said to hold one subject."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from variorum.model.events import DayRange, Subject
from variorum.state.entries import Entry
from variorum.state.parties import Sides
from variorum.state.subjects import may_overlap

# A rival's hold told within a week of a gain, and no gain of its own between, is a denial of it;
# later it is news.
_DENIAL_DAYS = 7
_REPEL_DAYS = 1


@dataclass(slots=True)
class Spell:
    """A side's hold on a subject: the entries that tell of it, its end, and who gainsays it."""

    entries: list[Entry]
    until: DayRange | None = None
    rivals: set[str] = field(default_factory=set)

    @property
    def subject(self) -> Subject:
        """What is held."""
        return self.entries[0].subject

    @property
    def start(self) -> DayRange:
        """When it began by the account that has it first."""
        return self.entries[0].first.since

    @property
    def by(self) -> str | None:
        """The day by which it surely had begun, None where nothing dates it."""
        return self.entries[0].by


def spells(entries: Sequence[Entry], sides: Sides) -> list[Spell]:
    """The spells of all subjects.

    Dated entries follow each other: the next of the same side goes on with a spell, of another
    side ends it, and the holder's own departure ends it without giving the subject to anyone. An
    undated entry backs the spell of its side in which it was printed, else it stands by itself,
    without a place in the order.
    """
    by_subject: dict[str, list[Entry]] = {}
    for entry in entries:
        by_subject.setdefault(entry.subject.id, []).append(entry)
    made: list[Spell] = []
    for subject_id in sorted(by_subject):
        dated = [entry for entry in by_subject[subject_id] if entry.dated and entry.kind != "repel"]
        dated.sort(key=lambda entry: (entry.by or "", entry.kind == "leave", entry.event_id))
        folded = _fold(dated, sides)
        for entry in by_subject[subject_id]:
            if not entry.dated and entry.kind in ("gain", "state"):
                _place_undated(entry, folded, sides)
        made += folded
    _gainsay(made, entries, sides)
    return made


def _fold(dated: Sequence[Entry], sides: Sides) -> list[Spell]:
    folded: list[Spell] = []
    current: Spell | None = None
    for entry in dated:
        held = current is not None and sides.same(current.entries[0].parties, entry.parties)
        if entry.kind == "leave":
            if current is not None and held:
                current.until = entry.first.since
                current = None
        elif current is not None and held:
            current.entries.append(entry)
        else:
            following = Spell([entry])
            if current is not None:
                current.until = following.start
                _clash(current, following)
            folded.append(following)
            current = following
    return folded


def _clash(earlier: Spell, later: Spell) -> None:
    """Two gains on days that may be the same contest each other: nobody can say which came last."""
    mine, theirs = earlier.start, later.start
    both_gains = earlier.entries[0].kind == later.entries[0].kind == "gain"
    first = (mine.earliest or mine.latest or "", mine.latest or mine.earliest or "")
    second = (theirs.earliest or theirs.latest or "", theirs.latest or theirs.earliest or "")
    overlap = second[0] <= first[1] and first[0] <= second[1]
    if both_gains and overlap:
        earlier.rivals.update(support.claim_id for support in later.entries[0].supports)
        later.rivals.update(support.claim_id for support in earlier.entries[0].supports)


def _place_undated(entry: Entry, folded: list[Spell], sides: Sides) -> None:
    printed = entry.first.by
    for spell in folded:
        started = spell.by is not None and printed is not None and spell.by <= printed
        going_on = spell.until is None or (printed or "") <= (
            spell.until.earliest or spell.until.latest or ""
        )
        if started and going_on and sides.same(spell.entries[0].parties, entry.parties):
            spell.entries.append(entry)
            return
    folded.append(Spell([entry]))


def _gainsay(made: Sequence[Spell], entries: Sequence[Entry], sides: Sides) -> None:
    """Mark the spells that another side's hold, or an attack held off, gainsays."""
    grounds: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.kind in ("state", "repel") and entry.dated:
            grounds.setdefault(entry.subject.id.partition(":")[0], []).append(entry)
    for spell in made:
        if spell.by is None or spell.entries[0].kind != "gain":
            continue
        for entry in grounds.get(spell.subject.id.partition(":")[0], ()):
            if may_overlap(spell.subject, entry.subject) and _denies(spell, entry, sides):
                spell.rivals.update(support.claim_id for support in entry.supports)


def _denies(spell: Spell, entry: Entry, sides: Sides) -> bool:
    holder = spell.entries[0].parties
    if sides.same(holder, entry.parties) or spell.by is None or entry.by is None:
        return False
    if entry.kind == "repel":
        first = min(spell.start.earliest or spell.by, spell.by)
        return sides.same(holder, entry.against) and -_REPEL_DAYS <= _days(first, entry.by) <= _REPEL_DAYS
    taken_over = entry.subject.id == spell.subject.id and spell.until is not None
    return not taken_over and 0 <= _days(spell.by, entry.by) <= _DENIAL_DAYS


def _days(earlier: str, later: str) -> int:
    try:
        return (date.fromisoformat(later) - date.fromisoformat(earlier)).days
    except ValueError:
        return _DENIAL_DAYS + 1
