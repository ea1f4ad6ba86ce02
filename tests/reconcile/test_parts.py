"""Parts of larger events: every case, laws of the links, and the rules behind them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest
from case_kit import CASES as FOLDER
from case_kit import read_case
from hypothesis import given
from hypothesis import strategies as st

from variorum.lexicon.yaml_files import load_yaml
from variorum.model.claims import Actor, GroundedClaim, Mention
from variorum.model.control import Party
from variorum.model.errors import LexiconError
from variorum.model.events import Event
from variorum.pipeline import read_text
from variorum.reconcile.documents.facts import DocumentFacts
from variorum.reconcile.knowledge import part_rules
from variorum.reconcile.knowledge.part_rules import load_part_rules
from variorum.reconcile.parts.parts import part_of, parts
from variorum.reconcile.parts.settings import Setting, part_keys, setting, whole_keys
from variorum.reconcile.witnesses.sides import Lineage, Side
from variorum.reconcile.witnesses.spots import Spot
from variorum.reconcile.witnesses.witnesses import Witness, witness

CASES = [
    (f"{path.stem}:{entry['label']}", entry)
    for path in sorted((FOLDER / "parts").glob("*.yaml"))
    for entry in load_yaml(path)
]


def settings_of(name: str, entry: Mapping[str, Any]) -> list[Setting]:
    """The claims of a case, each an event of its own that goes by the claim's id."""
    told = {key: value for key, value in entry.items() if key not in ("parts", "sentences")}
    case = read_case(name, {**told, "status": "passes", "events": []})
    lineage = Lineage(case.broader)
    sentences = entry.get("sentences", {})
    claims = [_in_words(claim, number, sentences) for number, claim in enumerate(case.claims)]
    told = [_witness(claim, lineage) for claim in claims]
    return [setting(_event(claim), told) for claim in claims]


def _witness(claim: GroundedClaim, lineage: Lineage) -> Witness:
    return witness(claim, DocumentFacts(id=claim.claim.document_id), None, lineage)


def _in_words(
    grounded: GroundedClaim, number: int, sentences: Mapping[str, tuple[str, str]]
) -> GroundedClaim:
    """The claim in its sentence; without one, in one of its own."""
    claim = grounded.claim
    sentence, trigger = sentences.get(claim.id, ("", ""))
    start = 0 if sentence else 1000 + number
    at = start + sentence.index(trigger)
    evidence = replace(claim.evidence, sentence=sentence, sentence_start=start)
    mention = Mention(text=trigger, start=at, end=at + len(trigger))
    return replace(grounded, claim=replace(claim, evidence=evidence, trigger=mention))


def _event(grounded: GroundedClaim) -> Event:
    def parties(actors: tuple[Actor, ...]) -> tuple[Party, ...]:
        return tuple(Party(id=actor.id, name=actor.name) for actor in actors)

    claim = grounded.claim
    denied = claim.modality == "denied"
    return Event(
        id=claim.id,
        event_type=claim.event_type,
        label="",
        when=grounded.when,
        place=None,
        route=None,
        agents=parties(grounded.agents),
        patients=parties(grounded.patients),
        figures=(),
        claims=() if denied else (claim.id,),
        disputed_by=(claim.id,) if denied else (),
        origins=(),
        documents=(claim.document_id,),
        outlets=(),
        status="denied" if denied else "single-origin",
        variants=(),
        score=0.0,
        reasons=(),
    )


@pytest.mark.parametrize(("name", "entry"), CASES, ids=[name for name, _ in CASES])
def test_case(name: str, entry: dict[str, Any]) -> None:
    links = parts(settings_of(name, entry))
    told = "\n".join(f"{link.event_id} < {link.whole_id}: {link.reasons} = {link.score}" for link in links)
    assert [[link.event_id, link.whole_id] for link in links] == sorted(entry["parts"]), told


def test_the_cases_are_many_and_a_third_of_them_negative() -> None:
    assert len(CASES) >= 30
    assert sum(not entry["parts"] for _, entry in CASES) * 3 >= len(CASES)


def test_an_article_that_tells_both_is_read_so() -> None:
    text = "On Monday the army took Robotyne as part of its offensive in Zaporizhzhia region."
    _, claims, _ = read_text(text, published="2023-08-23")
    links = parts(setting(_event(claim), [_witness(claim, Lineage())]) for claim in claims)
    types = {claim.claim.id: claim.claim.event_type for claim in claims}
    assert [(types[link.event_id], types[link.whole_id]) for link in links] == [("capture", "offensive")]
    assert "text.part-of" in [reason.rule for reason in links[0].reasons]


