"""The codebook: event types, the words that name them and the frames those words come in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from importlib.resources import files
from typing import Any, Literal, get_args

from variorum.lexicon.inflection import inflect
from variorum.lexicon.lists import read_lists
from variorum.lexicon.records import EventType, Trigger
from variorum.lexicon.yaml_files import load_yaml
from variorum.model.claims import FigureKind, Modality
from variorum.model.errors import LexiconError

_FOLDER = files("variorum.lexicon") / "data" / "codebook"
_TYPES, _GROUPS = "types.yaml", "groups.yaml"
_POS: Mapping[str, Literal["verb", "noun", "adjective"]] = {
    "verbs": "verb",
    "nouns": "noun",
    "adjectives": "adjective",
}
_LISTS = (
    "subject",
    "not_subject",
    "object",
    "object_nouns",
    "preps",
    "not_preps",
    "mods",
    "not_mods",
    "comps",
)
_ALLOWED = {
    "flags": frozenset({"passive", "harm", "needs-figure", "needs-light", "predicate"}),
    "roles": frozenset({"agent", "patient", "place"}),
}
_KEYS = {"name", "type", "compounds", "modality", *_ALLOWED, *_POS, *_LISTS}


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
    of_wars: frozenset[str]
    moving: frozenset[str]


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
        self._met: dict[tuple[str, str], tuple[Trigger, ...]] = {}

    def at(self, lemma: str, form: str) -> tuple[Trigger, ...]:
        """The triggers that a word may open, by the lemma given and by its printed form, lower case.

        The frames that demand most of the word come first.
        """
        if lemma not in self._openers and form not in self._lemmas:
            return ()
        if (lemma, form) not in self._met:
            words = tuple(dict.fromkeys((lemma, *self.lemmas(form))))
            found = dict.fromkeys(t for word in words for t in self._openers.get(word, ()))
            self._met[lemma, form] = tuple(sorted(found, key=lambda t: _specificity(t, words)))
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
        for trigger in _triggers(entry, types, path.name)
    )
    return Codebook(types, triggers, _load_groups(types))


def _load_groups(types: Mapping[str, EventType]) -> EventGroups:
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


def _specificity(trigger: Trigger, words: tuple[str, ...]) -> int:
    """The frames that demand most of a word come first; among equals the order of the files stands."""
    if trigger.object_nouns or trigger.comps or trigger.compounds:
        return 0
    fixed = [w for w in trigger.words if w.split("+")[0] in words]
    if fixed and all("+" in w for w in fixed):
        return 1
    return 2 if trigger.preps else 3


def _openers(trigger: Trigger) -> list[str]:
    """The lemmas at which the frame of a trigger is tried, each once, in order."""
    words = [word.split("+")[0] for word in trigger.words]
    words += [noun for _, noun in trigger.compounds]
    return list(dict.fromkeys(words))


def _triggers(entry: Mapping[str, Any], types: Mapping[str, EventType], where: str) -> list[Trigger]:
    """The triggers of one entry: one for each part of speech that it lists words of."""
    problem = _problem(entry, types)
    if problem:
        raise LexiconError(f"codebook/{where}, entry {entry.get('name')!r}: {problem}.")
    lists = {key: tuple(entry.get(key, ())) for key in _LISTS}
    roles = tuple((role, tuple(slots)) for role, slots in entry.get("roles", {}).items())
    compounds = tuple((str(a), str(b)) for a, b in entry.get("compounds", ()))
    kinds = [(key, pos) for key, pos in _POS.items() if key in entry] or [("nouns", _POS["nouns"])]
    return [
        Trigger(
            name=str(entry["name"]),
            event_type=str(entry["type"]),
            pos=pos,
            words=tuple(dict.fromkeys(entry.get(key, ()))),
            compounds=compounds if pos == "noun" else (),
            flags=frozenset(entry.get("flags", ())),
            roles=roles,
            modality=entry.get("modality"),
            **lists,
        )
        for key, pos in kinds
    ]


def _problem(entry: Mapping[str, Any], types: Mapping[str, EventType]) -> str:
    """What is wrong with an entry, or ""."""
    if unknown := sorted(set(entry) - _KEYS):
        return f"unknown keys {unknown}"
    if entry.get("type") not in types:
        return f"unknown type {entry.get('type')!r}"
    for key, allowed in _ALLOWED.items():
        if unknown := sorted(set(entry.get(key, ())) - allowed):
            return f"unknown {key} {unknown}"
    if "modality" in entry and entry["modality"] not in get_args(Modality):
        return f"unknown modality {entry['modality']!r}"
    return ""
