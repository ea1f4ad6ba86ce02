"""The one list of stages: sources in, a record out."""

from variorum.pipeline.build import build
from variorum.pipeline.exports import build_exports
from variorum.pipeline.grounding import Grounded, ground_exports, ground_sources, ground_text, write_grounded
from variorum.pipeline.line import read_text
from variorum.pipeline.report import Progress, RunReport, Step
from variorum.pipeline.sampling import sample_sources, write_sample

__all__ = [
    "Grounded",
    "Progress",
    "RunReport",
    "Step",
    "build",
    "build_exports",
    "ground_exports",
    "ground_sources",
    "ground_text",
    "read_text",
    "sample_sources",
    "write_grounded",
    "write_sample",
]
