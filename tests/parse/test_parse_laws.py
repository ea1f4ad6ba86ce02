"""What holds for any text: spans lie in it and quote it, nothing is out of order, nothing breaks."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Protocol

from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.lexicon.fold import same_length
from variorum.lexicon.words import load_words
from variorum.model.documents import Document
from variorum.parse.quantities import QuantityGrammar
from variorum.parse.reader import Reader
from variorum.parse.segment import Segmenter, paragraphs
from variorum.parse.times import TimeGrammar

LISTS = load_words()
sentences = Segmenter(LISTS.sentences).sentences
times = TimeGrammar(LISTS.time).find
quantities = QuantityGrammar(LISTS.quantities).find

WORDS = """at least up to nearly about between and or from since until before after by on in the of
12 1,200 2.5 1999 2014 3rd 8-10 twenty-three hundred thousand million dozens hundreds half a dozen
km miles square % $ percent May March 3 June Friday Monday Jan. last next this past week month year
weeks ago yesterday overnight same day late early mid- weekend hours later tomorrow coming
Rebels attacked shelled Mosul South Sudan US us IS is Gen. U.S. p.m. said killed , ; . ! ? : - – — ' ’ “ ” ( )
Mоsul ı İ ß ½ ² ٣ Идлиб"""
# No lone surrogates: Python's own UTF-8 cannot hold them either, and the conformance suite has them.
ANY = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=80)
BLANKS = ["\n", "\u00a0", "\u200b", "\ufeff", "\u2028", "\t"]
WORDY = st.lists(st.sampled_from([*WORDS.split(), *BLANKS]), max_size=40).flatmap(
    lambda words: st.sampled_from([" ", "  ", ""]).map(lambda blank: blank.join(words))
)
TEXTS = ANY | WORDY


class Spanned(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


def in_order(found: Sequence[Spanned]) -> bool:
    return all(one.end <= other.start for one, other in pairwise(found))


@given(TEXTS, st.integers(0, 10_000))
def test_times_quote_the_text_in_order(text: str, offset: int) -> None:
    found = times(text, offset)
    assert all(text[t.start - offset : t.end - offset] == t.text != "" for t in found)
    assert in_order(found)


@given(TEXTS, st.integers(0, 10_000))
def test_quantities_quote_the_text_in_order(text: str, offset: int) -> None:
    found = list(quantities(text, offset))
    assert all(text[q.start - offset : q.end - offset] == q.text != "" for q in found)
    assert in_order(found)


@given(TEXTS)
def test_bounds_of_a_quantity_are_in_order(text: str) -> None:
    for found in quantities(text, 0):
        assert found.low is not None or found.high is not None
        assert found.low is None or found.high is None or found.low <= found.high


@given(TEXTS)
def test_sentences_hold_all_but_blanks(text: str) -> None:
    """Each lies in its paragraph, none overlap, and no printed character is lost between them."""
    spans = [(first, last) for start, end in paragraphs(text) for first, last in sentences(text, start, end)]
    assert all(0 <= first < last <= len(text) for first, last in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert all(text[first:last] == text[first:last].strip() for first, last in spans)
    kept = "".join(text[first:last] for first, last in spans)
    assert re.sub(r"\s", "", kept) == re.sub(r"\s", "", text)


@given(text=TEXTS)
def test_plain_text_is_as_long_as_the_printed(text: str) -> None:
    assert len(same_length(text)) == len(text)


# The reader parses: fewer examples, as each takes some milliseconds.
@settings(max_examples=25, deadline=None)
@given(text=WORDY | ANY)
def test_a_reading_stands_in_its_text(
    reader: Reader, make_article: Callable[..., Document], text: str
) -> None:
    """Tokens stand in the text made plain, sentences in the text as printed; no two times or counts
    share words, and every name covers whole tokens.
    """
    reading = reader.read(make_article(text))
    plain = same_length(text)
    assert [s.index for s in reading.sentences] == list(range(len(reading.sentences)))
    assert in_order(reading.sentences)
    for quotation in reading.quotations:
        assert 0 <= quotation.start < quotation.end <= len(text)
    for sentence in reading.sentences:
        assert text[sentence.start : sentence.end] == sentence.text
        assert all(plain[t.start : t.end] == t.text for t in sentence.tokens)
        assert all(0 <= t.head < len(sentence.tokens) for t in sentence.tokens)
        assert in_order(sentence.tokens)
        assert in_order(sorted((*sentence.times, *sentence.quantities), key=lambda s: s.start))
        starts, ends = {t.start for t in sentence.tokens}, {t.end for t in sentence.tokens}
        assert all(n.start in starts and n.end in ends for n in sentence.names)


@settings(max_examples=15, deadline=None)
@given(text=WORDY)
def test_what_stands_before_does_not_change_a_sentence(
    reader: Reader, make_article: Callable[..., Document], text: str
) -> None:
    """Sentences are read one by one: a paragraph put before them only moves their offsets."""
    before = "A quiet garden.\n"
    alone = reader.read(make_article(text)).sentences
    moved = reader.read(make_article(before + text)).sentences[1:]
    assert [(s.text, [t.dep for t in s.tokens], [t.text for t in s.times]) for s in alone] == [
        (s.text, [t.dep for t in s.tokens], [t.text for t in s.times]) for s in moved
    ]
    assert [s.start + len(before) for s in alone] == [s.start for s in moved]
