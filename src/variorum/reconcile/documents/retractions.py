"""Retractions: whether a publisher says on the page that it took the text back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files

from variorum.lexicon.yaml_files import load_yaml
from variorum.model.documents import Document, Role

# A note stands over the text or under it; a sentence amid it tells of somebody else's retraction.
_EDGE_LINES = 3
_LONGEST = 600
_AROUND: frozenset[Role] = frozenset({"byline", "stamp", "credit", "widget"})


def is_retracted(document: Document) -> bool:
    """Whether a note at an edge of `document`, or a label on its headline, says that it was withdrawn.

    A correction is none: the text that stands is what the publisher still tells.
    """
    label, note = _patterns()
    if document.title and label.match(document.title[:_LONGEST]):
        return True
    return any(label.match(line) or note.match(line) for line in _edges(document))


def _edges(document: Document) -> Iterator[str]:
    lines = [line.strip() for line in document.text.splitlines() if line.strip()]
    yield from (line[:_LONGEST] for line in lines[:_EDGE_LINES])
    yield from (line[:_LONGEST] for line in lines[_EDGE_LINES:][-_EDGE_LINES:])
    for dropped in document.dropped:
        if dropped.role in _AROUND:
            yield from (line.strip()[:_LONGEST] for line in dropped.text.splitlines())


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A label before a headline, and a note; both from the first word of a line."""
    raw: dict[str, Sequence[str]] = load_yaml(files("variorum.reconcile.documents") / "retractions.yaml")
    words = {name: _any(listed) for name, listed in raw.items()}
    text = f"(?:this|the (?:above|following|preceding|previous|earlier)|our) {words['texts']}"
    done = rf"(?:has|have|had|was|were|is) (?:been )?(?:\w+ )?{words['done']}\b"
    ways = (
        rf"{text}(?: [\w’',]+){{0,12}}? {done}",
        rf"{words['publishers']} (?:(?:have|has|are|is|hereby|now|also) ){{0,2}}{words['acts']} {text}\b",
        rf"(?:please )?(?:readers |editors |customers |subscribers )?(?:please )?{words['orders']} {text}\b",
    )
    opening = rf"[\W_]{{0,5}}(?:{words['openings']}\W{{1,4}})?"
    label = rf"[\W_]{{0,5}}{words['labels']}\s?(?:[:\]|)*–—-]|$)"
    return re.compile(label, re.IGNORECASE), re.compile(opening + f"(?:{'|'.join(ways)})", re.IGNORECASE)


def _any(words: Iterable[str]) -> str:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, longest_first))})"
