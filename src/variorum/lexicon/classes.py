"""Noun classes: what kind of thing a head noun names."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files

from variorum.lexicon.yaml_files import load_yaml


def load_classes() -> Mapping[str, frozenset[str]]:
    """For each head noun (lower case, singular), the classes of things it names."""
    classes: dict[str, set[str]] = {}
    for name, nouns in load_yaml(files("variorum.lexicon") / "data" / "classes.yaml").items():
        for noun in nouns:
            classes.setdefault(str(noun), set()).add(name)
    return {noun: frozenset(names) for noun, names in classes.items()}
