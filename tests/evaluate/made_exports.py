"""Export files written by hand, and exports made from annotation with known mistakes in them."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

SHARED = Path(__file__).parents[2] / "../shared"


def write_lines(path: Path, lines: Iterable[Mapping[str, Any]]) -> None:
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")


def read_lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def claim_line(claim_id: str, source: str, event_type: str, quote: str, **fields: Any) -> dict[str, Any]:
    return {
        "claim_id": claim_id,
        "document": {"source": source},
        "event_type": event_type,
        "evidence": {"quote": quote, "sentence": fields.pop("sentence", quote)},
        "arguments": {key: fields.pop(key, []) for key in ("agent", "patient", "place", "route")},
        "when": fields.pop("when", None),
        "figures": fields.pop("figures", []),
        "attribution": fields.pop("attribution", []),
        "modality": fields.pop("modality", "asserted"),
        **fields,
    }


def claims_with_mistakes(gold: Path, chance: random.Random) -> list[dict[str, Any]]:
    """Claims as an imperfect program might export them: some lost, some wrong, some made up."""
    made: list[dict[str, Any]] = []
    for path in sorted(gold.glob("[0-9]*.gold.jsonl")):
        name = path.name.replace(".gold.jsonl", ".txt")
        for number, wanted in enumerate(read_lines(path)):
            for copy in range(chance.choice((0, 1, 1, 1, 1, 2))):
                made.append(_with_mistakes(f"c-{name}-{number}-{copy}", name, wanted, chance))
        made.append(claim_line(f"c-{name}-x", f"/some/where/{name}", "clash", "words that no article holds"))
    chance.shuffle(made)
    return made


def _with_mistakes(claim_id: str, name: str, wanted: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    def often() -> bool:
        return chance.random() < 0.8

    def actor(text: str) -> dict[str, Any]:
        words = text if often() else text.upper() + " forces"
        return {
            "text": words,
            "name": None,
            "id": text.lower().replace(" ", "-"),
            "aliases": [text] * often(),
        }

    date = wanted["date"]
    when = {"earliest": date["start"], "latest": date["end"], "basis": "relative"} if date else None
    if not often():
        when = {"earliest": chance.choice(("2020-02-05", None)), "latest": "2020-11-30", "basis": "narrative"}
    figures = [{"kind": f["what"], "low": f.get("low"), "high": f.get("high")} for f in wanted["figures"]]
    return claim_line(
        claim_id,
        f"https://news.example/{name}",
        wanted["type"] if often() else chance.choice(("attack", "capture", "clash", "deploy")),
        wanted["quote"],
        sentence=f"It was said that {wanted['quote']} there." if often() else None,
        **{key: [actor(x) for x in wanted[key] if often()] for key in ("agent", "patient", "place", "route")},
        when=when,
        figures=[f for f in figures if often()] + [{"kind": "killed", "low": 3, "high": 3}] * (not often()),
        attribution=[{"speaker": s, "source_id": None, "aliases": None} for s in wanted["source"] if often()],
        modality=wanted["modality"] if often() else "reported",
    )
