"""The suites give the numbers of the published scoring scripts, to the last place."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from made_exports import SHARED, claims_with_mistakes, read_lines

from variorum.evaluate import score_exports

WriteExports = Callable[..., Path]


def published(script: str, *arguments: Path) -> dict[str, Any]:
    command = [sys.executable, str(SHARED / "tools" / script), *map(str, arguments), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    result: dict[str, Any] = json.loads(done.stdout)
    return result


@pytest.mark.parametrize("seed", [1, 2])
def test_claims(corpus: Path, exports: WriteExports, seed: int) -> None:
    folder = exports(claims=claims_with_mistakes(corpus, random.Random(seed)))
    expected = published("score_claims.py", corpus, folder / "claims.jsonl")
    report = score_exports("claims", corpus, folder)
    assert report.as_json() == expected
    assert list(report.as_json()) == list(expected)
    assert 0 < expected["whole claims"]["f1"] < expected["claims strict"]["f1"] < 1


def test_claims_when_nothing_was_made(corpus: Path, exports: WriteExports) -> None:
    folder = exports()
    expected = published("score_claims.py", corpus, folder / "claims.jsonl")
    assert score_exports("claims", corpus, folder).as_json() == expected


@pytest.mark.parametrize("seed", [1, 2])
def test_cluster(corpus: Path, exports: WriteExports, seed: int) -> None:
    chance = random.Random(seed)
    folder = exports(**cluster_with_mistakes(corpus, chance))
    expected = published("score_cluster.py", corpus, folder)
    report = score_exports("cluster", corpus, folder)
    assert report.as_json() == expected
    assert list(report.as_json()) == list(expected)
    assert 0 < expected["events (found claims)"]["f1"] < 1
    assert expected["control"]["recall"] > 0


def cluster_with_mistakes(corpus: Path, chance: random.Random) -> dict[str, list[dict[str, Any]]]:
    claims = claims_with_mistakes(corpus, chance)
    wanted = json.loads((corpus / "cluster.gold.json").read_text(encoding="utf-8"))
    events = [
        {
            "event_id": event["id"],
            "claims": [
                f"c-{n}.txt-{i}-{k}" for n, i in event["claims"] for k in (0, 1) if chance.random() < 0.8
            ],
            "disputed_by": [chance.choice(claims)["claim_id"] for _ in range(2)],
        }
        for event in wanted["events"]
    ]
    sources = sorted({claim["document"]["source"] for claim in claims})
    documents = [{"id": f"d{k}", "source": source, "copy_of": None} for k, source in enumerate(sources)]
    documents[1]["copy_of"] = documents[0]["id"]
    documents[0]["copy_of"] = documents[1]["id"]
    documents[2]["copy_of"] = documents[3]["id"]
    documents[3]["copy_of"] = documents[4]["id"]
    control = [
        {
            "subject": {"kind": "place", "id": "geo-1", "name": held["place"], "aliases": []},
            "holder": held["holder"].lower().replace(" ", "-"),
            "holder_name": held["holder"] if chance.random() < 0.5 else None,
            "since": {"earliest": held["from"] if chance.random() < 0.7 else None, "latest": "2020-02-09"},
            "status": held["status"] if chance.random() < 0.7 else "claimed",
        }
        for held in wanted["control"]
        if chance.random() < 0.8
    ]
    return {"claims": claims, "documents": documents, "events": events, "control": control}


def test_findings_are_the_published_misses(corpus: Path, exports: WriteExports) -> None:
    folder = exports(claims=claims_with_mistakes(corpus, random.Random(7)))
    command = [
        sys.executable,
        str(SHARED / "tools/score_claims.py"),
        str(corpus),
        str(folder / "claims.jsonl"),
    ]
    shown = subprocess.run(
        [*command, "--show-misses", "--show-spurious"], capture_output=True, text=True, check=True
    ).stdout
    misses = [line for line in shown.splitlines() if line.startswith("MISS ")]
    extras = [line for line in shown.splitlines() if line.startswith("EXTRA ")]
    findings = score_exports("claims", corpus, folder).findings
    assert [f"MISS {f.where} {f.label}: {f.quote}" for f in findings if f.kind == "miss"] == misses
    assert sum(f.kind == "spurious" for f in findings) == len(extras)
    assert misses
    assert extras
    assert len(read_lines(folder / "claims.jsonl")) > len(extras)
