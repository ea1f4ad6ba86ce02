"""The verbs that read a record, and the demonstration."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from variorum.export.formats import FORMATS
from variorum.store.record import Record


def test_a_record_that_is_not_there_is_said_to_be(run) -> None:
    for verb in (
        ["explain", "no.db", "Bor"],
        ["documents", "no.db"],
        ["export", "no.db", "--format", "claims"],
    ):
        ran = run(*verb)
        assert ran.status == 1
        assert "There is no record at" in ran.err
        assert ran.err.count("\n") == 1
    assert not Path("no.db").exists()


@pytest.mark.parametrize("name", FORMATS)
def test_an_export_is_the_same_to_a_file_and_to_a_pipe(run, built_record: Path, name: str) -> None:
    ran = run("export", built_record, "--format", name, "-o", "out.jsonl")
    assert (ran.status, ran.out, ran.err) == (0, "", "")
    piped = subprocess.run(
        [sys.executable, "-m", "variorum", "export", str(built_record), "--format", name],
        capture_output=True,
        check=True,
    )
    assert Path("out.jsonl").read_bytes() == piped.stdout != b""
    assert [path.name for path in Path().iterdir()] == ["out.jsonl"]
    for line in piped.stdout.decode("utf-8").splitlines():
        json.loads(line)


@pytest.mark.parametrize(
    ("name", "said"),
    [("parquet", "not available in this version"), ("word", "There is no format word")],
)
def test_a_format_that_is_not_there_is_misuse(run, built_record: Path, name: str, said: str) -> None:
    ran = run("export", built_record, "--format", name)

    assert ran.status == 2
    assert said in ran.err
    assert "claims, documents, events, control" in ran.err


def test_a_file_that_cannot_be_written_is_said_to_be(run, built_record: Path) -> None:
    ran = run("export", built_record, "--format", "claims", "-o", "no/such/folder/out.jsonl")

    assert ran.status == 2
    assert "cannot be written" in ran.err


def test_every_listed_id_can_be_explained(run, built_record: Path) -> None:
    ids = [
        line.split()[0]
        for verb in ("documents", "events")
        for line in run(verb, built_record).out.splitlines()
    ]
    assert len(ids) > 2
    for one in ids:
        ran = run("explain", built_record, one)
        assert ran.status == 0
        assert one in ran.out.splitlines()[0]


def test_what_is_explained_is_the_same_as_json(run, built_record: Path) -> None:
    with Record.open(built_record) as record:
        claim = next(record.claims())
    ran = run("explain", built_record, claim.claim.id, "--json")

    shown = json.loads(ran.out)
    assert shown["id"] == claim.claim.id
    assert shown["words"]["quote"] == claim.claim.evidence.quote


def test_two_ids_are_held_against_each_other(run, built_record: Path) -> None:
    left, right = (line.split()[0] for line in run("events", built_record).out.splitlines()[:2])
    ran = run("explain", built_record, left, right)
    shown = json.loads(run("explain", built_record, left, right, "--json").out)

    assert ran.status == 0
    assert ran.out.startswith(f"{left} and {right}\n")
    assert "Apart: " in ran.out
    assert (shown["left"]["id"], shown["right"]["id"], shown["together"]) == (left, right, False)
    assert run("explain", built_record, left, left).status == 2


def test_an_unknown_id_is_misuse(run, built_record: Path) -> None:
    ran = run("explain", built_record, "event-0000")

    assert ran.status == 2
    assert ran.out == ""
    assert "List ids with" in ran.err


def test_events_can_be_listed_by_status(run, built_record: Path) -> None:
    listed = run("events", built_record).out.splitlines()
    disputed = run("events", built_record, "--status", "denied").out.splitlines()
    assert set(disputed) < set(listed)


def test_a_place_is_found(run) -> None:
    ran = run("gazetteer", "find", "mek'ele")
    assert ran.status == 0
    assert "Ethiopia" in ran.out.splitlines()[0]

    (first, *_) = json.loads(run("gazetteer", "find", "Aleppo", "--json").out)
    assert first["country"] == "SY"


def test_a_place_that_is_not_there_is_said_with_what_was_meant(run) -> None:
    ran = run("gazetteer", "find", "Aleppoo", "--country", "sy")

    assert ran.status == 0
    assert "no place called" in ran.out
    assert "Aleppo" in ran.out.splitlines()[1]


def test_the_nearer_namesake_comes_first_and_says_why(run) -> None:
    ran = run("gazetteer", "find", "Tripoli", "--near", "Beirut")

    assert "Lebanon" in ran.out.splitlines()[0]
    assert "km from" in ran.out.splitlines()[1]
    assert run("gazetteer", "find", "Tripoli", "--near", "Qqqqzzzx").status == 2


def test_places_are_added_listed_and_removed(run, tmp_path) -> None:
    # A table in the user's own folder would change what other runs find, so this one goes at the end.
    file = tmp_path / "posts-of-a-test.csv"
    file.write_text("name,lat,lon,kind\nZzqx Post Nine,1,2,facility\nBad,x,2,facility\n", encoding="utf-8")
    try:
        ran = run("gazetteer", "add", str(file))
        assert ran.status == 0
        assert "1 places, 1 bad rows" in ran.out
        assert "line 3: its latitude is 'x'" in ran.err
        assert "posts-of-a-test" in run("gazetteer", "list").out
        assert "facility" in run("gazetteer", "find", "Zzqx Post Nine").out
    finally:
        assert run("gazetteer", "remove", "posts-of-a-test").status == 0
    assert run("gazetteer", "remove", "posts-of-a-test").status == 2


def test_the_table_of_places_can_be_compiled(run) -> None:
    ran = run("gazetteer", "build")

    assert ran.status == 0
    assert "settlement" in ran.out


def test_the_demonstration_says_what_to_try(run) -> None:
    ran = run("demo", "-o", "demo.db", "--no-serve")

    assert ran.status == 0
    assert "15 read, 15 kept" in ran.out
    *tries, serve = [line.split() for line in ran.out.partition("\nTry\n")[2].splitlines()]
    assert len(tries) == 3
    assert serve == ["variorum", "serve", "demo.db"]
    for words in tries:
        assert words[0] == "variorum"
        ran = run(*words[1:])
        assert ran.status == 0, ran.err
        assert ran.out
    with Record.open("demo.db") as record:
        for document in record.documents():
            assert document.url
            assert document.outlet
            assert document.published.basis != "given"


def test_a_suite_is_measured(run, tmp_path: Path) -> None:
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases/flight.yaml").write_text(
        "- label: drill\n"
        "  comment: nothing happened\n"
        "  text: The mayor opened a school in Osijek.\n"
        "  expected: []\n"
        "  status: passes\n",
        encoding="utf-8",
    )
    ran = run("evaluate", "cases", "--data", tmp_path / "cases")
    assert ran.status == 0
    assert "cases passed" in ran.out

    measures = json.loads(run("evaluate", "cases", "--data", tmp_path / "cases", "--json").out)
    assert measures["cases"] == 1
    assert measures["cases passed"] == 1.0


def test_a_folder_without_annotation_is_said_to_be(run, tmp_path: Path) -> None:
    ran = run("evaluate", "claims", "--data", tmp_path)

    assert ran.status == 1
    assert "holds no annotation" in ran.err


def test_a_build_that_was_not_finished_is_said_to_be(run, built_record: Path, tmp_path: Path) -> None:
    with Record.open(built_record) as whole, Record.open(tmp_path / "half.db", "create") as half:
        for document in whole.documents():
            raw = whole.raw(document.id)
            assert raw is not None
            half.add_document(raw, document, whole.claims(document.id), (), "test")
    ran = run("documents", tmp_path / "half.db")

    assert ran.status == 0
    assert len(ran.out.splitlines()) == 1
    assert "was not finished" in ran.err
    assert run("documents", built_record).err == ""


def test_a_full_disk_leaves_no_half_export(run, built_record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    ran = run("export", built_record, "--format", "claims", "-o", "out.jsonl")

    assert ran.status == 1
    assert "No space left on device" in ran.err
    assert list(Path().iterdir()) == []
