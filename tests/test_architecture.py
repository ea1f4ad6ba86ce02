"""The shape of the code: sizes, names, rooms, and files that speak of nothing but the project."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src/variorum"
MODULES = sorted(path.relative_to(ROOT).as_posix() for path in PACKAGE.rglob("*.py"))

MODULE_LINES = 400
FUNCTION_LINES = 50
# Names that say nothing, or say more than is known ("confidence").
FORBIDDEN = {
    *("data", "info", "item", "items", "obj", "process", "handle", "manager", "helper", "helpers"),
    *("util", "utils", "story", "confidence"),
}
# Where the project was written and where its parts came from are no part of it. Written in pieces,
# so that this file is not its own finding.
FOREIGN = [
    *(re.compile(rf"(?<![\w.])/{name}/") for name in ("wo" + "rk", "tmp/" + "bash_jobs")),
    *(re.compile(re.escape(host)) for host in ("pypi.org/" + "simple", "registry.npm" + "js")),
]
NOT_COMMITTED = {".git", ".venv", "node_modules", "__pycache__"}


@cache
def committed() -> tuple[Path, ...]:
    """The files of the project: what git would commit, or, outside a clone, all there is."""
    try:
        command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
        names = [ROOT / name for name in listed.split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        names = [p for p in ROOT.rglob("*") if not NOT_COMMITTED & set(p.relative_to(ROOT).parts)]
    return tuple(sorted(path for path in names if path.is_file()))


def definitions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node


def words_of(name: str) -> set[str]:
    """The words of a name in snake case or camel case, in lower case."""
    return {word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)}


@pytest.mark.parametrize("module", MODULES)
def test_sizes_and_names(module: str) -> None:
    path = ROOT / module
    text = path.read_text(encoding="utf-8")
    found = []
    if (lines := text.count("\n")) > MODULE_LINES:
        found.append(f"{lines} lines")
    if bad := words_of(path.stem) & FORBIDDEN:
        found.append(f"module name: {bad}")
    for node in definitions(ast.parse(text)):
        if bad := words_of(node.name) & FORBIDDEN:
            found.append(f"line {node.lineno}, {node.name}: {bad}")
        length = (node.end_lineno or node.lineno) - node.lineno + 1
        if not isinstance(node, ast.ClassDef) and length > FUNCTION_LINES:
            found.append(f"line {node.lineno}, {node.name}: {length} lines")
    assert not found


def test_every_room_has_a_floor() -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        contracts = tomllib.load(file)["tool"]["importlinter"]["contracts"]
    (layers,) = (one["layers"] for one in contracts if one.get("containers") == ["variorum"])
    rooms = {room.strip() for layer in layers for room in layer.split("|")}
    packages = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert rooms - {"__main__"} == packages
    loose = {path.name for path in PACKAGE.glob("*.py")} - {"__init__.py", "__main__.py"}
    assert not loose, "modules stand in rooms"


def test_files_speak_of_the_project_alone() -> None:
    found = []
    for path in committed():
        text = path.read_bytes().decode("utf-8", "replace")
        found += [f"{path.relative_to(ROOT)}: {m[0]}" for pattern in FOREIGN if (m := pattern.search(text))]
    assert not found


class UniqueKeys(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML as it is read elsewhere, but a key given twice is an error and not the last one's."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = Counter(key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode))
        if twice := sorted(key for key, times in keys.items() if times > 1):
            raise yaml.constructor.ConstructorError(None, None, f"given twice: {twice}", node.start_mark)
        mapping: dict[Any, Any] = super().construct_mapping(node, deep)
        return mapping


def test_every_yaml_file_loads() -> None:
    found = []
    for path in committed():
        if path.suffix in {".yaml", ".yml"}:
            try:
                yaml.load(path.read_text(encoding="utf-8"), Loader=UniqueKeys)
            except (yaml.YAMLError, UnicodeDecodeError) as error:
                found.append(f"{path.relative_to(ROOT)}: {error}")
    assert not found
