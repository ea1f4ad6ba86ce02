"""The cleaning suite looks at the places where a text stood, not only at its words."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from variorum.evaluate import score_exports

WriteExports = Callable[..., Path]

RAW = "Sahel Herald\nThe Sahel Herald has learned that the convoy left Gao.\nSahel Herald\nRead more\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "01.txt").write_text(RAW, encoding="utf-8")
    wanted = {"drop": ["Sahel Herald", "Sahel Herald", "Read more"], "keep_probe": ["the convoy left Gao"]}
    (articles / "01.clean.json").write_text(json.dumps(wanted), encoding="utf-8")
    return articles


def score(folder: Path, exports: WriteExports, *cut: str) -> dict[str, object]:
    """Score a cleaner that cuts the stretches given, each at its next place."""
    cuts, at = [], 0
    for text in cut:
        start = RAW.index(text, at)
        at = start + len(text)
        cuts.append({"start": start, "end": at})
    kept, at = "", 0
    for one in cuts:
        kept, at = kept + RAW[at : one["start"]], one["end"]
    documents = [{"source": "some/01.txt", "text": kept + RAW[at:], "dropped": cuts}]
    return dict(score_exports("cleaning", folder, exports(documents=documents)).as_json())


def test_all_gone_and_all_kept(folder: Path, exports: WriteExports) -> None:
    measures = score(folder, exports, "Sahel Herald\n", "Sahel Herald\nRead more\n")
    assert measures == {
        "articles": 1,
        "drops": 3,
        "probes": 1,
        "drops dropped": 1.0,
        "probes kept": 1.0,
        "articles right": 1.0,
    }


def test_the_same_words_in_the_body_may_stay(folder: Path, exports: WriteExports) -> None:
    assert score(folder, exports, "Sahel Herald\n")["drops dropped"] == 0.333
    assert score(folder, exports)["drops dropped"] == 0.0


def test_a_probe_that_went_is_missed(folder: Path, exports: WriteExports) -> None:
    measures = score(folder, exports, RAW)
    assert (measures["drops dropped"], measures["probes kept"], measures["articles right"]) == (1.0, 0.0, 0.0)


def test_a_document_that_was_not_made_keeps_nothing(folder: Path, exports: WriteExports) -> None:
    measures = score_exports("cleaning", folder, exports()).as_json()
    assert measures["probes kept"] == 0.0


def test_text_out_of_markup_is_compared_by_words(folder: Path, exports: WriteExports) -> None:
    (folder / "01.txt").rename(folder / "01.html")
    documents = [{"source": "01.html", "text": "The Sahel Herald says the convoy left Gao. Read more"}]
    report = score_exports("cleaning", folder, exports(documents=documents))
    assert report.as_json()["drops dropped"] == 0.333
    assert [f.quote for f in report.findings] == ["Sahel Herald", "Read more"]
