"""A copy of an article that is there already changes nobody's hold on anything, nor how an event stands."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from small_archives import Read, archive

from variorum.lexicon.lexicon import load_lexicon
from variorum.pipeline import views
from variorum.pipeline.report import Tally
from variorum.store.record import Record


def told(read: list[Read], path: Path) -> tuple[list[object], list[object]]:
    """Who holds what by which status, and how events stand, without the claims behind them."""
    with Record.open(path, "create") as record:
        for raw, document, claims in read:
            record.add_document(raw, document, claims, (), "tests")
        views.make_views(record, load_lexicon(), Tally(), anew=True)
        held = [
            (one.subject.id, one.holder, one.since, one.until, one.status, one.ended)
            for one in record.holdings()
        ]
        stood = sorted((one.event_type, one.status, len(one.origins)) for one in record.events())
        return held, stood  # type: ignore[return-value]


def reprint(read: Read, day: str) -> Read:
    """The article as another outlet prints it on a later day, to the letter."""
    raw, document, claims = read
    name = f"{document.id}-again"
    return (
        replace(raw, id=name, source=f"{name}.txt"),
        replace(
            document,
            id=name,
            source=f"{name}.txt",
            outlet="Z",
            published=replace(document.published, day=day),
        ),
        [
            replace(one, claim=replace(one.claim, id=f"{one.claim.id}-again", document_id=name))
            for one in claims
        ],
    )


def _is_original(read: Read, others: list[Read]) -> bool:
    """Whether no other article has its text: these archives give copies claims that their originals lack."""
    text = read[1].text.split(" Printed again")[0]
    return sum(text in other[1].text for other in others) == 1


# What an event is told as, and by whom it was done, is what most of its claims say, reprints among them.
VOTED = pytest.mark.xfail(strict=True, reason="a reprint sways what most claims of an event say")


@pytest.mark.parametrize(
    ("seed", "copies"),
    [
        *((seed, 1 + seed % 3) for seed in range(40)),
        *((680, 1), (2260, 1), (17636, 3), (29807, 2)),
        pytest.param(300, 3, marks=VOTED),
        pytest.param(1554, 1, marks=VOTED),
    ],
)
def test_a_reprint_changes_no_status(seed: int, copies: int, tmp_path: Path) -> None:
    read = archive(seed, 14)
    chosen = random.Random(seed).sample([one for one in read if _is_original(one, read)], copies)
    more = [reprint(one, f"2023-06-{day:02}") for day, one in enumerate(chosen, start=1)]

    assert told([*read, *more], tmp_path / "more.db") == told(read, tmp_path / "bare.db")
