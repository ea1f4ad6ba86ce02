"""The cases of `tests/cases/copies`: groups of documents, which are carried from which, and which are not.

A case names its documents by key. A document is made of invented texts of `texts.yaml`, each a list of
sentences: `text` (a name or several), `keep` (numbers of the sentences to keep), `swap` (words for
words), `before` and `after`, or of `words` alone. `copies` are all copies that must come out, written "b of a
kind", `editions` "b of a number", `carried` passages that must, with words they hold; where no
carried passage is named, none may come out.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from variorum.lexicon.sources import load_sources
from variorum.lexicon.yaml_files import load_yaml
from variorum.model.documents import Document, Published
from variorum.model.events import Carried, Copy
from variorum.reconcile.copies.carried import CarriedPassages, find_carried
from variorum.reconcile.copies.copies import find_copies
from variorum.reconcile.copies.fingerprints import fingerprint
from variorum.reconcile.documents.facts import document_facts
from variorum.reconcile.documents.outlets import known_outlets

FOLDER = Path(__file__).parents[1] / "cases" / "copies"
OUTLETS = known_outlets(load_sources().all())


@cache
def _texts() -> dict[str, list[str]]:
    return load_yaml(FOLDER / "texts.yaml")


def _cases() -> list[Any]:
    cases = []
    for name in ("copies", "look_alikes"):
        for case in load_yaml(FOLDER / f"{name}.yaml"):
            known = case.get("status") == "known-failure"
            marks = [pytest.mark.xfail(strict=True, reason=case.get("comment", ""))] if known else []
            cases.append(pytest.param(case, id=f"{name}-{case['id']}", marks=marks))
    return cases


def _text(made: dict[str, Any]) -> str:
    if "words" in made:
        return str(made["words"])
    names = made["text"] if isinstance(made["text"], list) else [made["text"]]
    sentences = [sentence for name in names for sentence in _texts()[name]]
    kept = [sentences[number - 1] for number in made.get("keep", range(1, len(sentences) + 1))]
    text = " ".join(kept)
    for old, new in made.get("swap", {}).items():
        assert old in text, old
        text = text.replace(old, new)
    return str(made.get("before", "")) + text + str(made.get("after", ""))


def _document(key: str, made: dict[str, Any]) -> Document:
    text = _text(made)
    return Document(
        id=key,
        source=key,
        raw_text=text,
        text=text,
        title=made.get("title"),
        url=made.get("url"),
        outlet=made.get("outlet"),
        published=Published(day=made.get("published")),
        credits=tuple(made.get("credits", ())),
    )


def _found(documents: dict[str, Document]) -> tuple[tuple[Copy, ...], tuple[Carried, ...]]:
    facts = {key: document_facts(one) for key, one in documents.items()}
    prints = [fingerprint(one) for one in documents.values()]
    made = find_copies(prints, lambda key: documents[key].text, facts.__getitem__, outlets=OUTLETS)
    return made.copies, find_carried(made.resemblances, made.copies, facts.__getitem__, OUTLETS)


@pytest.mark.parametrize("case", _cases())
def test_case(case: dict[str, Any]) -> None:
    documents = {key: _document(key, made) for key, made in case["documents"].items()}
    copies, carried = _found(documents)
    assert sorted(f"{c.document_id} of {c.copy_of} {c.kind}" for c in copies) == sorted(
        case.get("copies", [])
    )
    editions = sorted(f"{c.document_id} of {c.edition_of} {c.edition_number}" for c in copies if c.edition_of)
    assert all(copy.edition == (copy.edition_of == copy.copy_of) for copy in copies)
    assert editions == sorted(case.get("editions", []))
    if "carried" not in case and not case.get("copies"):
        assert carried == ()
    for wanted in case.get("carried", []):
        text = documents[wanted["in"]].text
        one = CarriedPassages(carried).carried_from(wanted["in"], text.index(wanted["holds"]))
        assert one is not None
        assert (one.from_document, one.kind) == (wanted["from"], wanted["kind"])
        assert wanted["holds"] in documents[one.from_document].text[one.from_start : one.from_end] or (
            one.kind == "paraphrased"
        )


def test_a_third_of_the_cases_are_look_alikes() -> None:
    copies, others = (load_yaml(FOLDER / f"{name}.yaml") for name in ("copies", "look_alikes"))
    names = [case["id"] for case in (*copies, *others)]
    assert len(names) == len(set(names)) >= 65
    assert 3 * len(others) >= len(copies)
    assert len(others) >= 20
