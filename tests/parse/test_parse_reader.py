"""Reading an article: which sentences are parsed, and what stays of the words as they are printed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from variorum.lexicon.fold import same_length
from variorum.lexicon.lexicon import Lexicon
from variorum.model.documents import Document, Section
from variorum.model.readings import Reading
from variorum.parse.reader import Reader

Read = Callable[..., Reading]

UNEVENTFUL = [
    "Green violets bloom in two gardens.",
    "On 3 June 2021 some 300 guests admired the gardens of Mosul.",
    "Roses bloom in Kabul since May.",
    "Her brother bakes bread in South Sudan.",
]


@pytest.mark.parametrize("text", UNEVENTFUL)
def test_a_sentence_without_trigger_or_cue_is_not_parsed(read: Read, text: str) -> None:
    (sentence,) = read(text).sentences
    assert (sentence.tokens, sentence.names, sentence.times, sentence.quantities) == ((), (), (), ())
    assert sentence.text == text


@pytest.mark.parametrize(
    "text",
    [
        "Rebels attacked Bria.",
        "The town was shelled.",
        "It was an air-strike.",
        "The mayor said so.",
        "ATTACKED AGAIN",
    ],
)
def test_a_sentence_with_trigger_or_cue_is_parsed(read: Read, text: str) -> None:
    (sentence,) = read(text).sentences
    assert sentence.tokens


def test_the_gate_is_open_for_every_form_of_every_trigger(read: Read, lexicon: Lexicon) -> None:
    """One sentence a form, each otherwise uneventful; every one of them is parsed."""
    forms = sorted(w for w in lexicon.codebook.forms() if w.isalpha() and w.isascii())[::40]
    assert len(forms) > 10
    reading = read("\n".join(f"Rooms {form} rooms" for form in forms))
    assert [s.text for s in reading.sentences if not s.tokens] == []


def test_times_and_quantities_do_not_share_words(read: Read) -> None:
    """The 3 of "3 March" and the 24 of "24 hours" count nothing, dated or not."""
    text = "On 3 March 2021 rebels attacked nine posts in 24 hours, and 12 more in the past 48 hours."
    (sentence,) = read(text).sentences
    assert [t.text for t in sentence.times if t.dates] == ["3 March 2021", "the past 48 hours"]
    assert [q.text for q in sentence.quantities] == ["nine", "12"]


def test_quotations_are_without_their_marks(read: Read) -> None:
    text = 'He said: "We attacked." They said: “We left.”'
    assert [text[q.start : q.end] for q in read(text).quotations] == ["We attacked.", "We left."]


def test_a_sentence_has_the_role_of_its_section(read: Read) -> None:
    text = "Rebels take Bria\nThe town fell.\nA street in Bria"
    sections = (
        Section(start=0, end=16, role="headline"),
        Section(start=17, end=31, role="lead"),
        Section(start=32, end=47, role="caption"),
    )
    assert [s.role for s in read(text, sections=sections).sentences] == ["headline", "lead", "caption"]


def test_a_document_in_another_language_has_no_sentences(
    reader: Reader, make_article: Callable[..., Document]
) -> None:
    assert reader.read(make_article("Les rebelles ont pris Bria.", language="fr")).sentences == ()


def test_many_documents_are_read_as_one_by_one(reader: Reader, make_article: Callable[..., Document]) -> None:
    """Documents are parsed a window of 32 at a time; no sentence ends up in another's reading."""
    documents = [make_article(f"Rebels attacked post {n}.\nIt rained.\nThey took guns.") for n in range(40)]
    together = list(reader.read_all(documents))
    assert [r.document_id for r in together] == [d.id for d in documents]
    assert together[::13] == [reader.read(d) for d in documents[::13]]


# Cyrillic letters drawn like Latin ones, as optical reading and other keyboards leave them.
LOOKALIKE = "Rebels attacked Mоsul and the аrmy shelled Вria."


def test_lookalike_letters_are_read_and_keep_their_place(read: Read) -> None:
    (sentence,) = read(LOOKALIKE).sentences
    plain = same_length(LOOKALIKE)
    assert plain == "Rebels attacked Mosul and the army shelled Bria."
    assert len(plain) == len(LOOKALIKE)
    assert all(plain[t.start : t.end] == t.text for t in sentence.tokens)
    assert sentence.text == LOOKALIKE
    (mosul,) = [n for n in sentence.names if n.kind == "place" and n.start == LOOKALIKE.index("M")]
    assert mosul.ids


def test_words_of_another_script_stay_themselves(read: Read) -> None:
    text = "Rebels attacked Мосул on Friday."
    (sentence,) = read(text).sentences
    assert "Мосул" in [t.text for t in sentence.tokens]


@pytest.mark.xfail(strict=True, reason="the gate looks at the words as printed, look-alikes and all")
def test_a_trigger_with_a_lookalike_letter_opens_the_gate(read: Read) -> None:
    (sentence,) = read("Rebels аttacked Mosul.").sentences
    assert sentence.tokens


@pytest.mark.xfail(strict=True, reason="words of time and number are cut from the plain text, not from print")
def test_words_of_time_and_number_are_those_printed(read: Read) -> None:
    """Odd blanks and curly apostrophes are made plain for the grammars; the record shows the print."""
    text = "In last year’s March they attacked more than\u00a09 posts in South\u00a0Sudan."
    (sentence,) = read(text).sentences
    for found in (*sentence.times, *sentence.quantities, *sentence.names):
        assert text[found.start : found.end] == found.text
