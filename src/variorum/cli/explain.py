"""variorum explain: why something in a record is what it is."""

from __future__ import annotations

import click

from variorum.cli.clock_options import known_on_option
from variorum.cli.output import say, say_json, terminal_width
from variorum.cli.pack_option import pack_option
from variorum.cli.patience import Patience
from variorum.cli.reading import opened
from variorum.lexicon.packs import load_packs
from variorum.model.codec import to_json
from variorum.query.explain import Explanation, explain, explain_two
from variorum.query.render import render


@click.command(
    epilog="Example: variorum explain war.db event-0a1b2c3d4e",
    short_help="Say why a claim, event, place or document is what it is.",
)
@click.argument("record_path", metavar="RECORD.db")
@click.argument("key", metavar="ID")
@click.argument("other", metavar="[ID2]", required=False)
@pack_option
@known_on_option
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
def command(
    *,
    record_path: str,
    key: str,
    other: str | None,
    packs: tuple[str, ...],
    known_on: str | None,
    as_json: bool,
) -> None:
    """Say why a claim, an event, a place or a document is what it is, with the words it rests on.

    ID is an id or the beginning of one, the name of a place or road, or the source of a document. With
    ID2, both ids of claims or events: say why the two are one event, or why they are apart.
    """
    known = load_packs(packs) if packs else ()
    with opened(record_path, known_on, packs) as record:
        if other is None:
            found: Explanation = explain(record, key, known)
        else:
            found = explain_two(record, (key, other), known, Patience())
    if as_json:
        say_json(to_json(found))
    else:
        say(render(found, width=terminal_width()).rstrip())
