"""Gainsaying: what tells against a spell, or for it, in entries that are no part of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from variorum.model.control import DayRange
from variorum.model.days import days_between, ordinal
from variorum.state.control.allies import Allies
from variorum.state.control.days import not_before
from variorum.state.control.entries import Entry, Support
from variorum.state.control.extents import says_which
from variorum.state.control.folding import Lane
from variorum.state.control.knowledge import limits
from variorum.state.control.spells import Spell
from variorum.state.control.splitting import split_by_rivals
from variorum.state.control.subjects import may_overlap

# Of the parts of a place that others hold this many are named in a reason.
_NAMED = 4
# How many spells before a day are looked at for the one that a denial or an admission speaks of.
_LOOKED_AT = 16


class _Dated:
    """Spells in order of the day by which they had begun, looked up by days."""

    def __init__(self, made: Iterable[Spell]) -> None:
        known = [(ordinal(spell.by), at, spell) for at, spell in enumerate(made) if spell.placed != "free"]
        self._rows = sorted((day, at, spell.subject.id, spell) for day, at, spell in known if day is not None)
        self._days = [row[0] for row in self._rows]

    def between(self, first: int, last: int) -> list[Spell]:
        """Those begun by a day from `first` to `last`."""
        return [row[3] for row in self._rows[bisect_left(self._days, first) : bisect_right(self._days, last)]]

    def up_to(self, day: int) -> list[Spell]:
        """The last few begun by a day, latest first."""
        at = bisect_right(self._days, day)
        return [row[3] for row in reversed(self._rows[max(0, at - _LOOKED_AT) : at])]

    def after(self, day: int) -> list[Spell]:
        """The first few begun later than a day, in order."""
        at = bisect_right(self._days, day)
        return [row[3] for row in self._rows[at : at + _LOOKED_AT]]


def spells_of(entries: Sequence[Entry], allies: Allies) -> list[Spell]:
    """The spells of all subjects of one ground, with what gainsays them and who admits them.

    Unnamed settlements are no subject that changes hands: each event that counts them stands by itself. Two
    sides that each hold "half" or "parts" of a place are no rivals in it.
    """
    lanes: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        lanes.setdefault((entry.subject.id, _scope(entry, allies)), []).append(entry)
    by_lane: dict[tuple[str, str], list[Spell]] = {}
    for key in sorted(lanes):
        told = [one for one in lanes[key] if one.kind in ("gain", "state", "leave")]
        by_lane[key] = Lane(allies).fold(split_by_rivals(told, allies))
    for spells in by_lane.values():
        early = [(denial, spell) for spell in spells for denial in _own_denials(spell)]
        _early_denials(spells, early, allies)
    for key, spells in by_lane.items():
        _mere_denials(spells, [one for one in lanes[key] if one.kind == "denial"], allies)
        _admissions(spells, [one for one in lanes[key] if one.kind == "leave"], allies)
    made = [spell for spells in by_lane.values() for spell in spells]
    _rival_accounts(made, entries, allies)
    _parts(made, allies)
    return made


def _scope(entry: Entry, allies: Allies) -> str:
    """What an entry stands apart by: settlements by their event, a part that is not told by its holder."""
    if entry.settlements is not None:
        return entry.event_id
    if not entry.subject.part or says_which(entry.subject.part):
        return ""
    return min(party.id or party.name for party in allies.best(entry.parties))


def _own_denials(spell: Spell) -> list[Support]:
    """Takes up the accounts that deny its own events; gives back those printed before it began."""
    early = []
    begun = spell.start.earliest or spell.by
    for entry in spell.entries:
        for denial in entry.denials:
            ahead = days_between(denial.printed or denial.by, begun)
            if ahead is not None and ahead > limits().repel and spell.placed != "free":
                early.append(denial)
            else:
                _deny(spell, denial)
    return early


def _early_denials(spells: Sequence[Spell], early: Sequence[tuple[Support, Spell]], allies: Allies) -> None:
    """What was denied before a hold began denies the one told of in those days instead, if any."""
    if not early:
        return
    dated = _Dated(spells)
    for denial, later in early:
        day = ordinal(denial.printed or denial.by)
        for spell in dated.up_to((day or 0) + limits().repel):
            ended = spell.until is not None and (ordinal(spell.until.latest) or 0) < (day or 0)
            same = allies.together(spell.named, denial.agents) if denial.agents else spell is not later
            if not ended and same and not allies.speaks_for(denial.voice.side, spell.named):
                _deny(spell, denial)
                break


def _deny(spell: Spell, denial: Support) -> None:
    day = denial.by if denial.dated else denial.printed
    apart = days_between(spell.by, day)
    spell.gainsaid("denial", [denial], since_start=apart is None or apart <= limits().rival)


def _mere_denials(spells: Sequence[Spell], denials: Sequence[Entry], allies: Allies) -> None:
    """Denials that tell of no gain themselves: they speak of the hold told of about that day."""
    if not denials:
        return
    dated = _Dated(spells)
    for entry in denials:
        for denial in entry.denials:
            day = ordinal(denial.by if denial.dated else denial.printed)
            if day is None:
                continue
            for spell in dated.up_to(day + limits().rival):
                ended = spell.until is not None and (ordinal(spell.until.latest) or day) < day
                if not ended and allies.together(spell.named, entry.parties):
                    _deny(spell, denial)
                    break


def _admissions(spells: Sequence[Spell], departures: Sequence[Entry], allies: Allies) -> None:
    """A side that says it left speaks, against its interest, for whoever took the place in those days."""
    if not departures:
        return
    dated = _Dated(spells)
    for entry in departures:
        own = [one for one in entry.supports if allies.speaks_for(one.voice.side, entry.parties)]
        for account in own:
            day = ordinal(account.by)
            if day is None:
                continue
            near = dated.between(day - limits().admission, day + limits().admission)
            for spell in near:
                over = allies.together(spell.before, entry.parties) or any(
                    allies.together((party,), entry.parties) for one in spell.entries for party in one.against
                )
                if spell.is_gain and over and not allies.together(spell.named, entry.parties):
                    spell.backing.append(account)
                    break


def _rival_accounts(made: Sequence[Spell], entries: Sequence[Entry], allies: Allies) -> None:
    """Attacks held off, and on a road another side's hold of a stretch that may be the same."""
    telling = [entry for entry in entries if entry.kind == "repel" or _is_road_state(entry)]
    if not telling:
        return
    dated = _Dated(spell for spell in made if spell.is_gain)
    for entry in telling:
        day = ordinal(entry.by)
        if day is None or not entry.dated:
            continue
        held_off = entry.kind == "repel"
        first = day - (limits().repel if held_off else limits().rival)
        for spell in dated.between(first, day + (limits().repel if held_off else 0)):
            other = spell.subject.id != entry.subject.id
            if not may_overlap(spell.subject, entry.subject) or not (held_off or other):
                continue
            if allies.together(spell.named, entry.parties):
                continue
            if not held_off:
                spell.gainsaid("rival", entry.supports, since_start=True)
            elif allies.together(spell.named, entry.against):
                spell.gainsaid("held-off", entry.supports, since_start=True)


