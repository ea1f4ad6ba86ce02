"""The one list of stages: sources in, a record out."""

from variorum.pipeline.apart import build_apart
from variorum.pipeline.attributing import attribute_exports
from variorum.pipeline.build import build
from variorum.pipeline.exports import build_exports
from variorum.pipeline.grounding import Grounded, ground_exports, ground_sources, ground_text, write_grounded
from variorum.pipeline.line import read_text
from variorum.pipeline.report import Progress, RunReport, Step
from variorum.pipeline.sampling import sample_sources, write_sample
from variorum.pipeline.times import time_exports
from variorum.pipeline.workers import usual_jobs

__all__ = [
    "Grounded",
    "Progress",
    "RunReport",
    "Step",
    "attribute_exports",
    "build",
    "build_apart",
    "build_exports",
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
