"""The command `variorum`: one module a verb."""

from variorum.cli.program import main

__all__ = ["main"]
