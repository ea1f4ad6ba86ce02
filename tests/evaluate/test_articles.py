"""The annotated articles of the checkout are well formed: every claim quotes its article."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

SETS = sorted(p.parent for p in (Path(__file__).parents[1] / "annotated").glob("*/articles.jsonl"))


@pytest.mark.parametrize("folder", SETS, ids=[p.name for p in SETS])
def test_claims_quote_their_article(folder: Path) -> None:
    listed = [json.loads(line)["source"] for line in (folder / "articles.jsonl").read_text().splitlines()]
    texts = sorted(folder.glob("*.txt"))
    assert sorted(listed) == [path.name for path in texts] != []
    for path in texts:
        text = path.read_text()
        for line in path.with_suffix(".gold.jsonl").read_text().splitlines():
            assert json.loads(line)["quote"] in text


def test_there_are_sets() -> None:
    assert SETS
