"""The blind grounding suite is sound: its words are in its texts and its facts are well formed."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from variorum.lexicon.records import ActorKind, SourceKind
from variorum.model.claims import Relation

SUITE = Path(__file__).parent / "cases/grounding"
FILES = sorted(SUITE.glob("*.yaml"))
CASE_FIELDS = {"name", "conflict", "published", "outlet", "text", "mentions"}
PLACED = {"relation", "distance_km"}
FIELDS = {
    "place": {"name", "also", "country", "at", "within_km", "id", "parent"} | PLACED,
    "actor": {"name", "also", "country", "kind", "id", "never", "or_null"},
    "source": {"name", "also", "country", "kind", "id", "never"},
    "route": {"name", "also", "country", "from", "to", "id", "or_null"},
    "none": set(),
}
KINDS = {"actor": set(get_args(ActorKind)), "source": set(get_args(SourceKind))}


def _cases() -> list[tuple[str, dict[str, Any]]]:
    """Each case with its war: its own, else its file's."""
    found = []
    for path in FILES:
        sheet = yaml.safe_load(path.read_text(encoding="utf-8"))
        found += [(case.get("conflict", sheet["conflict"]), case) for case in sheet["cases"]]
    return found


CASES = _cases()
MENTIONS = [mention for _, case in CASES for mention in case["mentions"]]


def _several(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _is_negative(mention: dict[str, Any]) -> bool:
    return mention["is"] == "none" or ("id" in mention and mention["id"] is None)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_says_what_it_is_about(path: Path) -> None:
    sheet = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert set(sheet) == {"about", "conflict", "cases"}
    assert all(sheet.values())


def test_case_names_are_unique() -> None:
    counts = Counter(case["name"] for _, case in CASES)
    assert [name for name, count in counts.items() if count > 1] == []
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) for name in counts)


def test_the_suite_is_large_wide_and_a_third_negative() -> None:
    negatives = sum(map(_is_negative, MENTIONS))
    assert len(MENTIONS) >= 450
    assert len({war for war, _ in CASES} - {"many"}) >= 18
    assert 3 * negatives >= len(MENTIONS)


@pytest.mark.parametrize("case", [case for _, case in CASES], ids=lambda case: case["name"])
def test_a_case_is_well_formed(case: dict[str, Any]) -> None:
    assert set(case) <= CASE_FIELDS
    assert isinstance(case.get("published", datetime.date.min), datetime.date)
    spans = [_span(case["text"], mention) for mention in case["mentions"]]
    assert len(set(spans)) == len(spans), "the same words are asked for twice"
    for mention in case["mentions"]:
        _check_fields(mention)
        _check_position(mention)


def _span(text: str, mention: dict[str, Any]) -> tuple[int, int]:
    """Where the mention stands; fails where its words are absent or which of several is not said."""
    words, nth = str(mention["words"]), int(mention.get("nth", 1))
    found = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
    assert found, f"not in the text: {words}"
    assert "nth" in mention or len(found) == 1, f"stands {len(found)} times, nth is missing: {words}"
    assert 1 <= nth <= len(found), f"stands {len(found)} times: {words}"
    chosen: tuple[int, int] = found[nth - 1]
    assert text.count(words, 0, chosen[1]) == nth, f"part of a longer word before it: {words}"
    return chosen


def _check_fields(mention: dict[str, Any]) -> None:
    words, sort = mention["words"], mention["is"]
    assert set(mention) <= FIELDS[sort] | {"words", "nth", "is", "note"}, words
    assert mention.get("id") is None, words
    assert not {"id", "name"} <= set(mention), words
    assert re.fullmatch("[A-Z]{2}", mention.get("country", "XX")), words
    assert "name" in mention or not {"also", "or_null"} & set(mention), words
    if "kind" in mention:
        assert set(_several(mention["kind"])) <= KINDS[sort], words
    if sort in KINDS:
        assert {"name", "kind", "id"} & set(mention), f"nothing is asked: {words}"
    for relation in _several(mention.get("relation", "in")):
        assert relation in get_args(Relation), words


def _check_position(mention: dict[str, Any]) -> None:
    if mention["is"] != "place":
        return
    words = mention["words"]
    assert ("at" in mention) == ("id" not in mention), f"a position or id null: {words}"
    assert ("name" in mention) == ("at" in mention), words
    latitude, longitude = mention.get("at", (0, 0))
    assert abs(latitude) <= 90, words
    assert abs(longitude) <= 180, words
    assert 0 < mention.get("within_km", 25) <= 1500, words
    assert mention.get("distance_km", 1) > 0, words
