"""Voices and chains: whose word a text and a claim are, by the sources that the program knows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.lexicon.fold import slug
from variorum.lexicon.sources import SourceBook, load_sources
from variorum.model.claims import Attribution, Mention, Speaker
from variorum.reconcile.documents.voices import Voice, own_voice, voice_of
from variorum.reconcile.witnesses.chains import heard, rests_on
from variorum.reconcile.witnesses.interests import Deed

DEED = Deed("clash", (), (), (), False)


@pytest.fixture(scope="module")
def sources() -> SourceBook:
    return load_sources()


@pytest.mark.parametrize("name", ["Reuters", "reuters.com", "www.reuters.com", "Reuters news agency"])
def test_one_agency_by_all_its_names(sources: SourceBook, name: str) -> None:
    assert voice_of(name, sources) == Voice("reuters")


def test_a_state_outlet_speaks_for_its_state(sources: SourceBook) -> None:
    assert voice_of("Xinhua", sources) == Voice("xinhua", "china-government")


@pytest.mark.parametrize("name", ["Nowhere Evening Post", "nowhere-post.example", "state media", "the press"])
def test_what_is_no_known_outlet_is_taken_as_it_is(sources: SourceBook, name: str) -> None:
    assert voice_of(name, sources).side is None
    assert voice_of(name, sources).id == slug(name)


def test_the_one_agency_credited_comes_before_the_outlet(sources: SourceBook) -> None:
    assert own_voice("Evening Post", ("Associated Press",), sources) == Voice("ap")
    assert own_voice("Reuters", ("AFP", "Associated Press"), sources) == Voice("reuters")
    assert own_voice(None, (), sources) is None


def _speaker(name: str, cue: str, named: bool, kind: str, source: str | None) -> Speaker:
    mention = Mention(text=name, start=0, end=len(name))
    attribution = Attribution(speaker=mention, cue=cue, named=named)
    return Speaker(attribution=attribution, source_id=source, name=name, origin=name, kind=kind)


speakers = st.lists(
    st.builds(
        _speaker,
        st.sampled_from(["Daily", "Watch", "ministry", "residents"]),
        st.sampled_from(["said", "citing", "told", ""]),
        st.booleans(),
        st.sampled_from(["agency", "monitor", "generic", ""]),
        st.sampled_from([None, "residents", "state-media", "x"]),
    ),
    max_size=5,
)


@given(speakers)
def test_a_claim_rests_on_one_that_it_names_or_on_its_text(chain: list[Speaker]) -> None:
    found = rests_on(chain, DEED)
    said = heard(chain, DEED, Voice("paper", "side"))

    assert (found is None) == (not any(one.attribution.named for one in chain))
    assert found is None or (found in chain and found.attribution.named)
    assert said.named == (found is not None)
    assert said.origin
    assert said.named or (said.origin, said.alignment) == ("paper", "side")
