"""What is known before reading, as the record on the desk was built with it: packs, lexicon, codebooks."""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated

from fastapi import Depends

from variorum.lexicon.lexicon import Lexicon
from variorum.lexicon.packs import Pack, lexicon_with, load_packs
from variorum.query.rules import Codebooks, codebooks, meaning_of_type
from variorum.web.core.clocks import TheDesk
from variorum.web.core.shapes import Meaning


@lru_cache(maxsize=4)
def packs_named(names: tuple[str, ...]) -> tuple[Pack, ...]:
    """The packs of these names, read once. Raises what `load_packs` does."""
    return load_packs(names) if names else ()


class Knowledge:
    """The lexicon, read when it is first asked for: that takes a second."""

    def __init__(self, packs: tuple[str, ...]) -> None:
        self._packs = packs

    def lexicon(self) -> Lexicon:
        """The shipped lexicon with the packs of the record laid over it."""
        return lexicon_with(packs_named(self._packs))


async def knowledge(desk: TheDesk) -> Knowledge:
    """What is known before reading."""
    return Knowledge(desk.settings.packs)


async def books(desk: TheDesk) -> Codebooks:
    """The codebooks that say what the types of the record mean."""
    return codebooks(packs_named(desk.settings.packs))


def type_of(code: str, books: Codebooks) -> Meaning:
    """An event type with what it means."""
    return Meaning.model_validate(meaning_of_type(code, books))


Known = Annotated[Knowledge, Depends(knowledge)]
Books = Annotated[Codebooks, Depends(books)]
