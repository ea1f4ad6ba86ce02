"""Names in sentences: parties, places and speakers, made to stand in any pattern."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from variorum.brief.wording import capitalised, filled, load_wording
from variorum.model.control import Party, Subject
from variorum.model.events import Where
from variorum.query import phrases
from variorum.query.printable import one_line

_NAMED = 4
_PARTS = re.compile(r" (?:of|for|in|and|against) ")
# Names that say how they lie to another place, and those that begin with the number of a road.
_SAYS_WHERE = re.compile(r"(?i)(?:near|outside|around|(?:north|south|east|west)\w* of) ")
_ROAD = re.compile(r"[A-Z]{1,2}-?\d{1,4} ")
_RELATION = re.compile(r"^(.+?) \(([a-z][a-z -]*)\)$")
_VOWELS = frozenset("aeio")
# Letters whose names begin with a vowel.
_SAID_OPEN = frozenset("aefhilmnorsx")


def called(name: str) -> str:
    """A party or speaker by name, with the article that a sentence needs: "the Syrian army", "a commander".

    Told by the head noun. Names of more than one party are given an article by `joined` alone.
    """
    name = one_line(name)
    words = load_wording().names
    first = name.partition(" ")[0].casefold()
    if words.loaded.intersection(re.findall(r"\w+", name.casefold())):
        return f"“{name}”"
    second = name.split(" ")[1:2]
    begins_sentence = first in words.plural and second and second[0].islower()
    if first in {"the", "a", "an", "one", "some"} or begins_sentence:
        return name[:1].lower() + name[1:]
    head = _PARTS.split(name, maxsplit=1)[0].rpartition(" ")[2].casefold()
    of_something = _PARTS.search(name) is not None
    if name in words.names or head in words.heads or (head in words.offices and of_something):
        return f"the {name}"
    if head.endswith("s") or head in words.plural or head in words.pronouns:
        return name
    if name.islower() and of_something:
        return f"the {name}"
    common = name.islower() and name.replace(" ", "").replace("-", "").isalpha()
    return f"{_article(name)} {name}" if common or head in words.offices else name


def _article(name: str) -> str:
    """ "a" or "an"; of letters that are spelled out, by how the first is said."""
    word = name.partition(" ")[0]
    spelled = word.isupper() and len(word) > 1
    return "an" if name[:1].casefold() in (_SAID_OPEN if spelled else _VOWELS) else "a"


def joined(names: Iterable[str], most: int = _NAMED) -> str:
    """Names as a list in words; those after `most` are counted."""
    return phrases.joined(names, most)


def party_names(parties: Sequence[Party]) -> str:
    """Parties as a list in words, empty for none."""
    wording = load_wording()
    names = [one_line(party.name) for party in parties]
    # "Turkey and gunmen backed by Turkey": the other way round the last would seem to back them too.
    ordered = sorted(names, key=lambda name: any(other != name and other in name for other in names))
    return joined(
        wording.unnamed if name.casefold() in wording.names.pronouns else called(name) for name in ordered
    )


def holder_name(parties: Sequence[Party], name: str) -> str:
    """Who holds something: all who hold it together, or the one name for them."""
    return party_names(parties) if parties else called(name)


def spot(where: Where | None) -> dict[str, str]:
    """How a place stands in a sentence, by field: `place`, `spot` ("at X"), `ground`, `from_spot`, `to_spot`.

    All are empty where there is no place.
    """
    if where is None:
        return dict.fromkeys(("place", "spot", "ground", "from_spot", "to_spot"), "")
    name, relation = _parted(one_line(where.name))
    wording = load_wording()
    bare = name.islower() and name.isalpha() and not name.endswith("s")
    name = f"the {name}" if bare else _site(name)
    patterns = wording.spots[relation]
    at = filled(patterns["at"], place=name)
    if not relation and _SAYS_WHERE.match(name):
        at = name
    elif not relation and _is_area(name, where.precision):
        at = f"in {name}"
    ground = filled(patterns["ground"], place=name)
    return {
        "place": ground,
        "spot": at,
        "ground": ground,
        "from_spot": f"from {ground}",
        "to_spot": at if relation == "toward" else f"to {ground}",
    }


def ground_name(subject: Subject) -> str:
    """A place or a stretch of road as something that is held."""
    ground = spot(Where(id=subject.id, name=_once(subject), precision=subject.precision))["ground"]
    if subject.part and ground.endswith(f" ({subject.part})"):
        words = load_wording().part_words.get(subject.part)
        whole = ground.removesuffix(f" ({subject.part})")
        return filled(words, ground=whole) if words else f"a part of {ground}"
    if (subject.kind == "route-segment" or _ROAD.match(ground)) and not ground.casefold().startswith(
        ("the ", "a ")
    ):
        return f"the {ground}"
    return ground


def _once(subject: Subject) -> str:
    """The subject's name; that of a stretch without its ends where the road is called after these itself."""
    ends = "-".join(filter(None, (subject.from_place, subject.to_place)))
    bare = subject.name.removesuffix(f" {ends}")
    return bare if ends and ends in bare else subject.name


def row_name(subject: Subject) -> str:
    """A place or a stretch of road as it stands at the head of a row."""
    return capitalised(ground_name(subject))


def _is_area(name: str, precision: int) -> bool:
    known = load_wording().in_from <= precision < 7
    first, last = name.partition(" ")[0].casefold(), name.rpartition(" ")[2].casefold()
    return known or first.endswith("ern") or last in {"province", "region", "district", "countryside"}


def _site(name: str) -> str:
    """A place that a common noun names with the town it is in: "airport, Bor" is "the airport at Bor"."""
    site, comma, town = name.partition(", ")
    if not comma or ", " in town or " and " in town or "(" in name or not site[:1].islower():
        return name
    article = "" if site.endswith("s") or " and " in site else "the "
    return f"{article}{site} at {town}"


def _parted(name: str) -> tuple[str, str]:
    """A place's name and its relation to what happened, which the record puts after it in parentheses.

    The relation is empty where the name says it already, where there is none, and where several places
    are named: it is then not clear to which of them it belongs, and the name stays as it is.
    """
    match = _RELATION.match(name)
    wording = load_wording()
    if match is None:
        return name, ""
    bare, relation = match[1], match[2].replace("-", " ")
    if relation not in wording.spots:
        return name, ""
    if any(word in bare.casefold() for word in wording.said_already.get(relation, ())):
        return bare, ""
    if ", " in bare or " and " in bare:
        return name, ""
    return bare, relation
