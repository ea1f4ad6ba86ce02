"""Asking a record: why a claim, an event, a holding or a document is what it is, and what there is."""

from variorum.query.explain import Explanation, explain
from variorum.query.overview import Summary, summary
from variorum.query.printable import one_line, printable
from variorum.query.render import render
from variorum.query.render_summary import render_summary

__all__ = [
    "Explanation",
    "Summary",
    "explain",
    "one_line",
    "printable",
    "render",
    "render_summary",
    "summary",
]
