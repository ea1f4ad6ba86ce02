"""Where compiled knowledge is kept, and YAML files kept as JSON, which reads ten times as fast."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from contextlib import suppress
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

from variorum.lexicon.yaml_files import load_yaml

CACHE_VARIABLE = "VARIORUM_CACHE"
_FOLDER = "knowledge"


def cache_folder() -> Path:
    """Where compiled files are kept: $VARIORUM_CACHE, else the user's cache folder."""
    given = os.environ.get(CACHE_VARIABLE)
    return Path(given) if given else user_cache_path("variorum")


def load_kept(path: Path | Traversable) -> Any:
    """As `load_yaml`, for large files that are read at each start.

    What was read is kept as JSON in the cache folder, with a digest of the file it came from and of the
    code that reads it, and read from there as long as both are the same. Where the folder cannot be
    written nothing is kept. Values that JSON has not (days, keys that are no text) are refused with a
    ValueError.
    """
    digest = hashlib.sha256(_loader() + path.read_bytes()).hexdigest()
    name = hashlib.sha256(str(path).encode()).hexdigest()[:24]
    kept = cache_folder() / _FOLDER / f"{name}.json"
    with suppress(OSError, ValueError, KeyError, TypeError):
        found = json.loads(kept.read_bytes())
        if found["digest"] == digest:
            return found["content"]
    content = load_yaml(path)
    text = json.dumps({"digest": digest, "content": content}, ensure_ascii=True)
    if json.loads(text)["content"] != content:
        raise ValueError(f"{path} holds values or keys that JSON has not.")
    with suppress(OSError):
        _keep(kept, text)
    return content


@cache
def _loader() -> bytes:
    """A digest of the code that reads YAML: another version of it may read the same file otherwise."""
    return hashlib.sha256((files("variorum.lexicon") / "yaml_files.py").read_bytes()).digest()


def _keep(path: Path, text: str) -> None:
    """Write under another name and move into place: another process reads all of it or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, made = tempfile.mkstemp(dir=path.parent, prefix=".")
    try:
        with os.fdopen(handle, "w", encoding="ascii") as out:
            out.write(text)
        Path(made).replace(path)
    except OSError:
        Path(made).unlink(missing_ok=True)
        raise
