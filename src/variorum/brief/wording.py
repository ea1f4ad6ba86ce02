"""The words of the brief, and how patterns are filled: the patterns themselves are wording.yaml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from variorum.lexicon.yaml_files import load_yaml

_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
# Independent origins by which something is agreed.
_FEWEST = 2
_FIELD = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class NameWords:
    """Which names take an article in a sentence.

    `heads` are head nouns, in lower case, of names that take "the"; `names` such names as a whole.
    `offices` take "the" where it is said of what, else "a"; `plural` are lower-case nouns that take no
    article though they do not end in s, nor do `pronouns`. Names with a word of `loaded` are quoted.
    """

    heads: frozenset[str]
    names: frozenset[str]
    plural: frozenset[str]
    offices: frozenset[str]
    pronouns: frozenset[str]
    loaded: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The patterns by topic; see the comments of wording.yaml."""

    events: Mapping[str, Mapping[str, str]]
    told: Mapping[str, str]
    days: Mapping[str, str]
    spots: Mapping[str, Mapping[str, str]]
    said_already: Mapping[str, tuple[str, ...]]
    in_from: int
    names: NameWords
    unsaid: Mapping[str, frozenset[str]]
    part_words: Mapping[str, str]
    control: Mapping[str, str]
    support: Mapping[str, str]
    cut_off: Mapping[str, str]
    changes: Mapping[str, str]
    unnamed: str
    counts: Mapping[str, str]
    labels: Mapping[str, Mapping[str, str]]
    headings: Mapping[str, str]
    method: tuple[Mapping[str, str], ...]


@cache
def load_wording() -> Wording:
    """The wording shipped with the program. Raises LexiconError when the file is malformed."""
    raw: dict[str, Any] = load_yaml(files("variorum.brief") / "wording.yaml")
    the = raw["articles"]
    return Wording(
        events=raw["events"],
        told=raw["told"],
        days=raw["days"],
        spots=raw["spots"],
        said_already={relation: tuple(words) for relation, words in raw["said_already"].items()},
        in_from=int(raw["in_from"]),
        names=NameWords(
            **{name: frozenset(the[name]) for name in ("heads", "names", "plural", "offices", "pronouns")},
            loaded=frozenset(raw["loaded"]),
        ),
        unsaid={name: frozenset(words) for name, words in raw["unsaid"].items()},
        part_words=raw["part_words"],
        control=raw["control"],
        support=raw["support"],
        cut_off=raw["cut_off"],
        changes=raw["changes"],
        unnamed=raw["unnamed"],
        counts=raw["counts"],
        labels=raw["labels"],
        headings=raw["headings"],
        method=tuple(raw["method"]),
    )


def filled(pattern: str, **fields: str) -> str:
    """`pattern` with its fields; a bracketed part stays only where all of its fields hold something.

    A field named with a capital is that of the small name with its first letter a capital. Brackets and
    braces inside of the values are left as they are.
    """

    def value(name: str) -> str:
        return fields[name] if name in fields else capitalised(fields.get(name[:1].lower() + name[1:], ""))

    def part(match: re.Match[str]) -> str:
        return match[1] if all(value(name) for name in _FIELD.findall(match[1])) else ""

    return _FIELD.sub(lambda match: value(match[1]), _OPTIONAL.sub(part, pattern))


def can_fill(pattern: str, **fields: str) -> bool:
    """Whether all that stands outside of brackets in `pattern` can be filled; {hedge} may be empty."""
    needed = _FIELD.findall(_OPTIONAL.sub("", pattern))
    return all(fields.get(name) for name in needed if name != "hedge")


def support_words(count: int) -> str:
    """How many origins stand behind what two or more independent ones have so: that is all that is known."""
    return filled(load_wording().support["all" if count <= _FEWEST else "some"], count=str(count))


def capitalised(text: str) -> str:
    """`text` with its first letter a capital."""
    return text[:1].upper() + text[1:]


def ended(text: str) -> str:
    """`text` with a full stop, unless its own last sign is one."""
    return text if text.endswith((".", ".”", "?", "!")) else text + "."
