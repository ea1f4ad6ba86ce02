"""The page on a record, served for a tool that asks it."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def served(record: Path) -> Iterator[str]:
    """The address of the page on a record, while it is served."""
    command = [sys.executable, "-m", "variorum", "serve", str(record), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        try:
            assert running.stdout is not None
            found = None
            while found is None:
                line = running.stdout.readline()
                if not line:
                    raise SystemExit("The page is not served.")
                found = re.search(r"http://\S+", line)
            yield found[0].rstrip("/")
        finally:
            running.terminate()
