"""The option --pack, which lays theatre packs over the lexicon."""

from __future__ import annotations

import os

import click

PACKS_VARIABLE = "VARIORUM_PACKS"


class _PackName(click.types.StringParamType):
    """A bundled pack's name or a pack's directory; in the variable set off as paths are."""

    name = "NAME|DIR"
    envvar_list_splitter = os.pathsep


pack_option = click.option(
    "--pack",
    "packs",
    multiple=True,
    type=_PackName(),
    envvar=PACKS_VARIABLE,
    help="A theatre pack to know besides: a bundled one by name, or a directory. May be given again.",
)
