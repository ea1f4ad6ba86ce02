"""Subjects: whom or what a figure counts, and whether two figures can count the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from variorum.lexicon.fold import fold
from variorum.model.claims import Figure
from variorum.reconcile.knowledge.field_words import load_field_words
from variorum.reconcile.witnesses.sides import Side, likeness
from variorum.reconcile.witnesses.witnesses import Witness

Standing = Literal["same", "within", "unknown", "apart"]
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CAPITAL = re.compile(r"\b[A-Z][^\W\d_]+")
_AFTER_NOUN = re.compile(r"\s(?:of|from|in|at|on|with|by|near|who|that|which)\s", re.IGNORECASE)
_EDGES = " \t,;:|\u2022\"\u201c\u201d'\u2018\u2019()[]-\u2013\u2014"
_FIGHTING = frozenset({"soldiers", "fighters", "police", "leaders"})
_ONE_SIDE: frozenset[str | None] = frozenset({"same", "kin"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Whom a figure counts.

    `words` are its telling nouns and names, `names` those of them that are written as names, `groups` what
    they are groups of; `everybody` says that it names nobody in particular, `others` that it counts those
    beside others, `households` that homes are counted and not heads, `person` that it is no count but one
    person or thing, or some, told of by themselves, who may be among those that others count. `side` is the
    party that they belong to, where the claim says so.
    """

    kind: str
    words: frozenset[str]
    groups: frozenset[str]
    everybody: bool
    others: bool = False
    households: bool = False
    person: bool = False
    names: frozenset[str] = frozenset()
    side: Side | None = None


def subject(one: Witness, figure: Figure) -> Subject:
    """Whom `figure` of the claim `one` counts."""
    told, known = subject_in_words(figure), load_field_words()
    if figure.kind not in known.people:
        return told
    return replace(told, side=_side(one, told.words - frozenset(known.groups), told.groups))


def subject_in_words(figure: Figure) -> Subject:
    """Whom `figure` counts as far as its own words say."""
    known = load_field_words()
    counted = figure.text != figure.of
    found = _nouns(figure.of, figure.text if counted and figure.text in figure.of else "")
    people = figure.kind in known.people
    words = found - known.everybody - known.others - known.households if people else found
    groups = frozenset(group for word in words for group in known.groups.get(word, ()) if people)
    others = people and bool(found & known.others)
    person = not counted and figure.low != 0 and not _is_number(figure.of)
    return Subject(
        kind=figure.kind,
        words=words,
        groups=groups,
        everybody=people and not words and not others and not person,
        others=others,
        households=people and bool(_nouns(_head(figure.of), "") & known.households),
        person=person,
        names=_names(figure.of) & words,
    )


def _head(of: str) -> str:
    """The words before what follows the counted noun ("members" of "members of one family")."""
    return _AFTER_NOUN.split(of, maxsplit=1)[0]


def _names(of: str) -> frozenset[str]:
    """The words with a capital that are no nouns of people."""
    known = load_field_words()
    return (
        frozenset(fold(word) for word in _CAPITAL.findall(of)) - known.listed - known.empty - known.pronouns
    )


@lru_cache(maxsize=4096)
def _nouns(of: str, number: str) -> frozenset[str]:
    """The words of `of` in the singular, without its number and what says nothing."""
    known = load_field_words()
    said = frozenset(_WORD.findall(fold(number)))
    told = frozenset(_WORD.findall(fold(of))) - known.empty - known.pronouns - said
    return frozenset(_singular(word) for word in told if not _is_numeral(word))


def _is_numeral(word: str) -> bool:
    return all(part in load_field_words().numerals for part in word.split("-"))


def without_number(of: str) -> str:
    """The words of `of` from the first that is no number and says something ("people" of "the 40 people")."""
    words = of.split()
    told = [number for number, word in enumerate(words) if _WORD.search(word) and not _is_number(word)]
    return " ".join(words[told[0] :]).strip(_EDGES) if told else " ".join(words).strip(_EDGES)


def _is_number(of: str) -> bool:
    """Whether `of` is a bare number ("more than one million") and names nobody."""
    return all(_is_numeral(word) or word in load_field_words().empty for word in _WORD.findall(fold(of)))


