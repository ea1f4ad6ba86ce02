"""Who did what to whom with what in whole reports: the templates of the fourth Message Understanding
Conference (1992).

A file of JSON lines (.jsonl or .jsonl.gz), a report in each:

    text, templates[].slots    a slot's name to its fillers, each with `alts`, the words that are right,
                               and `optional`, true where it may be left out

A slot left open is missing or empty. Of a larger file a fixed share is scored: every second, third ...
report by its place in the file, so that no more than 130 are read.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from variorum.evaluate.gold import json_lines_file, write_articles
from variorum.evaluate.grounding_gold import json_lines
from variorum.model.errors import InputError

_MOST = 130
_SLOTS = {
    "PERP: INDIVIDUAL ID": "PerpInd",
    "PERP: ORGANIZATION ID": "PerpOrg",
    "PHYS TGT: ID": "Target",
    "HUM TGT: NAME": "Victim",
    "HUM TGT: DESCRIPTION": "Victim",
    "INCIDENT: INSTRUMENT ID": "Weapon",
}
ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filler:
    """One filler of a role: the words that are right for it, and whether it may be left out."""

    words: tuple[str, ...]
    optional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RolesText:
    """A report with the fillers of each role, all its incidents taken together."""

    source: str
    text: str
    fillers: Mapping[str, tuple[Filler, ...]]


def roles_files(path: Path) -> list[Path]:
    """The file of annotated reports, where `path` is one."""
    return json_lines_file(path)


def roles_texts(path: Path) -> list[RolesText]:
    """The annotated reports of a file, of a large one a fixed share. Raises InputError for other shapes."""
    entries = list(json_lines(path))
    step = max(1, math.ceil(len(entries) / _MOST))
    return [
        _text(where, f"{number:06}.txt", entry)
        for number, (where, entry) in enumerate(entries)
        if number % step == 0
    ]


def _text(where: str, source: str, entry: Mapping[str, Any]) -> RolesText:
    try:
        found: dict[str, dict[tuple[str, ...], bool]] = {role: {} for role in ROLES}
        for role, words, optional in _filled(entry["templates"]):
            # The same filler in two incidents is one; it must be told where one of them demands it.
            found[role][words] = found[role].get(words, True) and optional
        return RolesText(
            source=source,
            text=entry["text"],
            fillers={
                role: tuple(Filler(words=words, optional=optional) for words, optional in told.items())
                for role, told in found.items()
            },
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise InputError(f"{where} is no report with filled templates: {error!r}.") from error


def _filled(templates: list[Mapping[str, Any]]) -> Iterator[tuple[str, tuple[str, ...], bool]]:
    for template in templates:
        slots = template["slots"]
        named = {alt for filler in slots.get("HUM TGT: NAME") or () for alt in filler["alts"]}
        for slot, role in _SLOTS.items():
            for filler in slots.get(slot) or ():
                # A description that says of whom it is ("MAYOR": "JUAN PEREZ") is the same victim.
                same = slot == "HUM TGT: DESCRIPTION" and not named.isdisjoint(filler.get("xref") or ())
                optional = bool(filler.get("optional")) or bool(template.get("optional")) or same
                yield role, tuple(filler["alts"]), optional


def write_reports(path: Path, work: Path) -> list[str]:
    """Write the annotated reports as a JSONL of articles into `work`, to be read in one go."""
    return write_articles(({"source": text.source, "text": text.text} for text in roles_texts(path)), work)
