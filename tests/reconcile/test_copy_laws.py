"""Laws of copies: order has no effect, a copy more changes no other group, unrelated texts stay apart."""

from __future__ import annotations

import textwrap
from dataclasses import replace
from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.lexicon.sources import load_sources
from variorum.lexicon.yaml_files import load_yaml
from variorum.model.documents import Document, Published
from variorum.model.events import Carried, Copy
from variorum.reconcile.copies.carried import CarriedPassages, find_carried
from variorum.reconcile.copies.copies import FoundCopies, copies_of, find_copies
from variorum.reconcile.copies.fetching import fetch
from variorum.reconcile.copies.fingerprints import fingerprint
from variorum.reconcile.copies.marks import sentences
from variorum.reconcile.copies.resembling import outline, resemblance
from variorum.reconcile.documents.facts import DocumentFacts, copy_roots, document_facts
from variorum.reconcile.documents.outlets import known_outlets

TEXTS = Path(__file__).parents[1] / "cases" / "copies" / "texts.yaml"


@cache
def texts() -> dict[str, list[str]]:
    return load_yaml(TEXTS)


@st.composite
def documents(draw: st.DrawFn, most: int = 7) -> list[Document]:
    """Documents made of parts of the invented texts, some of two, with and without dates and credits."""
    made = []
    names = sorted(texts())
    for number in range(draw(st.integers(2, most))):
        parts = draw(st.lists(st.sampled_from(names), min_size=1, max_size=2, unique=True))
        kept = draw(st.integers(3, 9))
        made.append(
            document(
                f"d{number}",
                " ".join(sentence for name in parts for sentence in texts()[name][:kept]),
                outlet=draw(st.sampled_from(["Lake Wire", "A Post", "B Post", None])),
                day=draw(st.sampled_from(["2023-05-01", "2023-05-02", None])),
                agencies=draw(st.sampled_from([(), ("Lake Wire",), ("A Post",)])),
            )
        )
    return made


def document(
    key: str, text: str, *, outlet: str | None = None, day: str | None = None, agencies: tuple[str, ...] = ()
) -> Document:
    return Document(
        id=key,
        source=key,
        raw_text=text,
        text=text,
        outlet=outlet,
        published=Published(day=day),
        credits=agencies,
    )


def found(made: list[Document]) -> tuple[FoundCopies, tuple[Carried, ...]]:
    by_id = {one.id: one for one in made}
    facts = {one.id: document_facts(one) for one in made}
    copies = find_copies([fingerprint(one) for one in made], lambda key: by_id[key].text, facts.__getitem__)
    return copies, find_carried(copies.resemblances, copies.copies, facts.__getitem__)


def groups(copies: tuple[Copy, ...], without: str = "") -> set[frozenset[str]]:
    """The groups of two and more documents, less one document."""
    held: dict[str, set[str]] = {}
    for document_id, root in copy_roots(copies).items():
        held.setdefault(root, {root}).add(document_id)
    return {frozenset(group - {without}) for group in held.values() if len(group - {without}) > 1}


@settings(max_examples=40, deadline=None)
@given(documents(), st.randoms(use_true_random=False))
def test_the_order_of_documents_has_no_effect(made: list[Document], random: object) -> None:
    wanted = found(made)
    random.shuffle(made)  # type: ignore[attr-defined]
    assert found(made) == wanted


@settings(max_examples=40, deadline=None)
@given(documents(), st.data())
def test_one_more_identical_copy_changes_no_other_group(made: list[Document], data: st.DataObject) -> None:
    before = groups(found(made)[0].copies)
    one = data.draw(st.sampled_from(made))
    key = data.draw(st.sampled_from(["a0", "z9"]))
    again = replace(one, id=key)
    after = found([*made, again])[0].copies
    assert groups(after, without=key) == before
    assert any(key in group and one.id in group for group in groups(after)) or not fingerprint(one).shingles


@settings(max_examples=40, deadline=None)
@given(documents())
def test_remembered_answers_give_the_same_copies(made: list[Document]) -> None:
    first = found(made)[0]
    facts = {one.id: document_facts(one) for one in made}
    known = {(one.left, one.right): one for one in first.resemblances}

    def unread(document_id: str) -> str:
        raise AssertionError(document_id)

    prints = [fingerprint(one) for one in made]
    again = find_copies(prints, unread, facts.__getitem__, known)
    assert (again.copies, again.made) == (first.copies, ())
    sizes = {one.document_id: one.shingles for one in prints}
    assert copies_of(reversed(first.resemblances), facts.__getitem__, sizes) == first.copies


@settings(max_examples=40, deadline=None)
@given(documents())
def test_roots_are_no_copies_and_passages_lie_in_their_texts(made: list[Document]) -> None:
    copies, carried = found(made)
    roots = set(copy_roots(copies.copies).values())
    assert not roots & {copy.document_id for copy in copies.copies}
    by_id = {one.id: one for one in made}
    passages = CarriedPassages(carried)
    for one in carried:
        assert one.document_id != one.from_document
        assert 0 <= one.start < one.end <= len(by_id[one.document_id].text)
        assert 0 <= one.from_start < one.from_end <= len(by_id[one.from_document].text)
        assert passages.carried_from(one.document_id, one.start) in passages.of(one.document_id)
        assert passages.carried_from(one.document_id, len(by_id[one.document_id].text)) is None


