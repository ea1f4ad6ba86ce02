"""Who made documents and their claims: a name that changes whenever another version might read otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from variorum import __version__
from variorum.lexicon.packs import Pack
from variorum.parse.syntax import model_version
from variorum.pipeline.maker import digest_of, named

_READING = ("model", "lexicon", "ingest", "clean", "parse", "extract", "resolve")


def reading_maker(packs: Iterable[Pack] = ()) -> str:
    """The maker of documents and claims: program version, digest of code and knowledge, syntax model.

    Theatre packs stand after it, a plus sign before each, with the digest of their files. Documents are
    read anew when it differs from the one that read them. Loads the syntax model and raises
    VariorumError where none is installed.
    """
    return _reading() + named(packs)


@cache
def _reading() -> str:
    return f"variorum-{__version__}/{digest_of(_READING)}/{model_version()}"
