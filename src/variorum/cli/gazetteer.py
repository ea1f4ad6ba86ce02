"""variorum gazetteer: places by name, the compiled table they come from, and the places that a user adds."""

from __future__ import annotations

from pathlib import Path

import click

from variorum.cli.output import complain, say, say_json
from variorum.cli.pack_option import pack_option
from variorum.cli.progress import shown_progress
from variorum.lexicon.gazetteer import Gazetteer, open_gazetteer
from variorum.lexicon.gazetteer_add import add_places
from variorum.lexicon.gazetteer_added import Added, added_folder, added_tables, name_for, remove_places
from variorum.lexicon.gazetteer_search import Candidate, candidates
from variorum.lexicon.packs import lexicon_with, load_packs
from variorum.lexicon.records import PlaceEntry
from variorum.model.codec import to_json
from variorum.model.errors import UsageError
from variorum.pipeline import Step
from variorum.query.printable import one_line


@click.group(
    epilog="Example: variorum gazetteer find Mekelle",
    short_help="Look up places by name, or add places.",
)
def command() -> None:
    """Look up places by name, add a file of places, or compile the table they are looked up in."""


@command.command("find", epilog="Example: variorum gazetteer find Tripoli --near Beirut")
@click.argument("name")
@click.option("--near", metavar="PLACE", help="Put those nearer to this place first (a name or an id).")
@click.option("--country", metavar="CC", help="Only those in this country (ISO 3166 code).")
@click.option("--json", "as_json", is_flag=True, help="Print the places as JSON.")
@pack_option
def find(name: str, near: str | None, country: str | None, as_json: bool, packs: tuple[str, ...]) -> None:
    """Show what NAME may mean, the likeliest first, and why each stands where it does."""
    places = _opened()
    if packs:
        places = lexicon_with(load_packs(packs)).places
    around = _place(places, near) if near else None
    found = candidates(places, name, country=country.upper() if country else None, near=around)
    if as_json:
        say_json([_as_json(one) for one in found])
        return
    lacking = (
        f"The gazetteer has no place called {one_line(name)!r}{f' in {country.upper()}' if country else ''}"
    )
    if not found:
        say(f"{lacking}, and none of a name much like it.")
    elif found[0].match in ("sound", "spelling"):
        say(f"{lacking}. Did you mean one of these?")
    for one in found:
        _show(one)


@command.command("add", epilog="Example: variorum gazetteer add SY.zip")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--name", help="What to call these places; the file's name if not given.")
def add(file: Path, name: str | None) -> None:
    """Add the places of FILE: a GeoNames dump, a CSV or a GeoJSON file, plain or in a ZIP.

    What was added under the same name before is replaced once the file is read. A run that was stopped
    goes on where it stopped when it is started again.
    """
    with shown_progress() as progress:
        added = add_places(
            file,
            name or name_for(file),
            lambda what, share: progress(Step(stage=f"places-{what}", share=share)),  # type: ignore[arg-type]
        )
    say(_described(added))
    for line, why in added.faults:
        complain(f"{file.name}, line {line}: {why}")
    if added.bad > len(added.faults):
        complain(f"{file.name}: {added.bad - len(added.faults)} more rows are wrong")


@command.command("list", epilog="Example: variorum gazetteer list")
def list_added() -> None:
    """List the files of places that were added."""
    tables = added_tables()
    if not tables:
        say(f"No places are added. They would be kept in {added_folder()}.")
    for added in tables:
        say(_described(added))


@command.command("remove", epilog="Example: variorum gazetteer remove sy")
@click.argument("name")
def remove(name: str) -> None:
    """Take out the places that were added under NAME."""
    remove_places(name)
    say(f"Removed {name}.")


@command.command("build", epilog="Example: variorum gazetteer build")
def build_table() -> None:
    """Compile the table of places where it is not there yet; other verbs do so when they need it."""
    places = _opened()
    say(str(places.path))
    for kind, count in places.counts().items():
        say(f"  {kind.ljust(12)} {count}")


def _opened() -> Gazetteer:
    with shown_progress() as progress:
        return open_gazetteer(lambda _, share: progress(Step(stage="gazetteer", share=share)))


def _place(places: Gazetteer, said: str) -> PlaceEntry:
    found = places.get(said) or next(iter(places.find(said)), None)
    if found is None:
        raise UsageError(f"The gazetteer has no place called {one_line(said)!r}.", advice="Check --near.")
    return found


def _described(added: Added) -> str:
    counts = [f"{added.places:,} places"]
    if added.left_out:
        counts.append(f"{added.left_out:,} rows of other kinds left out")
    if added.bad:
        counts.append(f"{added.bad:,} bad rows")
    return f"{added.name}: {', '.join(counts)}, from {one_line(added.file)} ({added.format})"


def _show(one: Candidate) -> None:
    place = one.place
    within = ", ".join(one.within)
    point = f"{place.lat:.4f}, {place.lon:.4f} (+/- {place.radius_km:g} km)"
    parts = (place.id, place.name, place.kind, within, point, place.source)
    say("  ".join(one_line(part) for part in parts if part))
    say(f"    {one_line('; '.join(one.reasons))}")


def _as_json(one: Candidate) -> object:
    shape = {
        "match": one.match,
        "likeness": one.likeness,
        "within": list(one.within),
        "distance_km": one.distance_km,
        "reasons": list(one.reasons),
    }
    place = to_json(one.place)
    return {**place, **shape} if isinstance(place, dict) else shape
