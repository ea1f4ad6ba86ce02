"""Word lists and tables out of knowledge files, as records whose fields are the lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import fields
from importlib.resources.abc import Traversable
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from variorum.lexicon.yaml_files import load_yaml
from variorum.model.errors import LexiconError

Lists = TypeVar("Lists")


def read_lists(record: type[Lists], path: Traversable) -> Lists:
    """The record of one file, each field the list (set or tuple of words) or table of its name.

    Raises LexiconError where a list is missing, unknown, of another shape, or says a word twice.
    """
    given = load_yaml(path)
    hints = get_type_hints(record)
    wanted = {field.name for field in fields(record)}  # type: ignore[arg-type]
    if not isinstance(given, Mapping) or given.keys() != wanted:
        odd = sorted(wanted ^ given.keys()) if isinstance(given, Mapping) else sorted(wanted)
        raise LexiconError(f"{path}: lists missing or unknown: {odd}", advice="Mend the file.")
    try:
        return record(**{name: _shaped(hints[name], value) for name, value in given.items()})
    except _MisshapenError as error:
        raise LexiconError(f"{path}: {error}", advice="Mend the list.") from None


class _MisshapenError(Exception):
    """A value that does not fit its field."""


def _shaped(hint: Any, value: Any) -> Any:
    """`value` as what `hint` asks for: a set, a tuple, a table, one of a few texts, a text or a number."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is frozenset or (origin is tuple and arguments[-1] is ...):
        return origin(_list(arguments[0], value))
    if origin is tuple:
        if not isinstance(value, list) or len(value) != len(arguments):
            raise _MisshapenError(f"{value!r} should be {len(arguments)} values")
        return tuple(_shaped(part, one) for part, one in zip(arguments, value, strict=True))
    if origin is Mapping:
        if not isinstance(value, dict):
            raise _MisshapenError(f"{value!r} should be a table")
        return {_shaped(arguments[0], key): _shaped(arguments[1], one) for key, one in value.items()}
    if origin is Literal:
        if value not in arguments:
            raise _MisshapenError(f"{value!r} should be one of {', '.join(arguments)}")
        return value
    if hint is float and type(value) is int:
        return float(value)
    if type(value) is not hint:
        raise _MisshapenError(f"{value!r} should be {hint.__name__}")
    return value


def _list(hint: Any, value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise _MisshapenError(f"{value!r} should be a list")
    made = [_shaped(hint, one) for one in value]
    if twice := [one for one, times in Counter(made).items() if times > 1]:
        raise _MisshapenError(f"said twice: {', '.join(map(str, twice))}")
    return made
