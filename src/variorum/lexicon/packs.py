"""Packs: folders of the places, roads, parties and sources of one war, or of event types."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from variorum.lexicon.lexicon import Lexicon, load_lexicon
from variorum.lexicon.pack_check import against_lexicon, entries_of, naming
from variorum.lexicon.pack_codebook import (
    CODEBOOK_FILES,
    PackCodebook,
    codebook_problems,
    read_codebook,
    with_codebook,
)
from variorum.lexicon.pack_entries import RECORDS, Drafted, EntryShape
from variorum.lexicon.pack_files import (
    ABOUT,
    Problem,
    WrittenEntry,
    read_bytes,
    written_entries,
    written_fields,
)
from variorum.lexicon.records import ActorEntry, PlaceEntry, RouteEntry, SourceEntry
from variorum.model.errors import LexiconError, UsageError

_REQUIRED = ("id", "title", "countries", "years", "licence", "note")
# A pack of event types alone may be for any war.
_OF_A_THEATRE = ("countries", "years")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_YEARS = re.compile(r"(\d{4})(-)?(\d{4})?", re.ASCII)
_HOW_TO_FILL = {
    "id": "Give a short name of small letters, digits and hyphens, as northern-front.",
    "title": "Say which war or part of one it is on.",
    "countries": "List ISO codes, as [LB, SY].",
    "years": "Give the first and the last year, as 2011-2016, or 2011- while it goes on.",
    "licence": "Say under which licence others may use it, as CC0-1.0.",
    "note": "Say in a sentence what it covers and where its facts are from.",
}
_HEX_DIGITS = 12
_REMEMBERED = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A theatre pack as it was read.

    `countries` are ISO codes. `years` are the first and the last of the war, the last None while it
    goes on; (0, None) for a pack of event types that is for any. `digest` changes with every byte of
    the pack's files. `drafted` are its entries as they are written, with their records, `codebook`
    what it adds to the codebook.
    """

    id: str
    title: str
    countries: tuple[str, ...]
    years: tuple[int, int | None]
    licence: str
    note: str
    folder: str
    digest: str
    drafted: tuple[Drafted, ...] = ()
    codebook: PackCodebook = field(default_factory=PackCodebook)

    @property
    def name(self) -> str:
        """What stands for the pack in a record: its id and the digest of its files."""
        return f"{self.id}@{self.digest}"

    @property
    def places(self) -> tuple[PlaceEntry, ...]:
        """The places it brings."""
        return entries_of(self.drafted, PlaceEntry)

    @property
    def routes(self) -> tuple[RouteEntry, ...]:
        """The roads it brings."""
        return entries_of(self.drafted, RouteEntry)

    @property
    def actors(self) -> tuple[ActorEntry, ...]:
        """The parties it brings."""
        return entries_of(self.drafted, ActorEntry)

    @property
    def sources(self) -> tuple[SourceEntry, ...]:
        """The sources it brings."""
        return entries_of(self.drafted, SourceEntry)

    def __hash__(self) -> int:
        return hash((self.folder, self.digest))


def bundled_packs() -> tuple[Path, ...]:
    """The folders of the packs that come with the program, by name."""
    # Beside the package in a checkout, inside it once installed.
    roots = (Path(str(files("variorum"))) / "packs", Path(__file__).parents[3] / "packs")
    root = next((root for root in roots if root.is_dir()), None)
    return tuple(sorted(path.parent for path in root.glob(f"*/{ABOUT}"))) if root is not None else ()


def find_pack(name: str) -> Path:
    """The folder of a pack: a bundled one by its name, or the directory `name`. Raises UsageError."""
    for folder in bundled_packs():
        if folder.name == name:
            return folder
    path = Path(name)
    if (path / ABOUT).is_file():
        return path
    if path.is_dir():
        raise UsageError(f"The folder {name} is no pack: it has no {ABOUT}.", advice="Name another folder.")
    names = ", ".join(folder.name for folder in bundled_packs())
    raise UsageError(
        f"There is no pack {name}.", advice=f"Name a folder with a {ABOUT}, or one of {names or '(none)'}."
    )


def load_pack(folder: Path) -> Pack:
    """The pack in `folder`. Raises LexiconError that names its first problem where it is not well written."""
    about, drafted, codebook, digest, problems = _read(folder)
    if problems:
        raise _refused(folder, problems)
    first, last = _years(about)
    return Pack(
        id=about.text("id"),
        title=about.text("title"),
        countries=about.listed("countries"),
        years=(first, last),
        licence=about.text("licence"),
        note=about.text("note"),
        folder=str(folder.resolve()),
        digest=digest,
        drafted=drafted,
        codebook=codebook,
    )


def load_packs(names: Sequence[str]) -> tuple[Pack, ...]:
    """The packs of these names or directories, each once, in an order that does not hang on that given.

    Raises UsageError where one is not there and LexiconError where one is broken or goes against another.
    """
    packs = {pack.name: pack for pack in (load_pack(find_pack(name)) for name in names)}
    laid = tuple(packs[name] for name in sorted(packs))
    lexicon_with(laid)
    return laid


