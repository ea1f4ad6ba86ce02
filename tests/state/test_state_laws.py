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
from variorum.state.control.entries import Archive, grounds_of
from variorum.state.control.holdings import holdings_of
from variorum.state.control.parties import no_broader

_EXAMPLES = 25
_TYPES = ["capture", "control", "withdraw", "repel", "capture", "control"]
_DAYS = ["2023-04-30", "2023-05-01", "2023-05-02", "2023-05-03", "2023-05-05", "2023-06-20", "2024-05-02"]


@st.composite
def control_archives(draw):
    """Archives whose claims all tell of ground taken, held, left or defended."""
    claims, documents = draw(archives())
    told = [
        replace(one, claim=replace(one.claim, event_type=draw(st.sampled_from(_TYPES)))) for one in claims
    ]
    return told, documents


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
        assert {claims[claim].claim.event_type for claim in holding.claims} <= {
            "capture",
            "control",
            "withdraw",
        }
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


@settings(max_examples=_EXAMPLES, deadline=None)
@given(control_archives())
def test_no_hold_ends_before_it_begins(archive) -> None:
    events, claims, published = _folded(archive)
    for holding in held(events, claims, published):
        for days in (holding.since, holding.until):
            if days is not None and days.earliest is not None and days.latest is not None:
                assert days.earliest <= days.latest
        if holding.until is None:
            assert holding.ended == ""
            continue
        ends = [end for end in (holding.until.earliest, holding.until.latest) if end is not None]
        assert all(end >= (holding.since.earliest or "") for end in ends)


@settings(max_examples=_EXAMPLES, deadline=None)
@given(control_archives())
def test_one_subject_has_one_undisputed_holder_a_day(archive) -> None:
    events, claims, published = _folded(archive)
    for day in _DAYS:
        holding = [
            row
            for row in held(events, claims, published)
            if row.status != "contested" and row.placed != "free" and row.holds_on(day)
        ]
        whole = [row.subject.id for row in holding if row.settlements is None]
        assert len(whole) == len(set(whole))


@settings(max_examples=_EXAMPLES, deadline=None)
@given(control_archives())
def test_holdings_of_one_ground_depend_on_its_events_alone(archive) -> None:
    events, claims, published = _folded(archive)
    everything = Archive(claims=claims, published=published, roots={})
    made = held(events, claims, published)
    for ground in {row.subject.ground for row in made}:
        about = [event for event in events if ground in grounds_of(event, everything)]
        alone = holdings_of(about, everything, no_broader, ground)
        assert alone == tuple(row for row in made if row.subject.ground == ground)


@settings(max_examples=_EXAMPLES, deadline=None)
@given(control_archives())
def test_a_reprint_changes_no_status(archive) -> None:
    claims, _ = archive
    mine = [claim for claim in claims if claim.claim.document_id == "d0"]
    carried = [
        replace(claim, claim=replace(claim.claim, id=f"{claim.claim.id}x", document_id="reprint"))
        for claim in mine
    ]
    events, by_id, published = _folded(archive)
    by_id |= {claim.claim.id: claim for claim in carried}
    copies = [Copy(document_id="reprint", copy_of="d0", kind="verbatim", containment=1.0)]
    reprinted = [_with_reprints(event, {claim.claim.id for claim in mine}) for event in events]
    again = held(reprinted, by_id, {**published, "reprint": published["d0"]}, copies)
    assert _statuses(again) == _statuses(held(events, by_id, published))


def _with_reprints(event, carried):
    """The event with its claims of the carried text once more."""
    links = [link for link in event.origin_links if link.claim_id in carried]
    more = [
        replace(link, claim_id=f"{link.claim_id}x", document_id="reprint", carried_from="d0")
        for link in links
    ]
    ordered = sorted((*event.origin_links, *more), key=lambda link: (link.denies, link.claim_id))
    return replace(
        event,
        claims=tuple(link.claim_id for link in ordered if not link.denies),
        disputed_by=tuple(link.claim_id for link in ordered if link.denies),
        claim_origins=tuple(link.origin for link in ordered),
        origin_links=tuple(ordered),
    )


def _statuses(holdings):
    return sorted(
        (row.subject.id, row.holder_name, str(row.since), str(row.until), row.status) for row in holdings
    )


@settings(max_examples=_EXAMPLES, deadline=None)
@given(control_archives())
def test_every_account_has_a_word_and_every_bounded_hold_says_so(archive) -> None:
    events, claims, published = _folded(archive)
    for holding in held(events, claims, published):
        assert {one.claim_id for one in holding.accounts} == set(holding.claims)
        assert any(one.dated for one in holding.accounts) == (holding.placed == "dated")
        assert holding.parties[0].id == holding.holder
        rules = {reason.rule for reason in holding.reasons}
        assert (holding.placed == "bounded") <= ("bounded" in rules)
        assert (holding.placed == "free") <= ("unplaced" in rules)
