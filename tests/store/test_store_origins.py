"""On whom events rest, as the record keeps it beside their bodies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import store_samples as samples

from variorum.model.events import Account, Event, EventFigure, FieldVariants, OriginLink, Variant
from variorum.model.reasons import Reason
from variorum.store.origins import event_origin_rows, event_outlet_rows
from variorum.store.reading_words import Sought
from variorum.store.record import Record


def link(origin: str, claim: str, **given: object) -> OriginLink:
    told = {
        "document_id": "doc-1",
        "outlet": "The Ferry Post",
        "carried_from": None,
        "basis": "named",
        **given,
    }
    return OriginLink(claim_id=claim, origin=origin, **told)  # type: ignore[arg-type]


@pytest.fixture
def event() -> Event:
    document = samples.document_of(samples.raw_document(0))
    (found, *_) = samples.events_of(samples.claims_of(document))
    return replace(found, origin_links=(), variants=(), figures=(), reasons=())


def by_origin(event: Event) -> dict[object, dict[str, object]]:
    return {row["origin"]: dict(row) for row in event_origin_rows(event)}


def test_an_origin_is_counted_once_with_what_it_tells_and_denies(event: Event) -> None:
    links = (link("mill", "c1"), link("mill", "c2"), link("ferry", "c3"), link("mill", "c4", denies=True))
    rows = by_origin(replace(event, origin_links=links))

    assert rows.keys() == {"mill", "ferry"}
    assert (rows["mill"]["told"], rows["mill"]["denied"]) == (2, 1)
    assert (rows["ferry"]["told"], rows["ferry"]["denied"]) == (1, 0)
    assert rows["mill"]["day"] == event.first_day


def test_one_tells_it_alone_though_others_deny_it(event: Event) -> None:
    rows = by_origin(replace(event, origin_links=(link("mill", "c1"), link("ferry", "c2", denies=True))))

    assert [(rows[name]["alone"], rows[name]["refuted"]) for name in ("mill", "ferry")] == [(1, 1), (0, 0)]


def test_who_takes_back_its_own_word_is_not_denied_by_another(event: Event) -> None:
    rows = by_origin(replace(event, origin_links=(link("mill", "c1"), link("mill", "c2", denies=True))))

    assert (rows["mill"]["alone"], rows["mill"]["refuted"]) == (1, 0)


def test_readings_that_contradict_each_other_set_origins_apart(event: Event) -> None:
    def variant(value: str, origin: str, relation: str) -> Variant:
        return Variant(value=value, claims=(), origins=(origin,), relation=relation)  # type: ignore[arg-type]

    field = FieldVariants(
        field="place",
        variants=(
            variant("Ferry", "mill", "agrees"),
            variant("the ferry landing", "quay", "refines"),
            variant("Ford", "ferry", "contradicts"),
        ),
    )
    links = tuple(link(origin, origin) for origin in ("mill", "quay", "ferry"))
    rows = by_origin(replace(event, origin_links=links, variants=(field,)))

    assert {name: row["apart"] for name, row in rows.items()} == {"mill": 1, "quay": 0, "ferry": 1}


def test_an_origin_that_contradicts_itself_is_not_apart_from_others(event: Event) -> None:
    def account(claim: str, relation: str) -> Account:
        return Account(
            claim_id=claim,
            low=1,
            high=1,
            speaker="",
            origin="mill",
            published=None,
            relation=relation,  # type: ignore[arg-type]
        )

    accounts = (account("c1", "agrees"), account("c2", "contradicts"))
    figure = EventFigure(kind="killed", of="", low=1, best=1, high=1, accounts=accounts)
    rows = by_origin(replace(event, origin_links=(link("mill", "c1"), link("mill", "c2")), figures=(figure,)))

    assert rows["mill"]["apart"] == 0


def test_interest_is_read_from_the_reason_that_names_the_origin(event: Event) -> None:
    said = "admits what harms its own side"
    reasons = (
        Reason(rule="against-interest", detail=f"miller (ferry-post) {said}", weight=1.0),
        Reason(rule="own-interest", detail="ferry tells what serves its own side", weight=-0.5),
    )
    links = tuple(link(origin, origin) for origin in ("miller", "miller (ferry-post)", "ferry"))
    rows = by_origin(replace(event, origin_links=links, reasons=reasons))

    assert {name: row["interest"] for name, row in rows.items()} == {
        "miller": "",
        "miller (ferry-post)": "against",
        "ferry": "own",
    }


def test_an_outlet_carries_an_origin_in_its_own_texts_and_in_those_of_others(event: Event) -> None:
    links = (
        link("mill", "c1"),
        link("mill", "c2", carried_from="doc-9"),
        link("mill", "c3", outlet=None),
    )
    rows = event_outlet_rows(replace(event, origin_links=links))

    assert [(row["outlet"], row["claims"], row["carried"]) for row in rows] == [
        ("", 1, 0),
        ("The Ferry Post", 2, 1),
    ]


class TestInARecord:
    @pytest.fixture
    def record(self, tmp_path: Path) -> Iterator[Record]:
        with Record.open(tmp_path / "war.db", "create") as made:
            yield made

    def test_events_are_there_with_them_and_go_with_them(self, record: Record, event: Event) -> None:
        told = replace(event, origin_links=(link("mill", event.claims[0]),))
        with record.revising() as revision:
            revision.views.put_event(told)
        assert [line.origin for line in record.source_lines()] == ["mill"]
        assert record.events_labelled(Sought(match='"changes"'), 10).total == 1

        with record.revising() as revision:
            revision.views.remove_events_with(event.claims)
        assert record.source_lines() == []
        assert record.events_labelled(Sought(match='"changes"'), 10).total == 0

        with record.revising() as revision:
            revision.views.put_event(told)
            revision.views.clear()
        assert record.source_lines() == []
        assert record.events_labelled(Sought(match='"changes"'), 10).total == 0
