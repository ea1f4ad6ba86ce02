"""Forms looked up once are those that the model gives in each sentence."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from variorum.parse.lemmas import Form, Lemmas
from variorum.parse.syntax import load_model, parse_sentences

SENTENCES = [
    "Rebels shelled the town of Bria and its mayor fled.",
    "There is a truce, and there are two more to come.",
    "They 've got ta leave; let 's wait.",
    "He was leaving when the soldiers, whom he had left, were killed.",
    "It ain't over, y'all know: we're gonna be 'em.",
    "the  LEAVES  were\tleft .",
    "",
    "   ",
]


def by_the_model(text: str) -> list[Form]:
    model = load_model()
    doc = model.make_doc(text)
    for token in doc:
        token.is_sent_start = token.i == 0
    for name in ("tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer"):
        doc = model.get_pipe(name)(doc)
    return [form_of(doc, index) for index in range(len(doc))]


def form_of(doc: Doc, index: int) -> Form:
    token = doc[index]
    lemma = token.lemma_.casefold() or token.text.casefold()
    return Form(token.text, lemma, token.pos_, token.tag_, token.dep_)


@pytest.mark.parametrize("text", SENTENCES)
def test_forms_are_the_models_own(text: str) -> None:
    (tokens,) = parse_sentences([(text, 0)])
    assert [Form(t.text, t.lemma, t.pos, t.tag, t.dep) for t in tokens] == by_the_model(text)


def test_a_sentence_is_read_the_same_alone_and_among_others() -> None:
    given = [(text, 7 * number) for number, text in enumerate(SENTENCES * 20)]
    assert list(parse_sentences(given)) == [next(parse_sentences([one])) for one in given]


def test_what_is_known_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("variorum.parse.lemmas._MOST", 3)
    lemmas = Lemmas(load_model())
    docs = [load_model()(text) for text in SENTENCES[:2]]
    first = lemmas.forms(docs)
    assert lemmas.forms(docs) == first
    assert len(lemmas._known) < 40
