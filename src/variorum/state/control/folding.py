"""Folding: the entries about one subject, put in order of days, become spells that follow each other."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.model.control import DayRange, Party
from variorum.model.days import days_between
from variorum.state.control.allies import Allies
from variorum.state.control.days import not_before, span
from variorum.state.control.entries import Entry
from variorum.state.control.knowledge import limits
from variorum.state.control.spells import Spell

_RANK = {"gain": 0, "state": 1, "leave": 4}
_UNDATED = 2


class Lane:
    """The spells of one subject, made by taking up its entries in order of their days.

    `current` holds it by what was told last; `challenger` is another side that is told to, while the one
    before was told to have taken it only days ago, or in a rumour: then both are contested.
    """

    def __init__(self, allies: Allies) -> None:
        self._allies = allies
        self.made: list[Spell] = []
        self._current: Spell | None = None
        self._challenger: Spell | None = None

    def fold(self, entries: Sequence[Entry]) -> list[Spell]:
        """The spells that `entries` tell of: gains, states and departures of one subject."""
        placeable = [entry for entry in entries if _day(entry) is not None]
        for entry in sorted(placeable, key=_order):
            if entry.kind == "leave":
                self._left(entry)
            elif self._holds(self._current, entry):
                self._go_on(entry)
            elif entry.dated:
                self._dated(entry)
            else:
                self._undated(entry)
        for entry in sorted((one for one in entries if _day(one) is None), key=_order):
            self._unplaced(entry)
        return self.made

    # ---- departures

    def _left(self, entry: Entry) -> None:
        for spell in (self._current, self._challenger):
            if spell is None or entry.may_be or not self._holds(spell, entry):
                continue
            if _is_losers(spell, entry):
                spell.note(
                    "losers-left", "told by a general name to have left on the day of the gain: the losers"
                )
                continue
            if entry.denials:
                spell.gainsaid("left", entry.supports, since_start=False)
                continue
            if _is_back(spell, entry):
                spell.note("returned", f"told to have left by {entry.by}, and later printed to hold it then")
                continue
            since = entry.first.since
            self._end(spell, DayRange(earliest=since.earliest or spell.last or None, latest=since.latest))
            spell.ended = "left"
            self._drop(spell)
            return

    def _drop(self, spell: Spell) -> None:
        if spell is self._challenger:
            self._challenger = None
        else:
            self._current, self._challenger = self._challenger, None

    # ---- the same side

    def _holds(self, spell: Spell | None, entry: Entry) -> bool:
        """Whether an entry is of the spell's side: by name, or because its general name may mean it."""
        if spell is None:
            return False
        if self._allies.together(spell.named, entry.parties):
            return True
        return bool(entry.may_be) and self._allies.together(spell.named, entry.may_be)

    def _go_on(self, entry: Entry) -> None:
        spell = self._current
        assert spell is not None
        if self._is_another_gain(spell, entry):
            self._end(spell, DayRange(earliest=spell.last or None, latest=entry.by))
            self._begin(entry)
            self._last_made().note("retaken", "told to have taken it from a rival, after it held it before")
            return
        self._add(spell, entry)
        if self._challenger is not None and entry.dated and (entry.by or "") > self._challenger.last:
            self._end(self._challenger, DayRange(earliest=self._challenger.last or None, latest=entry.by))
            self._challenger = None

    def _is_another_gain(self, spell: Spell, entry: Entry) -> bool:
        """Whether the side took it once more: then it had lost it, though nobody tells when."""
        if entry.kind != "gain" or not entry.dated or entry.first.coarse or not spell.last:
            return False
        over = [party for party in entry.against if not self._allies.together((party,), entry.parties)]
        return bool(over) and (days_between(spell.last, entry.by) or 0) > limits().again

    def _add(self, spell: Spell, entry: Entry) -> None:
        spell.entries.append(entry)
        if entry.dated:
            spell.last = max(spell.last, *(s.by for s in entry.supports if s.dated and s.by))
            spell.placed = "dated"
        spell.named = _more_named(spell.named, entry, self._allies)

    # ---- another side

    def _dated(self, entry: Entry) -> None:
        current, challenger = self._current, self._challenger
        rumour = all(support.voice.hedged for support in entry.supports)
        if self._holds(challenger, entry) and challenger is not None:
            self._add(challenger, entry)
            if entry.kind == "gain" and not rumour and current is not None:
                self._end(current, entry.first.since)
                current.ended = "taken"
                self._current, self._challenger = challenger, None
        elif current is None:
            self._begin(entry)
        elif entry.kind == "state" and self._is_stale(entry):
            current.note(
                "stale",
                f"{_names(entry)} told to hold it on a day not of the text's own words: a hold lost before",
            )
        elif rumour or (entry.kind == "state" and self._is_denial(current, entry)):
            self._challenge(current, entry)
        else:
            self._follow(current, entry)

    def _is_stale(self, entry: Entry) -> bool:
        """Whether a side that lost it is told to hold it, on a day that the text itself does not give."""
        own_day = any(support.own_day for support in entry.supports)
        return not own_day and self._earlier(entry) is not None

    def _earlier(self, entry: Entry) -> Spell | None:
        """The last spell of an entry's side that is over."""
        over = (spell for spell in reversed(self.made) if spell.until is not None)
        return next((spell for spell in over if self._holds(spell, entry)), None)

    def _is_denial(self, current: Spell, entry: Entry) -> bool:
        if not current.is_gain or current.placed != "dated":
            return False
        return 0 <= (days_between(current.by, entry.by) or 0) <= limits().rival

    def _challenge(self, current: Spell, entry: Entry) -> None:
        """A rival's hold so soon after, or by a rumour: both are told, and each gainsays the other."""
        if self._challenger is not None:
            self._end(self._challenger, DayRange(earliest=self._challenger.last or None, latest=entry.by))
        made = self._spell(entry)
        made.before = current.named
        current.gainsaid("rival", entry.supports, since_start=False)
        made.gainsaid("rival", current.entries[-1].supports, since_start=True)
        self.made.append(made)
        self._challenger = made

    def _follow(self, current: Spell, entry: Entry) -> None:
        """Another side takes over; two gains of days that may be the same contest each other."""
        since = entry.first.since
        if since.earliest is None:
            since = DayRange(earliest=current.last or None, latest=since.latest)
        self._end(current, since)
        current.ended = "taken"
        if self._challenger is not None:
            self._end(self._challenger, since)
            self._challenger.ended = "taken"
            self._challenger = None
        before = current
        self._begin(entry)
        if self._same_days(before, self._last_made()):
            before.gainsaid("same-days", entry.supports, since_start=True)
            self._last_made().gainsaid("same-days", before.entries[0].supports, since_start=True)

    def _same_days(self, earlier: Spell, later: Spell) -> bool:
        """Whether nobody can say which gain came last: their days overlap, neither tells of the other."""
        mine, theirs = span(earlier.start), span(later.start)
        if not (earlier.is_gain and later.is_gain) or mine is None or theirs is None:
            return False
        if any((days_between(*one) or 0) >= limits().exact for one in (mine, theirs)):
            return False
        lost = later.entries[0].against
        over = any(self._allies.together(earlier.named, (party,)) for party in lost)
        in_order = mine[0] < theirs[0] and mine[1] <= theirs[1] and over
        return theirs[0] <= mine[1] and mine[0] <= theirs[1] and not in_order

    # ---- what no account dates

    def _undated(self, entry: Entry) -> None:
        """An undated account is placed by the day it was printed: by then it was so.

        News of a gain follows what was told last. A gain of a side that had it before is a retelling of
        that; a mere state beside another's hold, and a rumour, cannot be placed.
        """
        current, earlier = self._current, self._earlier(entry)
        rumour = all(support.voice.hedged for support in entry.supports)
        if earlier is not None and (entry.kind == "gain" or current is None):
            earlier.entries.append(entry)
            earlier.note(
                "retold",
                f"undated account of {entry.printed or 'an unknown day'}: taken for the hold before",
            )
        elif current is not None and (entry.kind == "state" or rumour or self._challenger is not None):
            self._apart(entry, f"{_names(current.entries[0])} told to hold it then")
        else:
            bound = current.last if current is not None else _ending(self.made)
            begun = DayRange(earliest=bound or None, latest=entry.printed)
            if current is not None:
                self._end(current, begun)
                current.ended = "taken"
            self._begin(entry)
            made = self._last_made()
            made.begun, made.placed = begun, "bounded"
            made.note("bounded", _bounds(begun))

    def _unplaced(self, entry: Entry) -> None:
        """Neither dated nor printed on a known day: it backs its side's one spell, or stands by itself."""
        if entry.kind == "leave":
            return
        mine = [spell for spell in self.made if self._holds(spell, entry)]
        if len(mine) == 1:
            mine[0].entries.append(entry)
        else:
            self._apart(entry, "nothing gives a day")

    def _apart(self, entry: Entry, why: str) -> None:
        mine = next((one for one in self.made if one.placed == "free" and self._holds(one, entry)), None)
        if mine is not None:
            mine.entries.append(entry)
            return
        made = self._spell(entry)
        made.placed, made.begun = "free", DayRange(earliest=None, latest=None)
        printed = f"printed on {entry.printed}, " if entry.printed else ""
        made.note("unplaced", f"{printed}{why}: it has no place in the order of days")
        self.made.append(made)

    # ---- making

    def _spell(self, entry: Entry) -> Spell:
        made = Spell([entry], named=tuple(entry.parties))
        made.last = max((s.by for s in entry.supports if s.dated and s.by), default=entry.by or "")
        return made

    def _begin(self, entry: Entry) -> None:
        made = self._spell(entry)
        made.before = self._current.named if self._current is not None else _holders_before(self.made)
        made.last = max(made.last, entry.printed or "") if not entry.dated else made.last
        self.made.append(made)
        self._current = made

    def _last_made(self) -> Spell:
        return self.made[-1]

    def _end(self, spell: Spell, until: DayRange) -> None:
        start = spell.start.earliest or spell.start.latest
        spell.until, moved = not_before(until, start)
        if moved:
            spell.note("clamped", f"its end is not put before its beginning on {start}")


