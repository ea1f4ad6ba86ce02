"""The suite `merging`: reports of incidents, and which of them the events bring together.

A file of JSON lines (.jsonl or .jsonl.gz), a report a line: `text` and, where known, `id`, `title`,
`dct` or `pubdate` (the day of publication), `publisher` or `outlet`, and `incident_id` or
`incident_ids`, of which the first counts. What was counted of the incidents stands in the file beside
it that is named `incidents` where this is named `docs` or `sources`.

Two reports are together where they share an event, one carries the other's text, or a chain of these
joins them. Of each incident whose dead or injured were counted, the answer is what the events of the group
that holds most of its own reports have: the best estimate where one number was counted, else the least and
the most. No count is a count of nought.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from pathlib import Path
from typing import Any, NamedTuple

from variorum.evaluate.coreference import b_cubed, ceaf, conll, muc
from variorum.evaluate.event_figures import (
    Answer,
    Fused,
    Position,
    answer,
    claim_position,
    fused_figures,
    hurt_answer,
)
from variorum.evaluate.figures_gold import Range
from variorum.evaluate.gold import json_lines_file, read_lines, write_articles
from variorum.evaluate.grounding_gold import json_lines
from variorum.evaluate.incident_figures import by_text, told_claim
from variorum.evaluate.measures import parts, share
from variorum.evaluate.records import Measure, Report
from variorum.model.errors import InputError
from variorum.reconcile.grouping import Groups

_HARM = ("killed", "injured")
_NOUGHT = Answer(0.0, Range(0.0, 0.0))
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
    return Report(suite="merging", measures=(*measures, *_harm(path, wanted, made, exports)), findings=())


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


class _Answered(NamedTuple):
    """What is counted of an incident and what the events of its reports say, by kind."""

    counted: Mapping[str, Range]
    answers: Mapping[str, Answer | None]

    def exact(self, kind: str) -> bool:
        """Whether the count is the wanted one, none being nought: the best where one number is wanted."""
        wanted, got = self.counted[kind], self.answers[kind] or _NOUGHT
        return got.best == wanted.low if wanted.low == wanted.high else got.span == wanted

    def meets(self, kind: str) -> bool:
        """Whether its range and the wanted one have a number in common, none being nought."""
        wanted, got = self.counted[kind], self.answers[kind] or _NOUGHT
        return wanted.low <= got.span.high and got.span.low <= wanted.high


def _harm(
    path: Path, wanted: Mapping[str, str], made: Mapping[str, str], exports: Path
) -> tuple[Measure, ...]:
    counted = _counted(merging_files(path)[1:])
    found = [
        _Answered(counted[incident], answers)
        for incident, answers in _answers(wanted, made, exports).items()
        if incident in counted
    ]
    by_kind = {kind: [one for one in found if kind in one.counted] for kind in _HARM}
    both = [one for one in found if len(one.counted) == len(_HARM)]
    measures = [Measure(name="incidents with a count of the dead", value=len(by_kind["killed"]))]
    for kind, ones in by_kind.items():
        told = sum(one.answers[kind] is not None for one in ones)
        measures += [
            Measure(name=f"{kind} told", value=share(told, len(ones))),
            Measure(name=f"{kind} exact", value=share(sum(one.exact(kind) for one in ones), len(ones))),
            Measure(
                name=f"{kind} ranges that meet", value=share(sum(one.meets(kind) for one in ones), len(ones))
            ),
        ]
    exact = sum(all(one.exact(kind) for kind in _HARM) for one in both)
    return (*measures, Measure(name="both exact", value=share(exact, len(both))))


def _answers(
    wanted: Mapping[str, str], made: Mapping[str, str], exports: Path
) -> dict[str, dict[str, Answer | None]]:
    """What the events of each incident's main group say, by incident and kind."""
    places = dict(read_lines(exports / "claims.jsonl", claim_position))
    told = by_text(read_lines(exports / "claims.jsonl", told_claim))
    figures: dict[str, list[Fused]] = {}
    for figure in chain.from_iterable(read_lines(exports / "events.jsonl", fused_figures)):
        homes = {made[places[one].source] for one in figure.claims if _known(places.get(one), made)}
        for home in sorted(homes):
            figures.setdefault(home, []).append(figure)
    reports: dict[str, list[str]] = {}
    for source, incident in sorted(wanted.items()):
        reports.setdefault(incident, []).append(source)
    members: dict[str, list[str]] = {}
    for source, group in sorted(made.items()):
        members.setdefault(group, []).append(source)
    found = {}
    for incident, own in sorted(reports.items()):
        held = Counter(made[source] for source in own)
        group = max(sorted(held), key=lambda name: held[name])
        sources, there = members[group], figures.get(group, [])
        dead = answer("killed", sources, there, places)
        hurt = answer("injured", sources, there, places) or hurt_answer(sources, dead, told)
        found[incident] = {"killed": dead, "injured": hurt}
    return found


def _known(place: Position | None, made: Mapping[str, str]) -> bool:
    return place is not None and place.source in made


def _counted(files: Sequence[Path]) -> dict[str, dict[str, Range]]:
    """The dead and the hurt of each incident whose annotation counts them: a number, or least and most."""
    counted: dict[str, dict[str, Range]] = {}
    for file in files:
        for where, raw in json_lines(file):
            try:
                gold = raw["gold"] or {}
                spans = {kind: span for kind in _HARM if (span := _range(gold.get(kind))) is not None}
                if spans:
                    counted[str(raw.get("incident_id") or raw["id"])] = spans
            except (KeyError, IndexError, TypeError, AttributeError, ValueError) as error:
                raise InputError(f"{where} is no incident with counts: {error!r}.") from error
    return counted


def _range(value: float | Sequence[float | None] | None) -> Range | None:
    low, high = value if isinstance(value, Sequence) else (value, value)
    return Range(float(low), float(high)) if low is not None and high is not None else None
