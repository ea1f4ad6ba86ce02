"""Claims grounded: their mentions to parties, places, roads and speakers, their times to days."""

from variorum.resolve.ground import Grounder

__all__ = ["Grounder"]
