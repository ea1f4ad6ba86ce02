"""An invented article that makes claims, one of them a denial, and records built of articles."""

from __future__ import annotations

from pathlib import Path

from variorum.cli import main

ARTICLE = (
    "Army retakes Bor after two days\n\n14 January 2014\n\n"
    "The South Sudanese army recaptured the town of Bor on Monday, a military spokesman said."
    " Rebels withdrew from Bor towards the river, he added.\n\n"
    "A rebel spokesman denied that the army had captured Bor.\n"
)


def built(folder: Path, **texts: str) -> Path:
    """A record of these articles, each in a file of its name, read in their order."""
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    files = [str(folder / f"{name}.txt") for name in texts]
    assert main(["build", *files, "-o", str(folder / "made.db")]) == 0
    return folder / "made.db"
