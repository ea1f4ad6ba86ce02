"""One lexicon and one of each reading stage for the whole run: loading them is most of a test's cost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from variorum.extract.claims import Extractor
from variorum.lexicon.lexicon import Lexicon, load_lexicon
from variorum.model.claims import Claim, GroundedClaim
from variorum.model.documents import Document, Published, Section
from variorum.model.ids import content_id
from variorum.model.issues import Outcome
from variorum.model.readings import Reading
from variorum.parse.reader import Reader
from variorum.pipeline import build, write_sample
from variorum.resolve.ground import Grounder

# How long an example takes is the machine's business, not a law's.
settings.register_profile("variorum", deadline=None)
settings.load_profile("variorum")

Told = Callable[..., tuple[Claim, ...]]
Grounded = Callable[..., Outcome[tuple[GroundedClaim, ...]]]


def article(
    text: str,
    published: str | None = None,
    sections: tuple[Section, ...] = (),
    language: str | None = "en",
    **dates: object,
) -> Document:
    """An article as cleaning hands it over; `dates` are further fields of its `Published`."""
    return Document(
        id=content_id("doc", text),
        source="test",
        raw_text=text,
        text=text,
        sections=sections,
        language=language,
        published=Published(day=published, basis="given" if published else "none", **dates),  # type: ignore[arg-type]
    )


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.fixture(scope="session")
def reader(lexicon: Lexicon) -> Reader:
    return Reader(lexicon)


@pytest.fixture(scope="session")
def extractor(lexicon: Lexicon) -> Extractor:
    return Extractor(lexicon)


@pytest.fixture(scope="session")
def grounder(lexicon: Lexicon) -> Grounder:
    return Grounder(lexicon)


@pytest.fixture(scope="session")
def make_article() -> Callable[..., Document]:
    return article


@pytest.fixture(scope="session")
def read(reader: Reader) -> Callable[..., Reading]:
    """The reading of a text."""

    def of_text(text: str, published: str | None = None, sections: tuple[Section, ...] = ()) -> Reading:
        return reader.read(article(text, published, sections))

    return of_text


@pytest.fixture(scope="session")
def told(reader: Reader, extractor: Extractor) -> Told:
    """The claims of a text, not grounded."""

    def of_text(
        text: str, published: str | None = None, sections: tuple[Section, ...] = ()
    ) -> tuple[Claim, ...]:
        document = article(text, published, sections)
        return extractor.extract(document, reader.read(document)).made

    return of_text


@pytest.fixture(scope="session")
def grounded(reader: Reader, extractor: Extractor, grounder: Grounder) -> Grounded:
    """The grounded claims of a text, with the issues of grounding."""

    def of_text(
        text: str, published: str | None = None, **dates: object
    ) -> Outcome[tuple[GroundedClaim, ...]]:
        document = article(text, published, **dates)
        reading = reader.read(document)
        return grounder.ground(document, reading, extractor.extract(document, reading).made)

    return of_text


@pytest.fixture(scope="session")
def sample_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of the bundled sample, not to be written to."""
    folder = tmp_path_factory.mktemp("sample")
    write_sample(folder / "sample.jsonl")
    assert not build([str(folder / "sample.jsonl")], folder / "sample.db").failures
    return folder / "sample.db"
