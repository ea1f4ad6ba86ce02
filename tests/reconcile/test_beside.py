"""One more document meets those that it meets when all are fetched at once."""

from __future__ import annotations

from collections import defaultdict

from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.reconcile.copies import beside, fetching
from variorum.reconcile.copies.fetching import CROWD, fetch
from variorum.reconcile.copies.fingerprints import Fingerprint

_few = st.lists(st.integers(0, 40), max_size=5, unique=True).map(tuple)


@st.composite
def fingerprints(draw: st.DrawFn) -> list[Fingerprint]:
    count = draw(st.integers(2, 40))
    numbers = draw(st.permutations(range(count)))
    return [
        Fingerprint(
            document_id=f"doc-{number:03}",
            bands=draw(_few),
            anchors=draw(_few),
            quotes=draw(_few),
            shingles=draw(st.sampled_from([0, 5, 50])),
            marks=draw(_few),
            lines=draw(_few),
            digest=draw(st.integers(0, 60)),
        )
        for number in numbers
    ]


@settings(max_examples=150, deadline=None)
@given(fingerprints())
def test_one_more_document_meets_those_it_meets_at_once(found: list[Fingerprint]) -> None:
    *others, new = found
    holders: dict[tuple[int, int], list[str]] = defaultdict(list)
    first: dict[int, str] = {}
    for one in sorted(others, key=lambda one: one.document_id):
        if one.shingles and first.setdefault(one.digest, one.document_id) == one.document_id:
            for key in beside.keys_of(one):
                holders[key].append(one.document_id)
    asked = beside.meets(new, first.get(new.digest), lambda kind, key: holders[kind, key][: CROWD + 1])
    if asked is None:
        return
    mine = {(min(new.document_id, one), max(new.document_id, one)) for one in asked}
    assert set(fetch(found)) == set(fetch(others)) | mine


def test_a_crowd_of_a_key_is_met_by_its_first_alone() -> None:
    crowd = [_with_quote(number) for number in range(CROWD + 3)]
    *others, new = crowd
    ids = sorted(one.document_id for one in others)

    assert beside.meets(new, None, lambda kind, _: ids[: CROWD + 1] if kind == 2 else []) == ["doc-000"]
    assert beside.meets(new, None, lambda kind, _: ids[:CROWD] if kind == 2 else []) is None
    assert beside.meets(crowd[0], None, lambda kind, _: ids[1 : CROWD + 2] if kind == 2 else []) is None


def test_the_same_words_and_a_text_that_is_nearly_one() -> None:
    new = _with_quote(7)
    bands = tuple(range(fetching.NEARLY_ONE))
    near = Fingerprint(document_id="doc-050", bands=bands, anchors=(), quotes=(), shingles=90)

    assert beside.meets(new, "doc-001", lambda *_: []) == ["doc-001"]
    assert beside.meets(new, "doc-009", lambda *_: []) is None
    assert beside.meets(near, None, lambda kind, _: ["doc-001"] if kind == 0 else []) is None


def _with_quote(number: int) -> Fingerprint:
    return Fingerprint(
        document_id=f"doc-{number:03}", bands=(), anchors=(), quotes=(7,), shingles=50, digest=number
    )
