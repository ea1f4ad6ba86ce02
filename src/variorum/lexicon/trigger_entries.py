"""Entries of the codebook as they are written: what may stand in one, and the triggers it makes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple, get_args

from variorum.lexicon.records import EventType, Trigger
from variorum.model.claims import Modality

_POS: Mapping[str, Literal["verb", "noun", "adjective"]] = {
    "verbs": "verb",
    "nouns": "noun",
    "adjectives": "adjective",
}
# Lists of noun classes; a class may end in "?".
CLASSED = ("subject", "not_subject", "object")
_LISTS = (
    *CLASSED,
    "subject_nouns",
    "object_nouns",
    "not_objects",
    "preps",
    "not_preps",
    "mods",
    "not_mods",
    "comps",
    "not_comps",
)
_ALLOWED = {
    "flags": frozenset(
        {
            "passive",
            "active",
            "harm",
            "needs-figure",
            "needs-light",
            "predicate",
            "future",
            "intransitive",
            "present",
            "alone",
        }
    ),
    "roles": frozenset({"agent", "patient", "place"}),
}
_TABLES = ("roles", "needs")
_KEYS = {"name", "type", "compounds", "modality", "needs", *_ALLOWED, *_POS, *_LISTS}
_WORDS = (*_POS, "compounds")


class EntryProblem(NamedTuple):
    """What is wrong with an entry, and the key it stands at."""

    key: str
    message: str


def problem_of(entry: Mapping[str, Any], types: Mapping[str, EventType]) -> EntryProblem | None:
    """The first thing that is wrong with an entry, None where it is sound."""
    return next(_problems(entry, types), None)


def _problems(entry: Mapping[str, Any], types: Mapping[str, EventType]) -> Iterator[EntryProblem]:
    for key in sorted(set(entry) - _KEYS):
        yield EntryProblem(key, f"unknown key {key}")
    if entry.get("type") not in types:
        yield EntryProblem("type", f"unknown type {entry.get('type')!r}")
    if not any(entry.get(key) for key in _WORDS):
        yield EntryProblem("name", f"no words: give one of {', '.join(_WORDS)}")
    for key in (*_LISTS, *_POS, "flags"):
        if key in entry and not _is_list(entry[key]):
            yield EntryProblem(key, f"{key} is not a list of words")
    for key in _TABLES:
        if key in entry and not (isinstance(entry[key], Mapping) and all(map(_is_list, entry[key].values()))):
            yield EntryProblem(key, f"{key} is not a table of lists")
    pairs = entry.get("compounds", ())
    if not (isinstance(pairs, list | tuple) and all(_is_list(pair) and len(pair) == 2 for pair in pairs)):
        yield EntryProblem("compounds", "compounds is not a list of pairs")
    for key, allowed in _ALLOWED.items():
        if unknown := sorted(set(entry.get(key, ())) - allowed):
            yield EntryProblem(key, f"unknown {key} {', '.join(unknown)}")
    if "modality" in entry and entry["modality"] not in get_args(Modality):
        yield EntryProblem("modality", f"unknown modality {entry['modality']!r}")


def _is_list(value: Any) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(word, str) for word in value)


def classes_named(entry: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The noun classes that a sound entry names, each with the key it stands at, without "?"."""
    for key in CLASSED:
        yield from ((key, name.rstrip("?")) for name in entry.get(key, ()))
    for names in (entry.get("needs") or {}).values():
        yield from (("needs", name.rstrip("?")) for name in names)


def triggers_of(entry: Mapping[str, Any], *, of_pack: bool = False) -> tuple[Trigger, ...]:
    """The triggers of a sound entry: one for each part of speech that it lists words of."""
    lists = {key: tuple(entry.get(key, ())) for key in _LISTS}
    roles, needs = (_slots(entry.get(key)) for key in _TABLES)
    compounds = tuple((str(a), str(b)) for a, b in entry.get("compounds", ()))
    kinds = [(key, pos) for key, pos in _POS.items() if key in entry] or [("nouns", _POS["nouns"])]
    return tuple(
        Trigger(
            name=str(entry["name"]),
            event_type=str(entry["type"]),
            pos=pos,
            words=tuple(dict.fromkeys(entry.get(key, ()))),
            compounds=compounds if pos == "noun" else (),
            flags=frozenset(entry.get("flags", ())),
            roles=roles,
            needs=needs,
            modality=entry.get("modality"),
            of_pack=of_pack,
            **lists,
        )
        for key, pos in kinds
    )


def _slots(written: Mapping[str, Any] | None) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((name, tuple(members)) for name, members in (written or {}).items())
