"""Suites on invented articles: measures worked out by hand, inputs found, bad files named."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from made_exports import claim_line, write_lines

from variorum.evaluate import report_table, run_suite, score_exports
from variorum.evaluate.suites import input_files
from variorum.model.errors import InputError, UsageError

WriteExports = Callable[..., Path]

QUOTE = "rebels overran the garrison at Kawlin"


def gold_line(**fields: Any) -> dict[str, Any]:
    line = {"type": "capture", "quote": QUOTE, "modality": "asserted", "date": None, "figures": []}
    names: dict[str, Any] = {key: [] for key in ("agent", "patient", "place", "route", "source")}
    return {**line, **names, **fields}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "01.txt").write_text(f"On Friday {QUOTE}.\n", encoding="utf-8")
    write_lines(articles / "01.gold.jsonl", [gold_line(agent=["rebels"], place=["Kawlin"])])
    return articles


def no_build(_sources: Sequence[str], _out: Path) -> None:
    raise AssertionError("nothing may be built")


def test_a_right_claim_is_whole(folder: Path, exports: WriteExports) -> None:
    claim = claim_line(
        "c1", "01.txt", "capture", QUOTE, agent=[{"text": "rebels"}], place=[{"name": "Kawlin"}]
    )
    measures = score_exports("claims", folder, exports(claims=[claim])).as_json()
    assert measures["whole claims"] == {"p": 1.0, "r": 1.0, "f1": 1.0}
    assert measures["date exact"] is None
    assert measures["undated left undated"] == 1.0


@pytest.mark.parametrize(
    "wrong",
    [
        {"modality": "denied"},
        {"agent": []},
        {"agent": [{"text": "rebels"}, {"text": "army"}, {"text": "police"}]},
        {"place": [{"text": "Mandalay"}]},
        {"when": {"earliest": "2023-11-06", "latest": "2023-11-06", "basis": "explicit"}},
        {"figures": [{"kind": "killed", "low": 4, "high": 4}]},
        {"attribution": [{"speaker": "a spokesman"}]},
    ],
)
def test_one_wrong_field_spoils_a_whole_claim(
    folder: Path, exports: WriteExports, wrong: dict[str, Any]
) -> None:
    right = {"agent": [{"text": "rebels"}], "place": [{"text": "Kawlin"}]}
    claim = claim_line("c1", "01.txt", "capture", QUOTE, **{**right, **wrong})
    measures = score_exports("claims", folder, exports(claims=[claim])).as_json()
    assert measures["claims strict"] == {"p": 1.0, "r": 1.0, "f1": 1.0}
    assert measures["whole claims"] == {"p": 0.0, "r": 0.0, "f1": 0.0}


def test_a_type_of_the_family_is_half_a_claim(folder: Path, exports: WriteExports) -> None:
    claims = [
        claim_line("c1", "01.txt", "advance", QUOTE),
        claim_line("c2", "02.txt", "capture", QUOTE),
    ]
    report = score_exports("claims", folder, exports(claims=claims))
    assert report.as_json()["claims lenient"] == {"p": 0.5, "r": 0.5, "f1": 0.5}
    assert report.as_json()["made"] == 1


def test_findings_show_the_quotes(folder: Path, exports: WriteExports) -> None:
    claim = claim_line("c1", "01.txt", "clash", "a quarrel at the market")
    table = report_table(score_exports("claims", folder, exports(claims=[claim])), show=["miss", "spurious"])
    assert f"MISS 01.txt [0] capture: {QUOTE}" in table
    assert "SPURIOUS 01.txt clash: a quarrel at the market" in table


def test_the_articles_are_built(folder: Path) -> None:
    built: list[str] = []

    def build(sources: Sequence[str], out: Path) -> None:
        built.extend(sources)
        write_lines(out / "claims.jsonl", [claim_line("c1", sources[0], "capture", QUOTE)])

    assert run_suite("claims", folder, {"record": build, "mentions": build}).as_json()["made"] == 1
    assert built == [str(folder / "01.txt")]
    write_lines(folder / "articles.jsonl", [{"source": "01.txt", "text": "x", "published": "2023-11-06"}])
    built.clear()
    assert run_suite("claims", folder, {"record": build, "mentions": build}).as_json()["made"] == 0
    assert built == [str(folder / "articles.jsonl")]


def test_input_files_are_annotation_and_articles(folder: Path) -> None:
    assert input_files("claims", folder) == [folder / "01.gold.jsonl", folder / "01.txt"]


def test_an_unknown_suite_is_misuse(folder: Path) -> None:
    with pytest.raises(UsageError, match="There are claims, cleaning, cluster, geo, actors, routes, "):
        run_suite("speed", folder, {"record": no_build, "mentions": no_build})


@pytest.mark.parametrize("name", ["cleaning", "cluster", "cases"])
def test_a_folder_without_annotation_is_named(folder: Path, name: str) -> None:
    with pytest.raises(InputError, match="holds no annotation"):
        run_suite(name, folder, {"record": no_build, "mentions": no_build})


@pytest.mark.parametrize("line", ["{", '{"type": "capture"}', "[]", "3"])
def test_a_bad_annotation_line_is_named(folder: Path, exports: WriteExports, line: str) -> None:
    with (folder / "01.gold.jsonl").open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    with pytest.raises(InputError, match=r"01\.gold\.jsonl, line 2"):
        score_exports("claims", folder, exports())
