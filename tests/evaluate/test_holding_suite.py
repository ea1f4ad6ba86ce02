"""The suite of archives: by hand on small records with known mistakes, and the project's own archives."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from variorum.evaluate.holding_suite import score_archives, write_archives
from variorum.evaluate.holdings_gold import WantedSubject, read_archives
from variorum.evaluate.holdings_made import meant_holder, meant_subject
from variorum.model.control import Count, DayRange, Holding, HoldingAccount, Party, Subject
from variorum.model.errors import InputError
from variorum.pipeline import build_in_turn
from variorum.store.record import Record

OWN = Path(__file__).parents[1] / "cases/holding"
ARCHIVES = """
- label: one-town
  comment: taken, taken back, and left
  seen: true
  documents:
    a: {outlet: A, published: 2012-01-02, text: "Rebels took Bria on Sunday."}
    b: {outlet: B, published: 2012-01-09, title: Bria, text: "The army retook Bria on Sunday."}
    c: {outlet: C, text: "Nobody is sure of Bambari."}
  holdings:
  - {subject: [Bria, Briah], holder: [Seleka, rebels], since: 2012-01-01, until: 2012-01-08, status: claimed}
  - {subject: Bria, holder: army, since: [2012-01-08, 2012-01-09], status: agreed}
  also:
  - {subject: Bria, holder: police}
  states:
  - {subject: Bria, as_of: 2012-01-03, holder: rebels, status: claimed, basis: stated, told: 2012-01-01}
  - {subject: Bria, as_of: 2012-01-10, known_on: 2012-01-03, holder: rebels}
  - {subject: Bambari, as_of: 2012-01-10, holder: null, status: unknown}
  never:
  - {subject: Bria, holder: sailors}
- label: quiet
  comment: nobody holds anything
  seen: false
  documents:
    a: {outlet: A, published: 2012-01-02, text: "It rained on Bossangoa."}
  nothing_else: true
  states:
  - {subject: Bossangoa, as_of: 2012-01-10, holder: null}
  never:
  - {subject: Bossangoa, kind: town, holder: null}
