"""variorum gazetteer: places by name, and the compiled table they come from."""

from __future__ import annotations

import click

from variorum.cli.output import say, say_json
from variorum.cli.progress import shown_progress
from variorum.lexicon.gazetteer import Gazetteer, open_gazetteer
from variorum.lexicon.records import PlaceEntry
from variorum.model.codec import to_json
from variorum.model.errors import UsageError
from variorum.pipeline import Step
from variorum.query.printable import one_line


@click.group(
    epilog="Example: variorum gazetteer find Mekelle",
    short_help="Look up places by name.",
)
def command() -> None:
    """Look up places by name, or compile the table they are looked up in."""


@command.command("find", epilog="Example: variorum gazetteer find Mekelle")
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="Print the places as JSON.")
def find(name: str, as_json: bool) -> None:
    """Show the places called NAME, the most prominent first."""
    places = _opened()
    found = places.find(name)
    if not found:
        raise UsageError(f"The gazetteer has no place called {one_line(name)!r}.", advice=_near(places, name))
    if as_json:
        say_json([to_json(place) for place in found])
        return
    for place in found:
        say(_line(place))


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


def _near(places: Gazetteer, name: str) -> str:
    near = [*places.find_romanised(name), *(place for place, _ in places.suggest(name))]
    names = list(dict.fromkeys(f"{place.name} ({place.id})" for place in near))[:5]
    return f"Did you mean {', '.join(names)}?" if names else "Check the spelling."


def _line(place: PlaceEntry) -> str:
    within = ", ".join(part for part in (place.admin1, place.country) if part)
    people = f"{place.population:,} people" if place.population else ""
    point = f"{place.lat:.4f}, {place.lon:.4f}"
    parts = (place.id, place.name, place.kind, within, point, people, place.source)
    return "  ".join(one_line(part) for part in parts if part)