def _is_road_state(entry: Entry) -> bool:
    return entry.kind == "state" and entry.subject.kind == "route-segment"


def _parts(made: Sequence[Spell], allies: Allies) -> None:
    """Parts of a place and the place: a rival's gain of all ends the hold of a part, not the other way round.

    Where a part is another's, the holding of the whole says so.
    """
    parts = [spell for spell in made if spell.subject.part and spell.entries[0].settlements is None]
    wholes = [spell for spell in made if not spell.subject.part and spell.entries[0].settlements is None]
    if not parts or not wholes:
        return
    dated = _Dated(wholes)
    taken: dict[int, list[str]] = {}
    for part in parts:
        day = ordinal(part.by)
        if day is None or part.placed == "free":
            continue
        _end_with_whole(part, dated.after(day), allies)
        around = next((spell for spell in dated.up_to(day) if _in_force(spell, day)), None)
        if around is not None and not allies.together(around.named, part.named):
            names = " and ".join(party.name for party in part.named)
            taken.setdefault(id(around), []).append(f"{part.subject.part} ({names}, by {part.by})")
    for spell in wholes:
        told = taken.get(id(spell), [])
        if told:
            more = f" and {len(told) - _NAMED} more" if len(told) > _NAMED else ""
            spell.note("part-of-it", f"others are told to hold {'; '.join(sorted(told)[:_NAMED])}{more}")


def _in_force(spell: Spell, day: int) -> bool:
    end = ordinal(spell.until.by) if spell.until is not None else None
    return end is None or end > day


def _end_with_whole(part: Spell, later: Sequence[Spell], allies: Allies) -> None:
    whole = next(
        (spell for spell in later if spell.is_gain and not allies.together(spell.named, part.named)), None
    )
    if whole is None:
        return
    until = DayRange(earliest=whole.start.earliest or part.last or None, latest=whole.start.latest)
    until, _ = not_before(until, part.start.earliest or part.start.latest)
    end = until.by
    if part.until is None or (part.until.by or "9999") > (end or "9999"):
        part.until, part.ended = until, "taken"
        part.note("taken-with-all", "another side is told to have taken the whole place")
