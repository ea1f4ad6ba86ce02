"""Sources one after the other into a record, which is kept as it is after each of them."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from variorum.pipeline.building import build


def build_in_turn(sources: Sequence[str], out_dir: Path) -> None:
    """Build the sources of each folder, in the order given, into one record.

    After a source FOLDER/STEM.SUFFIX the record of all up to it is `out_dir`/FOLDER/STEM.db. A source is
    read once, however many records hold it. Raises what `build` raises.
    """
    before: dict[Path, Path] = {}
    for source in map(Path, sources):
        kept = out_dir / source.parent.name / f"{source.stem}.db"
        kept.parent.mkdir(exist_ok=True)
        if source.parent in before:
            shutil.copyfile(before[source.parent], kept)
        build([str(source)], kept)
        before[source.parent] = kept
