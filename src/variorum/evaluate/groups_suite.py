"""The suite `groups`: small archives, each built by itself, held against what a coder would expect.

Of every kind of expectation the share that is kept is reported for the groups whose misses are listed
(seen) and for those whose misses are not (unseen). Whether claims are together is asked only of claims
that were read; how many expectations rest on a claim that was not read stands beside.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, NamedTuple

from variorum.evaluate.comparing import normal
from variorum.evaluate.gold import ARTICLES, read_lines, write_articles
from variorum.evaluate.groups import DocumentGroup, WantedEvent, Words, WordsPair, read_groups
from variorum.evaluate.measures import share
from variorum.evaluate.records import Finding, Measure, Report

Kind = Literal[
    "together", "apart", "copies", "copy direction", "no copies", "origins", "status", "not status", "figures"
]
_KINDS: tuple[Kind, ...] = (
    *("together", "apart", "copies", "copy direction", "no copies"),
    *("origins", "status", "not status", "figures"),
)


class Checked(NamedTuple):
    """One expectation: whether it was kept, None where the claims that it rests on were not read."""

    kind: Kind
    kept: bool | None
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Event:
    claims: frozenset[str]
    origins: int
    status: str
    figures: Mapping[tuple[str, str], float | None]


class _Claim(NamedTuple):
    id: str
    document: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """What a record holds of a group: copies lead from document to document, by the group's keys."""

    claims: Sequence[_Claim]
    events: Sequence[_Event]
    copies: Mapping[str, str]


def write_groups(folder: Path, work: Path) -> list[str]:
    """Write each group of `folder` as a JSONL of articles of its own into `work`."""
    sources = []
    for number, group in enumerate(read_groups(folder)):
        articles = ({"source": key, **document} for key, document in group.documents.items())
        place = work / _stem(number)
        place.mkdir()
        (source,) = write_articles(articles, place)
        sources.append(str(Path(source).rename(work / f"{_stem(number)}{Path(ARTICLES).suffix}")))
    return sources


def score_groups(folder: Path, exports: Path) -> Report:
    """Score the exports of each group, which stand in a folder of its own in `exports`."""
    groups = read_groups(folder)
    checked = [check_group(group, exports / _stem(number)) for number, group in enumerate(groups)]
    measures = [Measure(name="groups", value=len(groups))]
    for seen in (True, False):
        of_half = [(group, found) for group, found in zip(groups, checked, strict=True) if group.seen == seen]
        measures += _measures("seen" if seen else "unseen", of_half)
    findings = [
        _finding(group, one)
        for group, found in zip(groups, checked, strict=True)
        for one in found
        if group.seen and not one.kept
    ]
    return Report(suite="groups", measures=tuple(measures), findings=tuple(findings))


def _stem(number: int) -> str:
    return f"group-{number:04}"


def _measures(half: str, of_half: Sequence[tuple[DocumentGroup, Sequence[Checked]]]) -> Iterator[Measure]:
    everything = [one for _, found in of_half for one in found]
    for kind in _KINDS:
        yield _rate(f"{half}: {kind}", (one for one in everything if one.kind == kind))
    yield _rate(f"{half}: all", everything)
    for negative, name in ((False, "positive groups right"), (True, "negative groups right")):
        # A group of whose expectations none could be asked is neither right nor wrong.
        asked = [
            [one.kept for one in found if one.kept is not None]
            for group, found in of_half
            if group.negative == negative
        ]
        right = [all(kept) for kept in asked if kept]
        yield Measure(name=f"{half}: {name}", value={"kept": share(sum(right), len(right)), "n": len(right)})


def _rate(name: str, found: Iterable[Checked]) -> Measure:
    kept = [one.kept for one in found]
    asked = [one for one in kept if one is not None]
    return Measure(
        name=name,
        value={"kept": share(sum(asked), len(asked)), "n": len(asked), "not read": len(kept) - len(asked)},
    )


def _finding(group: DocumentGroup, one: Checked) -> Finding:
    label = one.kind if one.kept is not None else f"{one.kind}, not read"
    spurious = one.kind in ("apart", "no copies", "not status") and one.kept is not None
    return Finding(kind="spurious" if spurious else "miss", where=group.id, label=label, quote=one.told)


