"""Judgements hold together, whoever writes them."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.model.claims import Attribution, Claim, Evidence, Figure, Mention, PlaceMention
from variorum.model.events import Judgement, Seen
from variorum.model.judgements import (
    bounds_of,
    canonical,
    days_of,
    fault,
    fault_of_value,
    instant,
    person,
    seen,
    several,
    with_id,
    words_digest,
)

SAME = Judgement(
    id="", left="c-1", right="c-2", verdict="same", by="Ana", at="2024-03-01T10:00:00+01:00", note="one raid"
)
CORRECT = replace(SAME, verdict="correct", right="", field="killed", value="12..15")


def mention(text: str) -> Mention:
    return Mention(text=text, start=0, end=len(text))


CLAIM = Claim(
    id="c-1",
    document_id="doc-1",
    event_type="shelling",
    evidence=Evidence(
        start=0,
        end=13,
        quote="Shells struck",
        sentence="Shells struck the quay, the harbour master said, killing nine.",
        sentence_start=0,
    ),
    trigger=mention("struck"),
    patients=(mention("nine"),),
    places=(PlaceMention(mention=mention("the quay")),),
    figures=(Figure(kind="killed", low=9, high=9, of="", text="nine", start=0, end=4),),
    attributions=(Attribution(speaker=mention("the harbour master"), cue="said"),),
)


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2023-05-04", ("2023-05-04", "2023-05-04")),
        (" 2023-05-01 .. 2023-05-07 ", ("2023-05-01", "2023-05-07")),
        ("2023-05-01..", ("2023-05-01", None)),
        ("..2023-05-07", (None, "2023-05-07")),
        ("none", (None, None)),
    ],
)
def test_days(value: str, days: tuple[str | None, str | None]) -> None:
    assert days_of(value) == days


@pytest.mark.parametrize(
    ("value", "bounds"),
    [
        ("12", (12, 12)),
        ("12..15", (12, 15)),
        ("12..", (12, None)),
        ("..15", (None, 15)),
        ("2.5", (2.5, 2.5)),
        ("none", None),
    ],
)
def test_bounds(value: str, bounds: object) -> None:
    assert bounds_of(value) == bounds


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("when", ".."),
        ("when", ""),
        ("when", "4 May 2023"),
        ("when", "2023-02-30"),
        ("when", "2023-05-04..2023-05-01"),
        ("killed", "dozens"),
        ("killed", "-3"),
        ("killed", "1e9"),
        ("killed", "15..12"),
        ("killed", "٣"),
        ("killed", "9" * 400),
        ("killed", ".."),
        ("modality", "certain"),
        ("weather", "rain"),
        ("when:soldiers", "2023-05-04"),
        ("event_type", "air strike!"),
    ],
)
def test_values_that_do_not_fit(field: str, value: str) -> None:
    assert fault_of_value(field, value)
    assert fault(replace(CORRECT, field=field, value=value))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("killed:soldiers", "3"),
        ("place", "none"),
        ("place", "geonames-1;Old Ferry"),
        ("agents", "river-brigade"),
        ("modality", "denied"),
        ("event_type", "shelling"),
    ],
)
def test_values_that_fit(field: str, value: str) -> None:
    assert fault_of_value(field, value) == ""


@pytest.mark.parametrize(
    "wrong",
    [
        replace(SAME, by=" "),
        replace(SAME, by="x" * 201),
        replace(SAME, at="yesterday"),
        replace(SAME, at="2024-03-01T10:00:00"),
        replace(SAME, right=""),
        replace(SAME, right="c-1"),
        replace(SAME, left="c 1"),
        replace(SAME, left="c\ud800"),
        replace(SAME, left="c" * 201),
        replace(SAME, field="killed", value="3"),
        replace(SAME, withdraws="judgement-1"),
        replace(SAME, verdict="withdraw", withdraws="judgement-1"),
        replace(SAME, verdict="withdraw", left="", right=""),
        replace(SAME, verdict="reject"),
        replace(SAME, seen=(Seen(claim_id="c-3", words="w"),)),
        replace(CORRECT, value=" "),
    ],
)
def test_what_does_not_hold_together(wrong: Judgement) -> None:
    assert fault(wrong)


def test_what_holds_together() -> None:
    withdrawal = replace(SAME, verdict="withdraw", left="", right="", withdraws="judgement-1")
    for sound in (SAME, CORRECT, withdrawal, replace(SAME, verdict="reject", right="")):
        assert fault(sound) == ""


@given(st.sampled_from(["when", "killed", "place", "modality", "event_type", "agents:x"]), st.text())
def test_any_value_is_told_to_fit_or_not(field: str, value: str) -> None:
    fault_of_value(field, value)
    canonical(field, value)
    several(value)


@given(st.text(), st.text())
def test_any_time_and_name_is_read(at: str, by: str) -> None:
    fault(replace(SAME, at=at, by=by))
    instant(at)
    assert person(person(by)) == person(by)


def test_the_earlier_time_is_earlier_in_any_zone() -> None:
    assert instant("2024-03-01T10:00:00+01:00") < instant("2024-03-01T09:30:00Z")
    assert instant("0001-01-01T00:00:00+14:00") < instant("2024-03-01")
    assert instant("no time") < instant("0001-01-01T00:00:00+14:00")


def test_the_id_is_made_of_all_that_is_said() -> None:
    given_ = replace(CORRECT, right="", seen=(seen(CLAIM, "quay.txt"),))
    other = {"verdict": "reject", "seen": ()}
    for field in fields(Judgement):
        if field.name != "id":
            changed = replace(given_, **{field.name: other.get(field.name, "other")})
            assert with_id(changed).id != with_id(given_).id, field.name
    assert with_id(with_id(given_)) == with_id(given_)


def test_the_digest_is_of_words_and_not_of_what_they_stand_for() -> None:
    digest = words_digest(CLAIM)
    quay = CLAIM.places[0]
    meant = replace(quay, mention=replace(quay.mention, refers_to=mention("the old harbour")))
    assert words_digest(replace(CLAIM, places=(meant,), made_by="another rule")) == digest
    changed = [
        replace(CLAIM, evidence=replace(CLAIM.evidence, quote="Shells hit")),
        replace(CLAIM, evidence=replace(CLAIM.evidence, sentence="Shells struck the quay.")),
        replace(CLAIM, event_type="attack"),
        replace(CLAIM, document_id="doc-2"),
        replace(CLAIM, modality="denied"),
        replace(CLAIM, agents=(mention("nine"),), patients=()),
        replace(CLAIM, places=()),
        replace(CLAIM, figures=()),
        replace(CLAIM, attributions=()),
    ]
    assert len({digest, *map(words_digest, changed)}) == len(changed) + 1
