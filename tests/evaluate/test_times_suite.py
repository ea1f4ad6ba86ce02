"""The suite `times`: values in TIMEX3 notation, and measures worked out by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from variorum.evaluate.times_suite import score_times, times_files
from variorum.evaluate.timex import timex_value
from variorum.model.errors import InputError

VALUES = [
    ({"kind": "weekday", "when": "2022-04-15"}, "2022-04-15"),
    ({"kind": "weekday", "part": "night", "when": "2022-04-15"}, "2022-04-15TNI"),
    ({"kind": "part", "unit": "clock", "part": "19:00", "when": "2022-04-15"}, "2022-04-15T19:00"),
    ({"kind": "month", "when": "2022-04-01"}, "2022-04"),
    ({"kind": "year", "when": "2022-01-01"}, "2022"),
    ({"kind": "offset", "unit": "week", "when": "2022-04-11"}, "2022-W15"),
    ({"kind": "quarter", "when": "2022-04-01"}, "2022-Q2"),
    ({"kind": "season", "part": "winter", "when": "2021-12-01"}, "2021-WI"),
    ({"kind": "length", "n": 3, "unit": "day"}, "P3D"),
    ({"kind": "length", "n": 0, "unit": "decade"}, "PXY"),
    ({"kind": "window", "n": -24, "unit": "hour"}, "P1D"),
    ({"kind": "length", "n": 2, "unit": "hour"}, "PT2H"),
    ({"kind": "repeat", "n": 1, "unit": "day"}, "P1D"),
    ({"kind": "vague", "part": "past"}, "PAST_REF"),
    ({"kind": "label", "unit": "decade", "year": 1990}, "199"),
    ({"kind": "weekday", "when": None}, ""),
]


def line(**given: object) -> dict[str, object]:
    day = given.pop("when", None)
    when = {"earliest": day, "latest": day} if day else None
    plain = {"unit": "", "part": "", "n": 0, "year": None, "text": "then"}
    return {**plain, **given, "when": when}


@pytest.mark.parametrize(("given", "value"), VALUES)
def test_values(given: dict[str, object], value: str) -> None:
    assert timex_value(line(**given)) == value


def _timex(start: int, end: int, value: str) -> dict[str, object]:
    return {"start": start, "end": end, "text": "x", "type": "DATE", "value": value}


def test_measures(tmp_path: Path) -> None:
    """Three wanted, three made: one right, one found with another value, one beside."""
    data, exports = tmp_path / "dated.jsonl", tmp_path / "exports"
    exports.mkdir()
    timexes = [_timex(0, 6, "2022-04-15"), _timex(10, 16, "2022-W5"), _timex(30, 36, "2022")]
    data.write_text(
        json.dumps({"text": "...", "dct": "2022-04-20", "timexes": timexes}) + "\n", encoding="utf-8"
    )
    made = [
        line(kind="weekday", when="2022-04-15", source="000000", raw_start=3, raw_end=6),
        line(kind="month", when="2022-04-01", source="000000", raw_start=10, raw_end=16),
        line(kind="vague", part="past", source="000000", raw_start=20, raw_end=26),
    ]
    (exports / "times.jsonl").write_text("".join(json.dumps(m) + "\n" for m in made), encoding="utf-8")
    measures = score_times(data, exports).as_json()
    assert measures["expressions"] == 3
    assert measures["detection"] == pytest.approx({"p": 2 / 3, "r": 2 / 3, "f1": 2 / 3}, abs=0.001)
    assert measures["value"] == pytest.approx({"p": 1 / 3, "r": 1 / 3, "f1": 1 / 3}, abs=0.001)
    assert measures["value of those found"] == 0.5


def test_only_a_file_of_json_lines_has_annotation(tmp_path: Path) -> None:
    assert times_files(tmp_path) == []


def test_a_malformed_line_is_named(tmp_path: Path) -> None:
    data = tmp_path / "bad.jsonl"
    data.write_text('{"text": "..."}\n', encoding="utf-8")
    (tmp_path / "times.jsonl").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match="line 1"):
        score_times(data, tmp_path)
