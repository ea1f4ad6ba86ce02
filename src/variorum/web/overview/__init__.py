"""What the record holds: its size, its days, and the choices that its lists can be cut down by."""

from variorum.web.overview.routes import router

__all__ = ["router"]
