"""Why accounts stand together, as the page shows it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from variorum.model.reasons import Reason
from variorum.query.sigla import sign_order
from variorum.query.steps import join_of
from variorum.web.core.shapes import ComparisonStep
from variorum.web.events.apparatus_shapes import AccountMark, JoinLine

_PERSON = "judged-same"
_JOINS = frozenset({"together", _PERSON})


def joins_of(reasons: Iterable[Reason], signs: Mapping[str, str]) -> list[JoinLine]:
    """Why each account of an event is one of it: the comparison that holds it the most."""

    def order(claim_id: str) -> tuple[int, str, int]:
        return sign_order(signs.get(claim_id, ""))

    joins = [join_of(reason) for reason in reasons if reason.rule in _JOINS]
    pairs = [sorted((one.left, one.right), key=order) for one in joins]
    ordered = sorted(zip(pairs, joins, strict=True), key=lambda made: list(map(order, made[0])))
    return [
        JoinLine(
            left=_mark(pair[0], signs),
            right=_mark(pair[1], signs),
            by_person=one.rule == _PERSON,
            detail=one.detail,
            steps=[ComparisonStep.model_validate(step) for step in one.steps],
            score=one.score,
        )
        for pair, one in ordered
    ]


def _mark(claim_id: str, signs: Mapping[str, str]) -> AccountMark | None:
    return AccountMark(claim_id=claim_id, sign=signs.get(claim_id, "")) if claim_id else None
