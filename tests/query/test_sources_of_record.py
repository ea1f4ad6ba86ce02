"""The sources of a record while it changes."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from variorum.lexicon.lexicon import load_lexicon
from variorum.query.sources import all_sources
from variorum.store.record import Record


def test_documents_that_become_another_outlets_take_nothing_down(sample_path: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(sample_path, tmp_path / "war.db"))
    books = load_lexicon().sources
    with Record.open(path) as record:
        before = {one.key: one for one in all_sources(record, books)}
        # One in whose articles others' claims stand.
        carrier = next(one for one in before.values() if one.passed_on and one.documents)
        documents = [one for one in record.documents() if one.outlet in carrier.outlets]
        assert documents
        with Record.open(path, "write") as changing:
            for one in documents:
                raw = changing.raw(one.id)
                assert raw is not None
                changing.add_document(raw, replace(one, outlet="The Ferry Post"), (), (), "another reader")
        after = {one.key: one for one in all_sources(record, books)}
    assert not (carrier.key in after and after[carrier.key].documents)
    ferry = next(one for one in after.values() if "The Ferry Post" in one.outlets)
    assert ferry.documents == len(documents)
