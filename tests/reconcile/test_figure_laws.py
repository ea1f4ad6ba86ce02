"""Laws of fused figures that hold for any accounts."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.model.claims import Figure
from variorum.reconcile.documents.facts import DocumentFacts
from variorum.reconcile.fields.counts import days_said
from variorum.reconcile.fields.fuse_figures import fuse_figures
from variorum.reconcile.witnesses.sides import Side
from variorum.reconcile.witnesses.witnesses import Witness

_EXAMPLES = 60
_DAYS = st.sampled_from([None, "2023-05-01", "2023-05-02", "2023-05-03", "2023-05-09"])
_ENDS = st.one_of(
    st.tuples(st.integers(0, 40), st.integers(0, 60)).map(lambda ends: (ends[0], ends[0] + ends[1])),
    st.integers(0, 99).map(lambda n: (n, n)),
    st.integers(0, 99).map(lambda n: (n, None)),
    st.integers(0, 99).map(lambda n: (None, n)),
)
_NOUNS = st.sampled_from(
    ["people", "", "soldiers", "civilians", "children", "two others", "families", "miners", "Kara Ven"]
)


@st.composite
def _figure(draw: st.DrawFn, place: int) -> Figure:
    low, high = draw(_ENDS)
    of = draw(_NOUNS)
    return Figure(
        kind=draw(st.sampled_from(["killed", "killed", "displaced", "other"])),  # type: ignore[arg-type]
        low=None if low is None else float(low),
        high=None if high is None else float(high),
        of=of,
        text=draw(st.sampled_from(["7", of])),
        start=place,
        end=place + 1,
        scope=draw(st.sampled_from(["event", "event", "cumulative"])),  # type: ignore[arg-type]
        part=draw(st.sampled_from([False, False, True])),
    )


@st.composite
def accounts(draw: st.DrawFn) -> list[Witness]:
    """Up to eight claims of four documents, the last of which may reprint the first."""
    facts = [DocumentFacts(id=f"d{n}", outlet=f"o{n}", published=draw(_DAYS)) for n in range(4)]
    reprints = draw(st.booleans())
    made = []
    for number in range(draw(st.integers(1, 8))):
        home = draw(st.integers(0, 3))
        figures = tuple(draw(_figure(10 * place)) for place in range(draw(st.integers(0, 3))))
        origin = draw(st.sampled_from([f"o{home}", "ministry", "monitor"]))
        made.append(
            _witness(
                f"c{number}", facts[home], "d0" if reprints and home == 3 else f"d{home}", figures, origin
            )
        )
    return made


def _witness(
    claim: str, facts: DocumentFacts, root: str, figures: tuple[Figure, ...], origin: str
) -> Witness:
    return Witness(
        id=claim,
        document_id=facts.id,
        root=root,
        printed_in=root,
        event_type="attack",
        modality="asserted",
        agents=(),
        patients=(Side(key="guard", id="guard", name="Guard Corps"),),
        spots=(),
        roads=(),
        when=None,
        figures=figures,
        origin=origin,
        named=not origin.startswith("o"),
        speaker="",
        alignment=None,
        facts=facts,
        words=frozenset(),
    )


def _origins(told: list[Witness]) -> dict[str, str]:
    return {one.id: one.origin for one in told}


@settings(max_examples=_EXAMPLES, deadline=None)
@given(accounts())
def test_every_end_is_given_by_an_account_that_stands(told: list[Witness]) -> None:
    for figure in fuse_figures(told, _origins(told)):
        standing = [account for account in figure.accounts if account.relation != "updates"]
        assert any(account.relation == "agrees" for account in standing)
        assert figure.low is None or figure.low in {account.low for account in standing}
        assert figure.high is None or figure.high in {account.high for account in standing}
        assert figure.best in {end for account in standing for end in (account.low, account.high)}
        assert None in (figure.low, figure.high) or figure.low <= figure.high
        assert figure.low is None or figure.low <= figure.best
        assert figure.high is None or figure.best <= figure.high


@settings(max_examples=_EXAMPLES, deadline=None)
@given(accounts())
def test_nothing_that_is_counted_is_lost(told: list[Witness]) -> None:
    shown = [
        (account.claim_id, figure.kind, account.low, account.high)
        for figure in fuse_figures(told, _origins(told))
        for account in figure.accounts
    ]
    for one in told:
        for figure in one.figures:
            assert (one.id, figure.kind, figure.low, figure.high) in shown


@settings(max_examples=_EXAMPLES, deadline=None)
@given(accounts(), st.integers(0, 1000))
def test_the_order_of_accounts_has_no_effect(told: list[Witness], seed: int) -> None:
    shuffled = list(told)
    random.Random(seed).shuffle(shuffled)
    assert fuse_figures(shuffled, _origins(told)) == fuse_figures(told, _origins(told))


@settings(max_examples=_EXAMPLES, deadline=None)
@given(accounts())
def test_a_reprint_of_a_text_changes_no_figure(told: list[Witness]) -> None:
    facts = DocumentFacts(id="reprint", outlet="Reprinter", published="2031-01-01")
    again = [
        replace(one, id=f"{one.id}x", document_id="reprint", facts=facts)
        for one in told
        if one.document_id == "d0" and one.root == "d0"
    ]
    before, after = (
        [
            (f.kind, f.of, f.low, f.best, f.high, f.scope, f.part, f.households, f.party)
            for f in fuse_figures(ones, _origins(ones))
        ]
        for ones in (told, [*told, *again])
    )
    assert sorted(map(repr, after)) == sorted(map(repr, before))


@settings(max_examples=_EXAMPLES, deadline=None)
@given(accounts())
def test_what_was_said_last_of_all_is_never_overtaken(told: list[Witness]) -> None:
    days = days_said(told)
    for figure in fuse_figures(told, _origins(told)):
        known = [days[account.claim_id] for account in figure.accounts]
        last = max((day for day in known if day is not None), default=None)
        for account in figure.accounts:
            if last is not None and days[account.claim_id] == last:
                assert account.relation != "updates"
