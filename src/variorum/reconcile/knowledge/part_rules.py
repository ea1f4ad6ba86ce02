"""Which events may be part of which others: parts.yaml as records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from graphlib import CycleError, TopologicalSorter
from importlib.resources import files
from typing import Any, Literal, get_args

from variorum.lexicon.fold import fold
from variorum.lexicon.yaml_files import load_yaml
from variorum.model.claims import Claim
from variorum.model.errors import LexiconError
from variorum.model.reasons import Reason

Doer = Literal["same", "turned", "either", "both", "toll"]
Place = Literal["area", "spot", "wider", "any"]

_FILE = files("variorum.reconcile.knowledge") / "parts.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """How an event of one type is part of one of another; what the words mean is said in parts.yaml.

    `near_km` is how far from a named place its area reaches, in kilometres. `before` and `after` are
    days from the beginning of the whole.
    """

    weight: float
    doer: Doer
    place: Place
    near_km: float
    before: int
    after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PartRules:
    """The rules: `kinds` by the types of the whole and of the part, `weights` of reasons by name.

    `whole_types` gives the kinds by the type of the whole alone; `part_types` are those that are part of
    others.
    """

    enough: float
    never: float
    weights: Mapping[str, float]
    says: Mapping[str, str]
    kinds: Mapping[tuple[str, str], Kind]
    cues: tuple[str, ...]
    cue_words: int
    whole_types: Mapping[str, Sequence[Kind]]
    part_types: frozenset[str]

    def reason(self, name: str) -> Reason:
        """The reason called `name`, put in words."""
        return Reason(rule=name, detail=self.says[name], weight=self.weights[name])


@cache
def load_part_rules() -> PartRules:
    """The rules shipped with the program. Raises LexiconError where they are malformed."""
    try:
        return _rules(load_yaml(_FILE))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise LexiconError(f"{_FILE} does not have the shape of rules on parts: {error!r}.") from error


def _rules(raw: Mapping[str, Any]) -> PartRules:
    never = float(raw["never"])
    kinds = {
        (entry["whole"], part): _kind({k: v for k, v in entry.items() if k not in ("whole", "parts")})
        for entry in raw["kinds"]
        for part in entry["parts"]
    }
    _check_order(kinds)
    whole_types: dict[str, list[Kind]] = {}
    for (whole, _), kind in kinds.items():
        whole_types.setdefault(whole, []).append(kind)
    return PartRules(
        enough=float(raw["enough"]),
        never=never,
        weights={
            name: never if entry["weight"] == "never" else float(entry["weight"])
            for name, entry in raw["weights"].items()
        },
        says={name: entry["says"] for name, entry in raw["weights"].items()},
        kinds=kinds,
        cues=tuple(raw["cues"]),
        cue_words=int(raw["cue_words"]),
        whole_types=whole_types,
        part_types=frozenset(part for _, part in kinds),
    )


def _kind(entry: Mapping[str, Any]) -> Kind:
    if entry["doer"] not in get_args(Doer) or entry["place"] not in get_args(Place):
        raise ValueError(f"{entry['doer']} or {entry['place']} has no meaning")
    return Kind(**entry)


def _check_order(kinds: Mapping[tuple[str, str], Kind]) -> None:
    """No event can be part of itself by a detour: other types form no ring, the same type lies inside."""
    above: dict[str, set[str]] = {}
    for (whole, part), kind in kinds.items():
        if whole != part:
            above.setdefault(part, set()).add(whole)
        elif kind.place != "wider":
            raise ValueError(f"{whole} is part of {part}, and place is not wider")
    try:
        tuple(TopologicalSorter(above).static_order())
    except CycleError as error:
        raise ValueError(f"a ring of {error.args[1]}") from error


def names_a_whole(claim: Claim) -> bool:
    """Whether its words name its event as what something else is part of ("as part of the offensive")."""
    rules, evidence = load_part_rules(), claim.evidence
    before = f" {fold(evidence.sentence[: max(0, claim.trigger.start - evidence.sentence_start)])} "
    return any(f" {cue} " in before and _leads(before, cue, rules.cue_words) for cue in rules.cues)


def _leads(before: str, cue: str, most_words: int) -> bool:
    """Whether `cue`, which stands before the trigger, has but a few words in between, and no stop."""
    after = before.rpartition(f" {cue} ")[2]
    stopped = any(stop in after for stop in ',;:()"“”')
    return not stopped and len(after.split()) <= most_words
