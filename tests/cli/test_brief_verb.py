"""variorum brief: a brief on standard output or in a file, of a day, a place and a form."""

from __future__ import annotations

from pathlib import Path


def test_markdown_goes_to_standard_output(run, built_record: Path) -> None:
    ran = run("brief", built_record)

    assert ran.status == 0
    assert ran.out.startswith("# Brief as of 14 January 2014\n")
    assert "## Method and limits" in ran.out
    assert "[^1]: " in ran.out


def test_the_file_names_the_form(run, built_record: Path, tmp_path: Path) -> None:
    ran = run("brief", built_record, "-o", tmp_path / "out.html")

    assert ran.status == 0
    assert ran.out == ""
    assert (tmp_path / "out.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert [one.name for one in tmp_path.iterdir()] == ["out.html"]


def test_the_form_asked_for_outranks_the_name(run, built_record: Path, tmp_path: Path) -> None:
    run("brief", built_record, "--format", "md", "-o", tmp_path / "out.html")

    assert (tmp_path / "out.html").read_text(encoding="utf-8").startswith("# Brief")


def test_twice_is_the_same(run, built_record: Path) -> None:
    first = run("brief", built_record, "--format", "html").out

    assert first == run("brief", built_record, "--format", "html").out


def test_known_on_is_told(run, built_record: Path) -> None:
    ran = run("brief", built_record, "--as-known-on", "2014-01-14")

    assert ran.status == 0
    assert "As known on 14 January 2014." in ran.out


def test_an_unknown_place_is_misuse(run, built_record: Path) -> None:
    ran = run("brief", built_record, "--place", "Nowhereville upon Nothing")

    assert ran.status == 2
    assert ran.out == ""


def test_since_after_the_day_is_misuse(run, built_record: Path) -> None:
    ran = run("brief", built_record, "--as-of", "2014-01-10", "--since", "2014-01-12")

    assert ran.status == 2
    assert "2014-01-12" in ran.err


def test_where_no_file_can_be_nothing_is_written(run, built_record: Path, tmp_path: Path) -> None:
    ran = run("brief", built_record, "-o", tmp_path / "none" / "out.html")

    assert ran.status == 2
    assert "cannot be written" in ran.err


def test_a_file_that_would_open_in_vain_is_refused(run, built_record: Path, tmp_path: Path) -> None:
    ran = run("brief", built_record, "-o", tmp_path / "out.pdf")

    assert ran.status == 2
    assert "Markdown or HTML" in ran.err
    assert list(tmp_path.iterdir()) == []
