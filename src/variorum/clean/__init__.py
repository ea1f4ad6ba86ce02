"""Cleaning: the article's text and metadata out of flat text or HTML, every step replayable.

What reads pages is loaded when it is first used: that takes half a second, and who only finds a place in a
cleaned text again needs none of it.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from variorum.clean.dates import LATEST_YEAR
from variorum.clean.replay import locate, replay
from variorum.clean.words import CleanWords, load_words

if TYPE_CHECKING:
    from variorum.clean.document import clean
    from variorum.clean.matching import matching_text

_HOMES = {"clean": "variorum.clean.document", "matching_text": "variorum.clean.matching"}

__all__ = ["LATEST_YEAR", "CleanWords", "clean", "load_words", "locate", "matching_text", "replay"]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
