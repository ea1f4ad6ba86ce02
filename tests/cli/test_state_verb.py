"""variorum state: who holds what on a day, and every way to ask it wrongly."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from cli_article import built

ROAD = (
    "Army reopens the western road\n\n8 April 2019\n\n"
    "The Sudanese army captured the town of El Obeid on Saturday, a military spokesman said."
    " The army controls the whole of the Western Salvation Road, a resident said on Monday.\n"
)
PEACE = "School opens\n\n8 April 2019\n\nThe mayor opened a new school in Osijek on Monday.\n"
UNDATED = "The rebels captured the town of Bor, a resident said.\n"


@pytest.fixture(scope="module")
def sudan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("sudan"), road=ROAD, school=PEACE)


def test_the_table_lists_who_holds_what(run, built_record: Path) -> None:
    ran = run("state", built_record, "--as-of", "2014-01-14")

    assert ran.status == 0
    (line,) = [line for line in ran.out.splitlines() if "Bor:" in line]
    assert line.startswith("contested")
    assert "South Sudanese army" in line


def test_without_a_day_it_is_the_last_day_of_the_record(run, built_record: Path) -> None:
    shown = json.loads(run("state", built_record, "--json").out)

    assert {state["as_of"] for state in shown} == {"2014-01-14"}


def test_a_place_is_answered_with_words_and_with_who_denies_them(run, built_record: Path) -> None:
    ran = run("state", built_record, "--as-of", "2014-01-14", "--place", "Bor")

    assert ran.status == 0
    assert ran.out.startswith("Place: Bor, as of 2014-01-14\n")
    assert "recaptured the town of Bor on Monday" in ran.out
    assert "A rebel spokesman denied" in ran.out
    assert "2014-01-13, 1 day before" in ran.out


def test_json_and_csv_have_what_the_text_has(run, built_record: Path) -> None:
    asked = ("state", built_record, "--as-of", "2014-01-14", "--place", "bor")
    shown = json.loads(run(*asked, "--json").out)
    (side,) = shown["sides"]
    assert (shown["state"]["status"], side["held"]["stale_days"]) == ("contested", 1)
    assert side["against"][0]["told"]["modality"] == "denied"

    (row, *_) = list(csv.DictReader(io.StringIO(run(*asked, "--csv").out)))
    assert (row["name"], row["status"], row["stale_days"]) == ("Bor", "contested", "1")
    table = list(csv.DictReader(io.StringIO(run("state", built_record, "--csv").out)))
    assert row in table


def test_a_road_is_answered_stretch_by_stretch(run, sudan: Path) -> None:
    asked = ("state", sudan, "--as-of", "2019-04-08", "--route", "Western Salvation Road")
    ran = run(*asked)

    assert ran.status == 0
    (line,) = [line for line in ran.out.splitlines() if line.endswith("(Western Salvation Road)")]
    assert line.startswith("  El Obeid - ")
    rows = list(csv.DictReader(io.StringIO(run(*asked, "--csv").out)))
    assert (rows[0]["from"], rows[-1]["to"]) == ("El Obeid", "El Fasher")
    assert {row["holders"] for row in rows} == {"Sudanese army"}


def test_a_side_can_or_cannot_pass(run, sudan: Path) -> None:
    way = ("state", sudan, "--as-of", "2019-04-08", "--from", "El Obeid", "--to", "El Fasher", "--side")
    ran = run(*way, "Sudanese army")

    assert ran.status == 0
    assert "answer       open" in ran.out
    found = json.loads(run(*way, "Justice and Equality Movement", "--json").out)
    assert found["answer"] == "blocked"
    assert len(found["stops"]) == len(found["way"]) > 1
    rows = list(csv.DictReader(io.StringIO(run(*way, "Sudanese army", "--csv").out)))
    assert {row["answer"] for row in rows} == {"open"}


def test_a_town_on_a_held_road_has_that_for_an_inference(run, sudan: Path) -> None:
    ran = run("state", sudan, "--as-of", "2019-04-08", "--place", "En Nahud")

    assert ran.status == 0
    assert "inferred: accounts speak of the road through it, and none of it itself" in ran.out


def test_a_day_before_all_evidence(run, built_record: Path) -> None:
    table = run("state", built_record, "--as-of", "2001-01-01")
    place = run("state", built_record, "--as-of", "2001-01-01", "--place", "Bor")

    assert (table.status, table.out) == (0, "")
    assert "nothing is told of 2001-01-01; the first day told of is 2014-01-13" in table.err
    assert place.status == 0
    assert "unknown" in place.out
    assert "Nothing is told of it by then" in place.out


def test_an_unknown_place_is_misuse_with_the_nearest_names(run, built_record: Path) -> None:
    ran = run("state", built_record, "--place", "Borr")

    assert (ran.status, ran.out) == (2, "")
    assert "no place called 'Borr'" in ran.err
    assert "Bor" in ran.err.partition("Did you mean")[2]


def test_a_place_without_any_claim_is_no_mistake(run, built_record: Path) -> None:
    ran = run("state", built_record, "--place", "Malakal")

    assert ran.status == 0
    assert "No account says who held it on any day." in ran.out


def test_an_undated_capture_is_kept_and_marked(run, tmp_path: Path) -> None:
    record = built(tmp_path, undated=UNDATED)
    ran = run("state", record, "--as-of", "2014-02-01", "--place", "Bor")

    assert ran.status == 0
    assert "On a day that nobody tells: said by" in ran.out
    asked_without_a_day = run("state", record)
    assert asked_without_a_day.status == 2
    assert "Name the day with --as-of" in asked_without_a_day.err


def test_a_record_that_tells_of_no_control(run, tmp_path: Path) -> None:
    record = built(tmp_path, school=PEACE)
    ran = run("state", record)

    assert ran.status == 0
    assert "says who held a place or a road" in ran.out
    assert json.loads(run("state", record, "--json").out) == []
    assert run("state", record, "--csv").out == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--as-of", "2020-02-30"], "is not a day"),
        (["--as-of", "last week"], "is not a day"),
        (["--as-known-on", "8.2.2020"], "is not a day"),
        (["--place", "Bor", "--route", "M5"], "of a place, of a road or of a way"),
        (["--place", ""], "has no place called ''"),
        (["--from", "Bor"], "takes --from, --to and --side"),
        (["--json", "--csv"], "JSON or CSV"),
        (["--route", "Qqqzzx road"], "no road called"),
        (["--from", "Qqqqzzxx", "--to", "Juba", "--side", "rebels"], "No place called"),
        (["--from", "Bor", "--to", "Juba", "--side", "Qqqqzzxx"], "No side called 'Qqqqzzxx' is known"),
    ],
)
def test_misuse(run, built_record: Path, words: list[str], said: str) -> None:
    ran = run("state", built_record, *words)

    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err


def test_as_known_on_a_day_before_it_was_published(run, built_record: Path) -> None:
    ran = run("state", built_record, "--as-of", "2014-01-14", "--as-known-on", "2014-01-13")

    assert ran.status == 0
    assert "says who held a place or a road" in ran.out
    known = run("state", built_record, "--as-known-on", "2014-01-14", "--place", "Bor")
    assert "as of 2014-01-14, as known on 2014-01-14" in known.out


def test_what_only_a_road_tells_of_is_headed_as_inferred(run, sample: Path) -> None:
    told = run("state", sample, "--place", "Homs", "--as-of", "2020-03-06").out

    assert "status       inferred: no account speaks of it itself" in told
    assert "basis        inferred: accounts speak of the road through it" in told
