"""variorum serve: the page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from variorum.cli.pack_option import pack_option
from variorum.cli.page import LOOPBACK, Place, serve_page, tiles_of
from variorum.lexicon.packs import load_packs
from variorum.store.record import Record
from variorum.web.core.settings import Settings

port_option = click.option(
    "--port",
    type=click.IntRange(0, 65535),
    help="The port to serve on; the first free one from 8000 unless told, 0 for any that is free.",
)
open_option = click.option("--open", "opened", is_flag=True, help="Open the page in a browser.")


@click.command(
    epilog="Example: variorum serve war.db",
    short_help="Serve the page: map, time, events, accounts, reader.",
)
@click.argument("record_path", metavar="RECORD.db")
@click.option(
    "--host",
    default=LOOPBACK,
    show_default=True,
    help="The address to serve on; 0.0.0.0 for all of this machine's, which asks for a token.",
)
@port_option
@click.option(
    "--token",
    envvar="VARIORUM_TOKEN",
    help="What a browser has to show once; made and printed where it is needed and none is given.",
)
@click.option(
    "--name",
    "names",
    multiple=True,
    help="A name that the page is asked for by, as behind a proxy. May be given again.",
)
@click.option("--review", is_flag=True, help="Let the page record judgements.")
@click.option(
    "--tiles",
    help="A base map of one's own: the path or address of a PMTiles archive, or of tiles with {z}, {x}, {y}.",
)
@open_option
@pack_option
def command(**given: Any) -> None:
    """Serve the page on RECORD.db until it is stopped with Ctrl-C.

    It can be read from this machine only, and changes nothing, unless asked for.
    """
    asked = _Asked(**given)
    # What cannot be used is said to be before anything is served.
    Record.open(asked.record_path).close()
    if asked.packs:
        load_packs(asked.packs)
    tiles, archive = tiles_of(asked.tiles)
    settings = Settings(
        record=Path(asked.record_path),
        review=asked.review,
        token=asked.token,
        tiles=tiles,
        tiles_file=archive,
        packs=asked.packs,
    )
    serve_page(settings, Place(host=asked.host, port=asked.port, names=asked.names, opened=asked.opened))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """The command line, as given."""

    record_path: str
    host: str
    port: int | None
    token: str | None
    names: tuple[str, ...]
    review: bool
    tiles: str | None
    opened: bool
    packs: tuple[str, ...]
