"""Mentions followed to what they stand for."""

from __future__ import annotations

from variorum.model.claims import Mention


def meant_by(mention: Mention) -> Mention:
    """What a pronoun or "the town" stands for in the article; the mention itself otherwise."""
    while mention.refers_to is not None:
        mention = mention.refers_to
    return mention
