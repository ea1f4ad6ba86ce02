"""Voices: whose word a text is where it cites nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from variorum.lexicon.fold import slug
from variorum.lexicon.sources import SourceBook


@dataclass(frozen=True, slots=True)
class Voice:
    """An outlet or agency that speaks for itself: the id of the known source, else its name as an id.

    `side` is the party whose voice it is known to be, None where nothing says so.
    """

    id: str
    side: str | None = None


def own_voice(outlet: str | None, credited: Sequence[str], sources: SourceBook) -> Voice | None:
    """Whom a text rests on that cites nobody: the one agency credited, else its outlet; None for neither."""
    name = credited[0] if len(credited) == 1 else outlet
    return voice_of(name, sources) if name else None


def voice_of(name: str, sources: SourceBook) -> Voice:
    """The voice of the outlet or agency that `name` or, where it is one, the host `name` stands for.

    A name that may stand for several known sources is taken as it is.
    """
    host = sources.by_domain(name) if "." in name else None
    known = [entry for entry in (host and (host,)) or sources.by_name(name) if entry.kind != "generic"]
    if len(known) == 1:
        return Voice(known[0].id, known[0].alignment)
    return Voice(slug(name) or name)
