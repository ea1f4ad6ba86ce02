"""Run the commands of the pages that show what they print, and put that under them.

    python tools/run_tutorial.py            # renew the pages
    python tools/run_tutorial.py --check    # say whether they stand as they are; exit status 1 when not

A block fenced as ```console holds a line `$ variorum ...`, perhaps with `| head -n N` at its end, and
what it printed. A block fenced as ```pycon holds lines of Python after `>>> ` and `... `, and what they
printed. A block fenced as ```text with a comment `<!-- file: NAME -->` above it is written as that
file. Those of a page run in one folder that is thrown away. A drawing that they write there (NAME.svg), and
that the page shows as docs/images/NAME.svg, is kept under that name. An id in a command stands for whatever
id is printed at the place where the page printed it before, so the page can be renewed when ids change.
Seconds are not compared.
"""

from __future__ import annotations

import os
import re
import shlex
import sys
from collections.abc import Iterator
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from doctest import DocTestParser
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from tempfile import TemporaryDirectory

from variorum.cli import main as variorum

DOCS = Path(__file__).parents[1] / "docs"
PAGES = (DOCS / "tutorial.md", DOCS / "tutorial-control.md", DOCS / "how-to/ask-who-held-what.md")
IMAGES = DOCS / "images"
WIDTH = "100"

_BLOCK = re.compile(
    r"^<!-- file: (?P<file>\S+) -->\n```text\n(?P<text>.*?)^```$|^```console\n(?P<console>.*?)^```$"
    r"|^```pycon\n(?P<pycon>.*?)^```$",
    re.M | re.S,
)
_ID = re.compile(r"\b(?:claim|event|doc)-[0-9a-f]{6,20}\b")
_HEAD = re.compile(r"\s*\|\s*head -n (\d+)$")
_SHOWN = re.compile(r"^!\[[^\]]*\]\((?:\.\./)*images/(?P<name>[\w-]+\.svg)\)$", re.M)
_SPEED = re.compile(r"\d+(?:\.\d+)? s, \d+(?:\.\d+)? documents a second")


class TutorialError(Exception):
    """A command of the tutorial does not run."""


def renewed(page: str) -> tuple[str, dict[str, str]]:
    """`page` with every block holding what its command, or its Python, prints now, and the drawings it shows.

    The drawings are those that its blocks wrote, by the name of the file.
    """
    ids: dict[str, str] = {}
    names: dict[str, object] = {}

    def ran(match: re.Match[str]) -> str:
        if match["file"]:
            Path(match["file"]).parent.mkdir(parents=True, exist_ok=True)
            Path(match["file"]).write_text(match["text"], encoding="utf-8")
            return match[0]
        if match["pycon"]:
            return f"```pycon\n{run_python(match['pycon'], names)}```"
        command, _, before = match["console"].partition("\n")
        command = _ID.sub(lambda found: _now(found[0], ids), command)
        printed = run(command.removeprefix("$ "))
        ids.update(_moved(before, printed))
        ids.update((id_, id_) for id_ in _ID.findall(printed))
        return f"```console\n{command}\n{printed}```"

    with _elsewhere():
        text = _BLOCK.sub(ran, page)
        written = [Path(name) for name in _SHOWN.findall(page) if Path(name).exists()]
        return text, {file.name: file.read_text(encoding="utf-8") for file in written}


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


def run_python(block: str, names: dict[str, object]) -> str:
    """The lines of Python in `block`, each with what it prints now; what they name stays in `names`."""
    shown = []
    for example in DocTestParser().get_examples(block):
        out = StringIO()
        with redirect_stdout(out):
            exec(compile(example.source, "<page>", "single"), names)
        first, *rest = example.source.splitlines(keepends=True)
        shown += [
            f">>> {first}",
            *(f"... {line}" if line.strip() else "...\n" for line in rest),
            out.getvalue(),
        ]
    return "".join(shown)


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


def stale(path: Path) -> dict[Path, str]:
    """Those of a page and its drawings that are not as they would be made now, with what they would be."""
    page = path.read_text(encoding="utf-8")
    made, drawings = renewed(page)
    found = {} if same(page, made) else {path: made}
    for name, drawing in drawings.items():
        file = IMAGES / name
        if not file.exists() or file.read_text(encoding="utf-8") != drawing:
            found[file] = drawing
    return found


def main() -> int:
    found = {file: text for path in PAGES for file, text in stale(path).items()}
    if "--check" in sys.argv[1:]:
        return int(bool(found))
    for file, text in found.items():
        file.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
