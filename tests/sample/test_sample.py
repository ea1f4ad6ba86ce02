"""The bundled sample holds together: every word quoted stands where it is said to stand."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, get_args
from urllib.parse import urlsplit

import pytest
import yaml

from variorum.model.claims import FigureKind, Modality

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "src/variorum/pipeline/sample"
TYPES = frozenset(
    yaml.safe_load((ROOT / "src/variorum/lexicon/data/codebook/types.yaml").read_text(encoding="utf-8"))
)
NUMBERS = [f"{number:02}" for number in range(1, 16)]
NAMES = ("agent", "patient", "place", "route", "source")
FIELDS = {"type", *NAMES, "date", "figures", "modality", "quote"}
STATUSES = {"claimed", "agreed", "contested"}
KINDS = {"contradiction", "update", "different-scope"}
TAG = re.compile(r"<(script|style|title)\b.*?</\1>|<[^>]*>", re.DOTALL)

every_article = pytest.mark.parametrize("number", NUMBERS)


@cache
def article(number: str) -> str:
    (path,) = [p for p in SAMPLE.glob(f"{number}.*") if p.suffix in {".txt", ".html"}]
    return path.read_text(encoding="utf-8")


@cache
def record(name: str) -> Any:
    return json.loads((SAMPLE / name).read_text(encoding="utf-8"))


@cache
def gold(number: str) -> list[dict[str, Any]]:
    lines = (SAMPLE / f"{number}.gold.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def body(number: str) -> str:
    text = TAG.sub(" ", article(number))
    for line in record(f"{number}.clean.json")["drop"]:
        text = text.replace(line, " ", 1)
    return text


def days(claim: dict[str, Any]) -> list[str]:
    return [day for day in (claim["date"] or {}).values() if day]


def test_fifteen_articles_of_eight_outlets() -> None:
    texts = [p for p in SAMPLE.iterdir() if p.suffix in {".txt", ".html"}]
    assert sorted(p.stem for p in texts) == NUMBERS
    assert sum(p.suffix == ".html" for p in texts) == 1
    outlets = {record(f"{number}.json")["outlet"] for number in NUMBERS}
    hosts = {urlsplit(record(f"{number}.json")["url"]).hostname for number in NUMBERS}
    assert len(outlets) == len(hosts) == 8
    # A domain that nobody can own (RFC 2606): an invented outlet must not point at a real one.
    assert all(host and host.endswith(".example") for host in hosts)


@every_article
def test_page_and_its_day(number: str) -> None:
    about = record(f"{number}.json")
    assert set(about) == {"url", "published", "outlet"}
    if about["published"] is not None:
        day = date.fromisoformat(about["published"])
        assert str(day.year) in article(number)
        assert re.search(rf"\b0?{day.day}\b", article(number))
    assert 100 <= len(body(number).split()) <= 250


@every_article
def test_claims_have_every_field(number: str) -> None:
    claims = gold(number)
    assert 5 <= len(claims) <= 10
    for claim in claims:
        assert set(claim) == FIELDS
        assert claim["type"] in TYPES
        assert claim["modality"] in get_args(Modality)
        for key in NAMES:
            assert all(isinstance(name, str) and name.strip() == name != "" for name in claim[key])
        for figure in claim["figures"]:
            assert set(figure) == {"what", "low", "high", "of"}
            assert figure["what"] in get_args(FigureKind)
            ends = [end for end in (figure["low"], figure["high"]) if end is not None]
            assert ends
            assert ends == sorted(ends)


@every_article
def test_claims_stand_on_words_of_the_article(number: str) -> None:
    lines = article(number).split("\n")
    dropped = record(f"{number}.clean.json")["drop"]
    for claim in gold(number):
        assert sum(line.count(claim["quote"]) for line in lines) == 1, claim["quote"]
        assert not any(claim["quote"] in line for line in dropped)
    assert len({(claim["quote"], claim["type"]) for claim in gold(number)}) == len(gold(number))
    places = [article(number).index(claim["quote"]) for claim in gold(number)]
    assert places == sorted(places)


@every_article
def test_days_are_days_the_page_can_know(number: str) -> None:
    published = record(f"{number}.json")["published"]
    for claim in gold(number):
        if claim["date"] is not None:
            assert set(claim["date"]) == {"start", "end"}
            assert days(claim)
        for day in days(claim):
            assert date.fromisoformat(day).isoformat() == day
        assert days(claim) == sorted(days(claim))
        if published is None:
            # Without a day of its own a page fixes only days it spells out with their year.
            assert all(day[:4] in body(number) for day in days(claim))
        elif claim["modality"] != "planned":
            assert all(day <= published for day in days(claim))


@every_article
def test_marks_of_cleaning_stand_in_the_article(number: str) -> None:
    marks = record(f"{number}.clean.json")
    assert set(marks) == {"drop", "keep_probe"}
    assert marks["keep_probe"]
    for line, times in Counter(marks["drop"]).items():
        assert "\n" not in line
        assert article(number).count(line) >= times, line
    left = body(number)
    for probe in marks["keep_probe"]:
        assert probe in article(number), probe
        assert probe in left, probe


def test_cluster_speaks_of_claims_that_are_there() -> None:
    cluster = record("cluster.gold.json")
    assert set(cluster) == {"events", "control", "copies", "conflicts"}
    taken: Counter[tuple[str, int]] = Counter()
    for event in cluster["events"]:
        assert set(event) == {"id", "label", "type", "place", "date", "claims"}
        assert event["type"] in TYPES
        assert len(event["claims"]) >= 2
        for number, row in event["claims"]:
            assert 0 <= row < len(gold(number)), event["id"]
            taken[number, row] += 1
        assert event["type"] in {gold(number)[row]["type"] for number, row in event["claims"]}
    assert set(taken.values()) == {1}, "a claim is of one event"
    assert len({event["id"] for event in cluster["events"]}) == len(cluster["events"])


def test_cluster_control_and_conflicts() -> None:
    cluster = record("cluster.gold.json")
    for entry in cluster["control"]:
        assert set(entry) == {"place", "from", "holder", "status", "by", "denied_by"}
        assert entry["status"] in STATUSES
        assert (entry["status"] == "contested") == bool(entry["denied_by"])
        assert entry["by"]
        assert entry["from"] is None or date.fromisoformat(entry["from"])
    events = {event["id"] for event in cluster["events"]}
    for conflict in cluster["conflicts"]:
        assert set(conflict) == {"what", "about", "values", "kind"}
        assert conflict["kind"] in KINDS
        assert conflict["about"] in events or not re.fullmatch(r"e\d+", conflict["about"])
        assert len(conflict["values"]) >= 2
        assert all(value["article"] in NUMBERS for value in conflict["values"])


def test_the_wire_and_its_copies() -> None:
    assert record("cluster.gold.json")["copies"] == [["01", "02", "03"]]
    trimmed = [line for line in body("02").split("\n") if len(line.split()) > 12]
    assert len(trimmed) == 4
    assert all(line in article("01") for line in trimmed)
    assert gold("02") == gold("01")[: len(gold("02"))]
    long_lines = {line for line in body("01").split("\n") if len(line.split()) > 12}
    assert not long_lines & set(article("03").split("\n"))
    assert [claim["type"] for claim in gold("03")] == [claim["type"] for claim in gold("01")]
