"""Reading knowledge files: YAML by topic, shipped inside the package."""

from __future__ import annotations

import re
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import yaml

from variorum.model.errors import LexiconError

_BOOL, _DAY = "tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp"


class PlainLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML in which "on", "off", "yes", "no" (prepositions, country codes) and days are text."""


PlainLoader.yaml_implicit_resolvers = {
    first: [
        (tag, re.compile(r"^(?:true|false)$")) if tag == _BOOL else (tag, pattern)
        for tag, pattern in resolvers
        if tag != _DAY and (tag != _BOOL or first in "tf")
    ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def load_yaml(path: Path | Traversable) -> Any:
    """The content of a YAML file. Raises LexiconError naming file and line when it is malformed."""
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=PlainLoader)
    except yaml.YAMLError as error:
        raise LexiconError(
            f"{path} is not valid YAML: {error}", advice="Mend the file and run again."
        ) from error
