"""What happened day by day, and figures over time."""

from variorum.web.timeline.routes import router

__all__ = ["router"]
