"""Claims of copies go where those of their originals go, however many there are."""

from __future__ import annotations

from typing import Any

from case_kit import read_case

from variorum.reconcile.documents.facts import copy_roots
from variorum.reconcile.events.twins import Twins, with_twins
from variorum.reconcile.judging.judgements import Settled, settle
from variorum.reconcile.witnesses.sides import Lineage
from variorum.reconcile.witnesses.witnesses import Witness, witness

_TAKEN = {"type": "capture", "agent": ["Coast Brigades"], "place": ["Zawiya"], "when": "2011-08-21"}
_LINE = "fighters of the coast took the town before noon"


def case(copies: int, **more: Any) -> Any:
    """One report that others copy, and another paper's own that tells the same."""
    names = [f"x{number}" for number in range(copies)]
    return read_case(
        "twins",
        {
            "documents": {name: {"outlet": name, "published": "2011-08-22"} for name in ("a", "b", *names)},
            "copies": [[name, "a"] for name in names],
            "claims": [
                {"id": "c-a", "in": "a", "quote": _LINE, **_TAKEN},
                {"id": "c-b", "in": "b", "quote": "the town is in the hands of the rebels", **_TAKEN},
                *({"id": f"c-{name}", "in": name, "quote": _LINE, **_TAKEN} for name in names),
            ],
            "events": [],
            **more,
        },
    )


def witnesses(told: Any) -> dict[str, Witness]:
    roots = dict(copy_roots(told.copies))
    roots.update({root: root for root in roots.values()})
    made = {}
    for claim in told.claims:
        document = claim.claim.document_id
        root = told.documents[roots[document]] if document in roots else None
        made[claim.claim.id] = witness(claim, told.documents[document], root, Lineage())
    return with_twins(made)


def test_a_claim_of_a_copy_is_that_of_the_original_once_more() -> None:
    found = witnesses(case(2))

    assert {one.id: one.twin for one in found.values()} == {
        "c-a": "",
        "c-b": "",
        "c-x0": "c-a",
        "c-x1": "c-a",
    }


def test_many_copies_make_one_event_of_two_origins() -> None:
    (event,) = case(120).events()

    assert len(event.claims) == 122
    assert event.origins == ("a", "b")


def test_a_person_may_part_a_copy_from_its_original() -> None:
    events = case(2, judgements=[["c-a", "c-x0", "different"]]).events()

    assert sorted(map(len, (event.claims for event in events))) == [1, 3]


def test_what_is_judged_of_a_copy_is_judged_of_its_original() -> None:
    apart = case(2, judgements=[["c-b", "c-x0", "different"]]).events()

    assert sorted(event.claims for event in apart) == [("c-a", "c-x0", "c-x1"), ("c-b",)]


def test_nothing_stands_for_another_where_nothing_is_copied() -> None:
    twins = Twins(witnesses(case(0)).values(), Settled())

    assert not twins.originals
    assert twins.settled(settle([], {})) == settle([], {})
