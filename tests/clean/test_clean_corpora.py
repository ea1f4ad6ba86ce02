"""Acceptance on the shared corpora beside the checkout; skipped where they are absent."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from variorum.clean import clean
from variorum.model.documents import Document, RawDocument

CORPORA = Path(__file__).parents[2] / "../shared/corpora"
pytestmark = pytest.mark.skipif(
    not CORPORA.is_dir(), reason="the folder shared/corpora is not beside the checkout"
)


def _documents(make_raw: Callable[..., RawDocument], name: str, suffix: str) -> list[tuple[Document, Any]]:
    pairs = []
    for path in sorted((CORPORA / name).glob(f"[0-9][0-9].{suffix}")):
        text = path.with_name(f"{path.name[:2]}.txt").read_text(encoding="utf-8")
        pairs.append((clean(make_raw(text)).made, path.read_text(encoding="utf-8")))
    return pairs


def test_what_is_no_article_is_dropped_and_what_is_stays(make_raw: Callable[..., RawDocument]) -> None:
    pairs = _documents(make_raw, "seeds", "clean.json")
    assert pairs
    for document, probes in pairs:
        for words in json.loads(probes)["drop"]:
            assert words not in document.text
        for words in json.loads(probes)["keep_probe"]:
            assert words in document.text


@pytest.mark.parametrize("name", ["seeds", "mekelle-2020-21", "palmyra-2016"])
def test_no_annotated_claim_stands_in_a_dropped_stretch(
    name: str, make_raw: Callable[..., RawDocument]
) -> None:
    for document, gold in _documents(make_raw, name, "gold.jsonl"):
        for line in gold.splitlines():
            quote = json.loads(line)["quote"]
            if quote in document.raw_text:
                assert quote in document.text
