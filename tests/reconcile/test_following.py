"""A judgement stays on its words when better cleaning gives their claim another place, and so another id."""

from __future__ import annotations

from dataclasses import replace

from variorum.model.claims import Claim, Evidence, GroundedClaim, Mention
from variorum.model.events import Judgement
from variorum.model.judgements import seen, with_id
from variorum.reconcile.judging.judgements import settled_over

_QUOTE = "A mine sank the ferry"


def claim(name: str, document: str = "doc-1", quote: str = _QUOTE, start: int = 7) -> GroundedClaim:
    return GroundedClaim(
        claim=Claim(
            id=name,
            document_id=document,
            event_type="bombing",
            evidence=Evidence(
                start=start, end=start + len(quote), quote=quote, sentence=f"{quote}.", sentence_start=start
            ),
            trigger=Mention(text="sank", start=start, end=start + 4),
        )
    )


OLD, OTHER = claim("c-old"), claim("c-other", document="doc-2")
SAME = with_id(
    Judgement(
        id="",
        left="c-old",
        right="c-other",
        verdict="same",
        by="Ana",
        at="2024-03-01T10:00:00Z",
        seen=(seen(OLD.claim, "a.txt"), seen(OTHER.claim, "b.txt")),
    )
)


def settled(*claims: GroundedClaim):
    by_id = {one.claim.id: one for one in claims}
    return settled_over(
        [SAME],
        by_id.get,
        lambda document: [one for one in claims if one.claim.document_id == document],
    )


def test_the_same_words_further_down_are_the_same_claim() -> None:
    after = settled(claim("c-new", start=90), claim("c-next", quote="Troops left"), OTHER)
    assert list(after.same) == [("c-new", "c-other")]
    assert after.states == {SAME.id: "applied"}
    assert after.issues == ()


def test_other_words_are_not() -> None:
    for now in (
        claim("c-new", quote="A mine sank a ferry"),
        claim("c-new", document="doc-3"),
        replace(OLD, claim=replace(OLD.claim, id="c-new", modality="denied")),
    ):
        assert settled(now, OTHER).states == {SAME.id: "without-claim"}


def test_of_two_with_the_same_words_none_is_chosen() -> None:
    assert settled(claim("c-1", start=90), claim("c-2", start=150), OTHER).states == {
        SAME.id: "without-claim"
    }
