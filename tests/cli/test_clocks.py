"""Every view takes the day asked about and the day up to which reports count: asked of the sample."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

DAY = "2020-02-28"


def rows(run: Any, path: Path, name: str, *options: str) -> list[dict[str, Any]]:
    ran = run("export", path, "--format", name, *options)
    assert ran.status == 0
    return [json.loads(line) for line in ran.out.splitlines()]


def holders(run: Any, path: Path, *options: str) -> set[tuple[str, str, str]]:
    """Who holds Saraqib, by which status and until when."""
    return {
        (row["holder_name"], row["status"], str(row["until"]))
        for row in rows(run, path, "control", *options)
        if row["subject"]["name"] == "Saraqib"
    }


@pytest.mark.parametrize("name", ["claims", "documents", "events", "control"])
def test_nothing_printed_later_is_read(run: Any, sample: Path, name: str) -> None:
    known = rows(run, sample, "documents", "--as-known-on", DAY)
    assert known
    assert all(row["published"] <= DAY for row in known)
    ids = {row["id"] for row in known}

    made = rows(run, sample, name, "--as-known-on", DAY)

    assert made
    assert len(made) < len(rows(run, sample, name))
    claims = {row["claim_id"]: row["document"]["id"] for row in rows(run, sample, "claims")}
    told = {claim for row in made for claim in (*row.get("claims", ()), *row.get("denied_by", ()))}
    assert {claims[claim] for claim in told} <= ids


def test_what_was_known_on_a_day_differs_from_what_is_now_known_of_it(run: Any, sample: Path) -> None:
    then = holders(run, sample, "--as-of", DAY, "--as-known-on", DAY)
    now = holders(run, sample, "--as-of", DAY)

    assert then
    assert now
    assert then != now


def test_the_day_asked_about_bounds_what_had_begun(run: Any, sample: Path) -> None:
    days = [
        row["when"]["earliest"] or row["when"]["latest"]
        for row in rows(run, sample, "events", "--as-of", "2020-02-08")
        if row["when"] is not None
    ]
    assert days
    assert max(days) <= "2020-02-08"
    listed = run("events", sample, "--as-of", "2020-02-08").out.splitlines()
    assert 0 < len(listed) < len(run("events", sample).out.splitlines())


@pytest.mark.parametrize("verb", ["events", "documents", "issues"])
def test_lists_say_what_they_leave_out(run: Any, sample: Path, verb: str) -> None:
    ran = run(verb, sample, "--as-known-on", "2020-02-08")

    assert ran.status == 0
    assert "As known on 2020-02-08: 3 documents; 10 published later, and 2 that nothing dates" in ran.err


def test_an_explanation_is_as_known_too(run: Any, sample: Path) -> None:
    then = run("explain", sample, "Saraqib", "--as-known-on", "2020-02-12").out
    assert then
    assert then != run("explain", sample, "Saraqib").out


@pytest.mark.parametrize("day", ["2020-02-30", "yesterday", "", "2020-2-8"])
@pytest.mark.parametrize("option", ["--as-of", "--as-known-on"])
def test_what_is_no_day_is_refused(run: Any, sample: Path, option: str, day: str) -> None:
    ran = run("events", sample, option, day)

    assert ran.status == 2
    assert "is not a day. Write it like 2020-02-08." in ran.err


def test_a_day_before_all_reports_gives_nothing(run: Any, sample: Path) -> None:
    assert run("events", sample, "--as-known-on", "2011-01-01").out == ""
    assert rows(run, sample, "control", "--as-of", "2011-01-01") == []
