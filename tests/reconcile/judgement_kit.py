"""Judgements as a case file writes them."""

from __future__ import annotations

from typing import Any

from variorum.model.events import Judgement, Seen

VERDICTS = ("same", "different", "unsure", "correct", "reject", "withdraw")


def judgement(raw: dict[str, Any], words: dict[str, str]) -> Judgement:
    """The judgement that `raw` writes, given on claims of these words unless it says what it saw."""
    ((verdict, on),) = ((name, raw[name]) for name in VERDICTS if name in raw)
    claims = on[:2] if verdict in VERDICTS[:3] else [on[0] if verdict == "correct" else on]
    saw = {**words, **raw.get("saw", {})}
    return Judgement(
        id=raw["id"],
        verdict=verdict,
        by=raw["by"],
        at=f"2024-03-01T{raw['at']:02}:00:00+00:00",
        left="" if verdict == "withdraw" else claims[0],
        right=claims[1] if len(claims) > 1 else "",
        field=on[1] if verdict == "correct" else "",
        value=str(on[2]) if verdict == "correct" else "",
        withdraws=on if verdict == "withdraw" else "",
        seen=()
        if verdict == "withdraw"
        else tuple(Seen(claim_id=one, words=saw.get(one, "lost")) for one in claims),
    )
