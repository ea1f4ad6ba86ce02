"""Finding words in articles, and names of places, parties, events."""

from variorum.web.search.routes import router

__all__ = ["router"]
