"""Who is quoted and who publishes: what each said, how often alone, against interest, copied."""

from variorum.web.sources.routes import router

__all__ = ["router"]
