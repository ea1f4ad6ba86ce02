"""Strange texts: nothing breaks on them, few false claims come of them, and what is told is found."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

TOOL = Path(__file__).parents[2] / "tools/noise.py"


def _tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("noise", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    # A dataclass looks its own module up by name.
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


TOOL_NOISE = _tool()
NOISES = TOOL_NOISE.noises()
# A megabyte takes seconds: it is read by tools/noise.py only.
SHORT = [n for n in NOISES if len(n.text) < 300_000]


@pytest.mark.parametrize("noise", SHORT, ids=[n.name for n in SHORT])
def test_few_false_claims_come_of_a_strange_text(noise: object) -> None:
    heard = TOOL_NOISE.hear(noise)
    assert heard.false <= heard.noise.most_false, dict(heard.types)
    assert heard.found >= heard.noise.finds, dict(heard.types)


GIVING_UP = {
    "endless-sentence": "sentences-cut",
    "other-language-inside": "foreign-sentences",
    "empty": "no-article",
    "lorem-ipsum": "not-english",
}


@pytest.mark.parametrize(("name", "code"), GIVING_UP.items(), ids=list(GIVING_UP))
def test_what_was_given_up_is_told(name: str, code: str) -> None:
    noise = next(n for n in NOISES if n.name == name)
    assert code in TOOL_NOISE.hear(noise).issues
