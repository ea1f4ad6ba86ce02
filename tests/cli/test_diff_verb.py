"""variorum diff: what changed between two days, and what was learned in between."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from cli_article import built

FIRST = (
    "Rebels claim Malakal\n\n19 February 2014\n\n"
    "The rebels captured the town of Malakal on Tuesday, a rebel spokesman said."
    " At least 10 people were killed in a bombing in Malakal on Tuesday, residents said.\n"
)
LATER = (
    "Army back in Malakal\n\n21 March 2014\n\n"
    "The South Sudanese army recaptured the town of Malakal on Wednesday, a military spokesman said."
    " An air strike hit Nasir on Thursday, residents said.\n"
)


@pytest.fixture(scope="module")
def malakal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("malakal"), first=FIRST, later=LATER)


def test_what_changed_between_two_days(run, malakal: Path) -> None:
    ran = run("diff", malakal, "--from", "2014-02-20", "--to", "2014-03-21")

    assert ran.status == 0
    assert ran.out.startswith("From 2014-02-20 to 2014-03-21\n")
    assert "Malakal, 2014-03-19: a side is said to have come in that was not there before (gained)" in ran.out
    assert "New events: 2" in ran.out


def test_what_was_learned_of_one_day(run, malakal: Path) -> None:
    ran = run("diff", malakal, "--to", "2014-03-20", "--known-from", "2014-02-20")

    assert ran.status == 0
    assert "From 2014-03-20 as known on 2014-02-20 to 2014-03-20" in ran.out
    assert "Malakal" in ran.out
    shown = json.loads(run("diff", malakal, "--known-from", "2014-02-20", "--json").out)
    assert (shown["start"], shown["end"], shown["known_from"]) == ("2014-03-21", "2014-03-21", "2014-02-20")


def test_json_and_csv_have_what_the_text_has(run, malakal: Path) -> None:
    asked = ("diff", malakal, "--from", "2014-02-20", "--to", "2014-03-21")
    shown = json.loads(run(*asked, "--json").out)
    rows = list(csv.DictReader(io.StringIO(run(*asked, "--csv").out)))

    assert [row["kind"] for row in rows] == [change["kind"] for change in shown["changes"]]
    assert rows[0]["holder_after"] == "South Sudanese army"


def test_nothing_changed(run, malakal: Path) -> None:
    ran = run("diff", malakal, "--from", "2014-03-21", "--to", "2014-03-21")

    assert ran.status == 0
    assert "Who holds what: 0 changes" in ran.out
    assert run("diff", malakal, "--from", "2014-03-21", "--to", "2014-03-21", "--csv").out == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "The first day is not given"),
        (["--from", "2014-03-02", "--to", "2014-03-01"], "is after the last"),
        (["--from", "2014-02-31"], "is not a day"),
        (["--to", "soon"], "is not a day"),
        (["--known-to", "2014-03-01"], "--known-to needs --known-from"),
        (["--known-from", "2014-03-02", "--known-to", "2014-03-01"], "cannot grow into"),
        (["--known-from", "2014-03-02", "--as-known-on", "2014-03-01"], "Leave out --as-known-on"),
        (["--from", "2014-03-01", "--json", "--csv"], "JSON or CSV"),
    ],
)
def test_misuse(run, malakal: Path, words: list[str], said: str) -> None:
    ran = run("diff", malakal, *words)

    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err


def test_a_day_before_all_evidence_and_one_after(run, malakal: Path) -> None:
    before = run("diff", malakal, "--from", "1999-01-01", "--to", "1999-02-01")
    after = run("diff", malakal, "--from", "2030-01-01", "--to", "2030-02-01")

    assert "0 changes" in before.out
    assert "0 changes" in after.out
