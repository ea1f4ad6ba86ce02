"""A build reads all it can, says what it could not, and does no work twice."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import war_articles

from variorum.extract.claims import Extractor
from variorum.ingest import Limits
from variorum.model.claims import GroundedClaim
from variorum.model.documents import Document, RawDocument
from variorum.model.errors import LexiconError, RecordError
from variorum.model.issues import Outcome
from variorum.parse.reader import Reader
from variorum.pipeline import build, build_exports, sample_sources, write_sample
from variorum.pipeline import line as line_module
from variorum.resolve.ground import Grounder
from variorum.store.record import Record


@pytest.fixture
def sources(tmp_path: Path) -> list[str]:
    return war_articles.write(tmp_path / "articles")


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return tmp_path / "war.db"


def test_it_counts_what_it_did(sources: list[str], record: Path) -> None:
    report, steps = war_articles.steps_of([*sources, "nowhere.txt", sources[0]], record)

    assert (report.read, report.kept, report.known) == (6, 6, 0)
    assert dict(report.skipped) == {"not-found": 1, "duplicate-bytes": 1}
    assert report.failures == 1
    assert report.claims == report.record_claims > 5
    assert report.events > 0
    assert dict(report.issues)["not-english"] == 1
    assert {step.stage for step in steps} == {"reading", "copies", "events", "control"} | {
        step.stage for step in steps if step.stage == "gazetteer"
    }
    assert [step.issue.code for step in steps if step.issue and step.issue.severity == "error"] == [
        "not-found"
    ]
    with Record.open(record) as opened:
        assert opened.counts().documents == 6
        assert [run.counts for run in opened.runs()] == [tuple(report.counts().items())]


def test_what_is_known_is_passed_over(sources: list[str], record: Path) -> None:
    first = build(sources, record)
    with Record.open(record) as opened:
        generation = opened.generation()

    again = build(sources, record)

    assert (again.read, again.kept, again.known, again.claims) == (6, 0, 6, 0)
    assert (again.record_claims, again.events) == (first.record_claims, first.events)
    with Record.open(record) as opened:
        assert opened.generation() == generation
        assert len(list(opened.runs())) == 2


def test_in_one_go_or_in_parts_it_is_the_same_record(sources: list[str], tmp_path: Path) -> None:
    build(sources, tmp_path / "whole.db")
    for source in reversed(sources):
        build([source], tmp_path / "parts.db")

    whole = war_articles.exports(tmp_path / "whole.db", tmp_path / "whole")
    assert war_articles.exports(tmp_path / "parts.db", tmp_path / "parts") == whole
    assert all(whole.values())


def test_another_language_is_kept_without_claims(sources: list[str], record: Path) -> None:
    build(sources, record)

    with Record.open(record) as opened:
        (head,) = (head for head in opened.heads() if head.source.endswith("frieden.txt"))
        assert head.language == "de"
        assert [issue.code for issue in opened.issues(head.id)] == ["not-english"]
        assert list(opened.claims(head.id)) == []


def test_what_tells_of_no_event_gives_no_claims(sources: list[str], record: Path) -> None:
    build(sources, record)

    with Record.open(record) as opened:
        (head,) = (head for head in opened.heads() if head.source.endswith("drill.txt"))
        assert list(opened.claims(head.id)) == []


def test_limits_are_those_given(sources: list[str], record: Path) -> None:
    report = build(sources, record, limits=Limits(max_bytes=100, max_line_bytes=100))

    assert report.read == 0
    assert dict(report.skipped) == {"too-large": 6}


def test_issues_of_reading_stand_with_their_document(tmp_path: Path, record: Path) -> None:
    line = {"source": "wire/7", "published": "last spring", "text": war_articles.ARTICLES["hills.txt"]}
    (tmp_path / "lines.jsonl").write_text(f"{json.dumps(line)}\n{{broken\n", encoding="utf-8")

    build([str(tmp_path / "lines.jsonl")], record)

    with Record.open(record) as opened:
        (head,) = opened.heads()
        assert "published-unreadable" in [issue.code for issue in opened.issues(head.id)]
        assert [issue.code for issue in opened.issues() if issue.code == "jsonl-malformed"]
        assert "jsonl-malformed" not in [issue.code for issue in opened.issues(head.id)]


def test_a_folder_that_is_not_there_is_no_record(sources: list[str], tmp_path: Path) -> None:
    with pytest.raises(RecordError):
        build(sources, tmp_path / "no" / "such" / "war.db")


# ---- faults of the program


def break_on(monkeypatch: pytest.MonkeyPatch, stage: str, words: str) -> None:
    """Make a stage raise on the documents that hold `words`."""

    def broken(_: object, document: Document, *rest: Any) -> Any:
        if words in document.raw_text:
            raise KeyError("a fault")
        return right(_, document, *rest)

    owner, name = {"extract": (Extractor, "extract"), "ground": (Grounder, "ground")}[stage]
    right = getattr(owner, name)
    monkeypatch.setattr(owner, name, broken)


def break_reader(monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    right = Reader._window  # type: ignore[attr-defined]

    def broken(reader: Reader, documents: list[Document]) -> Any:
        if any(words in document.text for document in documents):
            raise RecursionError("a fault")
        return right(reader, documents)

    monkeypatch.setattr(Reader, "_window", broken)


def break_clean(monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    right = line_module.clean

    def broken(raw: RawDocument) -> Outcome[Document]:
        if words in raw.text:
            raise ZeroDivisionError("a fault")
        return right(raw)

    monkeypatch.setattr(line_module, "clean", broken)


@pytest.mark.parametrize(
    ("stage", "error"),
    [
        ("clean", "ZeroDivisionError"),
        ("read", "RecursionError"),
        ("extract", "KeyError"),
        ("ground", "KeyError"),
    ],
)
def test_a_stage_that_breaks_on_one_document_loses_no_other(
    sources: list[str], tmp_path: Path, stage: str, error: str
) -> None:
    words = "suicide bomber"
    record = tmp_path / "war.db"
    with pytest.MonkeyPatch.context() as broken:
        if stage == "clean":
            break_clean(broken, words)
        elif stage == "read":
            break_reader(broken, words)
        else:
            break_on(broken, stage, words)
        report = build(sources, record)
        again = build(sources, record)

    assert (report.kept, report.failures) == (6, 1)
    assert (again.known, again.failures) == (5, 1)
    with Record.open(record) as opened:
        failed = [issue for issue in opened.issues() if issue.code == "stage-failed"]
        assert len(failed) == 1
        assert failed[0].severity == "error"
        assert failed[0].where.endswith("hills.txt")
        assert f"stage {stage} " in failed[0].message
        assert error in failed[0].message
        assert opened.counts().claims > 5
        (head,) = (head for head in opened.heads() if head.source.endswith("hills.txt"))
        assert list(opened.claims(head.id)) == []

    build(sources, record)
    build(sources, tmp_path / "whole.db")
    mended = war_articles.exports(record, tmp_path / "mended")
    assert mended == war_articles.exports(tmp_path / "whole.db", tmp_path / "whole")


def test_an_error_that_meets_every_document_ends_the_build(
    sources: list[str], record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> object:
        raise LexiconError("The gazetteer is gone.")

    monkeypatch.setattr(Grounder, "ground", broken)
    with pytest.raises(LexiconError):
        build(sources, record)


def test_of_two_claims_in_the_same_words_the_first_is_kept(
    sources: list[str], record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = Grounder.ground

    def twice(grounder: Grounder, *given: Any) -> Outcome[tuple[GroundedClaim, ...]]:
        made = right(grounder, *given)
        return Outcome(made=(*made.made, *made.made), issues=made.issues)

    monkeypatch.setattr(Grounder, "ground", twice)
    report = build(sources, record)

    assert dict(report.issues)["claim-repeated"] == report.claims
    assert report.failures == 0


def test_a_claim_that_cannot_be_stored_costs_its_document_only(
    sources: list[str], record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = Grounder.ground

    def endless(grounder: Grounder, document: Document, *given: Any) -> Any:
        made = right(grounder, document, *given)
        if document.source.endswith("hills.txt"):
            place = replace(made.made[0].places[0], lat=float("inf"))
            return Outcome(made=(replace(made.made[0], places=(place,)), *made.made[1:]))
        return made

    monkeypatch.setattr(Grounder, "ground", endless)
    report = build(sources, record)

    assert (report.kept, report.failures) == (6, 1)
    with Record.open(record) as opened:
        (failed,) = (issue for issue in opened.issues() if issue.code == "stage-failed")
        assert "stage store " in failed.message


# ---- the sample


def test_the_sample_is_fifteen_articles() -> None:
    names = [Path(source).name for source in sample_sources()]
    assert names == sorted(names)
    assert len(names) == 15
    assert "12.html" in names


def test_the_sample_gives_address_and_outlet_but_no_day(tmp_path: Path) -> None:
    write_sample(tmp_path / "sample.jsonl")

    lines = [json.loads(line) for line in (tmp_path / "sample.jsonl").read_text("utf-8").splitlines()]
    assert len(lines) == 15
    assert all(line["url"] and line["outlet"] and "published" not in line for line in lines)
    assert [line["source"] for line in lines if "html" in line] == ["sample/12.html"]


def test_exports_without_a_record(sources: list[str], tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    build_exports(sources, out)

    assert sorted(path.name for path in out.iterdir()) == [
        "claims.jsonl",
        "control.jsonl",
        "documents.jsonl",
        "events.jsonl",
    ]
    documents = [json.loads(line) for line in (out / "documents.jsonl").read_text("utf-8").splitlines()]
    assert len(documents) == 6
