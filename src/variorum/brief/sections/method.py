"""How the brief was made and what can be wrong in it: fixed words, the same in every brief."""

from __future__ import annotations

from variorum.brief.desk import section
from variorum.brief.records import Note, Section
from variorum.brief.wording import load_wording


def method() -> Section:
    """The section."""
    return section(
        "method", *(Note(text=one["text"], heading=one["heading"]) for one in load_wording().method)
    )
