"""Reading sources: files, folders and standard input become raw documents, one at a time."""

from variorum.ingest.issues import ISSUE_CODES
from variorum.ingest.limits import DEFAULT_LIMITS, Limits
from variorum.ingest.sources import read_sources

__all__ = ["DEFAULT_LIMITS", "ISSUE_CODES", "Limits", "read_sources"]
