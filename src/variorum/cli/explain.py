"""variorum explain: why something in a record is what it is."""

from __future__ import annotations

import click

from variorum.cli.output import say, say_json, terminal_width
from variorum.cli.pack_option import pack_option
from variorum.cli.reading import opened
from variorum.lexicon.packs import load_packs
from variorum.model.codec import to_json
from variorum.query.explain import explain
from variorum.query.render import render


@click.command(
    epilog="Example: variorum explain war.db event-0a1b2c3d4e",
    short_help="Say why a claim, event, place or document is what it is.",
)
@click.argument("record_path", metavar="RECORD.db")
@click.argument("key", metavar="ID")
@pack_option
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
def command(record_path: str, key: str, packs: tuple[str, ...], as_json: bool) -> None:
    """Say why a claim, an event, a place or a document is what it is, with the words it rests on.

    ID is an id or the beginning of one, the name of a place or road, or the source of a document.
    """
    known = load_packs(packs) if packs else ()
    with opened(record_path) as record:
        found = explain(record, key, known)
    if as_json:
        say_json(to_json(found))
    else:
        say(render(found, width=terminal_width()).rstrip())
