"""How many false claims strange texts give: a table of tests/noise/texts.yaml.

    python tools/noise.py [NAME ...]

For each text (all, or those named): words, claims made, false ones, false ones in 1,000 words, found of those
told, milliseconds, and the issues raised. At the end the sums.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from variorum.lexicon.yaml_files import load_yaml
from variorum.pipeline import read_text

TEXTS = Path(__file__).parents[1] / "tests/noise/texts.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Noise:
    """A strange text: its words, the types of claims it truly tells, and the bounds a test holds it to."""

    name: str
    text: str
    tells: tuple[str, ...]
    most_false: int
    finds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What was made of a text: its claims by type, its issues by code, and how long it took."""

    noise: Noise
    types: Counter[str]
    issues: Counter[str]
    seconds: float

    @property
    def found(self) -> int:
        """Claims that the text tells and that were made."""
        return sum((self.types & Counter(self.noise.tells)).values())

    @property
    def false(self) -> int:
        """Claims that it does not tell."""
        return sum(self.types.values()) - self.found


def noises() -> list[Noise]:
    """The texts of tests/noise/texts.yaml, each as long as it asks to be."""
    return [
        Noise(
            name=str(entry["name"]),
            text=_whole(entry),
            tells=tuple(entry.get("tells", ())),
            most_false=int(entry["most_false"]),
            finds=int(entry.get("finds", 0)),
        )
        for entry in load_yaml(TEXTS)
    ]


def _whole(entry: dict[str, object]) -> str:
    text, count = str(entry["text"]), int(str(entry.get("repeat", 1)))
    return str(entry.get("join", "\n")).join(text.replace("{n}", f"{n:02d}") for n in range(count))


def hear(noise: Noise) -> Heard:
    """The claims and issues of one text."""
    before = time.perf_counter()
    _, claims, issues = read_text(noise.text, "2021-06-14")
    return Heard(
        noise=noise,
        types=Counter(c.claim.event_type for c in claims),
        issues=Counter(i.code for i in issues),
        seconds=time.perf_counter() - before,
    )


def main(names: list[str]) -> int:
    """Print the table. Exit status 2 where a name is not that of a text."""
    chosen = [n for n in noises() if not names or n.name in names]
    if len(chosen) < len(set(names)):
        print(f"No such text. There are: {', '.join(n.name for n in noises())}.", file=sys.stderr)
        return 2
    hear(chosen[0])
    print(f"{'text':24}{'words':>8}{'made':>6}{'false':>7}{'/1000':>8}{'found':>8}{'ms':>8}  issues")
    words = false = 0
    for noise in chosen:
        heard, size = hear(noise), max(1, len(noise.text.split()))
        words, false = words + size, false + heard.false
        made = sum(heard.types.values())
        told = f"{heard.found}/{len(noise.tells)}"
        rates = f"{1000 * heard.false / size:8.2f}{told:>8}{1000 * heard.seconds:8.0f}"
        print(f"{noise.name:24}{size:8}{made:6}{heard.false:7}{rates}  {', '.join(sorted(heard.issues))}")
    print(f"{'all':24}{words:8}{'':6}{false:7}{1000 * false / max(1, words):8.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
