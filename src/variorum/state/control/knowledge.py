"""What the fold of control goes by besides claims: named weights, day limits, and words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from variorum.lexicon.yaml_files import load_yaml
from variorum.model.errors import LexiconError
from variorum.model.reasons import Reason

_WEIGHTS = files("variorum.state.control") / "weights.yaml"
_WORDS = files("variorum.state.control") / "words.yaml"
_FROM = frozenset(("event", "rule"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How many days lie between what is set against each other; weights.yaml tells what each stands for."""

    rival: int
    repel: int
    admission: int
    again: int
    exact: int
    meant: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Folded words by what they tell; words.yaml says of each list what it is for."""

    pronouns: frozenset[str]
    speakers: frozenset[str]
    sided: frozenset[str]
    authority: frozenset[str]
    loyal: frozenset[str]
    extents: frozenset[str]
    centres: frozenset[str]
    fractions: frozenset[str]
    places: frozenset[str]
    quarters: frozenset[str]
    areas: frozenset[str]
    counting: frozenset[str]
    parts: frozenset[str]
    settlement: frozenset[str]
    settlements: frozenset[str]
    within: frozenset[str]
    stretches: frozenset[str]
    beside: frozenset[str]
    support: frozenset[str]
    supporting: frozenset[str]
    strikes: frozenset[str]
    striking: frozenset[str]


@cache
def weights() -> Mapping[str, float]:
    """Every weight by the name of its rule. Raises LexiconError when the file is malformed."""
    made = {}
    for name, entry in load_yaml(_WEIGHTS)["weights"].items():
        if set(entry) != {"weight", "from", "says"} or entry["from"] not in _FROM:
            raise LexiconError(f"{_WEIGHTS}: {name} needs weight, says, and from: one of {sorted(_FROM)}.")
        made[name] = float(entry["weight"])
    return made


@cache
def limits() -> Limits:
    """The day limits."""
    return Limits(**load_yaml(_WEIGHTS)["days"])


@cache
def words() -> Words:
    """The words."""
    return Words(**{name: frozenset(listed) for name, listed in load_yaml(_WORDS).items()})


def weighed(rule: str, detail: str) -> Reason:
    """A reason with the weight that weights.yaml gives its rule."""
    return Reason(rule=rule, detail=detail, weight=weights()[rule])
