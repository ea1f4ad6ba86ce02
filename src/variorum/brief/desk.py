"""What all sections of a brief are written from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from variorum.brief.gather import Gathered
from variorum.brief.records import Grounds, Paragraph, Scope, Section, Sentence
from variorum.brief.voices import Voices
from variorum.brief.wording import ended, filled, load_wording
from variorum.model.control import Holding
from variorum.model.roads import StretchState
from variorum.query.control.records import Change, CutOff, SubjectState
from variorum.store.reading import RecordReader


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The record, what one pass over it found, and who held what.

    `most` is how many sentences a list shows.
    """

    record: RecordReader
    scope: Scope
    voices: Voices
    gathered: Gathered
    states: Sequence[SubjectState]
    stretches: Sequence[StretchState]
    changes: Sequence[Change]
    cut_off: Sequence[CutOff]
    undated: Sequence[Holding]
    most: int

    def examples(self, name: str) -> Grounds:
        """The first few claims of events of a kind, which a count of them refers to."""
        found = self.gathered.examples.get(name)
        if found is None or not found.origins:
            return self.whole()
        claims = tuple(found.claims)
        return Grounds(claims=claims, more=found.total - len(claims), origins=len(found.origins))

    def whole(self) -> Grounds:
        """All documents of the record."""
        return Grounds(documents=tuple(self.voices.heads))


def count_sentence(pattern: str, grounds: Grounds, **fields: str) -> Sentence:
    """A sentence that counts what the record holds."""
    text = filled(load_wording().counts[pattern], **fields)
    return Sentence(text=ended(text), standing="counted", grounds=grounds)


def section(key: str, *blocks: object) -> Section:
    """A section with its heading; blocks that are None or empty paragraphs are left out."""
    kept = tuple(
        block
        for block in blocks
        if block is not None and not (isinstance(block, Paragraph) and not block.sentences)
    )
    return Section(key=key, heading=load_wording().headings[key], blocks=kept)  # type: ignore[arg-type]
