"""Attributions as words: the speaker's phrase, the cue, all that is said."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from variorum.extract import read_attributions
from variorum.lexicon.lexicon import Lexicon
from variorum.model.claims import Claim
from variorum.model.documents import Document
from variorum.parse.reader import Reader

Told = Callable[..., tuple[Claim, ...]]
Words = tuple[list[str], list[str], list[str]]


@pytest.fixture(scope="module")
def attributed(lexicon: Lexicon, make_article: Callable[..., Document]) -> Callable[[str], list[Words]]:
    """Speakers, cue and content of each attribution of a text, as words."""
    reader = Reader(lexicon, every_sentence=True)

    def read(text: str) -> list[Words]:
        document = make_article(text)
        made = read_attributions(lexicon, reader.read(document))
        return [
            tuple([document.text[s:e] for s, e in spans] for spans in (m.speakers, m.cue, m.content))  # type: ignore[misc]
            for m in made
        ]

    return read


ONE_SENTENCE = [
    ("The governor said rebels left.", ["The governor"], ["said"], ["rebels left"]),
    ("According to the UN, rebels left.", ["the UN"], ["According to"], ["rebels left"]),
    ("Rebels left, according to the army.", ["the army"], ["according to"], ["Rebels left"]),
    ("The mayor has not said that rebels left.", ["The mayor"], ["has not said"], ["that rebels left"]),
    ("Residents want peace.", ["Residents"], ["want"], ["peace"]),
    ("The envoy called for talks.", ["The envoy"], ["called for"], ["talks"]),
]


@pytest.mark.parametrize(
    ("text", "speakers", "cue", "content"), ONE_SENTENCE, ids=[o[0] for o in ONE_SENTENCE]
)
def test_the_words_of_one_sentence(
    attributed: Callable[[str], list[Words]],
    text: str,
    speakers: list[str],
    cue: list[str],
    content: list[str],
) -> None:
    ((found_speakers, found_cue, found_content),) = attributed(text)
    assert (found_speakers, found_cue) == (speakers, cue)
    assert all(any(words in found for found in found_content) for words in content)


def test_a_quotation_is_content_over_all_its_sentences(attributed: Callable[[str], list[Words]]) -> None:
    text = '"We heard jets. The bridge fell," a nurse said.'
    content = [words for _, _, found in attributed(text) for words in found]
    assert '"We heard jets. The bridge fell,"' in content


def test_what_is_attributed_inside_a_quotation_is_not_listed(
    attributed: Callable[[str], list[Words]],
) -> None:
    cues = [cue for _, cue, _ in attributed('"The army said rebels left," a nurse said.')]
    assert sum(cue == ["said"] for cue in cues) == 1


def test_no_claim_rests_on_a_wish(told: Told) -> None:
    (claim,) = told("The governor, who wants peace, was there when rebels attacked Bria.")
    assert claim.attributions == ()


def test_all_sentences_of_a_quotation_have_its_speaker(told: Told) -> None:
    claims = told('"Gunmen attacked Bria. Rebels seized the town of Maban," the prefect said.')
    assert [[a.speaker.text for a in claim.attributions] for claim in claims] == [["prefect"], ["prefect"]]


def test_the_widest_speaker_comes_first(told: Told) -> None:
    (claim,) = told("The radio said the general had reported that rebels attacked Bria.")
    assert [a.speaker.text for a in claim.attributions] == ["radio", "general"]
