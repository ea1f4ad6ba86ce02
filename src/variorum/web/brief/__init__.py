"""The brief as typed sentences, and as a file to keep."""

from variorum.web.brief.routes import router

__all__ = ["router"]
