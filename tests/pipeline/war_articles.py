"""Invented articles on invented turns of several wars, and ways to build and compare records of them."""

from __future__ import annotations

import os
import re
from pathlib import Path

from variorum.pipeline import Progress, RunReport, Step, build
from variorum.pipeline.exports import export_all

# Wrapped here to be read; an article has a paragraph on a line.
_WRAPPED = {
    "north.txt": """\
Army retakes Bor after two days

14 January 2014

The South Sudanese army recaptured the town of Bor on Monday, a military spokesman said. Rebels
withdrew from Bor towards the river, he added. At least 40 people were killed in the fighting.

The UN mission said that 9,000 people had fled their homes.
""",
    "south.txt": """\
Rebels deny loss of Bor

15 January 2014

A rebel spokesman denied on Tuesday that the army had captured Bor. The rebels still control the
town, he said. Government forces shelled the port, killing dozens of people, residents said.
""",
    "coast.txt": """\
Separatists hold road to Donetsk airport

3 October 2014

Separatist fighters attacked the airport of Donetsk on Friday, the Ukrainian army said. Two soldiers
were killed and six wounded. The army still controls the airport, a spokesman said.
""",
    "hills.txt": """\
Twelve die in market bombing

9 August 2016

A suicide bomber killed at least 12 people in a market in Maiduguri on Tuesday, police said. The army
blamed Boko Haram.
""",
    "drill.txt": """\
Army and rescuers hold drill

2 May 2018

Hundreds of volunteers played the wounded when firefighters rehearsed for an earthquake on Wednesday.
The mayor thanked everyone for coming.
""",
    "frieden.txt": """\
Waffenruhe hält seit Mittwoch

Die Waffenruhe hält nach Angaben der Regierung seit Mittwoch, und in der Hauptstadt sind die Läden
wieder geöffnet. Die Menschen kehren in ihre Häuser zurück, sagte der Bürgermeister der Stadt.
""",
}
ARTICLES = {name: re.sub(r"(?<!\n)\n(?=[^\n])", " ", text) for name, text in _WRAPPED.items()}


def write(folder: Path) -> list[str]:
    """Write all articles into `folder`; their paths, by name."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return sorted(str(folder / name) for name in ARTICLES)


def exports(record: Path, out: Path) -> dict[str, bytes]:
    """The bytes of every export of a record."""
    out.mkdir(parents=True, exist_ok=True)
    export_all(record, out)
    return {path.name: path.read_bytes() for path in sorted(out.iterdir())}


def steps_of(sources: list[str], record: Path) -> tuple[RunReport, list[Step]]:
    """A build and all it told of its progress."""
    steps: list[Step] = []
    return build(sources, record, progress=steps.append), steps


def build_and_die(sources: list[str], record: Path, dies_at: int) -> int:
    """Build in a child that kills itself when it tells of its progress for the `dies_at`th time.

    Returns what the child's end says, as os.waitpid gives it; 0 where it ended before.
    """
    child = os.fork()
    if child == 0:
        try:
            build(sources, record, progress=_deadly(dies_at))
        finally:
            os._exit(0)
    return os.waitpid(child, 0)[1]


def _deadly(dies_at: int) -> Progress:
    told = 0

    def tell(_: Step) -> None:
        nonlocal told
        told += 1
        if told == dies_at:
            os.kill(os.getpid(), 9)

    return tell
