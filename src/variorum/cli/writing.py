"""Writing an answer to a file, whole or not at all, or to standard output."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

from variorum.model.errors import UsageError, VariorumError

_MISNAMED = (FileNotFoundError, NotADirectoryError, IsADirectoryError, PermissionError)


@contextmanager
def writing(output: str | None) -> Iterator[IO[str]]:
    """Where to write text: to the file `output`, or to standard output where it is None or -.

    UTF-8 with plain line feeds on every system. A file is there whole or not at all.

    Raises UsageError where no file can be there, and VariorumError where the system cannot write it.
    """
    if output is None or output == "-":
        with _standard_output() as out:
            yield out
    else:
        with _whole_file(Path(output)) as out:
            yield out


@contextmanager
def _standard_output() -> Iterator[IO[str]]:
    # Not through the text layer: it would end lines and encode letters as the system does.
    out = TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="", write_through=False)
    try:
        yield out
        out.flush()
    finally:
        with suppress(BrokenPipeError):
            out.detach()


@contextmanager
def _whole_file(path: Path) -> Iterator[IO[str]]:
    """A file under another name, moved into place once all is written."""
    try:
        with NamedTemporaryFile(
            "w", encoding="utf-8", newline="", dir=path.parent, prefix=f".{path.name}-", delete=False
        ) as out:
            made = Path(out.name)
            try:
                yield out
                out.flush()
                os.fsync(out.fileno())
            except BaseException:
                out.close()
                made.unlink(missing_ok=True)
                raise
        made.replace(path)
    except _MISNAMED as error:
        raise UsageError(
            f"{path} cannot be written: {error.strerror}.", advice="Name another file with --output."
        ) from error
    except OSError as error:
        raise VariorumError(f"{path} cannot be written: {error.strerror}.", advice="Make room.") from error
