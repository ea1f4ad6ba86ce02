"""What was not understood, by kind and by article."""

from variorum.web.issues.routes import router

__all__ = ["router"]
