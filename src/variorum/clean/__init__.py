"""Cleaning: the article's text and metadata out of flat text or HTML, every step replayable."""

from variorum.clean.dates import LATEST_YEAR
from variorum.clean.document import clean
from variorum.clean.matching import matching_text
from variorum.clean.replay import locate, replay
from variorum.clean.words import CleanWords, load_words

__all__ = ["LATEST_YEAR", "CleanWords", "clean", "load_words", "locate", "matching_text", "replay"]
