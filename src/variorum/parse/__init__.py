"""Sentences, syntax, names, time expressions and quantities out of clean text."""

from variorum.parse.reader import Reader

__all__ = ["Reader"]
