"""variorum ground: a text with each of its mentions grounded."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

import click

from variorum.cli.output import complain, issue_line, say, terminal_width
from variorum.cli.pack_option import pack_option
from variorum.cli.progress import shown_progress
from variorum.lexicon.gazetteer import open_gazetteer
from variorum.model.documents import Document
from variorum.model.issues import Issue
from variorum.model.mentions import Groundings
from variorum.pipeline import Grounded, Step, ground_sources, write_grounded
from variorum.query.mentions import MarkedText, Note, Passage, marked_text
from variorum.query.printable import one_line, printable

# Distinct without red against green; what is unknown is underlined besides.
_COLOURS = {"place": "cyan", "route": "yellow", "actor": "magenta", "source": "blue"}
_INDENT = 6


@click.command(
    epilog="Example: variorum ground article.txt, or variorum ground --json folder/ > mentions.jsonl",
    short_help="Show what every name in a text stands for, and why.",
)
@click.argument("sources", nargs=-1, required=True, metavar="FILE|-...")
@click.option("--json", "as_json", is_flag=True, help="Print a line of JSON for each mention.")
@click.option(
    "--colour/--no-colour",
    default=None,
    help="Colour the mentions; by default on a terminal where NO_COLOR is not set.",
)
@pack_option
def command(sources: tuple[str, ...], as_json: bool, colour: bool | None, packs: tuple[str, ...]) -> int:
    """Print each text with the places, roads, parties and sources it names: what each stands for, what
    else it may be, and the reasons. A name that fits nothing known is kept and marked with a question
    mark. Files are read as `variorum build` reads them.
    """
    failed = False
    for one in _grounded(sources, packs):
        if isinstance(one, Issue):
            complain(issue_line(one))
            failed = failed or one.severity == "error"
        elif as_json:
            write_grounded(one, sys.stdout)
        else:
            _show(*one, colour=colour)
    return 1 if failed else 0


def _grounded(sources: tuple[str, ...], packs: tuple[str, ...]) -> Iterator[Grounded | Issue]:
    """The grounded texts; until the first is there, and between them in a pipe, progress shows."""
    with shown_progress() as progress:
        open_gazetteer(lambda _, share: progress(Step(stage="gazetteer", share=share)))
        progress(Step(stage="grounding"))
        made = ground_sources(sources, packs)
        first = next(made, None)
    if first is not None:
        yield first
        yield from made


def _show(document: Document, groundings: Groundings, *, colour: bool | None) -> None:
    marked = marked_text(document, groundings)
    say(one_line(marked.source))
    told: set[int] = set()
    for paragraph in marked.paragraphs:
        say()
        _echo("".join(_styled(passage) for passage in paragraph), colour)
        fresh = dict.fromkeys(n for passage in paragraph for n in passage.notes if n not in told)
        told.update(fresh)
        for line in _note_lines(marked, fresh):
            _echo(line, colour)
    say()


def _echo(styled: str, colour: bool | None) -> None:
    # What came from the article was made printable piece by piece, before the colours.
    click.echo(styled, color=colour)


def _styled(passage: Passage) -> str:
    text = printable(passage.text)
    if passage.kind is None:
        return text
    mark = "" if passage.known else "?"
    numbers = ",".join(map(str, passage.notes))
    named = click.style(text, fg=_COLOURS[passage.kind], bold=True, underline=not passage.known)
    return named + click.style(f"[{numbers}{mark}]", dim=True)


def _note_lines(marked: MarkedText, numbers: Iterable[int]) -> Iterator[str]:
    for number in numbers:
        note = marked.notes[number - 1]
        kind = click.style(note.kind.ljust(6), fg=_COLOURS[note.kind])
        yield f"{number:>{_INDENT - 2}}  {kind} {_meaning(note)}"
        for label, parts in (("or", note.others), ("as", note.reasons)):
            if parts:
                text = click.wrap_text(
                    one_line("; ".join(parts)),
                    width=max(terminal_width() - 2, 40),
                    initial_indent=" " * (_INDENT + 7) + f"{label}  ",
                    subsequent_indent=" " * (_INDENT + 11),
                )
                yield click.style(text, dim=True)


def _meaning(note: Note) -> str:
    if note.id is None and not note.tied:
        return one_line(", ".join((f"{note.name}: nothing known fits", *note.told)))
    return one_line(", ".join((f"{note.name} ({note.id})" if note.id else note.name, *note.told)))
