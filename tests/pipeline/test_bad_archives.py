"""Archives and files that nobody meant to give: every build ends, says what is wrong, and invents nothing."""

from __future__ import annotations

import os
import random
import signal
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import small_archives
from hypothesis import given, settings
from hypothesis import strategies as st
from small_archives import DAYS, PLACES, TYPES, WORDS, Read, archive, printed, told_of
from test_extending import add, at_once, make, put_beside, told

from variorum.lexicon.lexicon import load_lexicon
from variorum.model.claims import GroundedClaim
from variorum.model.documents import Document, Published
from variorum.model.errors import RecordBusyError
from variorum.model.events import Judgement
from variorum.model.judgements import seen, with_id
from variorum.pipeline import build, views
from variorum.pipeline.exports import export_all
from variorum.pipeline.judging import judgement_line, replay
from variorum.pipeline.report import Tally
from variorum.query.explain import explain
from variorum.query.render import render
from variorum.store.record import Record
from variorum.store.views import Views
from variorum.store.workings import Workings

MANY = 60
SENTENCES = [
    f"At dawn {number + 11} men of {word} left the river post w{number} after a night of guns x{number}"
    for number, word in enumerate(WORDS)
]
TEXT = ". ".join(SENTENCES)


@pytest.fixture
def record(tmp_path: Path) -> Any:
    with Record.open(tmp_path / "war.db", "create") as opened:
        yield opened


# ---- one text again and again


def reprint(number: int, text: str) -> Read:
    """One of many papers with a text that tells of two acts, one of them undated."""
    raw, document = printed(f"{number:04}", text, f"2023-05-{number % 20 + 1:02}", f"paper {number}")
    claims = [
        told_of(document, 0, "capture", "ardel", ("2023-05-01", "2023-05-01")),
        told_of(document, 1, "shelling", "bosk", sentence=SENTENCES[3]),
    ]
    return raw, document, claims


@pytest.mark.parametrize("last", ["", ". Printed on press {0} for the readers of town {0}"])
def test_one_text_in_many_papers_is_one_origin(record: Record, last: str) -> None:
    read = [reprint(number, TEXT + last.format(number)) for number in range(MANY)]
    add(record, read[:-1])
    make(record, anew=True)
    add(record, read[-1:])
    make(record)

    assert Counter(copy.copy_of for copy in record.copies()) == {read[0][1].id: MANY - 1}
    events = list(record.events())
    assert sorted(event.event_type for event in events) == ["capture", "shelling"]
    for event in events:
        assert (len(event.claims), len(event.documents)) == (MANY, MANY)
        assert len(event.origins) == 1
        assert event.status == "single-origin"


def test_the_same_bytes_many_times_are_one_document(tmp_path: Path) -> None:
    for number in range(MANY):
        (tmp_path / f"{number:03}.txt").write_text(
            "Rebels took the town of Bambari on 3 May 2018, residents said.\n", encoding="utf-8"
        )

    report = build([str(tmp_path)], tmp_path / "war.db")

    assert (report.read, report.record_documents, report.events) == (1, 1, 1)
    assert dict(report.skipped) == {"duplicate-bytes": MANY - 1}


# ---- one document that says very much


def test_a_document_of_very_many_claims_can_be_explained(record: Record) -> None:
    chance = random.Random(4)
    raw, document = printed("long", TEXT, "2023-05-20", "A")
    claims = [
        told_of(
            document,
            number,
            chance.choice(TYPES),
            chance.choice([*PLACES]),
            chance.choice([None, (DAYS[number % 6], DAYS[number % 6])]),
            SENTENCES[number % len(SENTENCES)],
        )
        for number in range(MANY)
    ]
    add(record, [(raw, document, claims)])
    make(record, anew=True)

    events = list(record.events())
    assert sorted(one for event in events for one in event.claims) == sorted(one.claim.id for one in claims)
    assert {origin for event in events for origin in event.origins} == {events[0].origins[0]}
    largest = max(events, key=lambda event: len(event.claims))
    for key in (largest.id, largest.claims[0], document.id):
        assert 0 < len(render(explain(record, key), width=100).splitlines()) < 5 * MANY


# ---- without dates, and with dates that cannot be


def undated(documents: int) -> list[Read]:
    """Articles of their own words each on one of a few towns, without a date."""
    made: list[Read] = []
    for number in range(documents):
        text = ". ".join(f"v{number} w{number}x{line} u{line}q{number} came" for line in range(4))
        raw, document = printed(f"{number:04}", text, None, f"paper {number % 7}")
        claim = told_of(document, 0, TYPES[number % len(TYPES)], [*PLACES][number % len(PLACES)])
        made.append((raw, document, [claim]))
    return made


