"""The suite `attribution`: who is cited, by which words and for what, character by character.

The annotation is a file of JSON lines, each a text with `attributions`, and each of these with `source`,
`cue` and `content`: lists of {start, end}, offsets into `text`, as the corpus PolNeAR has them. A folder
may hold several such files, named *.attributions.jsonl.
"""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from variorum.evaluate.gold import json_lines_file, read_lines, write_articles
from variorum.evaluate.measures import rates
from variorum.evaluate.records import Finding, FindingKind, Measure, Report
from variorum.model.errors import InputError

# The roles of an attribution: as annotated, and as attributions.jsonl calls them.
_ROLES = {"source": "speakers", "cue": "cue", "content": "content"}
# Shortest stretch, in characters, that is shown as missed or made too much.
_SHOWN = 12

Characters = frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributedText:
    """A text with the characters that are of each role; `source` names it in the exports."""

    source: str
    where: str
    text: str
    published: str | None
    roles: Mapping[str, Characters]


def attribution_files(data: Path) -> list[Path]:
    """The annotated files at `data`: one file of JSON lines, or those of a folder."""
    if data.is_dir():
        return sorted(data.glob("*.attributions.jsonl"))
    return json_lines_file(data)


def attributed_texts(data: Path) -> list[AttributedText]:
    """All annotated texts at `data`. Raises InputError naming a line that is none."""
    found: list[AttributedText] = []
    for path in attribution_files(data):
        for number, entry in _lines(path):
            where = f"{path.name}, line {number}"
            try:
                found.append(_text(f"{len(found):06}", where, entry))
            except (KeyError, TypeError, AttributeError, ValueError) as error:
                raise InputError(f"{where} is no text with attributions: {error!r}.") from error
    return found


def _lines(path: Path) -> Iterator[tuple[int, Any]]:
    opened = gzip.open if path.name.endswith(".gz") else open
    try:
        with opened(path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield number, json.loads(line)
    except (OSError, EOFError, ValueError) as error:
        raise InputError(f"{path} cannot be read as JSON lines: {error}.") from error


def _text(source: str, where: str, entry: Mapping[str, Any]) -> AttributedText:
    text = str(entry["text"])
    spans = {
        role: [(int(s["start"]), int(s["end"])) for one in entry["attributions"] for s in one[role]]
        for role in _ROLES
    }
    return AttributedText(
        source=source,
        where=where,
        text=text,
        published=str(entry["date"])[:10] if entry.get("date") else None,
        roles={role: _characters(text, found) for role, found in spans.items()},
    )


def _characters(text: str, spans: Iterable[tuple[int, int]]) -> Characters:
    """The offsets that the spans cover, blanks left out."""
    return frozenset(
        k for start, end in spans for k in range(start, min(end, len(text))) if not text[k].isspace()
    )


def write_attributed(data: Path, work: Path) -> list[str]:
    """Write the annotated texts as a JSONL of articles into `work`."""
    texts = attributed_texts(data)
    return write_articles(
        ({"source": t.source, "text": t.text, "published": t.published} for t in texts), work
    )


def score_attribution(data: Path, exports: Path) -> Report:
    """Score `exports`/attributions.jsonl against the annotated texts at `data`.

    For each role, precision, recall and F1 over characters, blanks left out, summed over all texts: a
    character counts once however many attributions take it in, as source, cue or content of any, and
    nested attributions count as others do. All texts are read in full, each sentence. `characters a
    second` is the speed of cleaning, reading and attributing, `attributing, % of time` what of it the
    attributions take.
    """
    texts = attributed_texts(data)
    made = _made(exports, {text.source: text.text for text in texts})
    findings: list[Finding] = []
    measures = [Measure(name="texts", value=len(texts))]
    for role in _ROLES:
        hit = gold = found = 0
        for text in texts:
            wanted, got = text.roles[role], made[text.source, role]
            hit, gold, found = hit + len(wanted & got), gold + len(wanted), found + len(got)
            findings += _findings("miss", text, role, wanted - got)
            findings += _findings("spurious", text, role, got - wanted)
        measures.append(Measure(name=role, value=rates(hit, gold, found)))
    return Report(suite="attribution", measures=(*measures, *_speed(exports)), findings=tuple(findings))


def _made(exports: Path, texts: Mapping[str, str]) -> Mapping[tuple[str, str], Characters]:
    spans: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for line in read_lines(exports / "attributions.jsonl", dict):
        for role, name in _ROLES.items():
            spans[line["source"], role] += [(s["raw_start"], s["raw_end"]) for s in line[name]]
    return defaultdict(frozenset, {key: _characters(texts[key[0]], found) for key, found in spans.items()})


def _findings(kind: FindingKind, text: AttributedText, role: str, odd: Characters) -> Iterator[Finding]:
    """Stretches of characters, longer ones alone, with the words that hold them."""
    run: list[int] = []
    for offset in [*sorted(odd), len(text.text) + _SHOWN]:
        # Blanks are no characters here, so that a run goes on over one.
        if run and offset - run[-1] > 2:
            if len(run) >= _SHOWN:
                yield Finding(kind=kind, where=text.where, label=role, quote=text.text[run[0] : run[-1] + 1])
            run = []
        run.append(offset)


def _speed(exports: Path) -> Iterator[Measure]:
    path = exports / "speed.json"
    if path.is_file():
        told = json.loads(path.read_text(encoding="utf-8"))
        seconds = max(float(told["seconds"]), 1e-9)
        yield Measure(name="characters a second", value=round(told["characters"] / seconds))
        yield Measure(name="attributing, % of time", value=round(100 * told["attributing"] / seconds))
