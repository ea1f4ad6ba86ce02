"""Copies: carried text is found, its direction and kind told; independent reports stay apart."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.model.documents import Document, Published
from variorum.model.events import Copy
from variorum.reconcile.copies.copies import find_copies
from variorum.reconcile.copies.fingerprints import fingerprint, shingles
from variorum.reconcile.documents.facts import copy_roots, document_facts

# Two invented reports of one day on an invented war; nothing but the facts is shared.
WIRE = (
    "Fighters of the Highland Front entered the mining town of Oresund early on Tuesday after the "
    "garrison left its barracks overnight, residents and a local official said. Shops stayed shut and "
    "two columns of pickup trucks were seen by the bridge over the Lamme. The official, reached by "
    'telephone, said that "the last soldiers crossed the river before dawn without firing a shot". A '
    "spokesman for the army called the report an invention and said that units were regrouping on the "
    "western bank. At least fourteen people were treated for wounds at the hospital of Saint Agnes, a "
    "nurse there said, and the power station has been dark since Sunday. The Highland Front has taken "
    "five towns along the railway since the talks in Port Elm broke down in March, and aid groups warn "
    "that forty thousand people are cut off from the coast. Diplomats in Port Elm said that envoys of "
    "the lake states would meet on Friday to discuss a pause in the fighting, which neither side has "
    "so far agreed to. The mines of Oresund gave a third of the copper that the country sold abroad "
    "before the war, and the company that runs them said on Monday that its staff had been flown out."
)
OTHER = (
    "Oresund has fallen. The copper town, prize of the northern campaign, was in the hands of the "
    "Highland Front by breakfast time on Tuesday, according to three people who live there. None of "
    "them heard fighting. One, a teacher, watched trucks roll past the school and young men tear the "
    "flag from the post office. The army, which lost Kell and Marrow the same way, insists that its "
    "men have only moved across the Lamme. What it will do without the mines is a question that the "
    "ministry of finance declined to answer. Nurses at Saint Agnes counted fourteen wounded, most of "
    "them hurt when an ammunition store went up on Monday night. Nobody could say how many had died. "
    "For the people on the road to the coast the news came too late: the railway is cut at four places."
)


def document(key: str, text: str, **facts: object) -> Document:
    return Document(
        id=key,
        source=key,
        raw_text=text,
        text=text,
        outlet=facts.get("outlet", key),  # type: ignore[arg-type]
        published=Published(day=facts.get("published")),  # type: ignore[arg-type]
        credits=facts.get("credits", ()),  # type: ignore[arg-type]
    )


def copies_of(*documents: Document) -> tuple[Copy, ...]:
    by_id = {one.id: one for one in documents}
    facts = {one.id: document_facts(one) for one in documents}
    return find_copies(
        [fingerprint(one) for one in documents], lambda key: by_id[key].text, facts.__getitem__
    ).copies


def test_two_reports_of_one_event_are_no_copies() -> None:
    assert copies_of(document("a", WIRE), document("b", OTHER)) == ()


def test_a_reprint_points_to_the_earlier() -> None:
    (copy,) = copies_of(
        document("a", WIRE.upper(), published="2021-04-07"), document("b", WIRE, published="2021-04-06")
    )
    assert (copy.document_id, copy.copy_of, copy.kind, copy.edition) == ("a", "b", "verbatim", False)


def test_a_reprint_that_credits_the_outlet_is_the_copy_whatever_the_dates() -> None:
    (copy,) = copies_of(
        document("a", WIRE, published="2021-04-06", credits=("Lake Wire",)),
        document("b", WIRE, published="2021-04-07", outlet="Lake Wire"),
    )
    assert (copy.document_id, copy.copy_of) == ("a", "b")


def test_an_extract_of_a_long_text_is_trimmed_and_points_to_the_fuller() -> None:
    extract = ". ".join(WIRE.split(". ")[:4])
    (copy,) = copies_of(document("a", extract), document("b", WIRE + " " + OTHER))
    assert (copy.document_id, copy.copy_of, copy.kind) == ("a", "b", "trimmed")
    assert copy.containment > 0.9


def test_the_same_outlet_later_is_an_edition() -> None:
    later = WIRE + " The army has since said that two of its officers were held."
    (copy,) = copies_of(
        document("a", WIRE, published="2021-04-06", outlet="Lake Wire"),
        document("b", later, published="2021-04-07", outlet="Lake Wire"),
    )
    assert (copy.document_id, copy.copy_of, copy.edition) == ("b", "a", True)


def test_chains_lead_to_the_root() -> None:
    trimmed = ". ".join(WIRE.split(". ")[:7])
    shorter = ". ".join(trimmed.split(". ")[:4])
    made = copies_of(
        document("c", shorter, published="2021-04-08"),
        document("b", trimmed, published="2021-04-07"),
        document("a", WIRE, published="2021-04-06"),
    )
    assert [(copy.document_id, copy.copy_of) for copy in made] == [("b", "a"), ("c", "a")]


def test_rewriting_is_paraphrased_with_a_credit_and_without() -> None:
    rewritten = (
        "Early on Tuesday the Highland Front walked into Oresund, a mining town. Its garrison had slipped "
        "away in the night. Pickup trucks stood at the Lamme bridge. According to an official, "
        '"the last soldiers crossed the river before dawn without firing a shot". The army said this was '
        "false. Fourteen were hurt, said a nurse of Saint Agnes. There has been no power since Sunday. "
        "Talks in Port Elm ended in March; five towns have gone since. Some 40,000 are cut off. In Port Elm "
        "envoys will sit down on Friday. Oresund made a third of the nation's copper; on Monday the staff of "
        "the mines left."
    )
    credited = copies_of(
        document("a", WIRE, published="2021-04-06", credits=("Lake Wire",)),
        document("b", rewritten, published="2021-04-07", credits=("Lake Wire",)),
    )
    assert [(copy.document_id, copy.kind) for copy in credited] == [("b", "paraphrased")]
    (uncredited,) = copies_of(document("a", WIRE), document("b", rewritten))
    assert (uncredited.document_id, uncredited.copy_of, uncredited.kind) == ("b", "a", "paraphrased")


def test_stubs_are_copies_only_when_they_are_the_same() -> None:
    head = "Front enters Oresund as garrison leaves"
    assert copies_of(document("a", head), document("b", head + " overnight, army denies it")) == ()
    assert len(copies_of(document("a", head), document("b", head))) == 1


def test_a_shared_quotation_alone_is_no_copy() -> None:
    quote = ' He said: "we will not leave this valley while one of us can stand".'
    pair = (document("a", WIRE + quote, credits=("X",)), document("b", OTHER + quote, credits=("X",)))
    assert copies_of(*pair) == ()


def test_empty_texts_are_no_copies() -> None:
    assert copies_of(document("a", ""), document("b", ""), document("c", "...")) == ()


def test_a_crowd_of_reprints_is_one_group() -> None:
    made = copies_of(*(document(f"d{n:03}", WIRE, published="2021-04-06") for n in range(60)))
    assert {copy.copy_of for copy in made} == {"d000"}
    assert len(made) == 59


def test_roots_of_a_ring_are_found() -> None:
    ring = [
        Copy(document_id=left, copy_of=right, kind="verbatim", containment=1.0)
        for left, right in (("a", "b"), ("b", "c"), ("c", "a"), ("d", "b"))
    ]
    assert set(copy_roots(ring).values()) <= {"a", "b", "c"}


@given(st.text(max_size=300))
def test_any_text_has_a_fingerprint(text: str) -> None:
    one = fingerprint(document("a", text))
    assert one.shingles == len(shingles(text))
    assert one == fingerprint(document("a", text))


@settings(max_examples=20)
@given(st.integers(0, 10_000))
def test_the_order_of_documents_has_no_effect(seed: int) -> None:
    documents = [
        document("a", WIRE, published="2021-04-06"),
        document("b", WIRE[:700], published="2021-04-06"),
        document("c", OTHER),
        document("d", WIRE + OTHER),
    ]
    wanted = copies_of(*documents)
    random.Random(seed).shuffle(documents)
    assert copies_of(*documents) == wanted
