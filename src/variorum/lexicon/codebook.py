"""The codebook: event types, the words that name them and the frames those words come in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, cast

from variorum.lexicon.inflection import inflect
from variorum.lexicon.records import EventType, Trigger
from variorum.lexicon.yaml_files import load_yaml
from variorum.model.errors import LexiconError

_FOLDER = files("variorum.lexicon") / "data" / "codebook"
_POS = {"verbs": "verb", "nouns": "noun", "adjectives": "adjective"}
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
    "instrument",
)
_KEYS = {"name", "type", "compounds", "flags", "roles", "modality", *_POS, *_LISTS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """All event types and triggers, and the triggers by the lemma that can open them."""

    types: Mapping[str, EventType]
    triggers: tuple[Trigger, ...]
    by_lemma: Mapping[str, tuple[Trigger, ...]]
    lemmas: Mapping[str, tuple[str, ...]]

    def at(self, lemma: str, form: str) -> tuple[Trigger, ...]:
        """The triggers that a word may open, by the lemma given and by its printed form, lower case."""
        words = tuple(dict.fromkeys((lemma, *self.lemmas.get(form, ()))))
        found = dict.fromkeys(t for word in words for t in self.by_lemma.get(word, ()))
        return tuple(sorted(found, key=lambda t: _specificity(t, words)))

    def forms(self) -> frozenset[str]:
        """Every inflected form of every trigger word, lower case: a sentence without one of
        these holds no claim and need not be parsed.
        """
        return frozenset(self.lemmas)


def load_codebook() -> Codebook:
    """The codebook shipped with the program. Raises LexiconError naming a malformed entry."""
    types = {
        code: EventType(code=code, **fields) for code, fields in load_yaml(_FOLDER / "types.yaml").items()
    }
    triggers = tuple(
        trigger
        for path in sorted(_FOLDER.iterdir(), key=lambda p: p.name)
        if path.name.endswith(".yaml") and path.name != "types.yaml"
        for entry in load_yaml(path)
        for trigger in _triggers(entry, types, path.name)
    )
    by_lemma: dict[str, list[Trigger]] = {}
    for trigger in triggers:
        for word in _openers(trigger):
            by_lemma.setdefault(word, []).append(trigger)
    ordered = {k: tuple(v) for k, v in by_lemma.items()}
    forms: dict[str, list[str]] = {}
    for lemma in ordered:
        for form in inflect(lemma):
            forms.setdefault(form, []).append(lemma)
    return Codebook(
        types=types, triggers=triggers, by_lemma=ordered, lemmas={k: tuple(v) for k, v in forms.items()}
    )


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
    unknown = set(entry) - _KEYS
    if unknown or entry.get("type") not in types:
        problem = f"unknown keys {sorted(unknown)}" if unknown else f"unknown type {entry.get('type')!r}"
        raise LexiconError(f"codebook/{where}, entry {entry.get('name')!r}: {problem}.")
    lists = {key: tuple(entry.get(key, ())) for key in _LISTS}
    roles = tuple((role, tuple(slots)) for role, slots in entry.get("roles", {}).items())
    compounds = tuple((str(a), str(b)) for a, b in entry.get("compounds", ()))
    kinds = [(key, pos) for key, pos in _POS.items() if key in entry] or [("nouns", "noun")]
    return [
        Trigger(
            name=str(entry["name"]),
            event_type=str(entry["type"]),
            pos=cast(Any, pos),
            words=tuple(dict.fromkeys(entry.get(key, ()))),
            compounds=compounds if pos == "noun" else (),
            flags=frozenset(entry.get("flags", ())),
            roles=roles,
            modality=entry.get("modality", ""),
            **lists,
        )
        for key, pos in kinds
    ]
