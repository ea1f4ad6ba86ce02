"""Claims as annotated, reconciled: what clustering and control reach when reading is perfect.

The weights were chosen on these three wars, so the floors guard against loss and prove no generality.
"""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from itertools import combinations

import pytest
from case_kit import held
from gold_claims import CORPORA, WARS, Corpus, broader, corpus

from variorum.model.control import Holding
from variorum.model.events import Copy, Event
from variorum.reconcile.copies.copies import find_copies
from variorum.reconcile.copies.fingerprints import fingerprint
from variorum.reconcile.documents.facts import document_facts
from variorum.reconcile.events.stage import reconcile

pytestmark = pytest.mark.skipif(
    not CORPORA.exists(), reason="the annotated corpora are not beside the checkout (../shared/corpora)"
)

# Pairwise F1 of events, and the share of annotated control entries found, a little under what is reached.
FLOORS = {"seeds": (0.85, 0.8), "mekelle-2020-21": (0.88, 0.95), "palmyra-2016": (0.87, 0.8)}
# Of the pairs of claims that are put into one event this share must belong there: a wrong merge is worse
# than a missed one.
PRECISION = 0.85
Line = tuple[str, int]


@cache
def _reconciled(war: str) -> tuple[Corpus, tuple[Copy, ...], tuple[Event, ...], tuple[Holding, ...]]:
    read = corpus(war)
    facts = {key: document_facts(document) for key, document in read.documents.items()}
    copies = find_copies(
        [fingerprint(document) for document in read.documents.values()],
        lambda key: read.documents[key].text,
        facts.__getitem__,
    ).copies
    events = reconcile(read.claims, facts, copies, broader=broader).made
    holdings = held(
        events,
        {claim.claim.id: claim for claim in read.claims},
        {key: one.published for key, one in facts.items()},
        copies,
        broader,
    )
    return read, copies, events, holdings


def _lines(read: Corpus) -> dict[str, Line]:
    seen: dict[str, int] = {}
    lines = {}
    for claim in read.claims:
        article = read.documents[claim.claim.document_id].source[:2]
        lines[claim.claim.id] = (article, seen.get(article, 0))
        seen[article] = seen.get(article, 0) + 1
    return lines


@pytest.mark.parametrize("war", WARS)
def test_events_reach_their_floor(war: str) -> None:
    read, _, events, _ = _reconciled(war)
    line = _lines(read)
    gold = json.loads((read.folder / "cluster.gold.json").read_text(encoding="utf-8"))
    wanted = {p for e in gold["events"] for p in combinations(sorted((str(n), i) for n, i in e["claims"]), 2)}
    made = {p for e in events for p in combinations(sorted(line[c] for c in (*e.claims, *e.disputed_by)), 2)}
    f1 = 2 * len(wanted & made) / (len(wanted) + len(made))
    assert f1 >= FLOORS[war][0]
    assert len(wanted & made) >= PRECISION * len(made)


@pytest.mark.parametrize("war", WARS)
def test_copies_are_those_annotated(war: str) -> None:
    read, copies, _, _ = _reconciled(war)
    gold = json.loads((read.folder / "cluster.gold.json").read_text(encoding="utf-8"))
    name = {key: document.source[:2] for key, document in read.documents.items()}
    made = {tuple(sorted((name[copy.document_id], name[copy.copy_of]))) for copy in copies}
    assert made == {pair for group in gold["copies"] for pair in combinations(sorted(map(str, group)), 2)}


@pytest.mark.parametrize("war", WARS)
def test_control_reaches_its_floor(war: str) -> None:
    read, _, _, holdings = _reconciled(war)
    gold = json.loads((read.folder / "cluster.gold.json").read_text(encoding="utf-8"))["control"]
    found = [entry for entry in gold if any(_answers(entry, holding) for holding in holdings)]
    assert len(found) >= FLOORS[war][1] * len(gold)


def _answers(entry: dict[str, str], holding: Holding) -> bool:
    places = (holding.subject.name, *holding.subject.aliases)
    holders = (holding.holder_name, *holding.holder_aliases)
    since = holding.since.earliest or holding.since.latest
    near = entry["from"] is None or (
        since is not None and abs((date.fromisoformat(entry["from"]) - date.fromisoformat(since)).days) <= 2
    )
    return near and _named(entry["place"], places) and _named(entry["holder"], holders)


def _named(wanted: str, names: tuple[str, ...]) -> bool:
    """Whether one name holds all the telling words of the other."""
    mine = _telling(wanted)
    return any(mine <= _telling(name) or _telling(name) <= mine for name in names if _telling(name))


def _telling(name: str) -> set[str]:
    plain = (
        name.lower().replace("-", " ").replace(",", " ").replace("(", " ").replace(")", " ").replace("/", " ")
    )
    return set(plain.split()) - {
        "in",
        "the",
        "of",
        "and",
        "near",
        "province",
        "city",
        "army",
        "highway",
        "part",
    }


def test_adding_nothing_changes_nothing() -> None:
    assert (
        _reconciled(WARS[0])[2]
        == reconcile(
            reversed(corpus(WARS[0]).claims),
            {key: document_facts(document) for key, document in corpus(WARS[0]).documents.items()},
            _reconciled(WARS[0])[1],
            broader=broader,
        ).made
    )
