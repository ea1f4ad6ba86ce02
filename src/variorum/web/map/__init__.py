"""What the map shows: events where they lie, who held what, the base under them, reports a day."""

from variorum.web.map.routes import router

__all__ = ["router"]