def check_pack(folder: Path) -> tuple[Problem, ...]:
    """All that is wrong with the pack in `folder`, by file and line: its writing, then what it says."""
    about, drafted, codebook, _, problems = _read(folder)
    problems += _astray(drafted, about.listed("countries"), load_lexicon())
    problems += codebook_problems(codebook, load_lexicon())
    order = [ABOUT, *map(_file_of, RECORDS), *CODEBOOK_FILES]
    return tuple(sorted(problems, key=lambda one: (one.file in order and order.index(one.file), one.line)))


def _read(folder: Path) -> tuple[WrittenEntry, tuple[Drafted, ...], PackCodebook, str, list[Problem]]:
    """What pack.yaml says, the well-written entries, what is added to the codebook, the digest of the files,
    and what is wrong with them.
    """
    problems: list[Problem] = []
    written = read_bytes(folder)
    for path in sorted(folder.glob("*.y*ml")):
        if path.name not in (ABOUT, *map(_file_of, RECORDS), *CODEBOOK_FILES):
            advice = f"Put its entries into {', '.join((*map(_file_of, RECORDS), *CODEBOOK_FILES))}."
            problems.append(Problem(file=path.name, message="No pack has such a file.", advice=advice))
    about = written_fields(ABOUT, written.get(ABOUT, b""), problems)
    of_a_theatre = not (written.keys() & set(CODEBOOK_FILES)) or bool(
        written.keys() & set(map(_file_of, RECORDS))
    )
    if not any(problem.file == ABOUT for problem in problems):
        problems += _about_problems(about, of_a_theatre=of_a_theatre)
    drafted: list[Drafted] = []
    for topic in RECORDS:
        entries = written_entries(_file_of(topic), written.get(_file_of(topic), b""), problems)
        shape = EntryShape(topic)
        drafted += filter(None, [shape.drafted(entry, problems) for entry in entries])
    digest = hashlib.sha256()
    for name, raw in written.items():
        digest.update(f"{name}\0".encode() + hashlib.sha256(raw).digest())
    codebook = read_codebook(written, problems)
    return about, tuple(drafted), codebook, digest.hexdigest()[:_HEX_DIGITS], problems


@lru_cache(maxsize=_REMEMBERED)
def lexicon_with(packs: tuple[Pack, ...] = ()) -> Lexicon:
    """The shipped lexicon with `packs` laid over it, each over those before it, none twice.

    Raises LexiconError that names the first problem of a pack that has one.
    """
    if not packs:
        return load_lexicon()
    below, pack = packs[:-1], packs[-1]
    lexicon = lexicon_with(below)
    if pack.digest in (other.digest for other in below):
        return lexicon
    if problems := [
        *_astray(pack.drafted, pack.countries, lexicon),
        *codebook_problems(pack.codebook, lexicon),
    ]:
        raise _refused(Path(pack.folder), problems)
    return _laid_over(pack, lexicon)


def _astray(drafted: Sequence[Drafted], countries: Sequence[str], lexicon: Lexicon) -> list[Problem]:
    problems = list(against_lexicon(drafted, countries, lexicon))
    for code in countries:
        if lexicon.countries.get(code) is None:
            advice = "Give ISO 3166 codes of two letters, as [LB, SY]."
            problems.append(Problem(file=ABOUT, message=f"There is no country {code}.", advice=advice))
    return problems


def _laid_over(pack: Pack, lexicon: Lexicon) -> Lexicon:
    names = [one for one in pack.drafted if one.record is None]
    return replace(
        with_codebook(pack.codebook, lexicon),
        places=lexicon.places.with_entries((*pack.places, *naming(names, "places", lexicon.places.get))),
        routes=lexicon.routes.with_entries((*pack.routes, *naming(names, "routes", lexicon.routes.get))),
        actors=lexicon.actors.with_entries((*pack.actors, *naming(names, "actors", lexicon.actors.get))),
        sources=lexicon.sources.with_entries((*pack.sources, *naming(names, "sources", lexicon.sources.get))),
    )


def _about_problems(about: WrittenEntry, *, of_a_theatre: bool) -> Iterator[Problem]:
    required = [name for name in _REQUIRED if of_a_theatre or name not in _OF_A_THEATRE]
    for name in sorted(about.fields.keys() - set(_REQUIRED)):
        yield about.problem(f"The field {name} is unknown.", f"Known are {', '.join(_REQUIRED)}.", name)
    for name in required:
        if name not in about.fields or not (about.text(name) or about.fields[name].parts):
            yield about.problem(f"The field {name} is missing or empty.", _HOW_TO_FILL[name], name)
    for name, fits in (("id", _ID.fullmatch(about.text("id"))), ("years", _years(about)[0])):
        if about.text(name) and not fits:
            yield about.problem(f"{name} is {about.text(name)}.", _HOW_TO_FILL[name], name)


def _years(about: WrittenEntry) -> tuple[int, int | None]:
    """The first and last year, the first 0 where they are not given as years."""
    found = _YEARS.fullmatch(about.text("years"))
    if not found or (found[3] and found[3] < found[1]):
        return 0, None
    first = int(found[1])
    return first, int(found[3]) if found[3] else None if found[2] else first


def _refused(folder: Path, problems: Sequence[Problem]) -> LexiconError:
    more = f" There are {len(problems) - 1} more." if len(problems) > 1 else ""
    return LexiconError(
        f"The pack {folder} is broken: {problems[0]}{more}",
        advice=f"See all with: variorum pack check {folder}",
    )


def _file_of(topic: str) -> str:
    return f"{topic}.yaml"
