"""Views as bytes: one module a format, the same bytes when nothing changed."""
