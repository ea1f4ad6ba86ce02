"""The command `variorum`: one module a verb."""

import variorum.cli.one_thread  # noqa: F401
from variorum.cli.program import main

__all__ = ["main"]
