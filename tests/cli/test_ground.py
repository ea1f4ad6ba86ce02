"""variorum ground: texts with their mentions, for people and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

TEXT = (
    "Sudanese troops entered Wad Madani on Friday, a military spokesman told Reuters.\n\n"
    "They came along the road from Sennar, he said. Villagers in Umm Zorfal saw them.\n"
)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "madani.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_text_is_shown_with_what_its_names_stand_for(run, article: Path) -> None:
    ran = run("ground", article)
    assert (ran.status, ran.err) == (0, "")
    assert "entered Wad Madani[" in ran.out
    assert "(sudan-" in ran.out
    assert "(geonames-364103)" in ran.out
    assert "\x1b[" not in ran.out


def test_what_is_not_known_is_marked_and_said(run, article: Path) -> None:
    ran = run("ground", article)
    assert "nothing known fits" in ran.out
    assert "?]" in ran.out


def test_colours_are_there_when_asked_for(run, article: Path) -> None:
    assert "\x1b[" in run("ground", "--colour", article).out


def test_each_mention_is_a_line_of_json_whose_offsets_hold(run, article: Path) -> None:
    ran = run("ground", "--json", article)
    rows = [json.loads(line) for line in ran.out.splitlines()]
    assert {"place", "actor", "source"} <= {row["mention"] for row in rows}
    assert [row["start"] for row in rows] == sorted(row["start"] for row in rows)
    for row in rows:
        assert TEXT[row["raw_start"] : row["raw_end"]] == row["text"]
    (madani,) = [row for row in rows if row["text"] == "Wad Madani"]
    assert (madani["id"], madani["country"]) == ("geonames-364103", "SD")


def test_many_texts_come_in_order_and_a_bad_one_stops_nothing(run, article: Path, tmp_path: Path) -> None:
    lines = [{"source": "a", "text": "Shells fell on Bor."}, "{", {"source": "b", "text": "Calm in Juba."}]
    rows = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    (tmp_path / "many.jsonl").write_text("\n".join(rows), encoding="utf-8")
    ran = run("ground", "--json", tmp_path / "many.jsonl")
    assert ran.status == 1
    assert "many.jsonl" in ran.err
    assert [json.loads(line)["source"] for line in ran.out.splitlines()] == ["a", "b"]


def test_a_file_that_is_not_there_is_named(run) -> None:
    ran = run("ground", "nowhere.txt")
    assert ran.status != 0
    assert "nowhere.txt" in ran.err


def test_no_character_of_an_article_reaches_the_terminals_ears(run, tmp_path: Path) -> None:
    (tmp_path / "odd.txt").write_text("Troops left \x1b[31mBor\x1b[0m \u202eon Monday.", encoding="utf-8")
    out = run("ground", "--colour", tmp_path / "odd.txt").out
    assert "\x1b[31m" not in out
    assert "\u202e" not in out
