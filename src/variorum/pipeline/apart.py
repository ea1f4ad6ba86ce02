"""Sources each by itself: a record and the exports of every one, so that none meets another's claims."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from variorum.pipeline.exports import build_exports


def build_apart(sources: Sequence[str], out_dir: Path) -> None:
    """Build each of `sources` into a record of its own; its exports go into `out_dir`/STEM.

    STEM is the source's file name without its suffix. Raises what `build` raises.
    """
    for source in sources:
        folder = out_dir / Path(source).stem
        folder.mkdir()
        build_exports([source], folder)
