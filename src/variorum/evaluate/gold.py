"""Reading what coders wrote down and what the program exported."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from variorum.evaluate.records import ARGUMENTS, Count, Days, Forms, GoldClaim, MadeClaim
from variorum.export.claims import claim_shape
from variorum.model.claims import GroundedClaim
from variorum.model.documents import Document
from variorum.model.errors import InputError

ARTICLES = "articles.jsonl"
_TEXT_SUFFIXES = (".txt", ".html")

T = TypeVar("T")


def read_lines(path: Path, shape: Callable[[Any], T]) -> list[T]:
    """`shape` of each JSON line of `path`. Raises InputError naming the line it cannot take."""
    made: list[T] = []
    for number, line in enumerate(_text(path).split("\n"), start=1):
        if line.strip():
            made.append(_shaped(f"{path}, line {number}", line, shape))
    return made


def read_object(path: Path, shape: Callable[[Any], T]) -> T:
    """`shape` of the one JSON object in `path`. Raises InputError when it does not fit."""
    return _shaped(str(path), _text(path), shape)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not UTF-8 text.") from error


def _shaped(where: str, text: str, shape: Callable[[Any], T]) -> T:
    try:
        return shape(json.loads(text))
    except json.JSONDecodeError as error:
        raise InputError(f"{where} is not JSON: {error}.") from error
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise InputError(f"{where} does not have the shape this suite reads: {error!r}.") from error


def gold_claim(line: Mapping[str, Any]) -> GoldClaim:
    """A line of NN.gold.jsonl."""
    date = line.get("date")
    return GoldClaim(
        event_type=line["type"],
        quote=line["quote"],
        arguments={key: tuple(line.get(key) or ()) for key in ARGUMENTS},
        days=Days(date.get("start"), date.get("end")) if date else None,
        figures=tuple(Count(f["what"], f.get("low"), f.get("high")) for f in line.get("figures") or ()),
        modality=line["modality"],
    )


def exported_claim(line: Mapping[str, Any]) -> MadeClaim:
    """A line of claims.jsonl."""
    evidence, arguments = line["evidence"], line.get("arguments") or {}
    speakers = [
        {"name": a.get("speaker"), "id": a.get("source_id"), "aliases": a.get("aliases")}
        for a in line.get("attribution") or ()
    ]
    when = line.get("when") or None
    return MadeClaim(
        id=line["claim_id"],
        file=Path(line["document"]["source"]).name,
        event_type=line["event_type"],
        quote=evidence["quote"],
        sentence=evidence.get("sentence") or evidence["quote"],
        arguments={
            key: tuple(
                _exported_forms(x) for x in (speakers if key == "source" else arguments.get(key)) or ()
            )
            for key in ARGUMENTS
        },
        days=Days(when.get("earliest"), when.get("latest")) if when else None,
        basis=when.get("basis") or "" if when else "none",
        figures=tuple(Count(f.get("kind"), f.get("low"), f.get("high")) for f in line.get("figures") or ()),
        modality=line.get("modality") or "",
    )


def _exported_forms(value: str | Mapping[str, Any]) -> Forms:
    if isinstance(value, str):
        return frozenset({value})
    return _forms(value.get("name"), value.get("text"), value.get("id"), *(value.get("aliases") or ()))


def _forms(*names: str | None) -> Forms:
    return frozenset(name.replace("-", " ") for name in names if name)


def grounded_claim(document: Document, claim: GroundedClaim) -> MadeClaim:
    """A claim straight from the line: the same as it would be after an export."""
    return exported_claim(claim_shape(document, claim))


def json_lines_file(path: Path) -> list[Path]:
    """The path by itself where it is a file of JSON lines (.jsonl or .jsonl.gz), nothing otherwise."""
    return [path] if path.is_file() and path.name.endswith((".jsonl", ".jsonl.gz")) else []


def write_articles(articles: Iterable[Mapping[str, Any]], work: Path) -> list[str]:
    """Write articles as one JSONL into `work`, to be read in one go; returns it as the source to build."""
    path = work / ARTICLES
    with path.open("w", encoding="utf-8") as out:
        for article in articles:
            out.write(json.dumps(article, ensure_ascii=False) + "\n")
    return [str(path)]


def gold_files(folder: Path) -> list[Path]:
    """The NN.gold.jsonl files of a folder, in order of name."""
    return sorted(p for p in folder.glob("*.gold.jsonl") if not p.name.startswith("cluster"))


def article_name(folder: Path, annotation: Path) -> str:
    """The file name of the article that NN.gold.jsonl or NN.clean.json belongs to.

    NN.txt unless only NN.html is there; NN.txt also where the article is in articles.jsonl.
    """
    stem = annotation.name.split(".", 1)[0]
    names = [stem + suffix for suffix in _TEXT_SUFFIXES]
    return next((name for name in names if (folder / name).is_file()), names[0])


def by_file(claims: Iterable[MadeClaim]) -> dict[str, list[MadeClaim]]:
    """Made claims by the last part of their document's source, in their order."""
    found: dict[str, list[MadeClaim]] = {}
    for claim in claims:
        found.setdefault(claim.file, []).append(claim)
    return found