_HERE = st.lists(
    st.sampled_from([f"north{n}" for n in range(60)] + ["Avel", "Brunn", "17", "400"]), min_size=1
)
_THERE = st.lists(
    st.sampled_from([f"south{n}" for n in range(60)] + ["Corvo", "Delm", "23", "900"]), min_size=1
)


@settings(max_examples=60, deadline=None)
@given(_HERE, _THERE)
def test_a_text_is_no_copy_of_an_unrelated_one(here: list[str], there: list[str]) -> None:
    made = [document("a", " ".join(here) + "."), document("b", " ".join(there) + ".")]
    facts = [document_facts(one) for one in made]
    prints = [fingerprint(one) for one in made]
    told = resemblance(*(outline(p, d.text, f) for p, d, f in zip(prints, made, facts, strict=True)))
    assert (told.kind, told.jaccard, told.passages) == (None, 0.0, ())
    assert fetch(prints) == []


@given(st.text(max_size=300))
def test_any_text_has_sentences_in_order_within_it(text: str) -> None:
    at = 0
    for one in sentences(text):
        assert at <= one.start < one.end <= len(text)
        at = one.end
        assert one.spoken <= one.size


@settings(deadline=None)
@given(st.text(max_size=200), st.text(max_size=200))
def test_any_two_texts_can_be_held_against_each_other(left: str, right: str) -> None:
    found([document("a", left), document("b", right), document("c", left + " " + right)])


def test_a_crowd_of_nearly_one_text_is_one_group_with_few_pairs() -> None:
    words = " ".join(texts()["kivu"]).split()
    made = [
        document(f"d{n:03}", " ".join([*words[: n % 90], f"word{n}", *words[n % 90 + 1 :]]), outlet=f"o{n}")
        for n in range(120)
    ]
    assert len(fetch([fingerprint(one) for one in made])) < 3 * len(made)
    copies = found(made)[0].copies
    assert len(copies) == 119
    assert len({copy.copy_of for copy in copies}) == 1


def test_a_reprint_of_one_of_many_weekly_reports_is_found_and_the_reports_stay_apart() -> None:
    form = " ".join(texts()["report-17"])
    made = []
    for week in range(40):
        text = form
        for place, figure in enumerate(("212", "48", "14", "6,120", "5,870", "61", "9 May", "5 May")):
            new = f"{3 + week * 7 + place * 11}" + (" May" if "May" in figure else "")
            text = text.replace(f" {figure} ", f" {new} ").replace(f" {figure}.", f" {new}.")
        made.append(document(f"w{week:02}", text, outlet="Monitor", day=f"2023-{1 + week // 4:02}-03"))
    made.append(
        document("zz", made[17].text + " The mission did not comment.", outlet="Post", day="2023-12-30")
    )

    copies = found(made)[0].copies

    assert [(copy.document_id, copy.copy_of) for copy in copies] == [("zz", "w17")]


def test_what_an_outlet_prints_under_all_its_news_is_background() -> None:
    footer = " ".join(texts()["background"])
    made = []
    for number in range(30):
        news = " ".join(
            f"Men of Name{number}a{line} met in Town{number}b{line} on {number * 31 + line} w{number}c{line}."
            for line in range(9)
        )
        made.append(document(f"d{number:02}", f"{news} {footer}", outlet="Lake Wire", day="2023-05-01"))

    copies, carried = found(made)

    assert copies.copies == ()
    assert {one.kind for one in carried} == {"background"}
    assert len(carried) == 29


def test_one_name_stands_for_an_outlet_however_it_is_printed() -> None:
    outlets = known_outlets(load_sources().all())
    names = {
        outlets.one_name(name) for name in ("AP", "The Associated Press", "apnews.com", "www.apnews.com")
    }
    assert len(names) == 1
    assert outlets.is_agency(DocumentFacts(id="a", outlet="AP"))
    assert not outlets.is_agency(DocumentFacts(id="a", outlet="The Lake Herald"))
    assert outlets.one_name("The Lake Herald") == outlets.one_name("lake herald")
    assert outlets.one_name(None) is None


def test_a_text_broken_into_lines_has_the_sentences_of_the_text() -> None:
    text = " ".join(texts()["tigray"])
    broken = textwrap.fill(text, 68)
    assert [one.key for one in sentences(broken)] == [one.key for one in sentences(text)]


def test_figures_are_read_in_words_and_digits_and_titles_are_no_marks() -> None:
    (one,) = sentences("Twenty-three soldiers, 1,200 men and 1.5 million others met Gen. Paul Rwabo in Goma.")
    assert one.figures == ("23", "1200", "1500000")
    assert one.names == ("paul", "rwabo", "goma")


def test_what_is_quoted_is_no_mark() -> None:
    one = sentences('He told Kigali Radio: "All 40 of our men came home to Goma on Sunday."')[0]
    assert (one.figures, one.names) == ((), ("kigali", "radio"))
    assert one.spoken == 11
