"""The suite `cluster`: events, copies and control across articles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from variorum.evaluate.comparing import same_name
from variorum.evaluate.gold import (
    article_name,
    by_file,
    exported_claim,
    gold_claim,
    gold_files,
    read_lines,
    read_object,
)
from variorum.evaluate.matching import pair_claims
from variorum.evaluate.measures import counted_rates, share
from variorum.evaluate.records import Finding, FindingKind, Forms, Measure, Report

# Reports of one change of hands commonly differ by a day to either side.
_TOLERANCE = timedelta(days=2)


class _Line(NamedTuple):
    """A claim in the annotation: the article's number and the line of its gold file."""

    article: str
    number: int


_Pairs = frozenset[tuple[_Line, _Line]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    """An entry of the control list: wanted names, or the forms of made ones."""

    place: str
    place_forms: Forms
    holder: str
    holder_forms: Forms
    since: date | None
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cluster:
    events: tuple[tuple[str, tuple[_Line, ...]], ...]
    copies: frozenset[tuple[str, str]]
    control: tuple[_Held, ...]


def score_cluster(folder: Path, exports: Path) -> Report:
    """Score the four exported files against `folder`/cluster.gold.json."""
    wanted = read_object(folder / "cluster.gold.json", _cluster)
    claim_ids, quotes = _answered(folder, exports)
    event_measures, findings = _score_events(wanted, claim_ids, quotes, exports)
    made_copies = _made_copies(read_lines(exports / "documents.jsonl", _document))
    control, control_findings = _score_control(
        wanted.control, read_lines(exports / "control.jsonl", _made_held)
    )
    copies = counted_rates(len(wanted.copies & made_copies), len(wanted.copies), len(made_copies))
    copy_findings = [
        *_pair_findings("miss", "copy", wanted.copies - made_copies),
        *_pair_findings("spurious", "copy", made_copies - wanted.copies),
    ]
    return Report(
        suite="cluster",
        measures=(
            *event_measures,
            Measure(name="copies", value=copies),
            Measure(name="control", value=control),
        ),
        findings=(*findings, *copy_findings, *control_findings),
    )


def _cluster(value: Mapping[str, Any]) -> _Cluster:
    return _Cluster(
        events=tuple((e["id"], tuple(_Line(str(n), i) for n, i in e["claims"])) for e in value["events"]),
        copies=frozenset(
            pair for group in value["copies"] for pair in combinations(sorted(map(str, group)), 2)
        ),
        control=tuple(
            _Held(
                place=entry["place"],
                place_forms=frozenset(),
                holder=entry["holder"],
                holder_forms=frozenset(),
                since=_day(entry.get("from")),
                status=entry["status"],
            )
            for entry in value["control"]
        ),
    )


def _answered(folder: Path, exports: Path) -> tuple[dict[_Line, str], dict[_Line, str]]:
    """For each gold claim that was found: the id of the claim that answers it; and all quotes."""
    made = by_file(read_lines(exports / "claims.jsonl", exported_claim))
    ids: dict[_Line, str] = {}
    quotes: dict[_Line, str] = {}
    for path in gold_files(folder):
        if not path.name[0].isdigit():
            continue
        article = path.name.split(".", 1)[0]
        gold, claims = read_lines(path, gold_claim), made.get(article_name(folder, path), [])
        quotes.update({_Line(article, i): claim.quote for i, claim in enumerate(gold)})
        for pair in pair_claims(gold, claims):
            if pair.types > 0:
                ids[_Line(article, pair.gold)] = claims[pair.made].id
    return ids, quotes


def _score_events(
    wanted: _Cluster, claim_ids: Mapping[_Line, str], quotes: Mapping[_Line, str], exports: Path
) -> tuple[tuple[Measure, ...], list[Finding]]:
    event_of: dict[str, str] = {}
    for event_id, claims in read_lines(exports / "events.jsonl", _event):
        event_of.update(dict.fromkeys(claims, event_id))
    gold_event = {line: name for name, lines in wanted.events for line in lines}
    found = sorted(claim_ids)
    all_pairs = frozenset(p for _, lines in wanted.events for p in combinations(sorted(lines), 2))
    gold_pairs = _together({line: gold_event.get(line) for line in found})
    made_pairs = _together({line: event_of.get(claim_ids[line]) for line in found})
    measures = (
        Measure(
            name="events (found claims)",
            value=counted_rates(len(gold_pairs & made_pairs), len(gold_pairs), len(made_pairs)),
        ),
        Measure(name="events recall over all", value=share(len(all_pairs & made_pairs), len(all_pairs))),
    )
    findings = [
        *_event_findings("miss", gold_pairs - made_pairs, quotes),
        *_event_findings("spurious", made_pairs - gold_pairs, quotes),
    ]
    return measures, findings


def _together(group_of: Mapping[_Line, str | None]) -> _Pairs:
    """Pairs of lines in one group, in order; lines without a group are alone."""
    groups: dict[str, list[_Line]] = {}
    for line, group in group_of.items():
        if group:
            groups.setdefault(group, []).append(line)
    return frozenset(pair for lines in groups.values() for pair in combinations(sorted(lines), 2))


def _event_findings(kind: FindingKind, pairs: _Pairs, quotes: Mapping[_Line, str]) -> list[Finding]:
    return [
        Finding(
            kind=kind,
            where=" ".join(f"{line.article}[{line.number}]" for line in pair),
            label="event pair",
            quote=" | ".join(quotes[line] for line in pair),
        )
        for pair in sorted(pairs)
    ]


def _event(line: Mapping[str, Any]) -> tuple[str, list[str]]:
    return line["event_id"], [*line["claims"], *(line.get("disputed_by") or ())]


class _Edition(NamedTuple):
    id: str
    article: str
    copy_of: str | None


def _document(line: Mapping[str, Any]) -> _Edition:
    return _Edition(line["id"], Path(line["source"]).name.split(".", 1)[0], line.get("copy_of"))


def _made_copies(documents: Sequence[_Edition]) -> frozenset[tuple[str, str]]:
    """Pairs of articles that lead back to one document by copy_of."""
    parent = {document.id: document.copy_of for document in documents}
    groups: dict[str, set[str]] = {}
    for document in documents:
        root, seen = document.id, set[str]()
        while (above := parent.get(root)) and root not in seen:
            seen.add(root)
            root = above
        groups.setdefault(root, set()).add(document.article)
    return frozenset(pair for articles in groups.values() for pair in combinations(sorted(articles), 2))


def _pair_findings(kind: FindingKind, label: str, pairs: Iterable[tuple[str, str]]) -> list[Finding]:
    return [Finding(kind=kind, where=" ".join(pair), label=label, quote="") for pair in sorted(pairs)]


def _made_held(line: Mapping[str, Any]) -> _Held:
    subject, since = line["subject"], line.get("since") or {}
    holder = (line.get("holder") or "").replace("-", " ")
    return _Held(
        place=subject.get("name") or "",
        place_forms=_present(subject.get("name"), subject.get("id"), *(subject.get("aliases") or ())),
        holder=line.get("holder_name") or holder,
        holder_forms=_present(line.get("holder_name"), holder, *(line.get("holder_aliases") or ())),
        since=_day(since.get("earliest") or since.get("latest")),
        status=line["status"],
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _present(*names: str | None) -> Forms:
    return frozenset(name for name in names if name)


def _score_control(
    wanted: Sequence[_Held], made: Sequence[_Held]
) -> tuple[dict[str, float | int | None], list[Finding]]:
    answers = [next((entry for entry in made if _same_entry(gold, entry)), None) for gold in wanted]
    hits = [(gold, entry) for gold, entry in zip(wanted, answers, strict=True) if entry is not None]
    about = [entry for entry in made if any(same_name(gold.place, {entry.place}) for gold in wanted)]
    wrong = [entry for entry in about if not any(_same_entry(gold, entry) for gold in wanted)]
    missed = [gold for gold, entry in zip(wanted, answers, strict=True) if entry is None]
    values: dict[str, float | int | None] = {
        "recall": share(len(hits), len(wanted)),
        "precision": share(len(about) - len(wrong), len(about)),
        "status": share(sum(gold.status == entry.status for gold, entry in hits), len(hits)),
        "n": len(wanted),
    }
    return values, [
        *(_held_finding("miss", e) for e in missed),
        *(_held_finding("spurious", e) for e in wrong),
    ]


def _same_entry(wanted: _Held, made: _Held) -> bool:
    if not same_name(wanted.place, made.place_forms) or not same_name(wanted.holder, made.holder_forms):
        return False
    if not wanted.since:
        return True
    return made.since is not None and abs(wanted.since - made.since) <= _TOLERANCE


def _held_finding(kind: FindingKind, entry: _Held) -> Finding:
    quote = f"{entry.holder} since {entry.since or 'an unknown day'} ({entry.status})"
    return Finding(kind=kind, where=entry.place, label="control", quote=quote)
