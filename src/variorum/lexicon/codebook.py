"""The codebook: event types, the words that name them and the frames those words come in."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Set
from dataclasses import dataclass, fields, replace
from functools import cache
from importlib.resources import files
from typing import Any

from variorum.lexicon.demands import Demands, are_met, demands_of
from variorum.lexicon.inflection import inflect
from variorum.lexicon.lists import read_lists
from variorum.lexicon.records import EventType, Trigger
from variorum.lexicon.trigger_entries import problem_of, triggers_of
from variorum.lexicon.yaml_files import load_yaml
from variorum.model.claims import FigureKind
from variorum.model.errors import LexiconError

_FOLDER = files("variorum.lexicon") / "data" / "codebook"
_TYPES, _GROUPS = "types.yaml", "groups.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventGroups:
    """Event types that reading treats alike; each field is a list or table of groups.yaml, told there."""

    joint: frozenset[str]
    per_town: frozenset[str]
    done_to_things: frozenset[str]
    hitting: frozenset[str]
    harming: frozenset[str]
    means: frozenset[str]
    with_killing: frozenset[str]
    general: frozenset[str]
    by_artillery: frozenset[str]
    named_again: Mapping[str, frozenset[str]]
    kin: tuple[frozenset[str], ...]
    people: Mapping[str, FigureKind]
    people_unharmed: Mapping[str, FigureKind]
    counting_settlements: frozenset[str]
    counting_posts: frozenset[str]
    single: Mapping[str, tuple[FigureKind, frozenset[str]]]
    placeless: frozenset[str]
    lasting: frozenset[str]
    of_wars: frozenset[str]
    moving: frozenset[str]
    travelling: frozenset[str]
    by_armed: frozenset[str]


class Codebook:
    """All event types, their groups, and the triggers by the words that can open them."""

    def __init__(
        self, types: Mapping[str, EventType], triggers: tuple[Trigger, ...], groups: EventGroups
    ) -> None:
        self.types = types
        self.triggers = triggers
        self.groups = groups
        self._openers: dict[str, list[Trigger]] = {}
        for trigger in triggers:
            for word in _openers(trigger):
                self._openers.setdefault(word, []).append(trigger)
        self._lemmas: dict[str, tuple[str, ...]] = {}
        for lemma in self._openers:
            for form in inflect(lemma):
                self._lemmas[form] = (*self._lemmas.get(form, ()), lemma)
        self._met: dict[tuple[str, str], tuple[tuple[Trigger, Demands], ...]] = {}

    def with_entries(
        self, types: Mapping[str, EventType], triggers: tuple[Trigger, ...], like: Mapping[str, str]
    ) -> Codebook:
        """The codebook with more types and triggers; `like` names the known type a new one is read as."""
        groups = self.groups
        for code, known in like.items():
            groups = _joining(groups, code, known)
        return Codebook({**self.types, **types}, (*triggers, *self.triggers), groups)

    def at(self, lemma: str, form: str) -> tuple[Trigger, ...]:
        """The triggers that a word may open, by the lemma given and by its printed form, lower case.

        The frames that demand most of the word come first.
        """
        return tuple(trigger for trigger, _ in self._found(lemma, form))

    def among(self, lemma: str, form: str, words: Set[str]) -> list[Trigger]:
        """As `at`, those left out that demand words which are not in the sentence of these words."""
        return [trigger for trigger, demands in self._found(lemma, form) if are_met(demands, words)]

    def _found(self, lemma: str, form: str) -> tuple[tuple[Trigger, Demands], ...]:
        if lemma not in self._openers and form not in self._lemmas:
            return ()
        if (lemma, form) not in self._met:
            words = tuple(dict.fromkeys((lemma, *self.lemmas(form))))
            found = dict.fromkeys(t for word in words for t in self._openers.get(word, ()))
            ranked = sorted(found, key=lambda t: _specificity(t, words))
            self._met[lemma, form] = tuple((trigger, demands_of(trigger)) for trigger in ranked)
        return self._met[lemma, form]

    def lemmas(self, form: str) -> tuple[str, ...]:
        """The trigger words that may be printed as `form`, lower case."""
        return self._lemmas.get(form, ())

    def forms(self) -> frozenset[str]:
        """Every inflected form of every trigger word, lower case: a sentence without one of
        these holds no claim and need not be parsed.
        """
        return frozenset(self._lemmas)


def load_codebook() -> Codebook:
    """The codebook shipped with the program. Raises LexiconError naming a malformed entry."""
    types = {code: EventType(code=code, **entry) for code, entry in load_yaml(_FOLDER / _TYPES).items()}
    triggers = tuple(
        trigger
        for path in sorted(_FOLDER.iterdir(), key=lambda p: p.name)
        if path.name.endswith(".yaml") and path.name not in (_TYPES, _GROUPS)
        for entry in load_yaml(path)
        for trigger in _read_entry(entry, types, path.name)
    )
    return Codebook(types, triggers, _load_groups(types))


@cache
def load_groups() -> EventGroups:
    """The groups of the shipped event types by themselves: the triggers take far longer to read."""
    return _load_groups(load_yaml(_FOLDER / _TYPES))


def _load_groups(types: Collection[str]) -> EventGroups:
    groups = read_lists(EventGroups, _FOLDER / _GROUPS)
    unknown = sorted(code for code in _grouped(groups) if code not in types)
    if unknown:
        raise LexiconError(f"codebook/{_GROUPS}: unknown types {unknown}", advice="Mend the file.")
    return groups


def _grouped(groups: EventGroups) -> Iterator[str]:
    """Every type that a group names."""
    for field in fields(groups):
        if field.name != "kin":
            yield from getattr(groups, field.name)
    for inner in (*groups.kin, *groups.named_again.values()):
        yield from inner


def _joining(groups: EventGroups, code: str, known: str) -> EventGroups:
    """The groups with a type beside the known one in each group that holds that."""
    changed: dict[str, Any] = {}
    for field in fields(groups):
        group = getattr(groups, field.name)
        if isinstance(group, tuple):
            changed[field.name] = tuple(kin | {code} if known in kin else kin for kin in group)
        elif isinstance(group, frozenset) and known in group:
            changed[field.name] = group | {code}
        elif isinstance(group, Mapping) and known in group:
            changed[field.name] = {**group, code: group[known]}
    again = changed.get("named_again", groups.named_again)
    changed["named_again"] = {
        outer: kinds | {code} if known in kinds else kinds for outer, kinds in again.items()
    }
    return replace(groups, **changed)


def _specificity(trigger: Trigger, words: tuple[str, ...]) -> int:
    """Those of a pack, then the frames that demand most of a word; equals stand in the files' order."""
    if trigger.of_pack:
        return -1
    if trigger.object_nouns or trigger.subject_nouns or trigger.comps or trigger.compounds:
        return 0
    fixed = [w for w in trigger.words if w.split("+")[0] in words]
    phrase = any("/" in path for path in trigger.preps)
    if phrase or (fixed and all("+" in w for w in fixed)):
        return 1
    return 2 if trigger.preps or trigger.needs else 3


def _openers(trigger: Trigger) -> list[str]:
    """The lemmas at which the frame of a trigger is tried, each once, in order."""
    words = [word.split("+")[0] for word in trigger.words]
    words += [noun for _, noun in trigger.compounds]
    return list(dict.fromkeys(words))


def _read_entry(entry: Mapping[str, Any], types: Mapping[str, EventType], where: str) -> tuple[Trigger, ...]:
    problem = problem_of(entry, types)
    if problem:
        raise LexiconError(f"codebook/{where}, entry {entry.get('name')!r}: {problem.message}.")
    return triggers_of(entry)
