"""The judgement file: read whatever it holds, added to and never rewritten, replayed on every build."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
import war_articles
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from variorum.model.errors import UsageError
from variorum.model.events import Event, Judgement
from variorum.model.judgements import fault, seen, with_id
from variorum.pipeline import build
from variorum.pipeline.judging import (
    append_judgements,
    judgement_file,
    judgement_line,
    read_judgements,
)
from variorum.query.judgements import rulings
from variorum.store.record import Record

SAME = with_id(
    Judgement(
        id="",
        left="claim-1",
        right="claim-2",
        verdict="same",
        by="Ana Ríos",
        at="2024-03-01T10:00:00+00:00",
        note="one raid, “two” papers",
    )
)
DIFFERENT = with_id(replace(SAME, verdict="different", by="Ben"))
ARTICLES = {
    "north.txt": """\
Army retakes Bor after two days

14 January 2014

The South Sudanese army recaptured the town of Bor on Monday, a military spokesman said.
""",
    "coast.txt": """\
Shells hit port of Mykolaiv

9 August 2022

Russian forces shelled the port of Mykolaiv on Monday, the mayor said. Nine dock workers were killed.
""",
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "war.judgements.jsonl"


def broken_lines(file: Path) -> dict[str, str]:
    """Why each broken line is broken, by its number."""
    issues = read_judgements(file).issues
    assert all(issue.code == "judgement-line-broken" and issue.severity == "error" for issue in issues)
    return {issue.where.removeprefix(f"{file}#"): issue.message for issue in issues}


def test_it_stands_beside_the_record() -> None:
    assert judgement_file("wars/war.2024.db") == Path("wars/war.2024.judgements.jsonl")
    assert judgement_file("war") == Path("war.judgements.jsonl")


def test_what_was_added_is_read(file: Path) -> None:
    append_judgements(file, [SAME])
    before = file.read_bytes()
    append_judgements(file, [DIFFERENT, SAME])

    assert read_judgements(file).made == (SAME, DIFFERENT)
    assert file.read_bytes().startswith(before)
    for line in file.read_text(encoding="utf-8").splitlines():
        assert list(json.loads(line)) == sorted(json.loads(line))
        assert '""' not in line


def test_no_file_holds_no_judgement(file: Path) -> None:
    assert read_judgements(file).made == read_judgements(file).issues == ()


def test_broken_lines_are_named_and_the_rest_counts(file: Path) -> None:
    line = judgement_line(SAME)
    broken = {
        "1": b"<<<<<<< HEAD",
        "2": b'["same", "claim-1", "claim-2"]',
        "4": b'{"verdict": "maybe", "by": "Ana", "at": "2024-03-01T10:00:00Z"}',
        "5": line.encode().replace(b'"same"', b'"different"'),
        "6": b'{"by": "\xff"}',
        "7": b"[" * 100_000,
        "8": line.encode().replace(b"}", b',"weight":3}'),
        "9": b'{"verdict": "same", "by": 7, "at": ""}',
        "10": b'"' + b"x" * 1_100_000 + b'"',
        "12": b"9" * 5000,
        "13": b'{"' + b"x" * 9000 + b'": 1, "verdict": "same", "by": "Ana", "at": ""}',
    }
    good = {"3": line.encode(), "11": judgement_line(DIFFERENT).encode() + b"\r"}
    rows = {**broken, **good}
    file.write_bytes(b"\n".join(rows[str(number)] for number in range(1, 14)))

    read = read_judgements(file)

    assert read.made == (SAME, DIFFERENT)
    told = broken_lines(file)
    assert list(told) == list(broken)
    assert "changed after it was given" in told["5"]
    assert "byte 9" in told["6"]
    assert "unknown field" in told["8"]
    assert all(f"Line {number} of {file}" in message for number, message in told.items())
    assert max(map(len, told.values())) < 600


def test_a_line_written_by_hand_needs_no_id(file: Path) -> None:
    file.write_text(
        '\ufeff{"verdict": "same", "left": "claim-1", "right": "claim-2", "by": "Ana Ríos",'
        ' "at": "2024-03-01T10:00:00+00:00", "note": "one raid, “two” papers"}\n\n',
        encoding="utf-8",
    )
    assert read_judgements(file).made == (SAME,)


def test_a_last_line_without_an_end_is_ended_first(file: Path) -> None:
    file.write_text(judgement_line(SAME), encoding="utf-8")
    append_judgements(file, [DIFFERENT])
    assert read_judgements(file).made == (SAME, DIFFERENT)


def test_what_is_no_file_is_said_to_be(tmp_path: Path) -> None:
    (issue,) = read_judgements(tmp_path).issues
    assert (issue.code, issue.severity) == ("judgements-unreadable", "error")
    with pytest.raises(UsageError, match="cannot be written"):
        append_judgements(tmp_path / "no" / "folder.jsonl", [SAME])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(st.binary(max_size=60), st.text(max_size=60).map(str.encode))))
def test_any_bytes_are_read(file: Path, lines: list[bytes]) -> None:
    file.write_bytes(b"\n".join([*lines, judgement_line(SAME).encode()]))
    assert SAME in read_judgements(file).made or lines


_WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_WORDS, st.text(max_size=20))
def test_any_reason_and_name_come_back(file: Path, note: str, by: str) -> None:
    judgement = with_id(replace(SAME, note=note, by=by))
    file.unlink(missing_ok=True)
    append_judgements(file, [judgement])
    assert read_judgements(file).made == (() if fault(judgement) else (judgement,))


# ---- with builds


def write(folder: Path, **changed: str) -> list[str]:
    folder.mkdir(exist_ok=True)
    for name, text in ARTICLES.items():
        (folder / name).write_text(changed.get(name.removesuffix(".txt"), text), encoding="utf-8")
    return [str(folder)]


def events_of(path: Path, event_type: str) -> list[Event]:
    with Record.open(path) as record:
        return [event for event in record.events() if event.event_type == event_type]


def judged(path: Path, **said: str) -> Judgement:
    """A judgement on the capture of the record, and on the shelling where it is on two claims."""
    with Record.open(path) as record:
        sources = {head.id: head.source for head in record.heads()}
        (capture,) = (c.claim for c in record.claims() if c.claim.event_type == "capture")
        (shelling,) = (c.claim for c in record.claims() if c.claim.event_type == "shelling")
    claims = [capture] if said["verdict"] in ("correct", "reject") else [capture, shelling]
    claims.sort(key=lambda claim: claim.id)
    return with_id(
        replace(
            SAME,
            left=claims[0].id,
            right=claims[1].id if len(claims) > 1 else "",
            seen=tuple(seen(claim, sources[claim.document_id]) for claim in claims),
            **said,
        )
    )


def test_judgements_are_replayed_into_a_record_made_from_nothing(tmp_path: Path, file: Path) -> None:
    sources, record = write(tmp_path / "articles"), tmp_path / "war.db"
    build(sources, record)
    (before,) = events_of(record, "capture")
    same = judged(record, verdict="same")
    append_judgements(file, [same])

    assert dict(build((), record).issues) == {}
    (joined,) = (*events_of(record, "capture"), *events_of(record, "shelling"))
    assert {same.left, same.right} <= set(joined.claims)
    assert "judged-same" in {reason.rule for reason in joined.reasons}

    record.unlink()
    build(sources, record)
    again = events_of(record, joined.event_type)
    assert again == [joined]

    undo = with_id(
        replace(SAME, verdict="withdraw", left="", right="", withdraws=same.id, at="2024-03-02T10:00:00Z")
    )
    append_judgements(file, [undo])
    build((), record)
    assert events_of(record, "capture") == [before]


def test_a_correction_reaches_the_event_and_not_the_claim(tmp_path: Path, file: Path) -> None:
    sources, record = write(tmp_path / "articles"), tmp_path / "war.db"
    build(sources, record)
    append_judgements(file, [judged(record, verdict="correct", field="when", value="2014-01-12")])
    build((), record)

    (event,) = events_of(record, "capture")
    assert event.when is not None
    assert (event.when.earliest, event.when.latest) == ("2014-01-12", "2014-01-12")
    assert [r.detail for r in event.reasons if r.rule == "corrected"] == [
        f"{event.claims[0]}: when corrected to 2014-01-12 by Ana Ríos: one raid, “two” papers"
    ]
    with Record.open(record) as opened:
        claim = opened.claim(event.claims[0])
        assert claim is not None
        assert claim.when is not None
        assert claim.when.earliest == "2014-01-13"
        assert [holding.since.earliest for holding in opened.holdings()] == ["2014-01-12"]


def test_a_rejected_claim_is_in_no_event_and_holds_nothing(tmp_path: Path, file: Path) -> None:
    sources, record = write(tmp_path / "articles"), tmp_path / "war.db"
    build(sources, record)
    append_judgements(file, [judged(record, verdict="reject")])
    build((), record)

    assert events_of(record, "capture") == []
    with Record.open(record) as opened:
        assert list(opened.holdings()) == []
        assert any(claim.claim.event_type == "capture" for claim in opened.claims())


def test_a_judgement_on_words_that_changed_is_re_opened(tmp_path: Path, file: Path) -> None:
    sources, record = write(tmp_path / "articles"), tmp_path / "war.db"
    build(sources, record)
    same = judged(record, verdict="same")
    append_judgements(file, [same])
    record.unlink()
    north = ARTICLES["north.txt"].replace("on Monday", "on Monday after heavy fighting")
    write(tmp_path / "articles", north=north)

    report = build(sources, record)

    assert dict(report.issues) == {"judgement-without-claim": 1}
    with Record.open(record) as opened:
        (ruling,) = rulings(opened, opened.judgements())
        (capture,) = (c.claim for c in opened.claims() if c.claim.event_type == "capture")
        assert ruling.state == "without-claim"
        assert capture.id in ruling.now
        assert capture.evidence.sentence in ruling.sentences
        assert set(ruling.now) & {same.left, same.right}


def test_judged_bit_by_bit_or_from_nothing_it_is_the_same_record(tmp_path: Path, file: Path) -> None:
    sources, record = war_articles.write(tmp_path / "articles"), tmp_path / "war.db"
    build(sources, record)
    with Record.open(record) as opened:
        ids = sorted(one.claim.id for one in opened.claims())
    bare = replace(SAME, seen=(), right="")
    first, second, third, *_, last = ids
    given_ = [
        with_id(replace(bare, left=first, right=second)),
        with_id(replace(bare, left=second, right=third)),
        with_id(replace(bare, verdict="different", left=first, right=third, by="Ben")),
        with_id(replace(bare, verdict="reject", left=last)),
        with_id(replace(bare, verdict="correct", left=second, field="when", value="2015-06-01")),
        with_id(replace(bare, verdict="correct", left=third, field="event_type", value="clash")),
    ]
    given_.append(with_id(replace(bare, verdict="withdraw", left="", withdraws=given_[2].id)))
    for one in given_:
        append_judgements(file, [one])
        build((), record)
        (tmp_path / "new.judgements.jsonl").write_bytes(file.read_bytes())
    build(sources, tmp_path / "new.db")

    exported = war_articles.exports(record, tmp_path / "bits")
    assert exported == war_articles.exports(tmp_path / "new.db", tmp_path / "whole")
    with Record.open(record) as opened:
        assert {ruling.state for ruling in rulings(opened, opened.judgements())} == {"applied", "withdrawn"}


def test_a_broken_line_fails_the_build_and_leaves_the_record_whole(tmp_path: Path, file: Path) -> None:
    sources, record = write(tmp_path / "articles"), tmp_path / "war.db"
    file.write_text("no judgement\n" + judgement_line(SAME), encoding="utf-8")

    report = build(sources, record)

    assert report.failures == 1
    assert dict(report.issues) == {"judgement-line-broken": 1, "judgement-without-claim": 1}
    with Record.open(record) as opened:
        assert list(opened.judgements()) == [SAME]
        assert opened.views_are_current()
