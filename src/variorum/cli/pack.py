"""variorum pack: the theatre packs there are, what one holds, and whether it is sound."""

from __future__ import annotations

import click

from variorum.cli.output import say
from variorum.lexicon.packs import Pack, bundled_packs, check_pack, find_pack, load_pack
from variorum.query.printable import one_line


@click.group(
    epilog="Example: variorum pack check my-war/",
    short_help="List, show and check theatre packs.",
)
def command() -> None:
    """List, show and check theatre packs: what is known of one war, laid over the lexicon with --pack."""


@command.command("list", epilog="Example: variorum pack list")
def list_packs() -> None:
    """List the packs that come with the program: name, years, countries, how much is in it, title."""
    for folder in bundled_packs():
        pack = load_pack(folder)
        say(f"{folder.name.ljust(18)} {one_line(pack.title)}")
        say(f"{' ' * 18} {one_line('; '.join((_years(pack), ' '.join(pack.countries), _counts(pack))))}")


@command.command("show", epilog="Example: variorum pack show gaza")
@click.argument("name", metavar="NAME|DIR")
def show(name: str) -> None:
    """Show what a pack holds, one entry a line: id, name, other names, and what else is said of it."""
    pack = load_pack(find_pack(name))
    rows = {
        "id": pack.name,
        "years": _years(pack),
        "countries": " ".join(pack.countries),
        "licence": pack.licence,
        "note": pack.note,
        "holds": _counts(pack),
    }
    say(one_line(pack.title))
    for label, text in rows.items():
        say(f"  {label.ljust(10)} {one_line(text)}")
    for one in pack.drafted:
        said = [value.text or "; ".join(value.listed) for value in one.written.fields.values()]
        say(one_line("  ".join((one.topic.ljust(8), one.id, *said))))
    for kind in pack.codebook.types:
        say(one_line("  ".join(("types".ljust(8), kind.id, kind.text("meaning")))))
    for frame in pack.codebook.frames:
        say(one_line("  ".join(("frames".ljust(8), frame.entry["name"], str(frame.entry.get("type", ""))))))


@command.command("check", epilog="Example: variorum pack check my-war/")
@click.argument("name", metavar="NAME|DIR")
def check(name: str) -> int:
    """Say all that is wrong with a pack, each with its file and line, and what to do about it.

    The exit status is 1 when there is anything.
    """
    folder = find_pack(name)
    problems = check_pack(folder)
    for problem in problems:
        say(one_line(f"{folder}/{problem}"))
    if problems:
        say(f"{one_line(str(folder))}: {len(problems)} problem{'s' * (len(problems) > 1)}.")
        return 1
    say(one_line(f"{folder}: no problems; {_counts(load_pack(folder))}."))
    return 0


def _years(pack: Pack) -> str:
    first, last = pack.years
    if not first:
        return "any year"
    return str(first) if first == last else f"{first}-{last or ''}"


def _counts(pack: Pack) -> str:
    named = {"places": pack.places, "roads": pack.routes, "parties": pack.actors, "sources": pack.sources}
    more = sum(one.record is None for one in pack.drafted)
    said = [f"{len(entries)} {word}" for word, entries in named.items()]
    said += [f"names for {more} known entries"] if more else []
    book = pack.codebook
    if book.is_empty:
        return ", ".join(said)
    typed = f"{len(book.types)} event types, {len(book.frames)} frames"
    return ", ".join([*said, typed]) if pack.drafted else typed
