"""Claims out of readings: triggers in their frames, with arguments, times, figures, speakers, certainty."""

from variorum.extract.attributions import read_attributions
from variorum.extract.claims import Extractor
from variorum.extract.mentions import read_mentions

__all__ = ["Extractor", "read_attributions", "read_mentions"]
