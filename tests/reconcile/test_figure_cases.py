"""Every figure case: invented accounts of one event, and exactly the figures that they make.

A case is as a merging case, its claims being all of one event (an attack unless told otherwise). A figure
may end in (cumulative), (stock) or (person): one told of and not counted. `figures` are those of the
event; the keys that an entry leaves out are not looked at.
"""

from __future__ import annotations

import random
import re
from dataclasses import replace
from typing import Any

import pytest
from case_kit import CASES as FOLDER
from case_kit import MergingCase, read_case
from origin_kit import witnesses_of

from variorum.lexicon.yaml_files import load_yaml
from variorum.model.claims import Figure, GroundedClaim
from variorum.model.events import Copy, EventFigure
from variorum.reconcile.fields.fuse_figures import fuse_figures
from variorum.reconcile.origins.origins import claim_origins

_MARK = re.compile(r" ?\((cumulative|stock|person)\)")
_NUMBER = re.compile(r"\d*(?:\.\.)?\d+(?:\.\.)?")


def _marked(figure: Figure) -> Figure:
    found = _MARK.search(figure.of)
    of = _MARK.sub("", figure.of)
    number = _NUMBER.search(figure.text)
    text = number.group() if number else figure.text
    if found is None:
        return replace(figure, text=text)
    if found.group(1) == "person":
        return replace(figure, of=of, text=of)
    return replace(figure, of=of, text=text, scope=found.group(1))  # type: ignore[arg-type]


def _read(name: str, raw: dict[str, Any]) -> MergingCase:
    plain = {key: value for key, value in raw.items() if key != "figures"}
    plain["claims"] = [{"type": "attack", **claim} for claim in raw["claims"]]
    case = read_case(name, plain)
    claims = []
    for claim in case.claims:
        figures = [
            replace(_marked(figure), start=10 * number, end=10 * number + 5)
            for number, figure in enumerate(claim.claim.figures)
        ]
        claims.append(replace(claim, claim=replace(claim.claim, figures=tuple(figures))))
    return replace(case, claims=tuple(claims))


ENTRIES = [
    (f"{path.stem}:{entry['label']}", entry)
    for path in sorted((FOLDER / "figures").glob("*.yaml"))
    for entry in load_yaml(path)
]


def _fused(case: MergingCase) -> tuple[EventFigure, ...]:
    accounts = witnesses_of(case)
    return fuse_figures(accounts, claim_origins(accounts))


def _shape(figure: EventFigure, wanted: dict[str, Any]) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "kind": figure.kind,
        "of": figure.of,
        "low": figure.low,
        "best": figure.best,
        "high": figure.high,
        "scope": figure.scope,
        "part": figure.part,
        "households": figure.households,
        "party": figure.party.name if figure.party else None,
        "accounts": {account.claim_id: account.relation for account in figure.accounts},
    }
    return {key: value for key, value in shown.items() if key in wanted}


@pytest.mark.parametrize(("name", "raw"), [pytest.param(*entry, id=entry[0]) for entry in ENTRIES])
def test_figure_case(name: str, raw: dict[str, Any]) -> None:
    made = list(_fused(_read(name, raw)))
    told = "\n".join(map(repr, made))
    assert len(made) == len(raw["figures"]), told
    for wanted in raw["figures"]:
        plain = {key: value for key, value in wanted.items() if key != "why"}
        fitting = [figure for figure in made if _shape(figure, plain) == plain]
        assert fitting, f"{plain}\n{told}"
        made.remove(fitting[0])
        why = {account.claim_id: account.why for account in fitting[0].accounts}
        for claim, words in wanted.get("why", {}).items():
            assert words in why[claim]


@pytest.mark.parametrize(("name", "raw"), [pytest.param(*entry, id=entry[0]) for entry in ENTRIES])
def test_order_changes_no_figure(name: str, raw: dict[str, Any]) -> None:
    case = _read(name, raw)
    shuffled = list(case.claims)
    random.Random(name).shuffle(shuffled)
    assert _fused(replace(case, claims=tuple(shuffled))) == _fused(case)


@pytest.mark.parametrize(("name", "raw"), [pytest.param(*entry, id=entry[0]) for entry in ENTRIES])
def test_a_copy_changes_no_figure(name: str, raw: dict[str, Any]) -> None:
    case = _read(name, raw)
    first = case.claims[0].claim.document_id
    facts = replace(case.documents[first], id="reprint", outlet="Reprinter", published="2031-01-01")
    carried = [_carried(claim) for claim in case.claims if claim.claim.document_id == first]
    copied = replace(
        case,
        claims=(*case.claims, *carried),
        documents={**case.documents, "reprint": facts},
        copies=(*case.copies, Copy(document_id="reprint", copy_of=first, kind="verbatim", containment=1.0)),
    )
    before, after = (
        [(f.kind, f.of, f.low, f.best, f.high, f.scope, f.part, f.party) for f in _fused(one)]
        for one in (case, copied)
    )
    assert after == before


def _carried(claim: GroundedClaim) -> GroundedClaim:
    return replace(claim, claim=replace(claim.claim, id=f"{claim.claim.id}x", document_id="reprint"))


def test_a_third_of_the_cases_fuse_nothing() -> None:
    apart = [raw for _, raw in ENTRIES if all(len(figure["accounts"]) == 1 for figure in raw["figures"])]
    assert len(ENTRIES) >= 40
    assert len(apart) * 3 >= len(ENTRIES)
