"""Telling somebody who waits what is being read."""

from __future__ import annotations

import sys
from time import monotonic

from variorum.cli.output import complain

# Longer than this nobody is left without a word.
_SECONDS = 2.0


class Patience:
    """Tells a terminal now and then what is being read, and how much of it was read before."""

    def __init__(self) -> None:
        self._told = monotonic()

    def __call__(self, what: str, count: int) -> None:
        """Say that the one after `count` of `what` is being read, unless something was said just now."""
        if sys.stderr.isatty() and monotonic() - self._told > _SECONDS:
            self._told = monotonic()
            complain(f"reading {what}: {count}")
