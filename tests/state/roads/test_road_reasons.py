"""Each rule that may fire on a stretch is told in the reference."""

from __future__ import annotations

import re
from pathlib import Path

import variorum.query.control.roads.cutoffs
import variorum.query.control.roads.pockets
import variorum.state.roads.verdicts

_REASONS = Path(__file__).parents[3] / "docs" / "reference" / "reasons.md"


def test_rules_are_told() -> None:
    text = _REASONS.read_text(encoding="utf-8")
    verdicts = Path(variorum.state.roads.verdicts.__file__).read_text(encoding="utf-8")
    used = {f"stretch.{rule}" for rule in re.findall(r'\.says\(\s*"([a-z-]+)"', verdicts)}
    for module in (variorum.query.control.roads.cutoffs, variorum.query.control.roads.pockets):
        source = Path(module.__file__).read_text(encoding="utf-8")
        used |= set(re.findall(r'rule="(cut-off\.[a-z]+)"', source))
    assert len(used) >= 15
    assert sorted(rule for rule in used if f"`{rule}`" not in text) == []
