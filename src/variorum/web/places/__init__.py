"""Places and roads: who held them when, on whose word, and what happened there."""

from variorum.web.places.routes import router

__all__ = ["router"]