def test_the_order_of_events_has_no_effect() -> None:
    for name, entry in CASES:
        settings = settings_of(name, entry)
        expected = parts(settings)
        assert all(parts(order) == expected for order in permutations(settings))


_TOWN = Spot(key="t", id="t", name="T", precision=1, country="XX", admin1="1", lat=10.1, lon=10.1)
_PLACES = (
    Spot(key="p", id="p", name="P", precision=4, country="XX", admin1="1", lat=10.0, lon=10.0),
    _TOWN,
    replace(_TOWN, name="T (north)", part="north"),
    Spot(key="u", id="u", name="U", precision=1, country="XX", admin1="1", lat=10.2, lon=10.2),
    Spot(key="v", id="v", name="V", precision=1, country="YY", admin1="2", lat=-10.0, lon=60.0),
)
_SIDES = tuple(Side(key=name, id=name, name=name) for name in "AB")
_TYPES = ("offensive", "encircle", "capture", "clash", "airstrike", "casualties", "agree", "violate", "aid")


@st.composite
def worlds(draw: st.DrawFn) -> list[Setting]:
    made = []
    for number in range(draw(st.integers(0, 12))):
        lo = draw(st.none() | st.integers(730_000, 730_080))
        length = draw(st.sampled_from((0, 0, 1, 9, 60, None)))
        made.append(
            Setting(
                event_id=f"e{number:02}",
                event_type=draw(st.sampled_from(_TYPES)),
                happened=draw(st.sampled_from((True, True, True, False))),
                lo=lo,
                hi=None if lo is None or length is None else lo + length,
                spots=tuple(draw(st.lists(st.sampled_from(_PLACES), max_size=2, unique=True))),
                agents=tuple(draw(st.lists(st.sampled_from(_SIDES), max_size=2, unique=True))),
                patients=tuple(draw(st.lists(st.sampled_from(_SIDES), max_size=1))),
                tellings=(),
            )
        )
    return made


@given(worlds())
def test_links_are_few_sound_and_without_a_ring(settings: list[Setting]) -> None:
    rules = load_part_rules()
    by_id = {one.event_id: one for one in settings}
    links = parts(settings)
    whole_of = {link.event_id: link.whole_id for link in links}
    assert len(whole_of) == len(links)
    for link in links:
        part, whole = by_id[link.event_id], by_id[link.whole_id]
        assert part.happened
        assert whole.happened
        assert link.score == round(sum(reason.weight for reason in link.reasons), 6) >= rules.enough
        assert all(reason.weight > rules.never for reason in link.reasons)
        passed = {link.event_id}
        above = whole_of.get(link.event_id)
        while above is not None:
            assert above not in passed
            passed.add(above)
            above = whole_of.get(above)


@given(worlds())
def test_an_event_and_the_wholes_under_its_keys_suffice(settings: list[Setting]) -> None:
    rules = load_part_rules()
    links = {link.event_id: link for link in parts(settings)}
    for one in settings:
        keys = part_keys(one, rules)
        near = [other for other in settings if keys & whole_keys(other, rules)]
        assert part_of(one, near) == part_of(one, settings) == links.get(one.event_id)


def test_many_events_of_one_town_are_looked_at_a_few_at_a_time() -> None:
    wholes = [_at(number, "offensive") for number in range(800)]
    strikes = [_at(1000 + number, "airstrike") for number in range(800)]
    links = {link.event_id: link for link in parts([*wholes, *strikes])}
    assert len(links) > 750
    for one in strikes[::100]:
        assert part_of(one, wholes) == links.get(one.event_id)


def _at(number: int, event_type: str) -> Setting:
    day = 730_000 + number % 1000
    return Setting(
        event_id=f"e{number:05}",
        event_type=event_type,
        happened=True,
        lo=day,
        hi=day,
        spots=(_TOWN,),
        agents=_SIDES[:1],
        patients=(),
        tellings=(),
    )


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"whole": "airstrike", "parts": ["offensive"]}, "ring"),
        ({"whole": "clash", "parts": ["clash"]}, "not wider"),
        ({"whole": "aid", "parts": ["clash"], "doer": "friends"}, "friends"),
    ],
)
def test_rules_that_cannot_hold_are_refused(
    change: dict[str, Any], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = load_yaml(part_rules._FILE)
    plain = {"weight": 1, "doer": "same", "place": "area", "near_km": 5, "before": 0, "after": 1}
    raw["kinds"].append({**plain, **change})
    monkeypatch.setattr(part_rules, "load_yaml", lambda _: raw)
    with pytest.raises(LexiconError, match=said):
        load_part_rules.__wrapped__()
