"""The suite `wordings`: of the ways in which English words each type of event, how many are read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from variorum.evaluate.gold import by_file, exported_claim, read_lines, write_articles
from variorum.evaluate.measures import share
from variorum.evaluate.records import Finding, Measure, Report

# Opens a line that tells of no event of the type; opens a line that is no sentence.
_NOT, _COMMENT = "!", "#"
# "On Tuesday" is of this week; no line names a year.
_PUBLISHED = "2015-03-04"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A sentence that tells of an event of a type; or, where `negative`, of none of that type."""

    event_type: str
    text: str
    negative: bool


def wording_files(folder: Path) -> list[Path]:
    """The files TYPE.txt of a folder: a sentence a line, "! " before one that tells of no such event."""
    return sorted(folder.glob("*.txt"))


def read_wordings(folder: Path) -> Iterator[Wording]:
    """The sentences of all files of a folder, in order; lines that open with "#" are comments."""
    for path in wording_files(folder):
        for line in map(str.strip, path.read_text(encoding="utf-8").splitlines()):
            if line and not line.startswith(_COMMENT):
                text = line.removeprefix(_NOT).strip()
                yield Wording(event_type=path.stem, text=text, negative=line.startswith(_NOT))


def write_wordings(folder: Path, work: Path) -> list[str]:
    """Write each sentence of `folder` as an article into one JSONL file in `work`."""
    articles = (
        {"source": _source(number), "text": wording.text, "published": _PUBLISHED}
        for number, wording in enumerate(read_wordings(folder))
    )
    return write_articles(articles, work)


def score_wordings(folder: Path, exports: Path) -> Report:
    """Score `exports`/claims.jsonl: by type, the share of sentences with a claim of it, of others without."""
    made = by_file(read_lines(exports / "claims.jsonl", exported_claim))
    right: dict[tuple[str, bool], list[bool]] = defaultdict(list)
    findings: list[Finding] = []
    for number, wording in enumerate(read_wordings(folder)):
        claimed = any(c.event_type == wording.event_type for c in made.get(_source(number), []))
        right[wording.event_type, wording.negative].append(claimed != wording.negative)
        if claimed == wording.negative:
            findings.append(
                Finding(
                    kind="spurious" if wording.negative else "miss",
                    where=f"{wording.event_type}.txt",
                    label=wording.event_type,
                    quote=wording.text,
                )
            )
    measures = [
        Measure(name=f"{name}{' left alone' if negative else ''}", value=share(sum(hits), len(hits)))
        for (name, negative), hits in sorted(right.items())
    ]
    for negative, name in ((False, "wordings read"), (True, "others left alone")):
        hits = [hit for (_, of), told in right.items() if of == negative for hit in told]
        measures.append(Measure(name=name, value=share(sum(hits), len(hits))))
    return Report(suite="wordings", measures=tuple(measures), findings=tuple(findings))


def _source(number: int) -> str:
    return f"{number:05}.txt"
