"""Words that reading needs to know, by topic.

Each record is one file of `data/reading`, each field a list or table of it; what a list does is told
in the file.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from importlib.resources import files
from typing import get_type_hints

from variorum.lexicon.lists import read_lists
from variorum.lexicon.words_of_naming import PartyWords, PlaceWords, ReferenceWords, RoadWords, ToponymWords
from variorum.lexicon.words_of_telling import CertaintyWords, NoClaimWords, SayingWords
from variorum.lexicon.words_of_text import (
    CountingWords,
    GrammarWords,
    NameWords,
    NounWords,
    QuantityWords,
    SentenceWords,
    TimeWords,
    VerbWords,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """All of `data/reading`, a file a field."""

    sentences: SentenceWords
    names: NameWords
    time: TimeWords
    quantities: QuantityWords
    grammar: GrammarWords
    verbs: VerbWords
    saying: SayingWords
    certainty: CertaintyWords
    no_claims: NoClaimWords
    nouns: NounWords
    counting: CountingWords
    reference: ReferenceWords
    parties: PartyWords
    places: PlaceWords
    roads: RoadWords
    toponyms: ToponymWords


def load_words() -> Words:
    """The word lists shipped with the program. Raises LexiconError naming a malformed file."""
    folder = files("variorum.lexicon") / "data" / "reading"
    topics = get_type_hints(Words)
    return Words(**{f.name: read_lists(topics[f.name], folder / f"{f.name}.yaml") for f in fields(Words)})
