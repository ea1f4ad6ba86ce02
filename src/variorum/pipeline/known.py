"""A record as it was known on a day: what a build of only the articles published by then would give."""

from __future__ import annotations

import hashlib
import os
import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from variorum.lexicon.cache import cache_folder
from variorum.lexicon.packs import Pack, bundled_packs, lexicon_with, load_packs
from variorum.model.errors import RecordBusyError, RecordError, UsageError
from variorum.pipeline.maker import viewing_maker
from variorum.pipeline.report import Progress, Tally
from variorum.store.known import KnownRecord
from variorum.store.record import Record

_FOLDER = "known"
# The file that says which record a folder of views is of.
_OF = "record"
# Days of one record whose views are kept; those least lately made go first.
_KEPT_DAYS = 64


@contextmanager
def known_record(
    path: Path | str, day: str, *, packs: Sequence[str] = (), progress: Progress | None = None
) -> Iterator[KnownRecord]:
    """The record at `path` as known on `day`, an ISO day, open for reading.

    It holds the documents that were surely published by then, and its views are those of a record that
    was built from these alone. They are kept in the cache folder, and made anew where documents were
    added to these, something was judged, or another version of the program made them. `packs` are those
    the record was built with; bundled ones need not be named.

    Raises UsageError where a pack is missing, and what `Record.open` does.
    """
    whole = Path(path).resolve()
    laid = _packs_of(whole, packs)
    with ExitStack() as stack:
        views = _views_file(whole, day, stack)
        known = _current(whole, views, day, laid)
        if known is None:
            _make(whole, views, day, laid, progress)
            known = _current(whole, views, day, laid)
        if known is None:
            raise RecordBusyError(
                f"{path} is being changed while it is read.", advice="Ask again when the build has ended."
            )
        stack.enter_context(known)
        stack.enter_context(known.snapshot())
        yield known


def open_known(path: Path | str, day: str, *, packs: Sequence[str] = ()) -> KnownRecord | None:
    """The record as known on `day` where its views are made, None where they have to be made first.

    For who reads it again and again: it is closed by the caller, and is of one moment only in a
    `snapshot()` of the `mark()` it was opened with. Raises what `known_record` does.
    """
    whole = Path(path).resolve()
    with ExitStack() as stack:
        return _current(whole, _views_file(whole, day, stack), day, _packs_of(whole, packs))


def check_kept(path: Path | str) -> None:
    """Raise RecordError where the views of a day cannot be kept for who asks for them next."""
    with ExitStack() as stack:
        if _views_folder(Path(path).resolve(), stack).is_relative_to(cache_folder()):
            return
    raise RecordError(
        f"What was known on a day is worked out once and kept in {cache_folder()}, which cannot be written.",
        advice="Name another folder with VARIORUM_CACHE.",
    )


def _packs_of(whole: Path, names: Sequence[str]) -> tuple[Pack, ...]:
    return packs_for(whole, names)[1]


def packs_for(whole: Path, names: Sequence[str]) -> tuple[tuple[str, ...], tuple[Pack, ...]]:
    """The packs that the record at `whole` was built with, by name and loaded; bundled ones need no name.

    Raises UsageError where one is missing or has changed.
    """
    with Record.open(whole) as record:
        last = record.last_run()
    used = [one for one in (last.version.split("+")[1:] if last else []) if "@" in one]
    bundled = {folder.name for folder in bundled_packs()}
    chosen = names or [one.partition("@")[0] for one in used if one.partition("@")[0] in bundled]
    laid = load_packs(chosen) if chosen else ()
    missing = sorted(set(used) - {pack.name for pack in laid})
    if missing:
        ids = ", ".join(one.partition("@")[0] for one in missing)
        raise UsageError(
            f"{whole} was built with a theatre pack that is not given, or has changed since: {ids}.",
            advice="Name its folder with --pack, or build the record again.",
        )
    return tuple(chosen), laid


def _views_folder(whole: Path, stack: ExitStack) -> Path:
    """Where the views of each day are kept; where the cache folder cannot be written, one that goes again."""
    name = hashlib.sha256(str(whole).encode("utf-8", "surrogateescape")).hexdigest()[:24]
    folder = cache_folder() / _FOLDER / name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / _OF).write_bytes(os.fsencode(whole))
    except OSError:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="variorum-")))
    return folder


def _views_file(whole: Path, day: str, stack: ExitStack) -> Path:
    return _views_folder(whole, stack) / f"{day}.db"


def _current(whole: Path, views: Path, day: str, packs: tuple[Pack, ...]) -> KnownRecord | None:
    """The record as known on `day`, where its views are those of the facts there are now."""
    if not views.is_file():
        return None
    try:
        known = KnownRecord.beside(whole, views, day)
    except RecordError:
        # Made by another version, or left half made.
        return None
    last = known.last_run()
    if last is not None and last.version == _signature(known, packs):
        return known
    known.close()
    return None


def _signature(known: KnownRecord, packs: tuple[Pack, ...]) -> str:
    return f"{viewing_maker(packs)} {known.basis()}"


def _make(whole: Path, views: Path, day: str, packs: tuple[Pack, ...], progress: Progress | None) -> None:
    started = time.monotonic()
    _remove_oldest(views.parent)
    _remove_orphans(views.parent)
    with KnownRecord.beside(whole, views, day, "create") as known:
        signature = _signature(known, packs)
        # Loaded only where views have to be made: most days asked for have theirs.
        views_of = import_module("variorum.pipeline.views")
        views_of.make_views(known, lexicon_with(packs), Tally(progress), anew=True)
        known.add_run(signature, round(time.monotonic() - started, 3), {})


def _remove_oldest(folder: Path) -> None:
    kept = sorted(folder.glob("*.db"), key=lambda file: file.stat().st_mtime)
    for file in kept[: max(0, len(kept) - _KEPT_DAYS + 1)]:
        with suppress(OSError):
            file.unlink()


def _remove_orphans(folder: Path) -> None:
    """Remove what is kept of records that are gone."""
    for of in folder.parent.glob(f"*/{_OF}"):
        with suppress(OSError):
            if of.parent != folder and not Path(os.fsdecode(of.read_bytes())).exists():
                shutil.rmtree(of.parent)
