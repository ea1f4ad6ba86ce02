"""What the room knows of fields: fields.yaml as a record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from variorum.lexicon.yaml_files import load_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldWords:
    """Whom counts are of, which types of event say more or less than others, and what came of an event.

    `groups` gives the groups of a noun, `apart` the pairs of groups that share nobody, each both ways,
    `takes_in` the groups that a group may hold; `wider` the types that each type tells more exactly;
    `steps` pairs of an outcome and one that comes after it; `listed` are all nouns of people.
    """

    people: frozenset[str]
    everybody: frozenset[str]
    others: frozenset[str]
    households: frozenset[str]
    pronouns: frozenset[str]
    numerals: frozenset[str]
    empty: frozenset[str]
    groups: Mapping[str, frozenset[str]]
    apart: frozenset[tuple[str, str]]
    takes_in: Mapping[str, frozenset[str]]
    wider: Mapping[str, frozenset[str]]
    outcomes: Mapping[str, str]
    steps: frozenset[tuple[str, str]]
    listed: frozenset[str]


@cache
def load_field_words() -> FieldWords:
    """The words shipped with the program. Raises LexiconError when the file is malformed."""
    raw = load_yaml(files("variorum.reconcile.knowledge") / "fields.yaml")
    groups: dict[str, set[str]] = {}
    for group, nouns in raw["groups"].items():
        for noun in nouns:
            groups.setdefault(noun, set()).add(group)
    wider: dict[str, set[str]] = {}
    for general, narrower in raw["wider_types"].items():
        for code in narrower:
            wider.setdefault(code, set()).add(general)
    return FieldWords(
        people=frozenset(raw["people"]),
        everybody=frozenset(raw["everybody"]),
        others=frozenset(raw["others"]),
        households=frozenset(raw["households"]),
        pronouns=frozenset(raw["pronouns"]),
        numerals=frozenset(raw["numerals"]),
        empty=frozenset(raw["empty"]),
        groups={noun: frozenset(found) for noun, found in groups.items()},
        apart=frozenset(pair for one, two in raw["apart"] for pair in ((one, two), (two, one))),
        takes_in={group: frozenset(inner) for group, inner in raw["takes_in"].items()},
        wider={code: frozenset(found) for code, found in wider.items()},
        outcomes=raw["outcomes"],
        steps=frozenset((before, after) for before, after in raw["steps"]),
        listed=frozenset(groups).union(raw["everybody"], raw["others"], raw["households"]),
    )
