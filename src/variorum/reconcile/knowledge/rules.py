"""What the room knows of event types: rules.yaml as a record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from variorum.lexicon.yaml_files import load_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """How an event type is put in words; a preposition of None leaves the argument out."""

    one: str
    many: str
    name: str
    patient: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Which event types may tell of one occurrence, and how each behaves in time and space.

    `daily` are the frequent and the recurring ones. `families` maps a type to the smallest code of all
    types it is linked with, so that claims that can meet share a family.
    """

    together: Mapping[tuple[str, str], float]
    families: Mapping[str, str]
    mutual: frozenset[str]
    exact_place: frozenset[str]
    territorial: frozenset[str]
    lasting: frozenset[str]
    open: frozenset[str]
    frequent: frozenset[str]
    recurring: frozenset[str]
    daily: frozenset[str]
    of_war: frozenset[str]
    people: frozenset[str]
    any_armed: frozenset[str]
    extents: Mapping[str, str]
    strength: Mapping[str, int]
    phrases: Mapping[str, Phrase]


@cache
def load_rules() -> Rules:
    """The rules shipped with the program. Raises LexiconError when the file is malformed."""
    raw = load_yaml(files("variorum.reconcile.knowledge") / "rules.yaml")
    pairs = [(left, right, float(weight)) for left, right, weight in raw["together"]]
    together = {(left, right): weight for left, right, weight in pairs}
    together.update({(right, left): weight for left, right, weight in pairs})
    return Rules(
        together=together,
        families=_families(together),
        mutual=frozenset(raw["mutual"]),
        exact_place=frozenset(raw["exact_place"]),
        territorial=frozenset(raw["territorial"]),
        lasting=frozenset(raw["lasting"]),
        open=frozenset(raw["open"]),
        frequent=frozenset(raw["frequent"]),
        recurring=frozenset(raw["recurring"]),
        daily=frozenset((*raw["frequent"], *raw["recurring"])),
        of_war=frozenset(raw["of_war"]),
        people=frozenset(raw["people"]),
        any_armed=frozenset(raw["any_armed"]),
        extents={word: extent for extent, words in raw["extents"].items() for word in words},
        strength={code: rank for rank, code in enumerate(raw["strength"])},
        phrases={code: Phrase(**phrase) for code, phrase in raw["phrases"].items()},
    )


def _families(together: Mapping[tuple[str, str], float]) -> dict[str, str]:
    """The smallest code in the connected part of each type."""
    family = {code: code for pair in together for code in pair}
    settled = False
    while not settled:
        settled = True
        for left, right in together:
            if family[right] < family[left]:
                family[left] = family[right]
                settled = False
    return family
