"""What one run of the page is set to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

# Where the page serves an archive of tiles that lies on this machine.
TILES = "/tiles.pmtiles"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The record that is served and how.

    `review` lets the page write judgements. `token` is asked of every request where it is set. `hosts` are
    the names the page answers to, in lower case and without a port; any where it is empty. `tiles` is the
    address of a base map of one's own: a PMTiles archive, or tiles with {z}, {x} and {y}. `tiles_file` is
    such an archive on this machine, which is then served at TILES. `packs` are the theatre packs the record
    was built with. What a build adds is looked for every `lag` seconds; what is judged here is seen at once.
    """

    record: Path
    review: bool = False
    token: str | None = None
    hosts: tuple[str, ...] = ()
    tiles: str | None = None
    tiles_file: Path | None = None
    packs: tuple[str, ...] = ()
    lag: float = 0.0
