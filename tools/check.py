"""Run every check of the project, go on after a failure, and end with a table.

Use: python tools/check.py (or `make test`). The exit status is 1 when a check failed. Tests show as
they run; another check shows what it printed only when it failed.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent


class Check(NamedTuple):
    name: str
    command: tuple[str, ...]
    live: bool = False


class Result(NamedTuple):
    name: str
    passed: bool
    seconds: float


# What tools/make_page.py makes of the routes and of page/.
BUILT = ("src/variorum/web/page", "page/openapi.json", "page/src/api/openapi.d.ts")
PAGE_SAID = "The built page is not that of its sources. Run `make page` and commit what it changes."

CHECKS = (
    Check("format", ("ruff", "format", "--check", ".")),
    Check("lint", ("ruff", "check", ".")),
    Check("types", ("mypy",)),
    Check("imports", ("lint-imports",)),
    Check("page", ("python", "tools/make_page.py", "--check")),
    Check("page as built", ("python", "tools/check.py", "--page-as-built")),
    Check("tests and docs", ("pytest", "-n", "2"), live=True),
    Check("gate", ("variorum", "evaluate")),
)


def run(check: Check) -> Result:
    """Run one check from the root of the checkout, with the tools of this environment."""
    program, *arguments = check.command
    print(f"{check.name}: {' '.join(check.command)}", flush=True)
    start = time.monotonic()
    try:
        done = subprocess.run(
            [str(BIN / program), *arguments],
            cwd=ROOT,
            stdout=None if check.live else subprocess.PIPE,
            stderr=None if check.live else subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        status, printed = done.returncode, done.stdout or ""
    except OSError as error:
        status, printed = 1, f"{BIN / program} does not run: {error}\n"
    if status:
        print(printed, end="", flush=True)
    return Result(check.name, status == 0, time.monotonic() - start)


def page_as_built() -> int:
    """Whether building the page changed nothing: 1 where it did, with what."""
    command = ("git", "status", "--porcelain", "--untracked-files=all", "--", *BUILT)
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if told.returncode:
        print(f"Whether the built page is up to date cannot be told here: {told.stderr.strip()}")
        return 0
    if told.stdout:
        print(f"{PAGE_SAID}\n{told.stdout}", end="")
        return 1
    return 0


def main() -> int:
    if sys.argv[1:] == ["--page-as-built"]:
        return page_as_built()
    results = [run(check) for check in CHECKS]
    width = max(len(result.name) for result in results)
    print()
    for result in results:
        verdict = "ok" if result.passed else "FAILED"
        print(f"{result.name.ljust(width)}  {result.seconds:6.1f} s  {verdict}")
    return 0 if all(result.passed for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
