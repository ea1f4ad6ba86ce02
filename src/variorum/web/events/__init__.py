"""Events and claims: lists, the apparatus of one event, why a claim is what it is."""

from variorum.web.events.routes import router

__all__ = ["router"]
