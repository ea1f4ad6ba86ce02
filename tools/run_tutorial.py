"""Run the commands of docs/tutorial.md and put what they print under them.

    python tools/run_tutorial.py            # renew the page
    python tools/run_tutorial.py --check    # say whether it stands as it is; exit status 1 when not

A block fenced as ```console holds a line `$ variorum ...`, perhaps with `| head -n N` at its end, and
what it printed. A block fenced as ```text with a comment `<!-- file: NAME -->` above it is written as that
file. All run in one folder that is thrown away. An id in a command stands for whatever id is printed at the
place where the page printed it before, so the page can be renewed when ids change. Seconds are not compared.
"""

from __future__ import annotations

import os
import re
import shlex
import sys
from collections.abc import Iterator
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from io import BytesIO, TextIOWrapper
from pathlib import Path
from tempfile import TemporaryDirectory

from variorum.cli import main as variorum

TUTORIAL = Path(__file__).parents[1] / "docs/tutorial.md"
WIDTH = "100"

_BLOCK = re.compile(
    r"^<!-- file: (?P<file>\S+) -->\n```text\n(?P<text>.*?)^```$|^```console\n(?P<console>.*?)^```$",
    re.M | re.S,
)
_ID = re.compile(r"\b(?:claim|event|doc)-[0-9a-f]{6,20}\b")
_HEAD = re.compile(r"\s*\|\s*head -n (\d+)$")
_SPEED = re.compile(r"\d+(?:\.\d+)? s, \d+(?:\.\d+)? documents a second")


class TutorialError(Exception):
    """A command of the tutorial does not run."""


def renewed(page: str) -> str:
    """`page` with every console block holding what its command prints now."""
    ids: dict[str, str] = {}

    def ran(match: re.Match[str]) -> str:
        if match["file"]:
            Path(match["file"]).parent.mkdir(parents=True, exist_ok=True)
            Path(match["file"]).write_text(match["text"], encoding="utf-8")
            return match[0]
        command, _, before = match["console"].partition("\n")
        command = _ID.sub(lambda found: _now(found[0], ids), command)
        printed = run(command.removeprefix("$ "))
        ids.update(_moved(before, printed))
        ids.update((id_, id_) for id_ in _ID.findall(printed))
        return f"```console\n{command}\n{printed}```"

    with _elsewhere():
        return _BLOCK.sub(ran, page)


def same(left: str, right: str) -> bool:
    """Whether two pages are the same but for seconds."""
    return _SPEED.sub("", left) == _SPEED.sub("", right)


def run(command: str) -> str:
    """What a command line prints. Raises TutorialError when it is no such command or fails."""
    head = _HEAD.search(command)
    program, *arguments = shlex.split(_HEAD.sub("", command))
    if program != "variorum":
        raise TutorialError(f"{command}: only variorum runs here")
    held = BytesIO()
    out = TextIOWrapper(held, encoding="utf-8", newline="\n", write_through=True)
    with redirect_stdout(out), redirect_stderr(out):
        status = variorum(arguments)
    out.flush()
    printed = held.getvalue().decode("utf-8")
    if status:
        raise TutorialError(f"{command}: exit status {status}\n{printed}")
    lines = printed.splitlines(keepends=True)
    return "".join(lines[: int(head[1])] if head else lines)


def _now(id_: str, ids: dict[str, str]) -> str:
    """`id_`, or the beginning of one, where it is still printed; else what is printed in its place."""
    if any(new.startswith(id_) for new in ids.values()):
        return id_
    found = [new for old, new in ids.items() if old.startswith(id_)]
    if not found:
        raise TutorialError(f"{id_} is not printed above its use")
    return found[0][: len(id_)]


def _moved(before: str, now: str) -> Iterator[tuple[str, str]]:
    """The ids printed before with those now on the same lines."""
    for old, new in zip(before.splitlines(), now.splitlines(), strict=False):
        yield from zip(_ID.findall(old), _ID.findall(new), strict=False)


@contextmanager
def _elsewhere() -> Iterator[None]:
    """In a folder of its own, on a terminal of a fixed width."""
    width = os.environ.get("COLUMNS")
    os.environ["COLUMNS"] = WIDTH
    try:
        with TemporaryDirectory(prefix="variorum-") as folder, chdir(folder):
            yield
    finally:
        if width is None:
            del os.environ["COLUMNS"]
        else:
            os.environ["COLUMNS"] = width


def main() -> int:
    page = TUTORIAL.read_text(encoding="utf-8")
    made = renewed(page)
    if "--check" in sys.argv[1:]:
        return 0 if same(page, made) else 1
    if not same(page, made):
        TUTORIAL.write_text(made, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
