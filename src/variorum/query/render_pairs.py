"""Two claims or events side by side as plain text: the comparison as a sum that runs down the page."""

from __future__ import annotations

from variorum.query.page import Page
from variorum.query.phrases import head_words
from variorum.query.records import Compared, Member, PairExplanation, Told
from variorum.query.render_trees import put_steps


def put_pair(page: Page, pair: PairExplanation) -> None:
    """Why two claims or events are together or apart."""
    page.title(f"{pair.left.id} and {pair.right.id}")
    _put_member(page, pair.left)
    _put_member(page, pair.right)
    page.heading(pair.verdict)
    page.lines(pair.because)
    if pair.left_out:
        page.line(f"{pair.left_out} claims of large events were not looked at")
    for compared in pair.comparisons:
        _put_compared(page, compared, pair.threshold)


def _put_member(page: Page, member: Member) -> None:
    count = f", {len(member.claims)} claims" if len(member.claims) > 1 else ""
    page.field(member.id.partition("-")[0], f"{member.id}: {member.label}{count}")


def _put_compared(page: Page, compared: Compared, threshold: float) -> None:
    page.heading(f"{compared.place[:1].upper()}{compared.place[1:]}" + _pair_of(compared.place))
    for one in (compared.left, compared.right):
        _put_told(page, one)
    put_steps(page, compared.steps)
    page.line(f"score {compared.score:g}; {_against(compared, threshold)}")
    if compared.unmet:
        page.line(f"building does not compare these two: {compared.unmet}")


def _pair_of(place: str) -> str:
    return "" if place == "the two claims" else " pair of claims"


def _against(compared: Compared, threshold: float) -> str:
    if compared.forbids:
        return f"forbidden by: {compared.forbids}"
    return f"{'enough' if compared.score >= threshold else 'too little'} for {threshold:g}"


def _put_told(page: Page, one: Told) -> None:
    page.line(f"{one.claim_id}  {head_words(one.document)}")
    page.quote(one.sentence, 2)
