"""What is worth judging, and judgements: recorded, listed, undone."""

from variorum.web.review.routes import router

__all__ = ["router"]
