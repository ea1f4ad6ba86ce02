"""Every sentence rests on something, and none is firmer than what it rests on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.brief.records import Brief, Grounds, Paragraph, Row, Section, Sentence, Table
from variorum.brief.wording import can_fill, filled, load_wording
from variorum.lexicon.lexicon import Lexicon

# What states a thing as done: it may stand alone only where independent origins agree.
_FIRM = re.compile(
    r"\b(took|had control|advanced|surrounded|withdrew|repelled|fought|opened|struck|carried out|shelled"
    r"|bombed|attacked|shot down|caused|deployed|displaced|detained|held|came to|broke|destroyed|gave|lost"
    r"|suffered|left|took place|occurred|was in place)\b"
)
_SAID_BY = re.compile(
    r"^(According to|On the word of|By )|\b(denied|spoke of|told by|told otherwise by|is inferred"
    r"|taken back by|inference|No account speaks)\b"
)


def sentences(brief: Brief) -> list[Sentence]:
    blocks = [block for section in brief.sections for block in section.blocks]
    return [one for block in blocks if isinstance(block, Paragraph) for one in block.sentences]


def rows(brief: Brief) -> list[Row]:
    blocks = [block for section in brief.sections for block in section.blocks]
    return [row for block in blocks if isinstance(block, Table) for row in block.rows]


def part(brief: Brief, key: str) -> Section:
    return next(section for section in brief.sections if section.key == key)


def said(brief: Brief, key: str) -> list[str]:
    blocks = part(brief, key).blocks
    return [one.text for block in blocks if isinstance(block, Paragraph) for one in block.sentences]


def test_a_sentence_without_grounds_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="rests on no claim"):
        Grounds()


def test_claims_without_an_origin_cannot_be_grounds() -> None:
    with pytest.raises(ValueError, match="counts no origin"):
        Grounds(claims=("claim-1",))


def test_every_sentence_and_row_leads_somewhere(war_brief: Brief) -> None:
    told = [one.grounds for one in sentences(war_brief)] + [row.grounds for row in rows(war_brief)]

    assert len(told) > 25
    for grounds in told:
        assert grounds.claims or grounds.documents or grounds.issues
        assert grounds.origins or not grounds.claims


def test_every_claim_referred_to_is_in_the_apparatus_once(war_brief: Brief) -> None:
    referred = {claim for one in sentences(war_brief) for claim in one.grounds.claims}
    listed = [one.claim_id for one in war_brief.references]

    assert referred <= set(listed)
    assert len(listed) == len(set(listed))
    assert [one.number for one in war_brief.references] == list(range(1, len(listed) + 1))


def test_firm_words_stand_alone_only_where_origins_agree(war_brief: Brief) -> None:
    for one in sentences(war_brief):
        if one.standing in ("agreed", "counted"):
            continue
        firm = _FIRM.search(one.text)
        assert firm is None or _SAID_BY.search(one.text), one.text


def test_what_is_agreed_says_by_how_many(war_brief: Brief) -> None:
    agreed = [one for one in sentences(war_brief) if one.standing == "agreed"]

    assert agreed
    assert all("independent" in one.text and one.grounds.origins > 1 for one in agreed)


def test_each_standing_is_worded_as_it_is(war_brief: Brief) -> None:
    texts = [one.text for one in sentences(war_brief)]

    assert (
        "The South Sudanese army took Bor on 13 January 2014, by 2 independent origins: "
        + ("the Defence Ministry and doctors.")
        in texts
    )
    assert "According to Radio Nile, rebels carried out shelling at Bor on 13 January 2014." in texts
    assert any(text.startswith("According to Gazette, the South Sudanese army reportedly") for text in texts)
    assert any("told by the Defence Ministry; denied by a rebel spokesman" in text for text in texts)
    assert any(text.startswith("A rebel spokesman denied a withdrawal") for text in texts)
    assert any(text.startswith("Courier spoke of a plan") for text in texts)
    assert any("taken back by" in text for text in texts)


def test_a_claimed_event_gives_its_count_and_an_agreed_one_does_not(war_brief: Brief) -> None:
    assert not any("killed" in one.text for one in sentences(war_brief) if one.standing == "agreed")
    cells = [row.cells for row in rows(war_brief) if "Killed" in row.cells[1]]

    assert any("12 to 14" in one for one in cells)


def test_contested_ground_names_both_words(war_brief: Brief) -> None:
    (text,) = [text for text in said(war_brief, "situation") if text.startswith("Bor was contested")]

    assert re.search("According to (doctors and the Defence Ministry|the Defence Ministry and doctors)", text)
    assert "denied by a rebel spokesman" in text


def test_gaps_are_told_in_plain_words(war_brief: Brief) -> None:
    told = said(war_brief, "gaps")

    assert "1 document gave no day of publication." in told
    assert "Sentences in another language were not read: 1 time." in told


def test_every_issue_code_of_the_reference_has_words() -> None:
    page = Path(__file__).parents[2] / "docs" / "reference" / "issue-codes.md"
    codes = re.findall(r"^### ([a-z-]+)$", page.read_text(encoding="utf-8"), re.MULTILINE)

    assert len(codes) > 20
    assert set(codes) <= set(load_wording().labels["issue"])


@given(st.text(), st.text())
def test_filling_never_obeys_what_it_fills_in(one: str, other: str) -> None:
    assert filled("{a} and {b}[ by {c}]", a=one, b=other) == f"{one} and {other}"


def test_every_type_of_event_has_its_words(lexicon: Lexicon) -> None:
    patterns = load_wording().events

    assert set(lexicon.codebook.types) == set(patterns)
    for pattern in patterns.values():
        fields = dict.fromkeys(("agents", "patients", "place", "spot", "ground", "from_spot", "to_spot"), "x")
        assert can_fill(pattern["noun"], label="x", **fields)
