"""What the events made of several reports of one incident count: killed and injured.

- Of a group of reports, the number that the figures of its events give as the best for most of its reports
  stands for the incident, of several the one told first; those of the event alone, of people, parts of
  another count left out. Its range is that of the figure with most of these reports.
- Where no event counts the injured, those shot are, less the dead (as for a single report).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

from variorum.evaluate.figures_gold import Range
from variorum.evaluate.incident_figures import Told, shot_and_hurt


class Answer(NamedTuple):
    """What is made of an incident: the best estimate, and the least and the most."""

    best: float
    span: Range


class Fused(NamedTuple):
    """A figure of an event: its kind, the answer it gives, the claims that count it."""

    kind: str
    answer: Answer
    claims: tuple[str, ...]


class Position(NamedTuple):
    """Where a claim stands: the source of its report, and how far into its text."""

    source: str
    start: int


def claim_position(line: Mapping[str, Any]) -> tuple[str, Position]:
    """A line of claims.jsonl: the claim's id, and where it stands."""
    return line["claim_id"], Position(line["document"]["source"], line["evidence"]["start"])


def fused_figures(line: Mapping[str, Any]) -> list[Fused]:
    """A line of events.jsonl: its figures of people over the event itself, but not those of a part."""
    found = []
    for figure in line.get("figures") or ():
        ends = [figure.get("low"), figure.get("best"), figure.get("high")]
        given = [float(end) for end in ends if end is not None]
        own = figure.get("scope", "event") == "event" and not figure.get("part")
        if not own or figure.get("households") or not given:
            continue
        best = float(figure["best"]) if figure.get("best") is not None else given[0]
        low, high = (float(end) if end is not None else best for end in (ends[0], ends[2]))
        claims = tuple(account["claim_id"] for account in figure["accounts"])
        found.append(Fused(figure["kind"], Answer(best, Range(min(low, best), max(high, best))), claims))
    return found


def answer(
    kind: str, sources: Sequence[str], figures: Iterable[Fused], places: Mapping[str, Position]
) -> Answer | None:
    """What the figures of a kind say of the incident of the reports `sources`; None for nothing."""
    members = frozenset(sources)
    by_best: dict[float, list[tuple[frozenset[str], int, Answer]]] = {}
    for figure in figures:
        told = [places[claim] for claim in figure.claims if claim in places]
        own = frozenset(place.source for place in told if place.source in members)
        if figure.kind == kind and own:
            first = min(place.start for place in told if place.source in members)
            by_best.setdefault(figure.answer.best, []).append((own, first, figure.answer))
    ranked = []
    for best, rows in by_best.items():
        reports = frozenset(chain.from_iterable(own for own, _, _ in rows))
        widest = min(rows, key=lambda row: (-len(row[0]), row[1], row[2]))
        # A sum and its parts are told in one place: the sum is of all.
        ranked.append((-len(reports), min(first for _, first, _ in rows), -best, widest[2]))
    return min(ranked)[-1] if ranked else None


def hurt_answer(
    sources: Sequence[str], dead: Answer | None, claims: Mapping[str, Sequence[Told]]
) -> Answer | None:
    """Those shot whose fate no event counts, by the first report that counts them."""
    killed = dead.span if dead is not None else Range(0.0, 0.0)
    for source in sources:
        left = shot_and_hurt(claims.get(source, ()), killed)
        if left is not None:
            return Answer(left.low, left)
    return None
