"""The suite `times`: time expressions and what they come to, against texts annotated in TIMEX3."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from variorum.evaluate.gold import json_lines_file, read_lines, write_articles
from variorum.evaluate.grounding_gold import json_lines
from variorum.evaluate.measures import rates, share
from variorum.evaluate.records import Finding, Measure, Report
from variorum.evaluate.timex import timex_value
from variorum.model.errors import InputError

TIMES = "times.jsonl"
_WEEK = re.compile(r"-w(\d)(?!\d)")
_DECADE = re.compile(r"\d{3}x")


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A time expression of a text with its TIMEX3 value; offsets into the text as it was given."""

    start: int
    end: int
    words: str
    value: str
    type: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    source: str
    text: str
    published: str | None
    times: tuple[Timex, ...]


def times_files(data: Path) -> list[Path]:
    """The file of JSON lines with texts and `timexes` at `data`, if it is one."""
    return json_lines_file(data)


def write_dated_texts(data: Path, work: Path) -> list[str]:
    """Write the annotated texts as a JSONL of articles into `work`."""
    texts = _texts(data)
    return write_articles(
        ({"source": t.source, "text": t.text, "published": t.published} for t in texts), work
    )


def score_times(data: Path, exports: Path) -> Report:
    """Score `exports`/times.jsonl against the annotated time expressions at `data`.

    As in TempEval-3: an expression is found when a made one shares a character with it, each made one
    used once; detection is the F1 of that. Of those found the value is right when it equals the TIMEX3
    value, blanks, case and
    the digits of weeks aside; value F1 counts only these as hits. The time of the text's own
    publication is given, not looked for.
    """
    made = defaultdict(list)
    for source, timex in read_lines(exports / TIMES, _made):
        made[source].append(timex)
    pairs: list[tuple[_Text, Timex, Timex | None]] = []
    spurious: list[Finding] = []
    n_made = 0
    for text in _texts(data):
        found = made.get(text.source, [])
        n_made += len(found)
        matched = _matched(text.times, found)
        pairs += [(text, gold, matched.get(i)) for i, gold in enumerate(text.times)]
        used = set(matched.values())
        spurious += [
            Finding(kind="spurious", where=text.source, label=t.value, quote=t.words)
            for t in found
            if t not in used
        ]
    hits = [(gold, timex) for _, gold, timex in pairs if timex is not None]
    right = [pair for pair in hits if _same(*pair)]
    kinds = sorted({gold.type for _, gold, _ in pairs})
    measures = (
        Measure(name="texts", value=len({text.source for text, _, _ in pairs})),
        Measure(name="expressions", value=len(pairs)),
        Measure(name="detection", value=rates(len(hits), len(pairs), n_made)),
        Measure(name="value", value=rates(len(right), len(pairs), n_made)),
        Measure(name="value of those found", value=share(len(right), len(hits))),
        *(Measure(name=f"value {kind}", value=_of_type(pairs, kind)) for kind in kinds),
    )
    misses = (
        Finding(
            kind="miss",
            where=text.source,
            label=f"{gold.type} {gold.value}, made {timex.value if timex else None}",
            quote=gold.words,
        )
        for text, gold, timex in pairs
        if timex is None or not _same(gold, timex)
    )
    return Report(suite="times", measures=measures, findings=(*misses, *spurious))


def _of_type(pairs: Sequence[tuple[_Text, Timex, Timex | None]], kind: str) -> float | None:
    """The share of the expressions of a type that are found with their value."""
    of_kind = [(gold, timex) for _, gold, timex in pairs if gold.type == kind]
    return share(sum(timex is not None and _same(gold, timex) for gold, timex in of_kind), len(of_kind))


def _same(gold: Timex, made: Timex) -> bool:
    return _plain(gold.value) == _plain(made.value)


def _plain(value: str) -> str:
    """A value in one spelling: weeks with two digits, a decade by its first three."""
    plain = _WEEK.sub(r"-w0\1", "".join(value.split()).casefold())
    return plain[:-1] if _DECADE.fullmatch(plain) else plain


def _matched(wanted: Sequence[Timex], made: Sequence[Timex]) -> dict[int, Timex]:
    """For each wanted expression by its number the made one that shares most with it, each used once."""
    shared = sorted(
        (-(min(g.end, m.end) - max(g.start, m.start)), i, j)
        for i, g in enumerate(wanted)
        for j, m in enumerate(made)
        if m.start < g.end and g.start < m.end
    )
    matched: dict[int, Timex] = {}
    used: set[int] = set()
    for _, i, j in shared:
        if i not in matched and j not in used:
            matched[i] = made[j]
            used.add(j)
    return matched


def _texts(data: Path) -> Iterator[_Text]:
    for number, (where, entry) in enumerate(json_lines(data)):
        try:
            yield _Text(
                source=f"{number:06}",
                text=entry["text"],
                published=entry.get("dct"),
                times=tuple(map(_timex, entry["timexes"])),
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise InputError(f"{where} is no text with time expressions: {error!r}.") from error


def _timex(raw: Mapping[str, Any]) -> Timex:
    return Timex(
        start=raw["start"], end=raw["end"], words=raw["text"], value=raw["value"] or "", type=raw["type"]
    )


def _made(line: Mapping[str, Any]) -> tuple[str, Timex]:
    value = timex_value(line)
    return line["source"], Timex(
        start=line["raw_start"], end=line["raw_end"], words=line["text"], value=value
    )