"""
BRIA = Subject(kind="place", id="geo-1", name="Bria", aliases=("Bria town",), precision=1)


def account(claim_id: str, day: str | None) -> HoldingAccount:
    return HoldingAccount(
        claim_id=claim_id,
        document_id="d1",
        origin="outlet:a",
        speaker="",
        word="third-party",
        published=None,
        since=DayRange(earliest=day, latest=day),
        by=day,
        dated=day is not None,
    )


def held(holder: str, since: str | None, until: str | None = None, **fields: Any) -> Holding:
    made = Holding(
        subject=BRIA,
        holder=holder.lower().replace(" ", "-"),
        holder_name=holder,
        holder_aliases=(),
        since=DayRange(earliest=since, latest=since),
        until=DayRange(earliest=until, latest=until) if until else None,
        status="claimed",
        score=1.0,
        claims=(f"claim-{holder}",),
        denied_by=(),
        reasons=(),
        parties=(Party(id=None, name=holder),),
        ended="taken" if until else "",
        accounts=(account(f"claim-{holder}", since),),
    )
    return replace(made, **fields)


REBELS = held("Rebels", "2012-01-01", "2012-01-08")
ARMY = held("Army", "2012-01-08", status="agreed")


def write_record(path: Path, *holdings: Holding) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    with Record.open(path, "create") as record, record.revising() as revision:
        revision.views.put_holdings(holdings)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "archives"
    made.mkdir()
    (made / "towns.yaml").write_text(ARCHIVES, encoding="utf-8")
    return made


@pytest.fixture
def exports(tmp_path: Path) -> Path:
    """What a perfect program makes of both archives."""
    made = tmp_path / "exports"
    write_record(made / "archive-0000/2012-01-03.db", held("Rebels", "2012-01-01"))
    write_record(made / "archive-0000/all.db", REBELS, ARMY)
    write_record(made / "archive-0001/all.db")
    return made


def measured(folder: Path, exports: Path) -> dict[str, Any]:
    return {measure.name: measure.value for measure in score_archives(folder, exports).measures}


def kept(folder: Path, exports: Path, *holdings: Holding) -> dict[str, Any]:
    """The shares kept, where the whole record of the first archive has these holdings."""
    write_record(exports / "archive-0000/all.db", *holdings)
    found = measured(folder, exports)
    return {name.removeprefix("seen: "): value["kept"] for name, value in found.items() if "seen: " in name}


def test_an_archive_is_written_by_the_days_as_known_on(folder: Path, tmp_path: Path) -> None:
    sources = [Path(source) for source in write_archives(folder, tmp_path)]
    assert [(source.parent.name, source.name) for source in sources] == [
        ("archive-0000", "2012-01-03.jsonl"),
        ("archive-0000", "all.jsonl"),
        ("archive-0001", "all.jsonl"),
    ]
    read = [
        [json.loads(line)["source"] for line in source.read_text(encoding="utf-8").splitlines()]
        for source in sources
    ]
    assert read == [["a"], ["b", "c"], ["a"]]


def test_a_perfect_record_keeps_everything(folder: Path, exports: Path) -> None:
    found = measured(folder, exports)
    assert found["archives"] == 2
    assert found["seen: all"] == {"kept": 1.0, "n": 15}
    assert found["seen: archives right"] == {"kept": 1.0, "n": 1}
    assert found["unseen: all"] == {"kept": 1.0, "n": 2}
    assert not score_archives(folder, exports).findings


def test_what_is_missed_is_counted_and_listed(folder: Path, exports: Path) -> None:
    found = kept(folder, exports, REBELS)
    assert found["holdings"] == 0.5
    assert found["status"] == 1.0
    (miss,) = score_archives(folder, exports).findings
    assert (miss.kind, miss.where, miss.label) == ("miss", "towns/one-town", "holdings")
    assert miss.quote.startswith("Bria, army since 2012-01-08/2012-01-09: none")


@pytest.mark.parametrize(
    ("wrong", "kind", "share"),
    [
        (held("Rebels", "2012-01-06", "2012-01-08"), "holdings", 0.5),
        (held("Rebels", "2012-01-03", "2012-01-08"), "holdings", 1.0),
        (held("Rebels", "2012-01-01", "2012-01-08", status="contested"), "status", 0.5),
        (held("Rebels", "2012-01-01", "2012-01-15"), "until", 0.0),
        (held("Rebels", "2012-01-01"), "until", 0.0),
        (held("Police", "2012-01-01"), "no others", 1.0),
        (held("Police", "2012-01-01", settlements=Count(low=2.0, high=None)), "no others", 1.0),
        (held("Sailors", "2012-01-01"), "no others", 0.5),
        (held("Sailors", "2012-01-01"), "never", 0.0),
        (held("Rebels", "2012-01-05", "2012-01-08"), "states", 0.0),
        (held("Rebels", "2012-01-01", "2012-01-08", status="contested"), "state status", 0.5),
        (held("Rebels", "2012-01-01", "2012-01-08", accounts=()), "told", 0.0),
        (replace(REBELS, settlements=Count(low=3.0, high=3.0)), "holdings", 0.5),
        (replace(REBELS, subject=replace(BRIA, id="geo-1:north", part="north")), "holdings", 0.5),
        (replace(REBELS, subject=replace(BRIA, name="Briah", aliases=())), "holdings", 1.0),
        (replace(REBELS, subject=replace(BRIA, name="Bria road", aliases=())), "holdings", 0.5),
    ],
)
def test_each_mistake_has_its_measure(
    folder: Path, exports: Path, wrong: Holding, kind: str, share: float
) -> None:
    assert kept(folder, exports, wrong, ARMY)[kind] == share


def test_a_hold_told_in_phases_is_one(folder: Path, exports: Path) -> None:
    turn = DayRange(earliest="2012-01-12", latest="2012-01-12")
    first = replace(ARMY, status="claimed", until=turn)
    second = replace(ARMY, since=turn)
    found = kept(folder, exports, REBELS, first, second)
    assert found["all"] == 1.0


def test_a_later_hold_of_one_side_is_another(folder: Path, exports: Path) -> None:
    again = held("Rebels", "2012-03-01")
    assert kept(folder, exports, REBELS, ARMY, again)["no others"] == 0.667


def test_what_was_known_then_is_asked_of_the_record_of_then(folder: Path, exports: Path) -> None:
    write_record(exports / "archive-0000/2012-01-03.db", ARMY)
    found = measured(folder, exports)
    assert found["seen: known then"] == {"kept": 0.0, "n": 1}
    assert found["seen: states"] == {"kept": 1.0, "n": 1}


def test_misses_of_unseen_archives_are_not_listed(folder: Path, exports: Path) -> None:
    rain = Subject(kind="place", id="geo-2", name="Bossangoa", precision=1)
    write_record(exports / "archive-0001/all.db", held("Clouds", "2012-01-01", subject=rain))
    found = measured(folder, exports)
    for kind in ("never", "nobody", "no others"):
        assert found[f"unseen: {kind}"] == {"kept": 0.0, "n": 1}
    assert not score_archives(folder, exports).findings


@pytest.mark.parametrize(
    ("made", "part", "also", "same"),
    [
        ("Bria (north part)", "north part", True, True),
        ("Bria (north part)", "north part", False, False),
        ("Bria, Haute-Kotto", "", False, True),
        ("Briatown", "", True, False),
    ],
)
def test_which_place_a_name_means(made: str, part: str, also: bool, same: bool) -> None:
    wanted = WantedSubject(names=("Bria",), kind="", part=also)
    subject = replace(BRIA, name=made, part=part, aliases=())
    assert meant_subject(wanted, replace(ARMY, subject=subject)) == same


def test_a_town_is_no_area(folder: Path, exports: Path) -> None:
    area = Subject(kind="place", id="geo-3", name="Bossangoa", precision=4)
    write_record(exports / "archive-0001/all.db", held("Clouds", "2012-01-01", subject=area))
    assert measured(folder, exports)["unseen: never"]["kept"] == 1.0


def test_a_record_that_is_not_there_is_named(folder: Path, exports: Path) -> None:
    (exports / "archive-0000/2012-01-03.db").unlink()
    with pytest.raises(InputError, match="2012-01-03"):
        score_archives(folder, exports)


@pytest.mark.parametrize(
    ("words", "instead"),
    [
        ("comment: nobody holds anything", "remark: nobody holds anything"),
        ("label: quiet", "label: one-town"),
        ("status: agreed", "status: sure"),
        ("as_of: 2012-01-03,", "as_of: Tuesday,"),
        ("until: 2012-01-08", "ended: 2012-01-08"),
        ("kind: town", "kind: village"),
        ("[2012-01-08, 2012-01-09]", "[2012-01-09, 2012-01-08]"),
        ("subject: [Bria, Briah]", "subject: []"),
        ("basis: stated", "basis: heard"),
        ('"It rained on Bossangoa."', '" "'),
    ],
)
def test_a_malformed_archive_is_named(folder: Path, words: str, instead: str) -> None:
    assert ARCHIVES.count(words) == 1
    (folder / "towns.yaml").write_text(ARCHIVES.replace(words, instead), encoding="utf-8")
    with pytest.raises(InputError, match=r"towns|one-town"):
        read_archives(folder)


def test_records_are_kept_in_turn(folder: Path, tmp_path: Path) -> None:
    work, out = tmp_path / "work", tmp_path / "out"
    work.mkdir()
    out.mkdir()
    build_in_turn(write_archives(folder, work), out)
    documents = {}
    for path in sorted(out.glob("*/*.db")):
        with Record.open(path) as record:
            documents[f"{path.parent.name}/{path.stem}"] = record.counts().documents
    assert documents == {"archive-0000/2012-01-03": 1, "archive-0000/all": 3, "archive-0001/all": 1}


def test_the_projects_archives_are_many_and_a_third_of_what_they_ask_negative() -> None:
    archives = read_archives(OWN)
    assert len(archives) >= 40
    assert sum(one.negatives for one in archives) * 3 >= sum(one.expectations for one in archives)
    assert abs(sum(1 if one.seen else -1 for one in archives)) <= 4
    texts = [{document["text"] for document in one.documents.values()} for one in archives]
    assert sum(map(len, texts)) >= 120
    assert len(set().union(*texts)) == sum(map(len, texts))


@pytest.mark.parametrize(
    ("wanted", "made", "same"),
    [
        ("Libyan army", "Libyan government forces", True),
        ("rebels", "Libyan rebels", True),
        ("Libyan army", "Libyan rebels", False),
        ("Libyan rebels", "rebels", False),
        ("Libya", "Council of Libya", False),
        ("Séléka", "Seleka", True),
        ("Congolese army", "army of the Congo", False),
        ("government forces", "army", True),
        ("government forces", "anti-government forces", False),
        ("Chadian army", "Libyan army and Chadian allies", False),
    ],
)
def test_which_holder_a_name_means(wanted: str, made: str, same: bool) -> None:
    assert meant_holder((wanted,), replace(held(made, None), holder=None, parties=())) == same
