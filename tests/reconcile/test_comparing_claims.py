"""Comparing two claims: the score alone, what two documents share, and the page on reasons."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from reconcile_strategies import archives

from variorum.model.claims import Actor, Claim, Evidence, GroundedClaim, Mention, When
from variorum.reconcile.comparing.compare import compare, score_of
from variorum.reconcile.documents.facts import DocumentFacts
from variorum.reconcile.knowledge.rules import load_rules
from variorum.reconcile.knowledge.weights import NEVER, weights
from variorum.reconcile.witnesses.sides import Lineage, likeness
from variorum.reconcile.witnesses.spans import spans, windows
from variorum.reconcile.witnesses.witnesses import Witness, witness

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "reasons.md"


@settings(max_examples=25, deadline=None)
@given(archives())
def test_the_score_alone_is_that_of_the_comparison(archive) -> None:
    claims, documents = archive
    rules, lineage = load_rules(), Lineage()
    ordered = [witness(claim, documents[claim.claim.document_id], None, lineage) for claim in claims]
    days = spans(ordered, windows(ordered))
    for left, right in combinations(ordered, 2):
        match = compare(left, right, days, rules)
        assert score_of(left, right, days, rules) == (None if match.never else match.score)
        assert score_of(right, left, days, rules) == score_of(left, right, days, rules)


def _told(document: str, news: int, names: int, published: str | None = "1988-05-04") -> Witness:
    """An undated killing told by a document of which `news` rare words and `names` capitals are known."""
    quote = "a man was killed"
    mention = Mention(text="", start=0, end=0)
    claim = Claim(
        id=f"claim-{document}",
        document_id=document,
        event_type="attack",
        evidence=Evidence(start=0, end=len(quote), quote=quote, sentence=quote, sentence_start=0),
        trigger=mention,
    )
    facts = DocumentFacts(id=document, published=published, names=tuple(range(names)))
    made = witness(GroundedClaim(claim=claim), facts, None, Lineage())
    return replace(made, news=frozenset(range(news)), words=frozenset(), rare=frozenset())


def _reasons(left: Witness, right: Witness) -> dict[str, float]:
    days = spans([left, right], windows([left, right]))
    return {one.rule: one.weight for one in compare(left, right, days, load_rules()).reasons}


@pytest.mark.parametrize(
    ("shared", "name"),
    [(0, None), (1, None), (2, "some"), (3, "many"), (5, "more"), (6, "most"), (40, "most")],
)
def test_what_two_documents_share_weighs_by_its_number(shared: int, name: str | None) -> None:
    reasons = _reasons(_told("a", shared, 20), _told("b", shared, 20))
    assert [one for one in reasons if one.startswith("news.")] == ([f"news.{name}"] if name else [])


_COLUMN = Actor(mention=Mention(text="", start=0, end=0), id="column", name="Third Column", kind="militia")
_PATROL = replace(_COLUMN, id="patrol", name="Road Patrol", kind="police")


@pytest.mark.parametrize(
    ("event_type", "doer", "of_war"),
    [
        ("attack", None, False),
        ("attack", _PATROL, False),
        ("detain", _PATROL, False),
        ("attack", _COLUMN, True),
        ("airstrike", None, True),
        ("shelling", _PATROL, True),
    ],
)
def test_the_news_of_a_war_shares_names_whatever_it_tells(
    event_type: str, doer: Actor | None, of_war: bool
) -> None:
    left, right = (
        replace(
            _told(name, 6, 20), event_type=event_type, agents=() if doer is None else (Lineage().side(doer),)
        )
        for name in "ab"
    )
    reasons = _reasons(left, right)
    assert "news.most" in reasons
    assert ("news.of-war" in reasons) == of_war


def test_without_common_news_a_war_says_nothing() -> None:
    left, right = (replace(_told(name, 1, 20), event_type="shelling") for name in "ab")
    assert "news.of-war" not in _reasons(left, right)


def test_what_long_documents_share_by_chance_weighs_nothing() -> None:
    assert "news.many" not in _reasons(_told("a", 3, 200), _told("b", 3, 200))
    assert "news.many" in _reasons(_told("a", 3, 20), _told("b", 3, 20))


def test_a_third_document_has_no_bearing_on_what_two_share() -> None:
    left, right = _told("a", 4, 20), _told("b", 4, 20)
    wider = replace(left, news=left.news | {900, 901, 902, 903, 904, 905, 906, 907, 908, 909})
    assert _reasons(wider, right) == _reasons(left, right)


def test_of_one_piece_of_news_what_is_undated_is_no_other_of_its_kind() -> None:
    assert "time.printed-same-days" in _reasons(_told("a", 3, 20), _told("b", 3, 20))
    assert "time.recurring-undated" in _reasons(_told("a", 2, 20), _told("b", 2, 20))


def test_an_open_window_is_no_agreement_on_the_day() -> None:
    assert "time.recurring-undated" in _reasons(_told("a", 8, 20, None), _told("b", 8, 20, None))


def test_a_day_in_common_needs_no_news() -> None:
    when = When(earliest="1988-05-03", latest="1988-05-03", precision="day", text="", basis="explicit")
    left, right = (replace(_told(name, 0, 20), when=when) for name in "ab")
    assert _reasons(left, right)["time.one-day"] == weights()["time.one-day"]


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("a spokesman", "Valley Council", "general"),
        ("men in uniform", "a column of trucks", "general"),
        ("Sons of the Lake", "Lions of the East", "unknown"),
        ("Sons of the Lake", "sons of the lake", "same"),
        ("the army", "The Army of the North", "general"),
    ],
)
def test_a_description_may_be_anyone_and_a_name_may_not(left: str, right: str, kind: str) -> None:
    sides = [
        Lineage().side(Actor(mention=Mention(text=name, start=0, end=len(name)), id=None, name=name))
        for name in (left, right)
    ]
    assert likeness(*sides) == kind


def test_the_page_gives_every_weight_as_it_is_written() -> None:
    text = PAGE.read_text(encoding="utf-8").split("## Reasons of a comparison")[1].split("\n## ")[0]
    rows = re.findall(r"(?m)^\| `([\w.-]+)` \|.*\| ([+−\d.]+) \|$", text)
    shown = {name: float(value.replace("−", "-")) for name, value in rows}
    assert shown == dict(weights())
    assert shown["place.apart"] == NEVER
