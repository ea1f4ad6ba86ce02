"""variorum timeline: days and totals in every format, and every way to ask wrongly."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from cli_article import built

STRIKES = (
    "Two strikes in a week\n\n20 May 2013\n\n"
    "An air strike killed 12 people in Kidal on 14 May 2013, a doctor said."
    " Shelling killed five people in Gao on 17 May 2013, a doctor said.\n"
)
LATER = (
    "Third strike\n\n29 May 2013\n\n"
    "An air strike killed at least 30 people in Kidal on 25 May 2013, a nurse said.\n"
)


@pytest.fixture(scope="module")
def mali(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("mali"), one=STRIKES, two=LATER)


def _totals(text: str) -> list[tuple[str, str, str, str]]:
    rows = csv.DictReader(io.StringIO(text))
    return [(row["day"], row["low"], row["best"], row["high"]) for row in rows if row["series"] == "total"]


def test_events_stand_under_their_days(run, mali: Path) -> None:
    ran = run("timeline", mali)

    assert (ran.status, ran.err) == (0, "")
    days = [line for line in ran.out.splitlines() if line.startswith("2013-")]
    assert days == ["2013-05-14", "2013-05-17", "2013-05-25"]


def test_as_of_is_the_same_as_to(run, mali: Path) -> None:
    until = run("timeline", mali, "--to", "2013-05-17").out

    assert run("timeline", mali, "--as-of", "2013-05-17").out == until
    assert "2013-05-25" not in until
    assert "2013-05-14" not in run("timeline", mali, "--from", "2013-05-15").out


def test_totals_run_over_days(run, mali: Path) -> None:
    ran = run("timeline", mali, "--figures", "killed", "--format", "csv")

    assert _totals(ran.out) == [
        ("2013-05-14", "12", "12", "12"),
        ("2013-05-17", "17", "17", "17"),
        ("2013-05-25", "47", "47", ""),
    ]


def test_what_was_known_then_has_no_later_event(run, mali: Path) -> None:
    ran = run("timeline", mali, "--figures", "killed", "--as-known-on", "2013-05-21", "-f", "csv")

    assert [row[0] for row in _totals(ran.out)] == ["2013-05-14", "2013-05-17"]


def test_only_a_place_or_a_type(run, mali: Path) -> None:
    kidal = run("timeline", mali, "--figures", "killed", "--place", "Kidal", "-f", "csv").out
    assert [row[2] for row in _totals(kidal)] == ["12", "42"]
    shelled = run("timeline", mali, "--type", "shelling", "-f", "csv").out
    assert [row["event_type"] for row in csv.DictReader(io.StringIO(shelled))] == ["shelling"]


def test_json_is_json(run, mali: Path) -> None:
    days = json.loads(run("timeline", mali, "-f", "json").out)
    assert [day["day"] for day in days] == ["2013-05-14", "2013-05-17", "2013-05-25"]
    found = json.loads(run("timeline", mali, "--figures", "killed", "--by", "account", "-f", "json").out)
    assert found["question"]["by"] == "account"


@pytest.mark.parametrize("figures", [(), ("--figures", "killed", "--by", "party")])
def test_a_drawing_is_written_whole(run, mali: Path, figures: tuple[str, ...]) -> None:
    ran = run("timeline", mali, *figures, "-f", "svg", "-o", "war.svg")

    assert (ran.status, ran.out, ran.err) == (0, "", "")
    assert ElementTree.parse("war.svg").getroot().tag.endswith("svg")
    assert [path.name for path in Path().iterdir()] == ["war.svg"]


def test_days_without_events_are_said_to_be(run, mali: Path) -> None:
    ran = run("timeline", mali, "--from", "1990-01-01", "--to", "1990-12-31", "-f", "json")

    assert (ran.status, json.loads(ran.out)) == (0, [])
    assert "No event in" in ran.err


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["--from", "2013-05-20", "--to", "2013-05-01"], "lies before"),
        (["--to", "2013-05-20", "--as-of", "2013-05-01"], "two days"),
        (["--by", "party"], "Add --figures"),
        (["--figures", "troops"], "troops"),
        (["--from", "spring"], "not a day"),
        (["--place", "Qwertyuiop on Sea"], "Qwertyuiop"),
        (["-f", "svg", "-o", "no/such/folder/x.svg"], "cannot be written"),
    ],
)
def test_what_cannot_be_asked_is_misuse(run, mali: Path, asked: list[str], said: str) -> None:
    ran = run("timeline", mali, *asked)

    assert ran.status == 2
    assert said in ran.err
