"""Words of saying, doubting, denying, planning; noun classes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from importlib.resources import files

from variorum.lexicon.inflection import inflect
from variorum.lexicon.yaml_files import load_yaml
from variorum.model.errors import LexiconError

_DATA = files("variorum.lexicon") / "data"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """Lemmas by what they do to a claim; each field is a list of `cues.yaml`, explained there."""

    plain: frozenset[str]
    hedged: frozenset[str]
    denying: frozenset[str]
    planning: frozenset[str]
    wanting: frozenset[str]
    hedges: frozenset[str]
    hedged_passives: frozenset[str]
    appear: frozenset[str]
    according: frozenset[str]
    per_nouns: frozenset[str]
    unnamed: frozenset[str]
    forecast_modals: frozenset[str]
    norm_modals: frozenset[str]
    future_modals: frozenset[str]
    negations: frozenset[str]
    negating_verbs: frozenset[str]
    conditional_markers: frozenset[str]
    purpose_markers: frozenset[str]
    light_verbs: frozenset[str]
    occurrence_verbs: frozenset[str]
    support_nouns: frozenset[str]
    support_verbs: frozenset[str]

    def saying(self) -> frozenset[str]:
        """Every verb that can introduce somebody's words."""
        return frozenset(w.split("+")[0] for w in self.plain | self.hedged | self.denying)

    def forms(self) -> frozenset[str]:
        """Inflected forms of the words that attribute: their sentences are parsed for scope."""
        openers = self.saying() | self.according
        return frozenset(form for lemma in openers for form in inflect(lemma))


def load_cues() -> Cues:
    """The cue lists shipped with the program. Raises LexiconError when a list is missing."""
    lists = load_yaml(_DATA / "cues.yaml")
    wanted = {field.name for field in fields(Cues)}
    if set(lists) != wanted:
        raise LexiconError(f"cues.yaml: lists missing or unknown: {sorted(wanted ^ set(lists))}.")
    return Cues(**{name: frozenset(words) for name, words in lists.items()})


def load_classes() -> Mapping[str, frozenset[str]]:
    """For each head noun (lower case, singular), the classes of things it names."""
    classes: dict[str, set[str]] = {}
    for name, nouns in load_yaml(_DATA / "classes.yaml").items():
        for noun in nouns:
            classes.setdefault(str(noun), set()).add(name)
    return {noun: frozenset(names) for noun, names in classes.items()}
