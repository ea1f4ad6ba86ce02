"""Figures that people wrote down for whole texts: how many were displaced, killed, hurt, and when.

A file of JSON lines (.jsonl or .jsonl.gz) of one of three shapes:

    text, quantity, term, unit    people displaced or homes destroyed, after IDMC's fact sheets
    text, gold                    one incident with `killed` and `injured` as [least, most], and its `date`
    text, title, dct, incident_id     a report of an incident whose `killed` and `injured` stand in the
                                  file beside it that is named `incidents` where this is named `docs`
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from variorum.evaluate.gold import json_lines_file, write_articles
from variorum.evaluate.grounding_gold import json_lines
from variorum.model.errors import InputError

# Texts that are scored of a larger set: every second, third ... one, by their place in the file.
_MOST = 500


class Range(NamedTuple):
    """The least and the most of a count."""

    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresText:
    """A text with the figures it tells; None where the annotation has none."""

    source: str
    text: str
    published: str | None = None
    quantity: float | None = None
    housing: bool = False
    households: bool = False
    killed: Range | None = None
    injured: Range | None = None
    date: str | None = None


def figures_files(path: Path) -> list[Path]:
    """The file of annotated texts and, where its figures stand in a second one, that one too."""
    if not json_lines_file(path):
        return []
    beside = _beside(path)
    return [path, beside] if beside.is_file() else [path]


def _beside(path: Path) -> Path:
    """The file of incidents that belongs to a file of documents; a path with no file otherwise."""
    changed = path.name.replace("_docs", "_incidents")
    return path.with_name(changed if changed != path.name else f"{path.name}.incidents")


def figures_texts(path: Path) -> list[FiguresText]:
    """The annotated texts of a file, of a large one a fixed share. Raises InputError for other shapes."""
    files = figures_files(path)
    if not files:
        raise InputError(f"{path} holds no texts with figures.", advice="Name a .jsonl or .jsonl.gz file.")
    entries = list(json_lines(files[0]))
    incidents = {raw["incident_id"]: raw for beside in files[1:] for _, raw in json_lines(beside)}
    step = max(1, math.ceil(len(entries) / _MOST))
    return [
        _text(where, f"{number:06}.txt", entry, incidents)
        for number, (where, entry) in enumerate(entries)
        if number % step == 0
    ]


def _text(
    where: str, source: str, entry: Mapping[str, Any], incidents: Mapping[str, Mapping[str, Any]]
) -> FiguresText:
    try:
        if "quantity" in entry:
            return FiguresText(
                source=source,
                text=entry["text"],
                quantity=float(entry["quantity"]),
                housing="Housing" in entry["term"],
                households=entry["unit"] == "Households",
            )
        if "incident_id" in entry:
            gold = incidents[entry["incident_id"]].get("gold") or {}
            text = f"{entry.get('title') or ''}\n\n{entry['text']}"
            return _incident(source, text, entry.get("dct"), gold)
        return _incident(source, entry["text"], None, entry["gold"])
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise InputError(f"{where} is no text with figures: {error!r}.") from error


def _incident(source: str, text: str, published: str | None, gold: Mapping[str, Any]) -> FiguresText:
    return FiguresText(
        source=source,
        text=text,
        published=published,
        killed=_range(gold.get("killed")),
        injured=_range(gold.get("injured")),
        date=gold.get("date"),
    )


def _range(value: float | Sequence[float] | None) -> Range | None:
    if value is None:
        return None
    ends = value if isinstance(value, Sequence) else (value, value)
    return Range(float(ends[0]), float(ends[1]))


def write_figure_texts(path: Path, work: Path) -> list[str]:
    """Write the annotated texts as a JSONL of articles into `work`, to be read in one go."""
    texts = figures_texts(path)
    return write_articles(
        ({"source": t.source, "text": t.text, "published": t.published} for t in texts), work
    )
