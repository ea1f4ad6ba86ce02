"""What every stage of reading promises, whatever it is given: pure, deterministic, total.

The stages are cleaning, parsing, extraction, grounding, and the line that runs them all.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest
from articles import ARTICLES
from hypothesis import example, given, settings
from hypothesis import strategies as st

from variorum.clean import clean
from variorum.extract.claims import Extractor
from variorum.lexicon.lexicon import Lexicon
from variorum.model.claims import Claim, GroundedClaim, Mention
from variorum.model.documents import Document, Metadata, RawDocument
from variorum.model.ids import content_id
from variorum.parse.reader import Reader
from variorum.pipeline.line import Line, Made
from variorum.resolve.ground import Grounder

STAGES = ("clean", "parse", "extract", "resolve", "line")
Stages = dict[str, Callable[[RawDocument], Any]]
DAYS = st.sampled_from([None, "2014-06-12", "2020-02-29", "2022-09-14"])


def raw_document(text: str, published: str | None = "2022-09-14") -> RawDocument:
    raw = text.encode("utf-8", "surrogatepass")
    return RawDocument(
        id=content_id("doc", raw, published or ""),
        source="test",
        raw=raw,
        text=text,
        media_type="text/html" if text.startswith("<html") else "text/plain",
        encoding="utf-8",
        given=Metadata(published=published),
    )


@pytest.fixture(scope="session")
def line(lexicon: Lexicon) -> Line:
    return Line(lexicon)


@pytest.fixture(scope="session")
def stages(reader: Reader, extractor: Extractor, grounder: Grounder, line: Line) -> Stages:
    """Each stage as a function of a raw document, the stages before it run first."""

    def parse(raw: RawDocument) -> Any:
        return reader.read(clean(raw).made)

    def extract(raw: RawDocument) -> Any:
        document = clean(raw).made
        return extractor.extract(document, reader.read(document))

    def resolve(raw: RawDocument) -> Any:
        document = clean(raw).made
        reading = reader.read(document)
        return grounder.ground(document, reading, extractor.extract(document, reading).made)

    return {"clean": clean, "parse": parse, "extract": extract, "resolve": resolve, "line": line.read}


@pytest.mark.parametrize("name", STAGES)
def test_the_same_input_gives_the_same_output(stages: Stages, name: str) -> None:
    """Also when other articles were read in between: nothing is kept from one to the next."""
    first = [stages[name](raw_document(text)) for text in ARTICLES]
    again = [stages[name](raw_document(text)) for text in reversed(ARTICLES)]
    assert again[::-1] == first
    assert len({repr(made) for made in first}) == len(ARTICLES)


@pytest.mark.parametrize("name", STAGES)
def test_the_input_stays_as_it_was(stages: Stages, name: str) -> None:
    raw = raw_document(ARTICLES[0])
    stages[name](raw)
    assert raw == raw_document(ARTICLES[0])


def test_the_articles_make_claims(line: Line) -> None:
    """The properties below would hold of nothing at all."""
    assert all(len(line.read(raw_document(text)).claims) >= 2 for text in ARTICLES)


def test_together_is_as_one_by_one(line: Line) -> None:
    """Sentences of many documents are parsed in one batch; what each says must not hang on its neighbours."""
    raws = [raw_document(text) for text in ARTICLES]
    assert list(line.made_of(raws)) == [line.read(raw) for raw in raws]


SCRIPT = """
import sys
from variorum.export.claims import write_claims
from variorum.pipeline import read_text
from articles import ARTICLES

for text in ARTICLES:
    document, claims, issues = read_text(text, published="2022-09-14")
    write_claims([(document, c) for c in sorted(claims, key=lambda c: c.claim.id)], sys.stdout)
    print([(i.code, i.message) for i in issues])
