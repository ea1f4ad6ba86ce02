"""Drafts: frames of one sentence read in full, before harm and nested acts are joined."""

from __future__ import annotations

from dataclasses import dataclass, field

from variorum.extract.arguments import ArgumentReader, Arguments
from variorum.extract.certainty import CertaintyReader
from variorum.extract.counting import Counter
from variorum.extract.frames import FrameFinder
from variorum.extract.kinds import Kinds
from variorum.extract.peaceful import is_of_peace
from variorum.extract.refine import refined
from variorum.extract.roles import Frame
from variorum.extract.slots import subjects
from variorum.model.claims import Figure, Modality


@dataclass(slots=True)
class Draft:
    """A frame with its arguments, modality and figures; joining moves some of them to another draft."""

    frame: Frame
    arguments: Arguments
    modality: Modality
    figures: list[Figure]
    names: set[int] = field(default_factory=set)
    """Tokens of the nouns that name its act again and were joined to it."""
    harms: list[int] = field(default_factory=list)
    """Tokens of the harm that was moved to it: what dates the harm dates the act."""

    @property
    def anchors(self) -> set[int]:
        """The tokens that stand for its act: trigger, light verb, and nouns that name it again."""
        return {*self.frame.anchors, *self.names}

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
    frames = FrameFinder(kinds).find()
    if not frames:
        return []
    certainty = CertaintyReader(kinds.tree, kinds.lexicon.words)
    reader = ArgumentReader(kinds)
    counter = Counter(kinds)
    found = []
    for met in frames:
        modality = certainty.read(met)
        if modality is None:
            continue
        arguments = reader.read(met)
        frame = refined(kinds, met, arguments)
        if is_of_peace(kinds, frame):
            continue
        figures = counter.for_frame(frame, arguments.heads)
        draft = Draft(frame, arguments, modality, figures, names=_naming(kinds, frame))
        if _stands(kinds, draft):
            found.append(draft)
    return found


def _naming(kinds: Kinds, frame: Frame) -> set[int]:
    """ "Fought a battle": objects of the trigger that name its act."""
    tree, codebook = kinds.tree, kinds.lexicon.codebook
    if frame.trigger.pos != "verb":
        return set()
    return {
        noun
        for noun in tree.children(frame.index, "dobj")
        for named in codebook.at(tree.lemma(noun), tree.word(noun))
        if named.pos == "noun" and named.event_type == frame.event_type
    }


def _stands(kinds: Kinds, draft: Draft) -> bool:
    """Whether a frame says enough to be a claim of its own."""
    arguments, trigger = draft.arguments, draft.frame.trigger
    parties = bool(arguments.agents or arguments.patients)
    if "needs-figure" in trigger.flags or (draft.is_harm and trigger.pos == "noun"):
        return bool(draft.figures)
    if draft.is_harm:
        return bool(draft.figures or arguments.patients)
    if "alone" in trigger.flags and not _done_by_another(kinds, draft):
        # "A truce was agreed", "the ceasefire collapsed": the words name the act whoever did it.
        return True
    if trigger.pos == "noun":
        # "Clashes erupted north of the town": where the verb that carries it says it took place.
        carried = draft.frame.light is not None and arguments.sure_places
        return parties or bool(arguments.own_places or carried or arguments.routes or draft.figures)
    if trigger.subject_nouns and draft.frame.event_type in kinds.lexicon.codebook.groups.harming:
        # "A second car bomb went off", "gunfire could be heard": the means tell of the act by themselves.
        return True
    counts_people = any(f.kind in ("displaced", "captured_people") for f in draft.figures)
    # The doer or the thing done to is one that the frame demands, though nobody that can be named.
    met = trigger.subject or arguments.heads
    return parties or counts_people or bool(met or arguments.sure_places or arguments.routes)


def _done_by_another(kinds: Kinds, draft: Draft) -> bool:
    """ "The airline signed a deal": a doer is named, and he is no party."""
    trigger = draft.frame.trigger
    if trigger.pos == "noun" or trigger.subject_nouns or draft.arguments.agents:
        return False
    return bool(subjects(kinds.tree, draft.frame.index))
