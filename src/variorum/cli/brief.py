"""variorum brief: what the record tells, for an editor."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import click

from variorum.brief.brief import Question, make_brief
from variorum.brief.html import to_html
from variorum.brief.markdown import to_markdown
from variorum.brief.records import Brief
from variorum.cli.clock_options import Day, clock_options
from variorum.cli.output import complain
from variorum.cli.pack_option import pack_option
from variorum.cli.patience import Patience
from variorum.cli.reading import opened
from variorum.cli.writing import writing
from variorum.lexicon.packs import lexicon_with, load_packs
from variorum.model.errors import UsageError

_FORMS: Mapping[str, Callable[[Brief], str]] = {"md": to_markdown, "html": to_html}


# Endings of files that others would open in vain.
_OTHERS = frozenset({".pdf", ".doc", ".docx", ".odt", ".rtf", ".json", ".csv", ".xlsx", ".svg"})


class _Asked(NamedTuple):
    record_path: str
    as_of: str | None
    known_on: str | None
    since: str | None
    place: str | None
    form: str | None
    output: str | None
    packs: tuple[str, ...]


@click.command(
    epilog="Example: variorum brief war.db --as-of 2020-02-28 -o brief.html",
    short_help="Write a brief for an editor, every sentence with its sources.",
)
@click.argument("record_path", metavar="RECORD.db")
@clock_options
@click.option(
    "--since",
    type=Day(),
    metavar="D",
    help="Say what changed after the day D; by default a week before the day asked about.",
)
@click.option("--place", metavar="P", help="Only what is told of this place or road: a name or an id.")
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(tuple(_FORMS)),
    help="Markdown or HTML; by default as the name of the file ends, else Markdown.",
)
@click.option("-o", "--output", metavar="OUT", help="The file to write; standard output when left out or -.")
@pack_option
def command(**given: Any) -> None:
    """Write a brief of RECORD.db: who held what, what changed, figures, disputes, gaps and sources.

    Every sentence leads to the claims it is made from, and says how many origins stand behind it.
    """
    asked = _Asked(**given)
    question = Question(as_of=asked.as_of, known_on=asked.known_on, since=asked.since, place=asked.place)
    lexicon = lexicon_with(load_packs(asked.packs))
    form = _form(asked)
    with opened(asked.record_path, asked.known_on, asked.packs) as record:
        text = _FORMS[form](make_brief(record, lexicon, question, tell=Patience()))
    with writing(asked.output) as out:
        out.write(text)
    if asked.output not in (None, "-"):
        complain(f"Wrote {asked.output}.")


def _form(asked: _Asked) -> str:
    if asked.form is not None:
        return asked.form
    ending = Path(asked.output or "").suffix.casefold()
    if ending in _OTHERS:
        raise UsageError(
            f"A brief is Markdown or HTML, and {asked.output} would be neither.",
            advice="Name a file that ends in .md or .html; a browser prints the HTML to paper or PDF.",
        )
    return "html" if ending in (".html", ".htm") else "md"
