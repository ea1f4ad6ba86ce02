"""The verbs, each loaded only when it is called, so that help and mistakes are answered at once."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

import click

# Verb: the module that holds it as `command`, and what help says of it.
VERBS: Mapping[str, tuple[str, str]] = {
    "build": ("variorum.cli.build", "Read articles into a record, or go on with one."),
    "demo": ("variorum.cli.demo", "Build the bundled sample and serve it."),
    "serve": ("variorum.cli.serve", "Serve the page: map, time, events, accounts, reader."),
    "state": ("variorum.cli.state", "Say who is said to hold what on a day."),
    "diff": ("variorum.cli.diff", "Say what changed between two days, or in what was known."),
    "timeline": (
        "variorum.cli.timeline",
        "Say what happened day by day, or count killed, injured, displaced over time.",
    ),
    "brief": ("variorum.cli.brief", "Write a brief for an editor, every sentence with its sources."),
    "explain": ("variorum.cli.explain", "Say why a claim, event, place or document is what it is."),
    "export": ("variorum.cli.export", "Write what a record holds in another format."),
    "documents": ("variorum.cli.documents", "List the documents of a record."),
    "events": ("variorum.cli.events", "List the events of a record."),
    "issues": ("variorum.cli.issues", "List what was not understood or could not be read."),
    "review": ("variorum.cli.review", "List what is worth judging, and record judgements."),
    "ground": ("variorum.cli.ground", "Show what every name in a text stands for, and why."),
    "gazetteer": ("variorum.cli.gazetteer", "Look up places by name, or add places."),
    "pack": ("variorum.cli.pack", "List, show and check theatre packs."),
    "evaluate": ("variorum.cli.evaluate", "Measure the program against annotated articles."),
}


class Verbs(click.Group):
    """The group of all verbs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs in the order of their table."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb of this name, None where there is none."""
        if cmd_name not in VERBS:
            return None
        command: click.Command = import_module(VERBS[cmd_name][0]).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the verbs without loading them."""
        with formatter.section("Verbs"):
            formatter.write_dl([(verb, said) for verb, (_, said) in VERBS.items()])
