"""The scale on which claims are compared: weights.yaml as named weights."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from variorum.lexicon.yaml_files import load_yaml
from variorum.model.errors import LexiconError
from variorum.model.events import Reason

_FROM = frozenset(("annotated", "reports", "invented", "rule"))
_FILE = files("variorum.reconcile") / "weights.yaml"


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


@lru_cache(maxsize=1 << 16)
def reason(name: str, detail: str, weight: float | None = None) -> tuple[Reason, ...]:
    """The reason called `name` with its weight, or with `weight` where each pair of types has its own.

    Most reasons recur word for word in thousands of pairs: they are kept once.
    """
    return (Reason(rule=name, detail=detail, weight=weights()[name] if weight is None else weight),)
