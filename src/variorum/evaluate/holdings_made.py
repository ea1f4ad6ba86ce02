"""Whether what a record says of who held what is what a coder meant by a name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from variorum.evaluate.comparing import normal, same_name
from variorum.evaluate.holdings_gold import Days, WantedHolding, WantedSubject
from variorum.model.control import DayRange, Holding, Subject

# Reports of one change of hands commonly differ by a day to either side.
_TOLERANCE = timedelta(days=2)
# UCDP where_prec from which a place is an area; 7 is not known.
_AREA, _UNKNOWN = 3, 7
_WORD, _NOT_WORD = re.compile(r"\w+"), re.compile(r"\W")
# Words for the men of a state, one as good as the other; who is not one of them is told by the other words.
_ARMED = {"army", "armies", "force", "forces", "government", "military", "soldiers", "troops"}
_ARMY = "army"
_JOINED = re.compile(r", | and ")


def meant_subject(wanted: WantedSubject, holding: Holding) -> bool:
    """Whether `holding` is of the wanted place or road.

    A place by the letters of a name of it; where no part was asked for, the whole of it. A road also by
    what its names have in common, as its stretches are called by their ends.
    """
    made = holding.subject
    if not _of_kind(wanted.kind, made):
        return False
    if wanted.kind == "road":
        return any(same_name(name, (made.name, *made.aliases)) for name in wanted.names)
    if not wanted.part and (made.part or holding.settlements is not None):
        return False
    # A part is named by the whole and what is meant of it: "Bria (north part)", "barracks, Bria".
    name = made.name.removesuffix(f" ({made.part})")
    forms = {_letters(form) for form in (name, name.partition(", ")[0], *made.aliases)}
    return any(_letters(name) in forms for name in wanted.names)


def meant_holder(names: Iterable[str], holding: Holding) -> bool:
    """Whether one of `names` is a name of the holder, or of one of several who hold it together.

    A name with a capital is the whole name, whatever the men of a state are called in it. One without is of
    a sort, and may be part of the name: "rebels" may be Libyan rebels.
    """
    # The name of several in one is told apart, so that no words of one go with words of another.
    forms = (
        *_JOINED.split(holding.holder_name),
        (holding.holder or "").replace("-", " "),
        *holding.holder_aliases,
        *(party.name for party in holding.parties),
    )
    told = [_words(form) for form in forms]
    return any(_is_named(name, words) for name in names for words in told)


def _is_named(name: str, words: frozenset[str]) -> bool:
    wanted = _words(name)
    return wanted == words or (name.islower() and wanted != {_ARMY} and wanted <= words)


def meant(wanted: WantedHolding, holding: Holding) -> bool:
    """Whether `holding` is of the wanted subject and holder; whoever it is where none is named."""
    of_holder = not wanted.holder or meant_holder(wanted.holder, holding)
    return of_holder and meant_subject(wanted.subject, holding)


def began(wanted: WantedHolding, holding: Holding) -> bool:
    """Whether it began on the wanted days, two days more or less."""
    day = _first(holding.since)
    return wanted.since is None or (day is not None and _near(wanted.since, day))


def within(wanted: WantedHolding, holding: Holding) -> bool:
    """Whether it began while the wanted one lasted: a hold may be told in phases, claimed and then agreed."""
    day = _first(holding.since)
    if wanted.since is None or day is None:
        return wanted.since is None
    ends = wanted.until.latest if wanted.until is not None else date.max.isoformat()
    return _moved(wanted.since.earliest, -_TOLERANCE) <= day <= _moved(ends, _TOLERANCE)


def ended(wanted: Days, made: DayRange | None) -> bool:
    """Whether one of the days between which it ended is one of the wanted, two days more or less."""
    ends = (made.earliest, made.latest) if made is not None else ()
    return any(_near(wanted, day) for day in ends if day is not None)


def _near(wanted: Days, day: str) -> bool:
    return _moved(wanted.earliest, -_TOLERANCE) <= day <= _moved(wanted.latest, _TOLERANCE)


def _first(made: DayRange) -> str | None:
    return made.earliest or made.latest


def _moved(day: str, by: timedelta) -> str:
    try:
        return (date.fromisoformat(day) + by).isoformat()
    except OverflowError:
        return day


def _of_kind(kind: str, made: Subject) -> bool:
    if kind == "road":
        return made.kind == "route-segment"
    if not kind:
        return True
    known = made.precision != _UNKNOWN
    area = known and made.precision >= _AREA
    if made.kind != "place":
        return False
    return not known or kind == "place" or area == (kind == "area")


def _words(name: str) -> frozenset[str]:
    return frozenset(_ARMY if word in _ARMED else word for word in _WORD.findall(normal(name)))


def _letters(name: str) -> str:
    return _NOT_WORD.sub("", normal(name))
