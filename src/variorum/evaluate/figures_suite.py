"""The suites `figures` and `incidents`: what claims count, against figures written down for whole texts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from variorum.evaluate.figures_gold import FiguresText, Range, figures_texts
from variorum.evaluate.gold import read_lines
from variorum.evaluate.incident_figures import Told, by_text, day_of, displaced_of, harm_of, told_claim
from variorum.evaluate.measures import share
from variorum.evaluate.records import Finding, Measure, Report

_NONE = Range(0.0, 0.0)
_HARM = ("killed", "injured")


def score_figures(path: Path, exports: Path) -> Report:
    """Score the people displaced and homes destroyed that `exports`/claims.jsonl counts of each text."""
    made = by_text(read_lines(exports / "claims.jsonl", told_claim))
    texts = [text for text in figures_texts(path) if text.quantity is not None]
    answers = [_displaced(made.get(text.source, []), housing=text.housing) for text in texts]
    pairs = list(zip(texts, answers, strict=True))
    exact = [(text, got) for text, got in pairs if got is not None and got[0] == text.quantity]
    measures = (
        Measure(name="texts", value=len(texts)),
        Measure(name="quantity told", value=share(sum(got is not None for got in answers), len(texts))),
        Measure(name="quantity exact", value=share(len(exact), len(texts))),
        Measure(name="term and quantity", value=share(sum(got[2] for _, got in exact), len(texts))),
        Measure(name="unit", value=share(sum(got[1] == text.households for text, got in exact), len(exact))),
    )
    findings = tuple(
        Finding(
            kind="miss",
            where=text.source,
            label=f"{text.quantity:g}, told {got[0] if got else None}",
            quote=" ".join(text.text.split()),
        )
        for text, got in pairs
        if got is None or got[0] != text.quantity
    )
    return Report(suite="figures", measures=measures, findings=findings)


def _displaced(claims: Sequence[Told], *, housing: bool) -> tuple[float, bool, bool] | None:
    """The count asked for, whether of families, and whether the claims give it under its own term.

    A text that counts no homes may tell of those who lost them, and the other way round.
    """
    own = displaced_of(claims, housing=housing)
    found = own or displaced_of(claims, housing=not housing)
    return None if found is None else (*found, own is not None)


def score_incidents(path: Path, exports: Path) -> Report:
    """Score the killed, the hurt and the day of each text's incident as `exports`/claims.jsonl has them.

    A count is right when both its ends are those of the annotation; no count is a count of nought.
    """
    made = by_text(read_lines(exports / "claims.jsonl", told_claim))
    texts = figures_texts(path)
    right = {kind: [_right(text, made.get(text.source, []), kind) for text in texts] for kind in _HARM}
    both = [a and b for a, b in zip(*right.values(), strict=True) if a is not None and b is not None]
    days = [(text, day_of(made.get(text.source, []))) for text in texts if text.date]
    measures = (
        Measure(name="texts", value=len(texts)),
        *(Measure(name=f"{kind} exact", value=_of_known(hits)) for kind, hits in right.items()),
        Measure(name="both exact", value=share(sum(both), len(both))),
        Measure(name="date", value=share(sum(text.date == day for text, day in days), len(days))),
    )
    findings = tuple(f for text in texts for f in _findings(text, made.get(text.source, [])))
    return Report(suite="incidents", measures=measures, findings=findings)


def _of_known(hits: Sequence[bool | None]) -> float | None:
    known = [hit for hit in hits if hit is not None]
    return share(sum(known), len(known))


def _wanted(text: FiguresText, kind: str) -> Range | None:
    return text.killed if kind == "killed" else text.injured


def _right(text: FiguresText, claims: Sequence[Told], kind: str) -> bool | None:
    """Whether the count is the wanted one, none being zero; None where nothing is wanted."""
    wanted = _wanted(text, kind)
    return None if wanted is None else (harm_of(claims, kind) or _NONE) == wanted


def _findings(text: FiguresText, claims: Sequence[Told]) -> list[Finding]:
    quote = " ".join(text.text.split())[:300]
    wrong = [
        (kind, f"{_wanted(text, kind)} {harm_of(claims, kind)}")
        for kind in _HARM
        if _right(text, claims, kind) is False
    ]
    if text.date and day_of(claims) != text.date:
        wrong.append(("date", f"{text.date} {day_of(claims)}"))
    return [Finding(kind="miss", where=text.source, label=f"{k}: {v}", quote=quote) for k, v in wrong]
