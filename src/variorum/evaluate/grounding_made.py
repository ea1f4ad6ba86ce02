"""What the program found in the annotated texts, read from its lines of mentions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from variorum.evaluate.gold import read_lines
from variorum.evaluate.grounding_gold import GoldMention

MENTIONS = "mentions.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeMention:
    """One line of mentions.jsonl; offsets into the text as it was given."""

    source: str
    kind: str
    start: int
    end: int
    words: str
    id: str | None
    names: tuple[str, ...]
    type: str
    country: str | None
    at: tuple[float, float] | None
    relation: str
    distance_km: float | None
    ends: tuple[str, str] | None


def made_mentions(exports: Path) -> Mapping[str, list[MadeMention]]:
    """The mentions by the source of their text."""
    by_source: dict[str, list[MadeMention]] = defaultdict(list)
    for mention in read_lines(exports / MENTIONS, _mention):
        by_source[mention.source].append(mention)
    return by_source


def _mention(line: Mapping[str, Any]) -> MadeMention:
    at = (line["lat"], line["lon"]) if line.get("lat") is not None else None
    names = (line.get("name"), line.get("speaker"), *(line.get("aliases") or ()))
    return MadeMention(
        source=line["source"],
        kind=line["mention"],
        start=line["raw_start"],
        end=line["raw_end"],
        words=line["text"],
        id=line.get("id") or line.get("source_id"),
        names=tuple(name for name in names if name),
        type=line.get("kind") or "",
        country=line.get("country"),
        at=at,
        relation=line.get("relation") or "",
        distance_km=line.get("distance_km"),
        ends=(line["from"], line["to"]) if line.get("from") and line.get("to") else None,
    )


def overlapping(gold: GoldMention, made: list[MadeMention], *kinds: str) -> list[MadeMention]:
    """The mentions of these kinds that share a character with an annotated one, the closest fit first."""
    found = [m for m in made if m.kind in kinds and m.start < gold.end and gold.start < m.end]
    return sorted(found, key=lambda m: (abs(m.start - gold.start) + abs(m.end - gold.end), m.start))
