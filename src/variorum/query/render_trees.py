"""Trees of origins, and comparisons that run down the page as a sum."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from variorum.model.documents import DocumentHead
from variorum.query.page import Page
from variorum.query.phrases import head_words
from variorum.query.records import Join, OriginBranch, OriginClaim, OriginDocument, Step


def put_tree(page: Page, tree: Sequence[OriginBranch]) -> None:
    """Origins with the documents that rest on them and the claims in these, drawn in plain characters."""
    for branch in tree:
        count = len(branch.documents)
        texts = "1 document" if count == 1 else f"{count} documents"
        page.branch(f"{branch.origin}{', denies it' if branch.denies else ''}, {texts}", "", "  ")
        for number, one in enumerate(branch.documents, start=1):
            _put_document(page, one, last=number == count)


def put_steps(page: Page, steps: Iterable[Step], depth: int = 1) -> None:
    """Reasons in columns: the weight, what they come to by then, what the rule found."""
    for step in steps:
        rule = f" ({step.rule})" if step.rule else ""
        margin = "  " * depth
        page.branch(
            f"{step.detail}{rule}", f"{margin}{step.weight:+6.1f} ={step.total:6.1f}  ", f"{margin}{' ' * 18}"
        )


def put_join(page: Page, join: Join, heads: Mapping[str, DocumentHead]) -> None:
    """Why two claims were brought together."""
    if not join.left:
        page.line(join.detail)
        return
    told = f": {join.detail}" if join.detail else ""
    page.line(f"{_named(join.left, heads)} and {_named(join.right, heads)}{told}")
    put_steps(page, join.steps)


def _named(claim_id: str, heads: Mapping[str, DocumentHead]) -> str:
    head = heads.get(claim_id)
    known = ", ".join(part for part in (head.outlet, head.published) if part) if head is not None else ""
    return f"{claim_id} ({known})" if known else claim_id


def _put_document(page: Page, one: OriginDocument, *, last: bool) -> None:
    copied = f", carried from {one.carried_from.outlet or one.carried_from.id}" if one.carried_from else ""
    stem = "   " if last else "|  "
    page.branch(f"{head_words(one.document)}{copied}", "`- " if last else "+- ", f"{stem}  ")
    for number, claim in enumerate(one.claims, start=1):
        end = number == len(one.claims)
        below = f"{stem}{'   ' if end else '|  '}  "
        page.branch(_claim_words(claim), f"{stem}{'`- ' if end else '+- '}", below)


def _claim_words(claim: OriginClaim) -> str:
    citing = f", citing {' who cites '.join(claim.speakers)}" if claim.speakers else ""
    denial = "denies: " if claim.denies else ""
    return f"{denial}{claim.claim_id} “{claim.quote}”{citing}: {claim.way.meaning}"
