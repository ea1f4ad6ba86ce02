"""Articles: lists, and each as it was kept with its claims, its copies and what was left out."""

from variorum.web.documents.routes import router

__all__ = ["router"]
