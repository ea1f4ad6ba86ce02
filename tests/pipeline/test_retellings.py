"""What one article tells more than once is one claim that keeps the words of each telling."""

from __future__ import annotations

import json

from variorum.export.claims import claim_shape
from variorum.model.claims import Claim, Evidence, Mention
from variorum.pipeline import read_text

LEAD = "Rebels have seized the town of Bambari."
BODY = "UPC rebels seized Bambari on Tuesday after a night of gunfire."
TEXT = f"{LEAD}\n\n{BODY} Shops were shut.\n"


def test_a_joined_claim_keeps_the_words_of_each_telling() -> None:
    document, (claim,), _ = read_text(TEXT, published="2018-05-17")

    assert claim.claim.evidence.sentence == BODY
    (told,) = claim.claim.retold
    assert (told.evidence.sentence, told.section) == (LEAD, "lead")
    assert document.text[told.evidence.start : told.evidence.end] == told.evidence.quote
    evidence = json.loads(json.dumps(claim_shape(document, claim)))["evidence"]
    assert [passage["sentence"] for passage in evidence["retold"]] == [LEAD]


def test_what_was_told_once_is_not_said_to_be_retold() -> None:
    document, (claim,), _ = read_text(LEAD, published="2018-05-17")

    evidence = claim_shape(document, claim)["evidence"]
    assert isinstance(evidence, dict)
    assert "retold" not in evidence


def test_what_is_taken_from_another_telling_stands_in_its_words() -> None:
    day, toll = "Saudi jets bombed Hodeidah on Friday.", "Saudi jets bombed Hodeidah, killing six people."
    document, (claim,), _ = read_text(f"{day} It rained. {toll}", published="2018-07-28")

    assert claim.when is not None
    assert claim.when.earliest == "2018-07-27"
    assert [(figure.kind, figure.low) for figure in claim.claim.figures] == [("killed", 6.0)]
    for figure in claim.claim.figures:
        assert document.text[figure.start : figure.end] == figure.text
    sentences = {claim.claim.evidence.sentence, *(r.evidence.sentence for r in claim.claim.retold)}
    assert sentences == {day, toll}


def test_passages_are_kept_once_and_in_order() -> None:
    first, second, third = (_claim(start) for start in (0, 10, 20))
    joined = third.joined_by(first.joined_by(second)).joined_by(second)

    assert [told.evidence.start for told in joined.retold] == [0, 10]
    assert joined.id == third.id


def _claim(start: int) -> Claim:
    evidence = Evidence(start=start, end=start + 4, quote="fell", sentence="It fell.", sentence_start=start)
    trigger = Mention(text="fell", start=start, end=start + 4, head="fall")
    return Claim(
        id=f"claim-{start}", document_id="d", event_type="capture", evidence=evidence, trigger=trigger
    )
