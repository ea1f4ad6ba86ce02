"""variorum review: what is listed can be judged, and what was judged is listed, applied and undone."""

from __future__ import annotations

import io
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from variorum.cli import main
from variorum.store.record import Record

_ARTICLES = {
    "north.txt": (
        "Army retakes Bor after two days\n\n14 January 2014\n\n"
        "The South Sudanese army recaptured the town of Bor on Monday, a military spokesman said.\n"
    ),
    "south.txt": (
        "Bor back in government hands\n\n14 January 2014\n\n"
        "Government troops retook Bor on Monday, residents said.\n"
    ),
    "east.txt": "Bentiu hit\n\n16 January 2014\n\nShells hit Bentiu on Wednesday, killing 11 people.\n",
    "west.txt": "Bentiu shelled\n\n16 January 2014\n\nArtillery fire hit Bentiu on Tuesday.\n",
}
JUDGE = ("--by", "Ana", "--why", "two papers, one battle")


@pytest.fixture(scope="session")
def two_reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of articles that tell of one battle in two ways, and of shells on one town."""
    folder = tmp_path_factory.mktemp("review")
    for name, text in _ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    assert main(["build", *(str(folder / name) for name in _ARTICLES), "-o", str(folder / "war.db")]) == 0
    return folder / "war.db"


@pytest.fixture
def war(run, two_reports: Path) -> str:
    """A copy of it in the folder that the command is run in."""
    shutil.copy(two_reports, "war.db")
    return "war.db"


@pytest.fixture
def all_close(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every comparison that nothing forbids is a close call, whatever the weights are."""
    monkeypatch.setattr("variorum.query.calls._CLOSE", 50.0)


def ids(war: str, event_type: str) -> list[str]:
    """The claims of a type."""
    with Record.open(war) as record:
        return [one.claim.id for one in record.claims() if one.claim.event_type == event_type]


def capture_events(war: str) -> list[str]:
    with Record.open(war) as record:
        return [event.id for event in record.events() if event.event_type == "capture"]