def test_an_archive_without_dates_dates_nothing_and_joins_nothing_without_evidence(record: Record) -> None:
    read = undated(300)
    add(record, read[:-2])
    make(record, anew=True)
    add(record, read[-2:])
    make(record)

    events = list(record.events())
    assert len(events) == 300
    for event in events:
        assert event.when is None or event.when.earliest is event.when.latest is None
    for holding in record.holdings():
        assert holding.since.earliest is holding.since.latest is None
        assert holding.until is None


IMPOSSIBLE = ["2099-01-01", "9999-12-31", "0001-01-01", "2023-13-01", "2023-02-30", "", "yesterday", "-1"]


def test_clocks_that_are_wrong_stop_nothing(record: Record, tmp_path: Path) -> None:
    read: list[Read] = []
    for number, day in enumerate([*IMPOSSIBLE, "2023-05-04", "2023-05-05"]):
        raw, document = printed(f"{number:02}", f"{SENTENCES[number]}. {day}", day, f"paper {number}")
        backwards = ("2023-05-09", "2023-05-01")
        days = [None, (day, day), (day, None), (None, day), backwards, ("9999-12-31", "0001-01-01")]
        claims = [
            told_of(document, place, event_type, "ardel", one)
            for place, (one, event_type) in enumerate(
                (one, event_type) for one in days for event_type in ("capture", "control", "attack")
            )
        ]
        read.append((raw, document, claims))
    add(record, read[::2])
    make(record, anew=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(views, "_MOST_NEW", 10.0)
        add(record, read[1::2])
        make(record)

    assert told(record) == at_once(read, tmp_path)
    export_all(record.path, tmp_path)
    claims_of = Counter(one for event in record.events() for one in event.claims)
    assert set(claims_of.values()) == {1}
    # What is said of years apart is never one occurrence.
    years = {c.claim.id: (c.when.earliest or c.when.latest or "")[:4] for c in record.claims() if c.when}
    for event in record.events():
        assert not {"0001", "2099"} <= {years.get(one, "") for one in event.claims}


# ---- judgements


def judgement(record: Record, verdict: Any, by: str, ids: Sequence[str]) -> Judgement:
    claims = [record.claim(one) for one in sorted(ids)]
    return with_id(
        Judgement(
            id="",
            left=min(ids),
            right=max(ids),
            verdict=verdict,
            by=by,
            at="2024-03-01T10:00:00+00:00",
            seen=tuple(seen(one.claim, "x.txt") for one in claims if one is not None),
        )
    )


def test_judgements_that_cannot_all_hold_are_named_and_none_is_applied(record: Record) -> None:
    add(record, archive(3, 30))
    make(record, anew=True)
    before = told(record)
    one, other, third = sorted(claim.claim.id for claim in record.claims())[:3]
    given = [
        judgement(record, "same", "Ana", [one, other]),
        judgement(record, "same", "Ana", [other, third]),
        judgement(record, "different", "Ben", [one, third]),
    ]
    for said in given:
        record.add_judgement(said)

    (issue,) = views.make_views(record, load_lexicon(), Tally(), anew=False)

    assert issue.code == "judgements-at-odds"
    assert all(said.id in issue.message for said in given)
    assert told(record) == before


def test_of_a_spoiled_file_of_judgements_the_sound_lines_count(record: Record, tmp_path: Path) -> None:
    add(record, archive(3, 10))
    one, other, third = sorted(claim.claim.id for claim in record.claims())[:3]
    first = judgement(record, "same", "Ana", [one, other])
    last = judgement(record, "different", "Ana", [one, third])
    file = tmp_path / "war.judgements.jsonl"
    rows = [
        judgement_line(first).encode(),
        b'{"verdict": "same", "left": ',
        bytes(range(256)).replace(b"\n", b"").replace(b"\r", b""),
        b'{"note": "' + b"x" * 3_000_000 + b'"}',
        b"\x00" * 5000,
        judgement_line(last).encode(),
    ]
    file.write_bytes(b"\n".join(rows))

    issues = replay(record, file)

    assert [issue.where for issue in issues] == [f"{file}#{line}" for line in (2, 3, 4, 5)]
    assert all(str(file) in issue.message and len(issue.message) < 600 for issue in issues)
    assert list(record.judgements()) == sorted([first, last], key=lambda said: said.id)
    assert replay(record, file) == issues


# ---- documents read anew


def reread(chance: random.Random, read: Read) -> Read:
    """A document as another version of the program reads it."""
    raw, document, claims = read
    match chance.choice(["no claims", "fewer", "others", "day", "text"]):
        case "no claims":
            claims = []
        case "fewer":
            claims = claims[1:]
        case "others":
            claims = [small_archives._claim(chance, document, n + 10) for n in range(chance.randrange(4))]
        case "day":
            day = chance.choice([*DAYS, None])
            document = replace(document, published=Published(day=day, basis="given" if day else "none"))
        case _:
            document = replace(document, text=document.text[: len(document.text) // 2])
    return raw, document, claims


@pytest.mark.parametrize("neighbours", [32, 2])
@settings(max_examples=5, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_documents_read_anew_give_what_making_all_anew_gives(neighbours: int, seed: int) -> None:
    chance = random.Random(seed)
    read = archive(seed, 24, dated=chance.random() < 0.7)
    with put_beside(neighbours) as folder, Record.open(folder / "war.db", "create") as record:
        add(record, read[:20])
        make(record, anew=True)
        for version in range(2):
            for raw, document, claims in chance.sample(read[:20], 3):
                record.add_document(*reread(chance, (raw, document, claims)), (), f"tests {version}")
            add(record, read[20 + 2 * version : 22 + 2 * version])
            make(record)
        extended = told(record)
        make(record, anew=True)
        assert extended == told(record)


def test_what_an_undated_article_has_its_days_from_may_go(tmp_path: Path) -> None:
    """The days were those of an article that, read anew, tells of nothing any more."""
    lines = (f"Those of {word} said to be in w{n} and so on x{n}" for n, word in enumerate(WORDS))
    dated = printed("dated", TEXT, "2023-05-04", "A")
    loose = printed("loose", ". ".join(lines), None, "B")

    def claims(document: Document) -> list[GroundedClaim]:
        sides = {"agents": (small_archives._actor("north"),), "patients": (small_archives._actor("west"),)}
        sentences = document.text.split(". ")
        made = (
            told_of(document, n, "detain", place, sentence=sentences[n]) for n, place in enumerate(PLACES)
        )
        return [replace(one, **sides) for one in made]

    def days(record: Record) -> set[int | None]:
        with record.revising() as revision:
            return {one.first_day for one in revision.workings.standing_of({loose[1].id})}

    with Record.open(tmp_path / "war.db", "create") as record:
        add(record, archive(41, 40))
        add(record, [(*dated, claims(dated[1])), (*loose, claims(loose[1]))])
        make(record, anew=True)
        assert None not in days(record)

        record.add_document(*dated, [], (), "another version")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(views, "_MOST_NEW", 1.0)
            make(record)
        assert days(record) == {None}


# ---- several builds, and killed ones

forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a child that can be killed")


def in_child(work: Callable[[], None]) -> int:
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(0)
    return child


@forks
def test_two_that_add_at_once_take_turns_and_lose_nothing(tmp_path: Path) -> None:
    read = archive(11, 24)
    path = tmp_path / "war.db"
    load_lexicon()

    def add_all(parts: Sequence[Sequence[Read]]) -> None:
        waiting = list(parts)
        while waiting:
            try:
                with Record.open(path, "create") as record:
                    add(record, waiting.pop())
                    make(record)
            except RecordBusyError:
                continue

    def work(start: int) -> Callable[[], None]:
        parts = [read[at : at + 4] for at in range(start, len(read), 8)]
        return lambda: add_all(parts)

    children = [in_child(work(start)) for start in (0, 4)]
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0]

    with Record.open(path) as record:
        assert record.views_are_current()
        assert told(record) == at_once(read, tmp_path)


def test_a_build_on_a_record_that_is_written_to_says_so(record: Record) -> None:
    with pytest.raises(RecordBusyError, match="Another build is writing"):
        build((), record.path)


@forks
@pytest.mark.parametrize("moment", ["say", "displace", "link", "put_event", "put_holdings"])
def test_killed_while_views_are_extended_it_keeps_the_old_ones(tmp_path: Path, moment: str) -> None:
    read = archive(10, 40)
    assert read[-1][2]
    path = tmp_path / "war.db"
    with Record.open(path, "create") as record:
        add(record, read[:-1])
        make(record, anew=True)
        old = told(record)
        generation = record.generation()

    def extend() -> None:
        def die(*_: object, **__: object) -> None:
            os.kill(os.getpid(), signal.SIGKILL)

        views._MOST_NEW = 1.0
        setattr(Workings if hasattr(Workings, moment) else Views, moment, die)
        with Record.open(path, "write") as record:
            add(record, read[-1:])
            make(record)

    ended = os.waitpid(in_child(extend), 0)[1]
    assert os.WIFSIGNALED(ended)
    with Record.open(path) as record:
        assert told(record) == old
        assert record.generation() == generation
        assert not record.views_are_current()
        assert record.counts().documents == len(read)

    with Record.open(path, "write") as record:
        make(record)
        assert told(record) == at_once(read, tmp_path)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["once.db", "war.db"]
