"""Figures that count some of those whom another figure of the claim counts."""

from __future__ import annotations

import re
from dataclasses import replace

from variorum.extract.figure_kinds import HARMED
from variorum.extract.tree import Tree
from variorum.model.claims import Figure

# Where a part of another count is told: "including three children", "four of them civilians".
_PART_BEFORE = re.compile(
    r"\b(?:including|among (?:them|whom|those|the (?:dead|wounded|injured|victims))"
    r"|of (?:whom|them|which|those)|inclusive of|comprising)\b[^,;.:()]{0,30}$",
    re.IGNORECASE,
)
_PART_JOINED = re.compile(
    r"^[\s,\w()-]{0,40}(?:,|\(|\band\b)\s*(?:at least |about |some |up to )?$", re.IGNORECASE
)
_SOME_OF = re.compile(r"^\s+of\s+(?:the|those|these|its|their|all|some|at least)?\s*(?:the\s+)?$")
_PART_AFTER = re.compile(r"^\s+(?:\w+\s+)?of\s+(?:them|whom|which|those)\b", re.IGNORECASE)
_PART_REACH = 70
# Kinds of people, and of what is killed and hurt at once.
_OF_PEOPLE = HARMED | {"other", "displaced", "captured_people", "troops"}


def with_parts(tree: Tree, made: list[Figure]) -> list[Figure]:
    """The figures, those that are a part of one before them marked as such."""
    marked: list[Figure] = []
    made = sorted(made, key=lambda f: f.start)
    for number, figure in enumerate(made):
        if any(_is_some_of(tree, figure, after) for after in made[number + 1 : number + 2]):
            marked.append(replace(figure, part=True))
            continue
        whole = any(f.kind == figure.kind and not f.part and f.start < figure.start for f in marked)
        part = whole and figure.kind in _OF_PEOPLE and _is_part(tree, figure, marked)
        marked.append(replace(figure, part=True) if part else figure)
    return marked


def _is_some_of(tree: Tree, figure: Figure, after: Figure) -> bool:
    """ "Six of the 11 civilians killed"."""
    reach = min(after.start, figure.end + _PART_REACH)
    return bool(_SOME_OF.match(tree.text(figure.end, reach))) and after.start - figure.end < _PART_REACH


def _is_part(tree: Tree, figure: Figure, earlier: list[Figure]) -> bool:
    sentence = tree.sentence
    before = tree.text(max(sentence.start, figure.start - _PART_REACH), figure.start)
    after = tree.text(figure.end, min(sentence.end, figure.end + _PART_REACH))
    if _PART_BEFORE.search(before) or _PART_AFTER.match(after):
        return True
    # "including three children and two women": what is joined to a part is one too.
    last = earlier[-1] if earlier else None
    return bool(
        last and last.part and _PART_JOINED.match(tree.text(max(last.end, sentence.start), figure.start))
    )
