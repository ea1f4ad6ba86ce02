"""The reference is complete: whatever the program has, has its lines there."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import get_args

import apsw
import click
import pytest
from docs_pages import ROOT, anchors, reference, section, text_of

from variorum import __version__
from variorum.clean.dates import EARLIEST_YEAR, LATEST_YEAR
from variorum.cli.program import variorum
from variorum.cli.verbs import VERBS
from variorum.evaluate import SUITES
from variorum.export.formats import FORMATS
from variorum.export.formats import LATER as LATER_FORMATS
from variorum.ingest import DEFAULT_LIMITS
from variorum.lexicon.codebook import load_codebook
from variorum.lexicon.yaml_files import load_yaml
from variorum.model import claims, control, documents, events, issues

PACKAGE = ROOT / "src/variorum"
# Values that exports print.
LITERALS = {
    "export-formats": (
        *(claims.Modality, claims.Relation, claims.FigureKind, claims.FigureScope),
        *(claims.WhenBasis, claims.WhenPrecision, documents.Role, documents.PublishedBasis),
        *(events.CopyKind, events.EventStatus, events.VariantRelation, issues.Severity),
        *(control.HoldingStatus, control.SubjectKind, control.Word, control.Ending, control.Placing),
    ),
    "record-file": (events.Verdict,),
}


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def sources(*rooms: str) -> list[Path]:
    return sorted(path for room in rooms for path in (PACKAGE / room).rglob("*.py"))


def missing(wanted: Iterator[str] | list[str], page: str) -> list[str]:
    """Those that do not stand on `page` between backticks."""
    return [name for name in dict.fromkeys(wanted) if name and f"`{name}`" not in page]


def commands(command: click.Command, name: str) -> Iterator[tuple[str, click.Command]]:
    """A verb and those below it, with their names."""
    yield name, command
    if isinstance(command, click.Group):
        for below in command.list_commands(click.Context(command)):
            found = command.get_command(click.Context(command), below)
            assert found is not None
            yield from commands(found, f"{name} {below}")


@pytest.mark.parametrize("verb", VERBS)
def test_verbs_and_options(verb: str) -> None:
    found = variorum.get_command(click.Context(variorum), verb)
    assert found is not None
    said = section(reference("commands"), f"variorum {verb}")
    for name, command in commands(found, verb):
        assert f"variorum {name}" in said
        options = [option for p in command.params if isinstance(p, click.Option) for option in p.opts]
        assert missing([o for o in options if o not in ("-h", "--help")], said) == [], name


def test_formats_of_a_later_version() -> None:
    assert missing([*LATER_FORMATS], section(reference("export-formats"), "Not in this version")) == []


def test_suites() -> None:
    assert missing([*SUITES], reference("commands")) == []


def keys(path: Path) -> Iterator[str]:
    """The names that the dictionaries of a module have."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Dict):
            yield from (str(key.value) for key in node.keys if isinstance(key, ast.Constant))


@pytest.mark.parametrize("name", FORMATS)
def test_formats_field_by_field(name: str) -> None:
    said = section(reference("export-formats"), name)
    fields = [*keys(PACKAGE / "export" / f"{name}.py")]
    assert len(fields) > 5
    assert missing(fields, said) == []


def test_fields_that_formats_share() -> None:
    assert missing(keys(PACKAGE / "export/shapes.py"), reference("export-formats")) == []


@pytest.mark.parametrize(
    ("page", "literal"), [(page, one) for page, all_ in LITERALS.items() for one in all_]
)
def test_values(page: str, literal: object) -> None:
    assert missing([*get_args(literal)], reference(page)) == []


def test_event_types() -> None:
    assert sorted(load_codebook().types.keys() - anchors(reference("codebook"))) == []


def used_codes() -> Iterator[str]:
    """Every issue code that the source gives, whether by Issue(code=...) or by a room's own issue(...)."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                named = [word.value for word in node.keywords if word.arg == "code"]
                first = node.args[:1] if node.func.id == "issue" else []
                if node.func.id in ("Issue", "issue"):
                    yield from (str(v.value) for v in (*named, *first) if isinstance(v, ast.Constant))


def test_issue_codes() -> None:
    used = set(used_codes())
    assert len(used) > 20
    assert sorted(used - anchors(reference("issue-codes"))) == []


def used_rules() -> Iterator[str]:
    for path in sources("reconcile", "state"):
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                if node.func.id in ("reason", "weighed"):
                    yield from (str(v.value) for v in node.args[:1] if isinstance(v, ast.Constant))
                if node.func.id == "Reason":
                    named = [word.value for word in node.keywords if word.arg == "rule"]
                    yield from (str(v.value) for v in named if isinstance(v, ast.Constant))

            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr == "note"
            ):
                yield from (str(v.value) for v in node.args[:1] if isinstance(v, ast.Constant))


def test_reasons() -> None:
    tables = [
        load_yaml(PACKAGE / f"{name}.yaml")["weights"]
        for name in ("reconcile/knowledge/weights", "reconcile/knowledge/parts", "state/control/weights")
    ]
    used = sorted({*used_rules(), *(name for table in tables for name in table)})
    assert len(used) > 70
    assert missing(used, reference("reasons")) == []


def test_environment_variables() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    used = set(re.findall(r"\bVARIORUM_[A-Z_]+\b", text))
    assert used
    assert sorted(name.lower() for name in used if name.lower() not in anchors(reference("settings"))) == []


def test_limits() -> None:
    said = reference("settings")
    assert f"{DEFAULT_LIMITS.max_bytes // 1_000_000} MB" in said
    assert DEFAULT_LIMITS.max_line_bytes == 3 * DEFAULT_LIMITS.max_bytes
    assert f"{EARLIEST_YEAR} to {LATEST_YEAR}" in said


def test_tables_and_columns_of_the_record() -> None:
    said = reference("record-file")
    connection = apsw.Connection(":memory:")
    connection.execute((PACKAGE / "store/schema.sql").read_text(encoding="utf-8"))
    # Not those in which SQLite keeps full-text indexes.
    listed = connection.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type <> 'shadow'"
        " AND name NOT LIKE 'sqlite_%'"
    )
    names = [name for (name,) in listed]
    assert len(names) > 10
    rows = {line.split("`")[1]: line for line in said.splitlines() if line.startswith("| `")}
    for name in names:
        columns = [column[1] for column in connection.execute(f"PRAGMA table_info({name})")]
        assert missing(columns, rows.get(name, "")) == [], name


def test_the_changelog_has_this_version() -> None:
    assert f"## {__version__}\n" in text_of(ROOT / "CHANGELOG.md")
