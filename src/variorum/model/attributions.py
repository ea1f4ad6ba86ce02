"""Attributions as words of a text: who is cited, by which words, for what."""

from __future__ import annotations

from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedWords:
    """One attribution; spans are offsets into the clean text, in its order.

    `speakers` is empty where nobody is named or the speaker is named elsewhere; `cue` is empty where
    the words of a speaker named before go on. `voiced` is False for a stand or a thought that is told
    of somebody ("wants", "criticised"), which no claim rests on; `hedged` as for claims.
    """

    speakers: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    voiced: bool
    hedged: bool
