"""Sources straight to the four exports, through a record that is thrown away."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from variorum.export.formats import FORMATS
from variorum.pipeline.building import build
from variorum.store.record import Record


def build_exports(sources: Sequence[str], out_dir: Path, packs: Sequence[str] = ()) -> None:
    """Build `sources` and write claims, documents, events and control as JSONL into `out_dir`.

    `packs` are theatre packs, as for `build`. Raises what `build` raises; inputs that cannot be read
    are left out.
    """
    with TemporaryDirectory(prefix="variorum-") as folder:
        path = Path(folder) / "record.db"
        build(sources, path, packs=packs)
        export_all(path, out_dir)


def export_all(record_path: Path, out_dir: Path) -> None:
    """Write every format of the record at `record_path` into the folder `out_dir`."""
    with Record.open(record_path) as record, record.snapshot():
        for one in FORMATS.values():
            with (out_dir / f"{one.name}{one.suffix}").open("w", encoding="utf-8", newline="") as out:
                one.write(record, out)