def check_group(group: DocumentGroup, exports: Path) -> list[Checked]:
    """Every expectation of `group`, held against the exports of its record in the folder `exports`."""
    made = _Made(
        claims=read_lines(exports / "claims.jsonl", _claim),
        events=read_lines(exports / "events.jsonl", _event),
        copies=_copies(exports / "documents.jsonl"),
    )
    checked = [_together(pair, made) for pair in group.together]
    checked += [_apart(pair, made) for pair in group.apart]
    for copy, of in group.copies.items():
        found = _root(copy, made.copies) == _root(of, made.copies)
        checked.append(Checked("copies", found, f"{copy} carries {of}"))
        right = _root(copy, made.copies) == of if found else None
        checked.append(Checked("copy direction", right, f"{copy} carries {of}, not the other way"))
    for left, right_one in group.no_copies:
        apart = _root(left, made.copies) != _root(right_one, made.copies)
        checked.append(Checked("no copies", apart, f"{left} and {right_one}"))
    return [*checked, *(one for wanted in group.events for one in _of_event(wanted, made))]


def _together(pair: WordsPair, made: _Made) -> Checked:
    mine, theirs = (_claims_at(told, made) for told in pair)
    kept = any(mine & event.claims and theirs & event.claims for event in made.events)
    return Checked("together", kept if mine and theirs else None, _shown(pair))


def _apart(pair: WordsPair, made: _Made) -> Checked:
    mine, theirs = (_claims_at(told, made) for told in pair)
    kept = not any(mine & event.claims and theirs & event.claims for event in made.events)
    return Checked("apart", kept if mine and theirs else None, _shown(pair))


def _shown(pair: WordsPair) -> str:
    return " | ".join(f"{told.document}: {told.words}" for told in pair)


def _claims_at(told: Words, made: _Made) -> frozenset[str]:
    words = normal(told.words)
    return frozenset(
        claim.id
        for claim in made.claims
        if claim.document == told.document and any(words in sentence for sentence in claim.sentences)
    )


def _of_event(wanted: WantedEvent, made: _Made) -> Iterator[Checked]:
    """What is asked of the event at `wanted.at`: of several there, the one that most claims tell of."""
    claims = _claims_at(wanted.at, made)
    found = [event for event in made.events if claims & event.claims]
    event = max(found, key=lambda one: len(one.claims), default=None)
    at = f"{wanted.at.document}: {wanted.at.words}"
    if wanted.origins is not None:
        kept = event.origins == wanted.origins if event else None
        yield Checked("origins", kept, f"{at}: {event.origins if event else '?'}, not {wanted.origins}")
    if wanted.status is not None:
        kept = event.status == wanted.status if event else None
        yield Checked("status", kept, f"{at}: {event.status if event else '?'}, not {wanted.status}")
    if wanted.not_status:
        kept = event.status not in wanted.not_status if event else None
        yield Checked("not status", kept, f"{at}: {event.status if event else '?'}")
    for (kind, end), number in wanted.figures.items():
        told = event.figures.get((kind, end)) if event else None
        kept = told == number if event else None
        yield Checked("figures", kept, f"{at}: {kind} {end} is {told}, not {number:g}")


def _root(document: str, copies: Mapping[str, str]) -> str:
    passed = {document}
    while (above := copies.get(document)) is not None and above not in passed:
        passed.add(above)
        document = above
    return document


def _claim(line: Mapping[str, Any]) -> _Claim:
    passages = (line["evidence"], *(line["evidence"].get("retold") or ()))
    sentences = tuple(normal(one.get("sentence") or one["quote"]) for one in passages)
    return _Claim(line["claim_id"], line["document"]["source"], sentences)


def _event(line: Mapping[str, Any]) -> _Event:
    figures: dict[tuple[str, str], float | None] = {}
    for figure in line.get("figures") or ():
        for end in ("low", "best", "high"):
            # Of several figures of one kind the first is of all whom the event struck.
            figures.setdefault((figure["kind"], end), figure.get(end))
    return _Event(
        claims=frozenset((*line["claims"], *line["disputed_by"])),
        origins=line["origins"],
        status=line["status"],
        figures=figures,
    )


def _copies(path: Path) -> dict[str, str]:
    rows = read_lines(path, lambda line: (line["id"], line["source"], line.get("copy_of")))
    names = {document_id: source for document_id, source, _ in rows}
    return {names[document_id]: names[of] for document_id, _, of in rows if of in names}
