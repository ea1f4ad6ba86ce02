"""The options --as-of and --as-known-on: the day asked about, and the day up to which reports count."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from variorum.query.clock import iso_day

C = TypeVar("C", bound=Callable[..., Any])


class Day(click.types.StringParamType):
    """An ISO day."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The day, as ISO. Raises UsageError where it is none."""
        return iso_day(str(value))


known_on_option = click.option(
    "--as-known-on",
    "known_on",
    type=Day(),
    metavar="D",
    help="Leave out every document that was not surely published by the day D.",
)
_as_of_option = click.option(
    "--as-of",
    "as_of",
    type=Day(),
    metavar="D",
    help="Ask about the day D only. Unless given, lists hold every day, and a question about one day is about"
    " the last on which a document was published.",
)


def clock_options(command: C) -> C:
    """Give a command both options, as `as_of` and `known_on`: ISO days or None."""
    return _as_of_option(known_on_option(command))
