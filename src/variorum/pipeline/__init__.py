"""The one list of stages: sources in, a record out.

A name is loaded when it is first used: reading needs a syntax model that takes seconds to load, and most
questions about a record need none.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from variorum.pipeline.apart import build_apart
    from variorum.pipeline.attributing import attribute_exports
    from variorum.pipeline.building import build
    from variorum.pipeline.exports import build_exports
    from variorum.pipeline.grounding import (
        Grounded,
        ground_exports,
        ground_sources,
        ground_text,
        write_grounded,
    )
    from variorum.pipeline.in_turn import build_in_turn
    from variorum.pipeline.line import read_text
    from variorum.pipeline.report import Progress, RunReport, Step
    from variorum.pipeline.sampling import sample_sources, write_sample
    from variorum.pipeline.times import time_exports
    from variorum.pipeline.workers import usual_jobs

_HOMES = {
    "Grounded": "variorum.pipeline.grounding",
    "Progress": "variorum.pipeline.report",
    "RunReport": "variorum.pipeline.report",
    "Step": "variorum.pipeline.report",
    "attribute_exports": "variorum.pipeline.attributing",
    "build": "variorum.pipeline.building",
    "build_apart": "variorum.pipeline.apart",
    "build_exports": "variorum.pipeline.exports",
    "build_in_turn": "variorum.pipeline.in_turn",
    "ground_exports": "variorum.pipeline.grounding",
    "ground_sources": "variorum.pipeline.grounding",
    "ground_text": "variorum.pipeline.grounding",
    "read_text": "variorum.pipeline.line",
    "sample_sources": "variorum.pipeline.sampling",
    "time_exports": "variorum.pipeline.times",
    "usual_jobs": "variorum.pipeline.workers",
    "write_grounded": "variorum.pipeline.grounding",
    "write_sample": "variorum.pipeline.sampling",
}

__all__ = [
    "Grounded",
    "Progress",
    "RunReport",
    "Step",
    "attribute_exports",
    "build",
    "build_apart",
    "build_exports",
    "build_in_turn",
    "ground_exports",
    "ground_sources",
    "ground_text",
    "read_text",
    "sample_sources",
    "time_exports",
    "usual_jobs",
    "write_grounded",
    "write_sample",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
