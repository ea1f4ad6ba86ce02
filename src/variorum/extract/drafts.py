"""Drafts: frames of one sentence read in full, before harm and nested acts are joined."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.extract.arguments import ArgumentReader, Arguments
from variorum.extract.certainty import CertaintyReader
from variorum.extract.counting import Counter
from variorum.extract.frames import FrameFinder
from variorum.extract.kinds import Kinds
from variorum.extract.refine import refined
from variorum.extract.roles import Frame
from variorum.model.claims import Figure, Modality


@dataclass(slots=True)
class Draft:
    """A frame with its arguments, modality and figures; joining moves some of them to another draft."""

    frame: Frame
    arguments: Arguments
    modality: Modality
    figures: list[Figure]

    @property
    def is_harm(self) -> bool:
        """Whether it counts people killed or hurt and not the act that did it."""
        return "harm" in self.frame.trigger.flags

    def figure_spans(self) -> set[tuple[int, int]]:
        """Where its figures stand in the text."""
        return {(f.start, f.end) for f in self.figures}

    def add_figures(self, figures: list[Figure]) -> None:
        """Puts those after its figures that it does not have yet."""
        have = self.figure_spans()
        self.figures += [f for f in figures if (f.start, f.end) not in have]


def read_drafts(kinds: Kinds) -> list[Draft]:
    """The drafts of a sentence in order of the text: frames that report an event and say enough of it."""
    certainty = CertaintyReader(kinds.tree, kinds.lexicon.words)
    reader = ArgumentReader(kinds)
    counter = Counter(kinds)
    found = []
    for met in FrameFinder(kinds).find():
        modality = certainty.read(met)
        if modality is None:
            continue
        arguments = reader.read(met)
        frame = refined(kinds, met, arguments)
        draft = Draft(frame, arguments, modality, counter.for_frame(frame, arguments.heads))
        if _stands(draft):
            found.append(draft)
    return found


def _stands(draft: Draft) -> bool:
    """Whether a frame says enough to be a claim of its own."""
    arguments, trigger = draft.arguments, draft.frame.trigger
    parties = bool(arguments.agents or arguments.patients)
    if "needs-figure" in trigger.flags or (draft.is_harm and trigger.pos == "noun"):
        return bool(draft.figures)
    if draft.is_harm:
        return bool(draft.figures or arguments.patients)
    if trigger.pos == "noun":
        return parties or bool(arguments.own_places or arguments.routes or draft.figures)
    return parties or bool(arguments.sure_places or arguments.routes)
