"""Whether words tell that a ring is broken or a road open again."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from variorum.model.claims import Claim, Evidence, Mention
from variorum.state.roads.liftings import lifts, names_road, reopens

_CASES = yaml.safe_load(
    (Path(__file__).parents[2] / "cases" / "roads" / "liftings.yaml").read_text(encoding="utf-8")
)


def _claim(text: str, trigger: str, quote: str = "") -> Claim:
    start = max(text.find(trigger), 0)
    return Claim(
        id="claim-1",
        document_id="doc-1",
        event_type="encircle",
        evidence=Evidence(
            start=start, end=start + len(trigger), quote=quote or trigger, sentence=text, sentence_start=0
        ),
        trigger=Mention(text=trigger, start=start, end=start + len(trigger)),
    )


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["text"][:50])
def test_lifts(case) -> None:
    assert lifts(_claim(case["text"], case["noun"])) is case["lifts"]


@pytest.mark.parametrize(
    ("quote", "opens"),
    [
        ("reopened the Goma-Rutshuru road", True),
        ("road was reopened", True),
        ("traffic resumed on the A9", True),
        ("cut the highway", False),
        ("closed the road", False),
        ("clash near the road", False),
    ],
)
def test_reopens(quote, opens) -> None:
    assert reopens(_claim(quote, quote.split()[0], quote)) is opens


@pytest.mark.parametrize(
    ("quote", "road"),
    [
        ("severed the supply line", True),
        ("cut the highway", True),
        ("surrounded Bor", False),
        ("siege", False),
    ],
)
def test_names_road(quote, road) -> None:
    assert names_road(_claim(quote, quote.split()[0], quote)) is road


@given(st.text(max_size=200), st.sampled_from(("siege", "Blockade", "cut", "")))
def test_any_text_has_an_answer(text, trigger) -> None:
    claim = _claim(text, trigger)
    assert lifts(claim) in (True, False)
    assert reopens(claim) in (True, False)
