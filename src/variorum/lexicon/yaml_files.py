"""Reading knowledge files: YAML by topic, shipped inside the package."""

from __future__ import annotations

from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import yaml

from variorum.model.errors import LexiconError

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load_yaml(path: Path | Traversable) -> Any:
    """The content of a YAML file. Raises LexiconError naming file and line when it is malformed."""
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)
    except yaml.YAMLError as error:
        raise LexiconError(f"{path} is not valid YAML: {error}", advice="Mend the file and run again.") from error
