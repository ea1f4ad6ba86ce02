"""Build the page into the package: its types from the OpenAPI document, its files from page/.

    python tools/make_page.py            build
    python tools/make_page.py --check    format, types and tests of the page's own code, then build
    python tools/make_page.py --types    only what the page may ask, and its types

Node comes with the development requirements; nobody has to install it. What is built is committed, and
tests fail where building again gives anything else.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from variorum.web.app import make_app
from variorum.web.core.settings import Settings

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "page"
OPENAPI = PAGE / "openapi.json"
_INSTALLED = PAGE / "node_modules" / ".package-lock.json"


def main() -> int:
    write_openapi()
    install()
    steps = ["types"]
    if "--check" in sys.argv[1:]:
        steps += ["lint", "check", "test"]
    if "--types" not in sys.argv[1:]:
        steps += ["build"]
    return next((status for step in steps if (status := npm("run", "--silent", step))), 0)


def write_openapi() -> None:
    """What the page may ask, from the routes themselves."""
    document = make_app(Settings(record=Path("record.db"))).openapi()
    # It would change with every release, and the page does not ask for it.
    document["info"].pop("version")
    OPENAPI.write_text(json.dumps(document, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def install() -> None:
    """Lay out what the lock file pins, where it is not there yet."""
    lock = PAGE / "package-lock.json"
    if not _INSTALLED.exists() or _INSTALLED.stat().st_mtime < lock.stat().st_mtime:
        if npm("ci", "--no-audit", "--no-fund", "--loglevel=error"):
            raise SystemExit("The page's parts could not be installed from the npm registry.")
        _INSTALLED.touch()


def npm(*arguments: str) -> int:
    beside = Path(sys.executable).parent
    environment = {**os.environ, "PATH": f"{beside}{os.pathsep}{os.environ['PATH']}"}
    return subprocess.run([beside / "npm", *arguments], cwd=PAGE, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