def lines(war: str) -> list[dict[str, Any]]:
    text = Path(war).with_suffix(".judgements.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.usefixtures("all_close")
def test_the_closest_calls_are_listed_with_the_command_that_judges_them(run, war: str) -> None:
    ran = run("review", war, "--limit", 3)

    assert (ran.status, ran.err) == (0, "")
    assert re.search(r"^(Nearly|Barely) one event: mean -?[0-9.]+, 5.5 join", ran.out, re.MULTILINE)
    assert "“Shells hit Bentiu on Wednesday, killing 11 people.”" in ran.out
    assert "shelling, 2014-01-15, Bentiu" in ran.out
    (judging,) = re.findall(rf"variorum (review {war} \w+ claim-\w+ claim-\w+)$", ran.out, re.MULTILINE)[:1]

    assert run(*judging.split(), *JUDGE).status == 0
    again = run("review", war)
    assert judging.split()[-1] not in again.out


@pytest.mark.usefixtures("all_close")
def test_what_is_listed_is_the_same_as_json(run, war: str) -> None:
    found = json.loads(run("review", war, "--json").out)
    assert sorted(found) == ["calls", "contradictory", "disputed", "reopened"]
    distances = [abs(call["mean"] - 5.5) for call in found["calls"]]
    assert distances == sorted(distances)
    assert all(reason["weight"] > -20 for call in found["calls"] for reason in call["reasons"])


@pytest.mark.usefixtures("all_close")
def test_walking_from_call_to_call(run, war: str, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = json.loads(run("review", war, "--json").out)["calls"]
    assert len(calls) > 1
    monkeypatch.setattr("sys.stdin", io.StringIO("x\nd\ntwo towns\nn\nq\n"))

    ran = run("review", war, "walk", "--by", "Ana")

    assert ran.status == 0
    assert ran.out.index(calls[0]["left"]["claim_id"]) < ran.out.index(calls[1]["left"]["claim_id"])
    (line,) = lines(war)
    pair = {calls[0]["left"]["claim_id"], calls[0]["right"]["claim_id"]}
    assert ({line["left"], line["right"]}, line["verdict"], line["note"]) == (pair, "different", "two towns")
    assert run("review", war, "walk").status == 2


def test_two_events_are_made_one_and_two_again(run, war: str) -> None:
    first, second = capture_events(war)

    ran = run("review", war, "same", first, second, *JUDGE)

    assert ran.status == 0
    assert re.search(rf"({first} and {second}|{second} and {first}) become one event\.", ran.out)
    (line,) = lines(war)
    assert (line["by"], line["note"], line["verdict"]) == ("Ana", "two papers, one battle", "same")
    assert {seen["quote"] for seen in line["seen"]} == {"recaptured the town", "retook Bor"}
    assert capture_events(war) == [first, second]

    assert run("review", war, "apply").status == 0
    assert len(capture_events(war)) == 1
    assert "applied" in run("review", war, "list").out

    assert run("review", war, "undo", line["id"][:16], *JUDGE).status == 0
    assert run("review", war, "apply").status == 0
    assert capture_events(war) == [first, second]
    assert "withdrawn: it was undone" in run("review", war, "list").out


def test_what_was_judged_is_explained(run, war: str) -> None:
    claim = ids(war, "shelling")[0]
    run("review", war, "correct", claim, "killed", "12", *JUDGE)
    run("review", war, "apply")
    with Record.open(war) as record:
        (event,) = record.events_with(claim)

    for key in (claim, event.id):
        told = " ".join(run("explain", war, key).out.split())
        assert f"killed of {claim} is 12: two papers, one battle (applied: it counts)" in told
    (ruling,) = json.loads(run("explain", war, claim, "--json").out)["judgements"]
    assert (ruling["state"], ruling["judgement"]["by"]) == ("applied", "Ana")


def test_contradictory_judgements_are_named_and_neither_applied(run, war: str) -> None:
    left, right = ids(war, "capture")
    run("review", war, "same", left, right, *JUDGE)

    ran = run("review", war, "different", left, right, "--by", "Ben", "--why", "two days apart")

    assert ran.status == 0
    assert "judgements-at-odds" in ran.err
    assert "Ana: same" in ran.err
    assert "Ben: different" in ran.err
    applied = run("review", war, "apply")
    assert "judgements-at-odds" in applied.err
    assert len(capture_events(war)) == 2
    assert run("review", war).out.count("Contradictory: ") == 2


def test_a_field_is_corrected_by_name_and_by_id(run, war: str) -> None:
    claim = ids(war, "shelling")[0]

    assert run("review", war, "correct", claim, "place", "geonames-373303", *JUDGE).status == 0
    assert run("review", war, "correct", claim, "killed", "9..11", *JUDGE).status == 0
    assert run("review", war, "reject", ids(war, "capture")[0], *JUDGE).status == 0
    assert run("review", war, "apply").status == 0

    with Record.open(war) as record:
        (event,) = record.events_with(claim)
        assert event.place is not None
        assert event.place.name == "Juba"
        assert [(one.kind, one.low, one.high) for one in event.figures] == [("killed", 9, 11)]
    assert len(capture_events(war)) == 1


def test_a_claim_that_is_gone_is_renewed(run, war: str) -> None:
    left, right = capture_events(war)
    run("review", war, "same", left, right, *JUDGE)
    changed = _ARTICLES["north.txt"].replace("on Monday", "on Monday after heavy fighting")
    for name, text in {**_ARTICLES, "north.txt": changed}.items():
        Path(name).write_text(text, encoding="utf-8")
    Path(war).unlink()
    built = run("build", *_ARTICLES, "-o", war)
    assert "judgement-without-claim" in built.err
    assert len(capture_events(war)) == 2

    listed = run("review", war).out
    assert "Re-opened: its claim is not in the record" in listed
    assert "on Monday after heavy fighting" in " ".join(listed.split())
    renew = re.findall(rf"variorum (review {war} renew judgement-\w+)", listed)[0]
    assert run(*renew.split(), *JUDGE).status == 0
    assert run("review", war, "apply").err == ""

    assert len(capture_events(war)) == 1
    assert "Re-opened" not in run("review", war).out
    assert run(*renew.split(), *JUDGE).status == 2


def test_a_claim_that_was_read_otherwise_is_renewed(run, war: str) -> None:
    (claim, *_) = ids(war, "shelling")
    run("review", war, "correct", claim, "killed", "12", *JUDGE)
    (line,) = lines(war)
    line["seen"][0].update(words="words-0", sentence="Shells fell on Bentiu, and eleven died.")
    del line["id"]
    Path("war.judgements.jsonl").write_text(f"{json.dumps(line)}\n", encoding="utf-8")

    applied = run("review", war, "apply")
    assert "judgement-re-opened" in applied.err
    listed = run("review", war).out
    assert "“Shells fell on Bentiu, and eleven died.”" in listed
    assert "reads now:" in listed
    renew = re.findall(rf"variorum (review {war} renew judgement-\w+)", listed)[0]
    run(*renew.split(), *JUDGE)
    assert run("review", war, "apply").err == ""
    with Record.open(war) as record:
        (event,) = record.events_with(claim)
        assert [figure.best for figure in event.figures] == [12]


def test_a_broken_line_is_named_and_the_rest_counts(run, war: str) -> None:
    run("review", war, "unsure", *ids(war, "capture"), *JUDGE)
    file = Path("war.judgements.jsonl")
    file.write_text(f"=======\n{file.read_text(encoding='utf-8')}", encoding="utf-8")

    ran = run("review", war, "list")

    assert ran.status == 1
    assert "Line 1 of war.judgements.jsonl is no judgement" in ran.err
    assert "cannot be told" in ran.out
    assert run("review", war, "apply").status == 1


def test_another_file_of_judgements(run, war: str) -> None:
    first, second = capture_events(war)
    run("review", war, "same", first, second, *JUDGE, "--judgements", "ana.jsonl")
    assert not Path("war.judgements.jsonl").exists()

    assert run("review", war, "apply", "--judgements", "ana.jsonl").status == 0
    assert len(capture_events(war)) == 1

    for name, text in _ARTICLES.items():
        Path(name).write_text(text, encoding="utf-8")
    assert run("build", *_ARTICLES, "-o", "new.db", "--judgements", "ana.jsonl").status == 0
    missing = run("build", *_ARTICLES, "-o", "new.db", "--judgements", "ben.jsonl")
    assert missing.status == 2
    assert "There are no judgements at ben.jsonl" in missing.err


def test_a_name_from_the_environment(run, war: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VARIORUM_BY", "Ben")
    run("review", war, "reject", ids(war, "shelling")[0], "--why", "a drill")
    assert lines(war)[0]["by"] == "Ben"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["same", "claim-", "claim-", *JUDGE], "may be several"),
        (["same", "claim-zz", "claim-zz", *JUDGE], "There is no claim, event or judgement 'claim-zz'"),
        (["same", "LEFT", "LEFT", *JUDGE], "Both are claim-"),
        (["same", "LEFT", *JUDGE], "takes 2 words: CLAIM CLAIM; 1 were given"),
        (["reject", "LEFT", "--why", "a drill"], "Give --by NAME, or set VARIORUM_BY"),
        (["reject", "LEFT", "--by", "Ana"], "Say why in a few words"),
        (["correct", "LEFT", "weather", "rain", *JUDGE], "there is no field 'weather'"),
        (["correct", "LEFT", "killed", "many", *JUDGE], "'many' is no number"),
        (["correct", "LEFT", "event_type", "picnic", *JUDGE], "There is no event type 'picnic'"),
        (["correct", "LEFT", "agents", "SPLA", *JUDGE], "Give one of these ids"),
        (["correct", "SHELLING", "killed:soldiers", "9", *JUDGE], "counts killed:11 people"),
        (["undo", "judgement-1", *JUDGE], "There is no claim, event or judgement 'judgement-1'"),
        (["list", "claim-1"], "takes no ids"),
        (["same", "LEFT", "RIGHT", *JUDGE, "--judgements", "no/such/folder.jsonl"], "cannot be written"),
    ],
)
def test_what_is_no_judgement_is_misuse_and_leaves_no_line(
    run, war: str, monkeypatch: pytest.MonkeyPatch, words: list[str], said: str
) -> None:
    monkeypatch.delenv("VARIORUM_BY", raising=False)
    left, right = ids(war, "capture")
    (counting,) = (one for one in ids(war, "shelling") if "11 people" in run("explain", war, one).out)
    named = {"LEFT": left, "RIGHT": right, "SHELLING": counting}

    ran = run("review", war, *(named.get(word, word) for word in words))

    assert ran.status == 2
    assert said in ran.err
    assert not Path("war.judgements.jsonl").exists()


def test_an_empty_record_of_judgements(run, war: str) -> None:
    assert run("review", war, "list").out == "There are no judgements.\n"
    assert run("review", "no.db", "list").status == 1
    assert run("review", "no.db", "apply").status == 2


def test_split_parts_claims_of_one_event_and_of_no_two(run, war: str) -> None:
    left, right = ids(war, "capture")
    run("review", war, "same", left, right, *JUDGE)
    run("review", war, "apply")
    assert run("review", war, "split", left, *JUDGE, "--by", "Ben").status == 0
    assert run("review", war, "list").out.count("contradictory") == 2
    assert run("review", war, "split", *ids(war, "shelling"), *JUDGE).status == 2
