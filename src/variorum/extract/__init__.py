"""Claims out of readings: triggers in their frames, with arguments, times, figures, speakers, certainty."""

from variorum.extract.claims import Extractor

__all__ = ["Extractor"]
