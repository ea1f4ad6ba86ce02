"""Laws of reconciling that hold for any claims."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from reconcile_strategies import archives

from variorum.model.events import Copy, Judgement
from variorum.model.judgements import words_digest
from variorum.reconcile.comparing.compare import compare
from variorum.reconcile.events.occurrences import Scene, linked
from variorum.reconcile.events.stage import reconcile
from variorum.reconcile.judging.judgements import Settled, settle
from variorum.reconcile.knowledge.rules import load_rules
from variorum.reconcile.knowledge.weights import TOGETHER
from variorum.reconcile.witnesses.sides import Lineage
from variorum.reconcile.witnesses.spans import spans, windows
from variorum.reconcile.witnesses.witnesses import witness

_EXAMPLES = 25


def digests(claims):
    return {one.claim.id: words_digest(one.claim) for one in claims}


@settings(max_examples=_EXAMPLES, deadline=None)
@given(archives(), st.integers(0, 1000))
def test_order_has_no_effect(archive, seed) -> None:
    claims, documents = archive
    shuffled = list(claims)
    random.Random(seed).shuffle(shuffled)
    assert reconcile(shuffled, documents) == reconcile(claims, documents)


@settings(max_examples=_EXAMPLES, deadline=None)
@given(archives())
def test_every_claim_is_in_one_event_and_weights_sum_to_the_score(archive) -> None:
    claims, documents = archive
    events = reconcile(claims, documents).made
    held = sorted(claim for event in events for claim in (*event.claims, *event.disputed_by))
    assert held == sorted(claim.claim.id for claim in claims)
    assert len({event.id for event in events}) == len(events)
    for event in events:
        assert abs(event.score - sum(reason.weight for reason in event.reasons)) < 1e-6
        assert len(event.claim_origins) == len(event.claims) + len(event.disputed_by)
        assert set(event.origins) == set(event.claim_origins[: len(event.claims)])


@settings(max_examples=_EXAMPLES, deadline=None)
@given(archives())
def test_pairs_are_symmetric_and_their_weights_sum(archive) -> None:
    claims, documents = archive
    rules, lineage = load_rules(), Lineage()
    ordered = [witness(claim, documents[claim.claim.document_id], None, lineage) for claim in claims]
    days = spans(ordered, windows(ordered))
    for left, right in combinations(ordered, 2):
        match = compare(left, right, days, rules)
        assert match == compare(right, left, days, rules)
        assert match.score == round(sum(reason.weight for reason in match.reasons), 6)


@settings(max_examples=_EXAMPLES, deadline=None)
@given(archives())
def test_claims_that_a_comparison_would_join_are_candidates(archive) -> None:
    claims, documents = archive
    rules, lineage = load_rules(), Lineage()
    made = (witness(claim, documents[claim.claim.document_id], None, lineage) for claim in claims)
    ordered = sorted(made, key=lambda one: one.id)
    days = spans(ordered, windows(ordered))
    found = set(
        linked(Scene(witnesses={one.id: one for one in ordered}, spans=days, rules=rules, settled=Settled()))
    )
    for left, right in combinations(ordered, 2):
        match = compare(left, right, days, rules)
        if match.score >= TOGETHER and not match.never:
            assert (left.id, right.id) in found


@settings(max_examples=_EXAMPLES, deadline=None)
@given(archives(), st.integers(0, 3))
def test_a_copy_never_raises_the_number_of_origins(archive, number) -> None:
    claims, documents = archive
    original = f"d{number}"
    facts = documents[original]
    reprint = replace(facts, id="reprint", outlet="Reprinter", published=facts.published or "2031-01-01")
    carried = [
        replace(claim, claim=replace(claim.claim, id=f"{claim.claim.id}x", document_id="reprint"))
        for claim in claims
        if claim.claim.document_id == original
    ]
    copies = [Copy(document_id="reprint", copy_of=original, kind="verbatim", containment=1.0)]
    before = reconcile(claims, documents)
    after = reconcile([*claims, *carried], {**documents, "reprint": reprint}, copies)
    known = {
        claim: set(event.origins) for event in before.made for claim in (*event.claims, *event.disputed_by)
    }
    for event in after.made:
        told = (*event.claims, *event.disputed_by)
        assert set(event.origins) <= set().union(*(known[claim.removesuffix("x")] for claim in told))


@settings(max_examples=_EXAMPLES, deadline=None)
@given(archives(), st.data())
def test_a_persons_word_outranks_the_rules(archive, data) -> None:
    claims, documents = archive
    ids = sorted(claim.claim.id for claim in claims)
    left, right = data.draw(st.sampled_from(ids)), data.draw(st.sampled_from(ids))
    verdict = data.draw(st.sampled_from(["same", "different"]))
    judgement = Judgement(id="j", left=left, right=right, verdict=verdict, by="a reader", at="2024-01-01")
    events = reconcile(claims, documents, settled=settle([judgement], digests(claims))).made
    together = any({left, right} <= {*event.claims, *event.disputed_by} for event in events)
    assert together == (verdict == "same" or left == right)


@settings(max_examples=_EXAMPLES, deadline=None)
@given(archives())
def test_an_event_keeps_its_id_when_later_reports_join(archive) -> None:
    claims, documents = archive
    first = min(claims, key=lambda claim: claim.claim.id)
    early = replace(documents[first.claim.document_id], id="first", published="1901-01-01")
    founder = replace(first, when=None, claim=replace(first.claim, id="c-first", document_id="first"))
    alone = reconcile([founder], {"first": early}).made[0]
    same = [Judgement(id="j", left="c-first", right=first.claim.id, verdict="same", by="r", at="2024-01-01")]
    settled = settle(same, digests([founder, *claims]))
    joined = reconcile([founder, *claims], {**documents, "first": early}, settled=settled).made
    assert alone.id in {event.id for event in joined if "c-first" in (*event.claims, *event.disputed_by)}
