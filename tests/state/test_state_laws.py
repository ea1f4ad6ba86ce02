"""Laws of the fold that hold for any claims."""

from __future__ import annotations

import random
from dataclasses import replace

from case_kit import held
from hypothesis import given, settings
from hypothesis import strategies as st
from reconcile_strategies import archives

from variorum.model.events import Copy
from variorum.reconcile.events.stage import reconcile

_EXAMPLES = 25


def _folded(archive, copies=()):
    claims, documents = archive
    events = reconcile(claims, documents, copies).made
    published = {key: facts.published for key, facts in documents.items()}
    return events, {claim.claim.id: claim for claim in claims}, published


@settings(max_examples=_EXAMPLES, deadline=None)
@given(archives(), st.integers(0, 1000))
def test_the_order_of_events_has_no_effect(archive, seed) -> None:
    events, claims, published = _folded(archive)
    shuffled = list(events)
    random.Random(seed).shuffle(shuffled)
    assert held(shuffled, claims, published) == held(events, claims, published)


@settings(max_examples=_EXAMPLES, deadline=None)
@given(archives())
def test_holdings_rest_on_claims_and_their_weights_sum(archive) -> None:
    events, claims, published = _folded(archive)
    for holding in held(events, claims, published):
        assert abs(holding.score - sum(reason.weight for reason in holding.reasons)) < 1e-6
        assert holding.claims
        assert {claims[claim].claim.event_type for claim in holding.claims} <= {"capture", "control"}
        assert set(holding.denied_by) <= set(claims)
        assert bool(holding.denied_by) == (holding.status == "contested")


@settings(max_examples=_EXAMPLES, deadline=None)
@given(archives())
def test_reprints_alone_never_make_a_hold_agreed(archive) -> None:
    claims, documents = archive
    mine = [claim for claim in claims if claim.claim.document_id == "d0"]
    carried = [
        replace(claim, claim=replace(claim.claim, id=f"{claim.claim.id}x", document_id="reprint"))
        for claim in mine
    ]
    facts = {"d0": documents["d0"], "reprint": replace(documents["d0"], id="reprint", outlet="Reprinter")}
    copies = [Copy(document_id="reprint", copy_of="d0", kind="verbatim", containment=1.0)]
    events, by_id, published = _folded(([*mine, *carried], facts), copies)
    holdings = held(events, by_id, published, copies)
    assert all(holding.status != "agreed" for holding in holdings)
