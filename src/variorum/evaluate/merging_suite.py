"""The suite `merging`: reports of incidents, and which of them the events bring together.

A file of JSON lines (.jsonl or .jsonl.gz), a report a line: `text` and, where known, `id`, `title`,
`dct` or `pubdate` (the day of publication), `publisher` or `outlet`, and `incident_id` or
`incident_ids`, of which the first counts. What was counted of the incidents stands in the file beside
it that is named `incidents` where this is named `docs` or `sources`.

Two reports are together where they share an event, one carries the other's text, or a chain of these
joins them. Of each incident with a count of the dead, the answer is what all reports of the group that
holds most of its own reports tell, from the least to the most.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from variorum.evaluate.coreference import b_cubed, ceaf, conll, muc
from variorum.evaluate.figures_gold import Range
from variorum.evaluate.gold import json_lines_file, read_lines, write_articles
from variorum.evaluate.grounding_gold import json_lines
from variorum.evaluate.incident_figures import Told, by_text, harm_of, told_claim
from variorum.evaluate.measures import parts, share
from variorum.evaluate.records import Measure, Report
from variorum.model.errors import InputError
from variorum.reconcile.grouping import Groups

_BESIDE = (("_docs", "_incidents"), ("_sources", "_incidents"))


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentReport:
    """A report, and the incident that it is about."""

    source: str
    incident: str
    article: Mapping[str, str | None]


def merging_files(path: Path) -> list[Path]:
    """The file of reports and, where what was counted stands in a second one, that one too."""
    if not json_lines_file(path):
        return []
    beside = {path.with_name(path.name.replace(mine, other)) for mine, other in _BESIDE} - {path}
    return [path, *(other for other in sorted(beside) if other.is_file())]


def write_incident_reports(path: Path, work: Path) -> list[str]:
    """Write the reports as a JSONL of articles into `work`, to be read in one go."""
    return write_articles((report.article for report in _reports(path)), work)


def score_merging(path: Path, exports: Path) -> Report:
    """Score the groups that `exports`/events.jsonl makes of the reports of `path`."""
    reports = _reports(path)
    wanted = {report.source: report.incident for report in reports}
    made = _groups(wanted, exports)
    measures = [
        Measure(name="reports", value=len(reports)),
        Measure(name="incidents", value=len(set(wanted.values()))),
        Measure(name="CoNLL", value=round(conll(wanted, made), 3)),
        *(
            Measure(name=name, value=parts(*measure(wanted, made)))
            for name, measure in (("MUC", muc), ("B-cubed", b_cubed), ("CEAF", ceaf))
        ),
    ]
    return Report(suite="merging", measures=(*measures, *_killed(path, wanted, made, exports)), findings=())


def _reports(path: Path) -> list[IncidentReport]:
    return [_report(where, f"{number:06}", raw) for number, (where, raw) in enumerate(json_lines(path))]


def _report(where: str, number: str, raw: Mapping[str, Any]) -> IncidentReport:
    try:
        source = str(raw.get("id") or number)
        incident = raw.get("incident_id") or raw["incident_ids"][0]
        return IncidentReport(
            source=source,
            incident=str(incident),
            article={
                "source": source,
                "title": raw.get("title"),
                "outlet": raw.get("outlet") or raw.get("publisher"),
                "published": raw.get("dct") or raw.get("pubdate") or None,
                "text": raw["text"],
            },
        )
    except (KeyError, IndexError, TypeError, AttributeError) as error:
        raise InputError(f"{where} is no report of an incident: {error!r}.") from error


class _Read(NamedTuple):
    id: str
    source: str
    copy_of: str | None


def _groups(wanted: Mapping[str, str], exports: Path) -> dict[str, str]:
    """The group of each report, named by one of its members; a report that was not read is alone."""
    documents = read_lines(exports / "documents.jsonl", _document)
    source = {document.id: document.source for document in documents}
    groups = Groups(wanted)

    def join(sources: Iterable[str]) -> None:
        for one, other in pairwise(one for one in sources if one in wanted):
            groups.unite(one, other)

    for document in documents:
        join(source[one] for one in (document.id, document.copy_of) if one in source)
    home = dict(read_lines(exports / "claims.jsonl", _home))
    for claims in read_lines(exports / "events.jsonl", _event_claims):
        join(home[claim] for claim in claims if claim in home)
    return {one: groups.find(one) for one in wanted}


def _document(line: Mapping[str, Any]) -> _Read:
    return _Read(line["id"], line["source"], line.get("copy_of"))


def _home(line: Mapping[str, Any]) -> tuple[str, str]:
    return line["claim_id"], line["document"]["source"]


def _event_claims(line: Mapping[str, Any]) -> list[str]:
    return [*line["claims"], *(line.get("disputed_by") or ())]


def _killed(
    path: Path, wanted: Mapping[str, str], made: Mapping[str, str], exports: Path
) -> tuple[Measure, ...]:
    counted = _counted(merging_files(path)[1:])
    told = by_text(read_lines(exports / "claims.jsonl", told_claim))
    answers = [
        (counted[incident], _answer(_main_group(incident, wanted, made), told))
        for incident in sorted(set(wanted.values()))
        if incident in counted
    ]
    exact = sum(gold == got for gold, got in answers)
    within = sum(got is not None and gold.low <= got.high and got.low <= gold.high for gold, got in answers)
    return (
        Measure(name="incidents with a count of the dead", value=len(answers)),
        Measure(name="killed exact", value=share(exact, len(answers))),
        Measure(name="killed ranges that meet", value=share(within, len(answers))),
    )


def _main_group(incident: str, wanted: Mapping[str, str], made: Mapping[str, str]) -> list[str]:
    held = Counter(made[one] for one, about in sorted(wanted.items()) if about == incident)
    group = max(sorted(held), key=lambda name: held[name])
    return sorted(one for one, name in made.items() if name == group)


def _answer(sources: Sequence[str], told: Mapping[str, Sequence[Told]]) -> Range | None:
    found = [span for one in sources if (span := harm_of(told.get(one, ()), "killed")) is not None]
    return Range(min(f.low for f in found), max(f.high for f in found)) if found else None


def _counted(files: Sequence[Path]) -> dict[str, Range]:
    """The dead of each incident whose annotation counts them: one number or the least and the most."""
    counted: dict[str, Range] = {}
    for file in files:
        for where, raw in json_lines(file):
            try:
                killed = raw["gold"].get("killed")
                ends = killed if isinstance(killed, list) else [killed, killed]
                if None not in ends:
                    counted[str(raw.get("incident_id") or raw["id"])] = Range(float(ends[0]), float(ends[1]))
            except (KeyError, IndexError, TypeError, AttributeError, ValueError) as error:
                raise InputError(f"{where} is no incident with counts: {error!r}.") from error
    return counted