def _singular(word: str) -> str:
    """A regular plural seen through; words of the lists, and short ones, as they are."""
    listed = load_field_words().listed
    if word in listed or not word.endswith("s") or len(word) < len("boys"):
        return word
    stems = (word[:-1], word[:-2], f"{word[:-3]}y")
    plain = next((stem for stem in stems if stem in listed), None)
    return plain or (word if word.endswith("ss") else word[:-1])


def _side(one: Witness, names: frozenset[str], groups: frozenset[str]) -> Side | None:
    """The one party whose name the words share most of; else the only one that lost fighters."""
    shares: dict[str, tuple[float, Side]] = {}
    for side in (*one.patients, *one.agents):
        own = _nouns(side.name, "")
        share = len(own & names) / len(own) if own else 0.0
        if share and not side.generic:
            shares[side.key] = (share, side)
    if shares:
        most = max(share for share, _ in shares.values())
        best = [side for share, side in shares.values() if share == most]
        return best[0] if len(best) == 1 else None
    named = [side for side in one.patients if not side.generic and side.id is not None]
    if len(one.patients) == 1 and len(named) == 1 and groups & _FIGHTING and not names:
        return named[0]
    return None


def standing(left: Subject, right: Subject) -> Standing:
    """Whether two counts of one kind are of the same, of some of the others, or of nobody in common.

    Unknown where nothing says so: equal numbers may then be one count, others are two.
    """
    if left.households != right.households:
        return "apart"
    if left.side is not None and right.side is not None:
        kin = likeness(left.side, right.side)
        if kin == "other":
            return "apart"
        if kin in _ONE_SIDE and left.groups & _FIGHTING and right.groups & _FIGHTING:
            return "same"
    if left.kind not in load_field_words().people:
        return _of_things(left, right)
    if left.everybody or right.everybody:
        return "same" if left.everybody and right.everybody else "within"
    if left.person or right.person:
        return _of_persons(left, right)
    return _of_groups(left, right)


def _of_persons(left: Subject, right: Subject) -> Standing:
    """One person told of, against a count or another person: never the same count without a shared name."""
    if left.names and right.names:
        return "same" if left.names <= right.names or right.names <= left.names else "apart"
    if left.person and right.person and left.words & right.words:
        return "same"
    if left.person and right.person:
        return "apart"
    kind = _of_groups(left, right)
    return "within" if kind == "same" else kind


def _of_things(left: Subject, right: Subject) -> Standing:
    if left.person and right.person:
        return "same" if left.words & right.words else "apart"
    if left.words and right.words and not left.words & right.words:
        return "apart"
    if left.person or right.person:
        return "within"
    return "same" if bool(left.words) == bool(right.words) else "unknown"


def _of_groups(left: Subject, right: Subject) -> Standing:
    known = load_field_words()
    if left.groups and right.groups:
        if left.groups & right.groups:
            return "same"
        pairs = [(one, two) for one in sorted(left.groups) for two in sorted(right.groups)]
        if all(pair in known.apart for pair in pairs):
            return "apart"
        if any(
            two in known.takes_in.get(one, ()) or one in known.takes_in.get(two, ()) for one, two in pairs
        ):
            return "within"
        return "unknown"
    return "same" if left.words & right.words else "unknown"


def addable(subjects: Sequence[Subject], *, told_together: bool) -> bool:
    """Whether counts of these may be added: nobody can be in two of them.

    `told_together` says that one claim lists them: it does not count a person twice under names of
    which neither takes in the other. Otherwise they must be known to share nobody.
    """
    allowed: frozenset[Standing] = frozenset({"apart", "unknown"} if told_together else {"apart"})
    return len(subjects) > 1 and all(
        _beside(left, right)
        if left.others or right.others
        else standing(left, right) in allowed and not _renamed(left, right)
        for number, left in enumerate(subjects)
        for right in subjects[number + 1 :]
    )


def _renamed(left: Subject, right: Subject) -> bool:
    """Whether a person may be one of the others, told once by name and once by what they are."""
    if left.person and right.person:
        return bool(left.names) != bool(right.names)
    return left.person != right.person and standing(left, right) != "apart"


def _beside(left: Subject, right: Subject) -> bool:
    """Whether one of two counts is of others than the other ("the driver and two others")."""
    return left.others != right.others and left.households == right.households
