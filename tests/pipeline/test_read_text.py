"""A text read as an article: total, deterministic, and nothing made up."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from variorum.pipeline import read_text

TEXT = "Fighters of the M23 captured the town of Bunagana on Monday, residents said."
# Pieces that trip readers: marks without partners, half words, odd blanks, other scripts, markup.
WORDS = ("captured", "the army", "Goma", "on Monday", "killed", "at least", "said", "12", "2,0,0", "a" * 50)
MARKS = ("“", '"', "(", "–", "...", ".", "\n", "\t", "\x00", "\u202e", "\ud800", "<p>", "&amp;")
PIECES = st.sampled_from((*WORDS, *MARKS, "Киев", "دمشق", "💥"))


def test_a_claim_with_its_words() -> None:
    document, claims, issues = read_text(TEXT, published="2022-06-14", outlet="Kivu Courier")

    (claim,) = claims
    evidence = claim.claim.evidence
    assert claim.claim.event_type == "capture"
    assert document.text[evidence.start : evidence.end] == evidence.quote
    assert claim.when is not None
    assert (claim.when.earliest, claim.when.basis) == ("2022-06-13", "relative")
    assert document.outlet == "Kivu Courier"
    assert issues == ()


def test_without_a_day_of_publication_a_weekday_is_no_date() -> None:
    _, (claim,), _ = read_text(TEXT)

    assert claim.when is None or (claim.when.earliest, claim.when.basis) == (None, "none")


def test_twice_the_same() -> None:
    assert read_text(TEXT, published="2022-06-14") == read_text(TEXT, published="2022-06-14")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=25).map(" ".join) | st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    document, claims, _ = read_text(text, published="2022-06-14")

    assert len({claim.claim.id for claim in claims}) == len(claims)
    for claim in claims:
        evidence = claim.claim.evidence
        assert document.text[evidence.start : evidence.end] == evidence.quote
