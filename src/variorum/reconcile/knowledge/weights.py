"""The scale on which claims are compared: weights.yaml as named weights."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from variorum.lexicon.yaml_files import load_yaml
from variorum.model.errors import LexiconError
from variorum.model.reasons import Reason

_FROM = frozenset(("annotated", "reports", "invented", "rule"))
_FILE = files("variorum.reconcile.knowledge") / "weights.yaml"

Point = tuple[str, float, str, tuple[object, ...]]
"""A reason before it is put in words: its name, its weight, its detail and what fills that in."""


@cache
def weights() -> Mapping[str, float]:
    """Every weight by its name. Raises LexiconError when the file is malformed."""
    raw = _written()
    found: dict[str, float] = {}
    for name, entry in raw["weights"].items():
        if set(entry) != {"weight", "from", "says"}:
            raise LexiconError(f"{_FILE}: {name} has other keys than weight, from and says.")
        if entry["from"] not in _FROM:
            raise LexiconError(
                f"{_FILE}: {name} comes from {entry['from']}, which is none of {sorted(_FROM)}."
            )
        found[name] = NEVER if entry["weight"] == "never" else float(entry["weight"])
    return found


@cache
def _written() -> Mapping[str, Any]:
    """The file as it is written, read once."""
    written: Mapping[str, Any] = load_yaml(_FILE)
    return written


TOGETHER = float(_written()["together"])
# Whatever else agrees, this keeps two claims apart.
NEVER = float(_written()["never"])
_WEIGHTS = weights()


def point(name: str, detail: str, *told: object) -> Point:
    """The point called `name` with its weight; `told` fills in the braces of `detail`."""
    return name, _WEIGHTS[name], detail, told


@lru_cache(maxsize=1 << 16)
def reason_of(made: Point) -> Reason:
    """The point in words. Most recur word for word in thousands of pairs: they are kept once."""
    name, weight, detail, told = made
    return Reason(rule=name, detail=detail.format(*told) if told else detail, weight=weight)
