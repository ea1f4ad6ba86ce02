"""The closest calls are those that one more reason would turn."""

from __future__ import annotations

from variorum.model.reasons import Reason
from variorum.query.calls import closest_calls
from variorum.reconcile.comparing.compare import Match
from variorum.reconcile.knowledge.weights import NEVER, TOGETHER

HOME = {"a1": "A", "a2": "A", "a3": "A", "b1": "B", "b2": "B", "c1": "C"}


def match(left: str, right: str, above: float) -> Match:
    reasons = (Reason(rule="rule", detail="detail", weight=TOGETHER + above),)
    return Match(left=left, right=right, reasons=reasons)


def shown(
    *matches: Match, judged: tuple[tuple[str, str], ...] = (), limit: int = 9
) -> list[tuple[str, str, bool]]:
    found = closest_calls(matches, HOME, judged, limit)
    return [(call.match.left, call.match.right, call.joined) for call in found]


def test_the_mean_between_two_events_decides() -> None:
    assert shown(match("a1", "b1", 0.5), match("a2", "b1", -1.5)) == [("a1", "b1", False)]
    assert shown(match("a1", "b1", -1), match("a2", "b1", -4)) == []


def test_of_an_event_the_claim_that_hangs_by_least() -> None:
    assert shown(match("a1", "a2", 6), match("a1", "a3", 2.5), match("a2", "a3", -0.5)) == [
        ("a1", "a3", True)
    ]


def test_the_closest_come_first() -> None:
    matches = [match("a1", "b1", -1.5), match("b1", "c1", -0.5), match("b1", "b2", 1)]
    assert shown(*matches) == [("b1", "c1", False), ("b1", "b2", True), ("a1", "b1", False)]
    assert shown(*matches, limit=1) == [("b1", "c1", False)]


def test_both_kinds_have_a_place() -> None:
    matches = [match("b1", "b2", 0), match("a1", "a2", 0), match("a1", "c1", -1.5), match("b1", "c1", -1)]
    assert shown(*matches, limit=3) == [("a1", "a2", True), ("b1", "c1", False), ("a1", "c1", False)]
    assert shown(*matches[:2], limit=2) == [("a1", "a2", True), ("b1", "b2", True)]


def test_what_nothing_would_turn_is_no_call() -> None:
    never = Match(left="a1", right="b1", reasons=(Reason(rule="r", detail="d", weight=NEVER),))
    assert shown(never, match("a2", "b1", -0.5)) == []
    assert shown(match("a1", "a2", 8), match("a1", "c1", -6)) == []


def test_where_a_person_has_spoken_is_no_call() -> None:
    assert shown(match("a1", "b1", -0.5), judged=(("a3", "b2"),)) == []
    assert shown(match("b1", "b2", 0.5), judged=(("b1", "b2"),)) == []


def test_claims_in_no_event_are_left_out() -> None:
    assert shown(match("a1", "z9", -0.5)) == []