def _is_losers(spell: Spell, left: Entry) -> bool:
    """Whether a departure told by a general name ("the garrison fled") is that of who lost the place.

    It is where a named side took the place on that day, or where nothing dates it and a text tells of both.
    """
    if not left.general or not spell.is_gain or all(entry.general for entry in spell.entries):
        return False
    if left.dated:
        apart = days_between(spell.by, left.by)
        return apart is not None and apart <= limits().repel
    texts = {one.root for one in left.supports}
    return any(one.root in texts for one in spell.entries[0].supports)


def _is_back(spell: Spell, left: Entry) -> bool:
    """Whether, after a departure was printed, the side is told to hold the place on its day or later.

    A departure that nothing dates may be long ago: then any dated account printed no earlier will do.
    """
    day, printed = left.by, max((s.printed for s in left.supports if s.printed), default=None)
    if printed is None:
        return False
    accounts = [one for entry in spell.entries for one in entry.supports if one.dated and one.printed]
    if day is None:
        return any((one.printed or "") >= printed for one in accounts)
    return any((one.by or "") >= day and (one.printed or "") > printed for one in accounts)


def _day(entry: Entry) -> str | None:
    return entry.by if entry.dated else entry.printed


def _order(entry: Entry) -> tuple[str, int, bool, str, str, str]:
    """By day; of one day gains first, those told as taken from somebody after others, departures last."""
    rank = _RANK[entry.kind] + (_UNDATED if not entry.dated and entry.kind != "leave" else 0)
    names = " ".join(party.id or party.name for party in entry.parties)
    return _day(entry) or "", rank, bool(entry.against), entry.event_id, entry.subject.id, names


def _more_named(named: tuple[Party, ...], entry: Entry, allies: Allies) -> tuple[Party, ...]:
    """The names of a spell's side with those of an entry: a general name gives way to a name of its own."""
    more = tuple(party for party in entry.parties if party not in named)
    return allies.best((*named, *more)) if more else named


def _holders_before(made: Sequence[Spell]) -> tuple[Party, ...]:
    return next((spell.named for spell in reversed(made) if spell.until is not None), ())


def _ending(made: Sequence[Spell]) -> str | None:
    """The day by which the last hold that is over had ended."""
    ends = [spell.until.by for spell in made if spell.until is not None]
    return max((end for end in ends if end is not None), default=None)


def _names(entry: Entry) -> str:
    return f"{' and '.join(party.name for party in entry.parties)} is"


def _bounds(begun: DayRange) -> str:
    after = f"after {begun.earliest}, when another was last told to hold it, and " if begun.earliest else ""
    return f"no account gives a day: begun {after}by {begun.latest}, the day of printing"
