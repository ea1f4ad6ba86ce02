"""The suite `cleaning`: what is not the article goes, and nothing of the article with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from variorum.evaluate.gold import article_name, read_lines, read_object
from variorum.evaluate.measures import share
from variorum.evaluate.records import Finding, Measure, Report
from variorum.model.errors import InputError


@dataclass(frozen=True, slots=True, kw_only=True)
class _Marked:
    """NN.clean.json: stretches that are not article text, and phrases that are."""

    drops: tuple[str, ...]
    probes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cleaned:
    """A line of documents.jsonl: the text that is left, and where it was cut."""

    file: str
    text: str
    cuts: tuple[tuple[int, int], ...]


def clean_files(folder: Path) -> list[Path]:
    """The NN.clean.json files of a folder, in order of name."""
    return sorted(folder.glob("*.clean.json"))


def score_cleaning(folder: Path, exports: Path) -> Report:
    """Score the texts of `exports`/documents.jsonl against the NN.clean.json files of `folder`."""
    documents = {d.file: d for d in read_lines(exports / "documents.jsonl", _cleaned)}
    n_drops = n_probes = n_right = 0
    findings: list[Finding] = []
    for path in clean_files(folder):
        name = article_name(folder, path)
        marked = read_object(path, _marked)
        cleaned = documents.get(name, _Cleaned(file=name, text="", cuts=()))
        left = _left_in(_article_text(folder / name), marked.drops, cleaned)
        lost = [probe for probe in marked.probes if probe not in cleaned.text]
        findings += [Finding(kind="spurious", where=name, label="drop", quote=text) for text in left]
        findings += [Finding(kind="miss", where=name, label="probe", quote=text) for text in lost]
        n_drops += len(marked.drops)
        n_probes += len(marked.probes)
        n_right += not left and not lost
    n_left = sum(finding.label == "drop" for finding in findings)
    values = {
        "articles": len(clean_files(folder)),
        "drops": n_drops,
        "probes": n_probes,
        "drops dropped": share(n_drops - n_left, n_drops),
        "probes kept": share(n_probes - (len(findings) - n_left), n_probes),
        "articles right": share(n_right, len(clean_files(folder))),
    }
    measures = tuple(Measure(name=name, value=value) for name, value in values.items())
    return Report(suite="cleaning", measures=measures, findings=tuple(findings))


def _marked(value: Mapping[str, Any]) -> _Marked:
    return _Marked(drops=tuple(value["drop"]), probes=tuple(value["keep_probe"]))


def _cleaned(line: Mapping[str, Any]) -> _Cleaned:
    return _Cleaned(
        file=Path(line["source"]).name,
        text=line["text"],
        cuts=tuple((cut["start"], cut["end"]) for cut in line.get("dropped") or ()),
    )


def _article_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}.") from error


def _left_in(raw: str, drops: tuple[str, ...], cleaned: _Cleaned) -> list[str]:
    """The drop entries still standing, one for each time that an entry should have gone and has not.

    An entry given n times means the first n places where its text stands, whole lines before parts
    of lines. Where the cuts do not account for the clean text (it came out of markup), places cannot
    be compared, and an entry is left when its text is anywhere in the clean text.
    """
    left: list[str] = []
    replayed = _without(raw, cleaned.cuts) == cleaned.text
    for text, times in Counter(drops).items():
        places = _places(raw, text)[:times]
        if replayed and places:
            left += [text] * sum(not _cut(raw, place, cleaned.cuts) for place in places)
        else:
            left += [text] * min(times, cleaned.text.count(text))
    return left


def _without(raw: str, cuts: tuple[tuple[int, int], ...]) -> str:
    kept, position = [], 0
    for start, end in sorted(cuts):
        kept.append(raw[position:start])
        position = max(position, end)
    return "".join(kept) + raw[position:]


def _places(raw: str, text: str) -> list[tuple[int, int]]:
    """Where `text` stands in `raw`: as lines of its own, then as a part of others."""
    whole: list[tuple[int, int]] = []
    part: list[tuple[int, int]] = []
    at = raw.find(text)
    while text and at >= 0:
        end = at + len(text)
        alone = not raw[raw.rfind("\n", 0, at) + 1 : at].strip() and not raw[end:].split("\n", 1)[0].strip()
        (whole if alone else part).append((at, end))
        at = raw.find(text, end)
    return whole + part


def _cut(raw: str, place: tuple[int, int], cuts: tuple[tuple[int, int], ...]) -> bool:
    """Whether every visible character of the place lies in a cut."""
    start, end = place
    return all(
        raw[position].isspace() or any(first <= position < last for first, last in cuts)
        for position in range(start, end)
    )