"""


def test_the_seed_of_hashing_changes_nothing() -> None:
    """Two processes with other orders of their sets export the same bytes."""
    running = []
    for seed in ("1", "4242"):
        paths = [str(Path(__file__).parent), *filter(None, [os.environ.get("PYTHONPATH")])]
        env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(paths), "PYTHONUTF8": "1"}
        running.append(
            subprocess.Popen(
                [sys.executable, "-c", SCRIPT], env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE
            )
        )
    done = [one.communicate(timeout=300) for one in running]
    assert [one.returncode for one in running] == [0, 0], done[0][1].decode()
    assert done[0][0].count(b'"claim_id"') >= 2 * len(ARTICLES)
    assert done[0][0] == done[1][0]


ODD = [
    "\u200b",
    "\ufeff",
    "\u00a0",
    "\u2028",
    "\x00",
    "\x85",
    "\u0301",
    "İ",
    "ﬁ",
    "аttаck",
    "“",
    "”",
    "'",
    '"',
    "(",
    "\r\n",
    "\t",
    " \n ",
    "--",
    "…",
    "🙂",
    "１２",
    "٣",
    "Идлиб",
    "的",
    "31 February 2020 ",
    "9" * 40,
    "%",
    "<p>",
    "&amp;",
    "\\",
    "?",
    "since until between ",
    " and and ",
    "it it its who which ",
    "the the town ",
    "@x #y http://a.b/c ",
]


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """An article after a few cuts, doublings, moves and odd characters, such as bad copies have."""
    text: str = draw(st.sampled_from(ARTICLES))
    for _ in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, max(0, len(text) - 1)))
        end = min(len(text), start + draw(st.integers(0, 200)))
        piece = text[start:end]
        change = draw(st.sampled_from(["cut", "double", "move", "odd", "upper", "join"]))
        if change == "cut":
            text = text[:start] + text[end:]
        elif change == "double":
            text = text[:end] + piece + text[end:]
        elif change == "move":
            text = piece + text[:start] + text[end:]
        elif change == "odd":
            text = text[:start] + draw(st.sampled_from(ODD)) + text[start:]
        elif change == "upper":
            text = text[:start] + piece.upper() + text[end:]
        else:
            text = text[:start] + piece.replace("\n", " ") + text[end:]
    return text


def mentions(claim: Claim) -> Iterable[Mention]:
    yield claim.trigger
    for mention in (
        *claim.agents,
        *claim.patients,
        *(p.mention for p in claim.places),
        *claim.routes,
        *(a.speaker for a in claim.attributions),
    ):
        yield mention
        if mention.refers_to is not None:
            yield mention.refers_to


def check_spans(document: Document, claim: Claim) -> None:
    text, evidence = document.text, claim.evidence
    assert text[evidence.start : evidence.end] == evidence.quote != ""
    until = evidence.sentence_start + len(evidence.sentence)
    assert text[evidence.sentence_start : until] == evidence.sentence
    assert evidence.sentence_start <= evidence.start <= evidence.end <= until
    for mention in mentions(claim):
        # A text in capitals is read in restored letters.
        assert text[mention.start : mention.end].casefold() == mention.text.casefold() != ""
    for figure in claim.figures:
        assert text[figure.start : figure.end] == figure.text
        assert figure.low is None or figure.high is None or figure.low <= figure.high


def check_made(made: Made) -> None:
    ids = [one.claim.id for one in made.claims]
    assert len(set(ids)) == len(ids)
    for one in made.claims:
        claim, evidence = one.claim, one.claim.evidence
        assert claim.document_id == made.document.id
        assert claim.id == content_id(
            "claim", made.document.id, evidence.start, evidence.end, claim.event_type
        )
        check_spans(made.document, claim)
        when = one.when
        assert when is None or not (when.earliest and when.latest) or when.earliest <= when.latest
        assert all(1 <= place.precision <= 7 for place in one.places)


# Any text at all, and text that is nearly an article: the line has every stage in it.
@settings(max_examples=40)
@given(text=st.text(max_size=300) | st.text("aeA. 1\n\"'(-", max_size=60), published=DAYS)
@example(text="", published=None)
@example(text="\x00", published=None)
def test_any_text_is_read(line: Line, text: str, published: str | None) -> None:
    check_made(line.read(raw_document(text, published)))


@settings(max_examples=40)
@given(text=mutated(), published=DAYS)
def test_any_bad_copy_of_an_article_is_read(line: Line, text: str, published: str | None) -> None:
    check_made(line.read(raw_document(text, published)))


# Past cleaning, so that parsing and what follows meet the odd characters that cleaning repairs.
@settings(max_examples=30)
@given(text=st.text(max_size=200) | mutated())
def test_any_text_is_read_uncleaned(
    reader: Reader, extractor: Extractor, grounder: Grounder, make_article: Callable[..., Document], text: str
) -> None:
    document = make_article(text, "2020-02-29")
    reading = reader.read(document)
    claims = extractor.extract(document, reading).made
    assert len({c.id for c in claims}) == len(claims)
    for claim in claims:
        check_spans(document, claim)
    outcome = grounder.ground(document, reading, claims)
    kept = [one.claim for one in outcome.made]
    ids = [c.id for c in kept]
    assert ids == [c.id for c in claims if c.id in ids]
    if not any(i.code == "background" for i in outcome.issues):
        # What is told again is joined to the fuller telling, no passage is lost.
        assert sum(1 + len(c.retold) for c in kept) == sum(1 + len(c.retold) for c in claims)


@settings(max_examples=10)
@given(text=mutated())
def test_an_uneventful_last_line_changes_no_claim(
    reader: Reader, extractor: Extractor, make_article: Callable[..., Document], text: str
) -> None:
    # An article that hardly speaks of arms is read by other rules from a number of sentences on.
    at_war = "Rebels shelled soldiers.\n\nTroops stormed the barracks.\n\n" + text
    document = make_article(at_war)
    longer = replace(document, text=f"{at_war}\n\nQuiet gardens", raw_text="")
    one, other = (extractor.extract(d, reader.read(d)).made for d in (document, longer))
    assert one == other


class NothingKnown:
    """Stands in for the parties and the sources of a lexicon, and knows none."""

    def by_name(self, text: str) -> tuple[()]:
        return ()

    def get(self, id_: str) -> None:
        return None

    def all(self) -> tuple[()]:
        return ()

    def in_office(self, country_code: str, label: str, day: str | None) -> tuple[()]:
        return ()

    def force_of(self, country_code: str, branch: str = "") -> None:
        return None

    def government_of(self, country_code: str) -> None:
        return None


def test_the_id_of_a_claim_is_made_of_raw_words(
    lexicon: Lexicon, reader: Reader, extractor: Extractor, grounder: Grounder
) -> None:
    """Grounding with a lexicon that knows no party and no source changes no claim and no id."""
    nothing = cast("Any", NothingKnown())
    ignorant = Grounder(replace(lexicon, actors=nothing, sources=nothing))
    for text in ARTICLES:
        document = clean(raw_document(text)).made
        reading = reader.read(document)
        claims = extractor.extract(document, reading).made
        made = grounder.ground(document, reading, claims).made
        unresolved = ignorant.ground(document, reading, claims).made
        assert [one.claim for one in made] == [one.claim for one in unresolved]
        assert resolved(made) > resolved(unresolved) == 0


def resolved(claims: Iterable[GroundedClaim]) -> int:
    """How many parties the lexicon knew; one named by its backer has an id of its own words."""
    ids = [a.id for one in claims for a in (*one.agents, *one.patients)]
    return sum(1 for id_ in ids if id_ and not id_.startswith("composed-"))


def test_the_day_of_publication_is_not_in_the_id(
    reader: Reader, extractor: Extractor, make_article: Callable[..., Document]
) -> None:
    one, other = (make_article(ARTICLES[0], day) for day in ("2022-09-14", "2014-06-12"))
    ids = [[c.id for c in extractor.extract(d, reader.read(d)).made] for d in (one, other)]
    assert ids[0] == ids[1] != []


def test_the_same_words_of_another_document_have_another_id(
    reader: Reader, extractor: Extractor, make_article: Callable[..., Document]
) -> None:
    one = make_article(ARTICLES[0])
    other = replace(one, id="doc-other")
    ids = [{c.id for c in extractor.extract(d, reader.read(d)).made} for d in (one, other)]
    assert ids[0].isdisjoint(ids[1])


LONE = "Rebels captured Bria on Monday. \ud83d It rained, the mayor said."


@pytest.mark.parametrize("name", ["parse", "extract", "resolve", "line"])
def test_half_a_character_is_read(stages: Stages, name: str) -> None:
    assert stages[name](raw_document(LONE))


def test_half_a_character_is_cleaned() -> None:
    assert "Bria" in clean(raw_document(LONE)).made.text


def test_no_count_of_months_is_too_large(line: Line) -> None:
    check_made(line.read(raw_document("Rebels captured Bria 99999 months ago, the mayor said.")))
