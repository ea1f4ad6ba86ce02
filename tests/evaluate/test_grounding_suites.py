"""The suites of grounding: mentions against hand-written cases, toponym sets and lists of places."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from made_exports import write_lines

from variorum.evaluate import report_table, run_suite, score_exports
from variorum.evaluate.grounding_gold import gold_texts, write_texts
from variorum.model.errors import InputError

TEXT = "Rebels near Bunia fought the army. Mr Bunia fled along the RN27 to Lake Bambo. The army said so."
CASES = [
    {
        "name": "ituri",
        "text": TEXT,
        "published": "2021-05-06",
        "mentions": [
            {"words": "Rebels", "is": "actor", "kind": "generic"},
            {"words": "Bunia", "is": "place", "name": "Bunia", "at": [1.56, 30.25], "relation": "near"},
            {
                "words": "the army",
                "is": "actor",
                "name": "Congolese army",
                "also": ["FARDC"],
                "kind": "state-force",
            },
            {"words": "Bunia", "nth": 2, "is": "none"},
            {"words": "RN27", "is": "route", "name": "National Road 27", "from": "Bunia", "to": "Mahagi"},
            {"words": "Lake Bambo", "is": "place", "id": None},
            {"words": "The army", "is": "source", "name": "FARDC"},
        ],
    }
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "grounding"
    made.mkdir()
    (made / "ituri.yaml").write_text(yaml.safe_dump({"about": "a war", "cases": CASES}), encoding="utf-8")
    return made


def line(mention: str, words: str, source: str = "000000", *, nth: int = 1, **more: Any) -> dict[str, Any]:
    start = -1
    for _ in range(nth):
        start = TEXT.index(words, start + 1)
    row = {
        "source": source,
        "mention": mention,
        "text": words,
        "raw_start": start,
        "raw_end": start + len(words),
    }
    return {**row, "id": None, "name": words, **more}


def scores(suite: str, data: Path, tmp_path: Path, rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    exports = tmp_path / "exports"
    exports.mkdir(exist_ok=True)
    write_lines(exports / "mentions.jsonl", rows)
    return score_exports(suite, data, exports).as_json()


BUNIA = {"id": "geonames-217695", "lat": 1.5593, "lon": 30.2522, "relation": "near"}


def test_a_place_is_right_where_it_lies_near_enough(folder: Path, tmp_path: Path) -> None:
    right = scores("geo", folder, tmp_path, [line("place", "Bunia", **BUNIA)])
    assert (right["places"], right["near enough"], right["relations"]) == (1, 1.0, 1.0)
    far = scores("geo", folder, tmp_path, [line("place", "Bunia", **{**BUNIA, "lat": 4.0, "relation": "in"})])
    assert (far["near enough"], far["relations"]) == (0.0, 0.0)
    assert scores("geo", folder, tmp_path, [])["near enough"] == 0.0


def test_what_is_no_place_or_not_known_must_have_no_id(folder: Path, tmp_path: Path) -> None:
    lake = line("place", "Lake Bambo")
    left = scores("geo", folder, tmp_path, [lake])
    assert (left["not places"], left["left unresolved"]) == (2, 1.0)
    taken = scores("geo", folder, tmp_path, [line("place", "Bunia", nth=2, **BUNIA), {**lake, "id": "x"}])
    assert taken["left unresolved"] == 0.0


def test_parties_are_right_by_any_of_their_names(folder: Path, tmp_path: Path) -> None:
    rows = [
        line("actor", "the army", id="drc-army", aliases=["FARDC"], kind="state-force"),
        line("actor", "Rebels", id="rebels", kind="generic"),
        {**line("source", "The army"), "source_id": "drc-army", "speaker": "FARDC"},
    ]
    found = scores("actors", folder, tmp_path, rows)
    assert [found[name] for name in ("parties", "sources", "generic parties", "left unresolved")] == [1.0] * 4
    narrowed = scores("actors", folder, tmp_path, [line("actor", "Rebels", id="m23", kind="rebel")])
    assert (narrowed["generic parties"], narrowed["parties"], narrowed["sources"]) == (0.0, 0.0, 0.0)
    named = scores("actors", folder, tmp_path, [line("actor", "Bunia", nth=2, id="somebody")])
    assert named["left unresolved"] < 1.0


@pytest.mark.parametrize(
    ("row", "share"),
    [
        ({"id": "route-CD-RN27", "name": "National Road 27"}, 1.0),
        ({"name": "road", "from": "Mahagi", "to": "Bunia"}, 1.0),
        ({"name": "road", "from": "Goma", "to": "Bunia"}, 0.0),
        ({"name": "N2"}, 0.0),
    ],
)
def test_roads_are_right_by_name_or_by_both_ends(
    folder: Path, tmp_path: Path, row: dict[str, Any], share: float
) -> None:
    assert scores("routes", folder, tmp_path, [line("route", "RN27", **row)])["roads"] == share


def test_a_toponym_set_counts_detection_and_leaves_out_what_has_no_position(tmp_path: Path) -> None:
    toponyms = [
        {"start": 12, "end": 17, "phrase": "Bunia", "lat": 1.56, "lon": 30.25},
        {"start": 66, "end": 76, "phrase": "Lake Bambo", "lat": None, "lon": None},
    ]
    data = tmp_path / "set.jsonl.gz"
    with gzip.open(data, "wt", encoding="utf-8") as out:
        out.write(json.dumps({"text": TEXT, "toponyms": toponyms}) + "\n")
    rows = [line("place", "Bunia", **BUNIA), line("place", "Lake Bambo"), line("place", "Bunia", nth=2)]
    found = scores("geo", data, tmp_path, rows)
    assert (found["places"], found["near enough"]) == (1, 1.0)
    assert found["detection"] == {"p": 0.5, "r": 1.0, "f1": 0.667}


def test_a_list_of_places_is_put_into_sentences(tmp_path: Path) -> None:
    data = tmp_path / "list.jsonl"
    gold = {"loc_en": "Hajin", "region": "Deir Ezzor", "lat": 34.69, "lon": 40.83, "date": "2018-11-22"}
    write_lines(data, [{"gold": gold}, {"gold": {**gold, "lat": None, "lon": None}}])
    (text, unplaced) = gold_texts(data)
    (mention,) = text.mentions
    assert text.text[mention.start : mention.end] == "Hajin"
    assert "Deir Ezzor" in text.text
    assert (mention.within_km, mention.counted, unplaced.mentions[0].counted) == (10.0, True, False)


def test_the_texts_are_grounded_and_not_built(folder: Path) -> None:
    def ground(sources: Sequence[str], out: Path) -> None:
        (article,) = (json.loads(row) for row in Path(sources[0]).read_text("utf-8").splitlines())
        assert (article["text"], article["published"]) == (TEXT, "2021-05-06")
        write_lines(out / "mentions.jsonl", [line("place", "Bunia", article["source"], **BUNIA)])

    def build(sources: Sequence[str], out: Path) -> None:
        raise AssertionError("no record is needed")

    report = run_suite("geo", folder, {"record": build, "mentions": ground})
    assert report.as_json()["near enough"] == 1.0


def test_misses_are_told_with_what_was_made_of_them(folder: Path, tmp_path: Path) -> None:
    exports = tmp_path / "exports"
    exports.mkdir()
    write_lines(exports / "mentions.jsonl", [line("place", "Bunia", **{**BUNIA, "lat": 9.0})])
    table = report_table(score_exports("geo", folder, exports), show=["miss"])
    assert "MISS ituri.yaml ituri Bunia" in table
    assert "geonames-217695" in table


@pytest.mark.parametrize(
    "entry",
    [
        {"name": "x", "text": "Calm.", "mentions": [{"words": "Bunia", "is": "place"}]},
        {"name": "x", "mentions": []},
        {"text": "Calm.", "name": "x", "mentions": [{"is": "place"}]},
        "Calm.",
    ],
)
def test_a_malformed_case_is_named(folder: Path, tmp_path: Path, entry: object) -> None:
    (folder / "bad.yaml").write_text(yaml.safe_dump({"cases": [entry]}), encoding="utf-8")
    with pytest.raises(InputError, match=r"bad\.yaml, case 1 is no annotated text"):
        write_texts(folder, tmp_path)


def test_a_file_without_cases_is_named(folder: Path, tmp_path: Path) -> None:
    (folder / "bad.yaml").write_text("- a\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"bad\.yaml does not hold cases"):
        write_texts(folder, tmp_path)


@pytest.mark.parametrize("raw", [b"{", b"\xff\xfe", b"[]", b'{"toponyms": [{"start": 1}], "text": "x"}'])
def test_a_malformed_line_is_named(tmp_path: Path, raw: bytes) -> None:
    data = tmp_path / "set.jsonl"
    data.write_bytes(raw)
    with pytest.raises(InputError, match=r"set\.jsonl"):
        gold_texts(data)
