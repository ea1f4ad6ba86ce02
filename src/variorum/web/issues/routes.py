"""Routes of what was not understood: counts by code, and lists."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from variorum.model.issues import Severity
from variorum.store.reading_documents import IssueFilter
from variorum.web.core.clocks import Asked
from variorum.web.core.paging import After, Limit, key_pair
from variorum.web.issues.listing import code_of, page_of
from variorum.web.issues.shapes import IssueCode, Issues

router = APIRouter(tags=["issues"])

Word = Annotated[str | None, Field(max_length=300)]


class IssueQuery(BaseModel):
    """Which issues, and which page of them."""

    code: Word = None
    severity: Severity | None = None
    document: Word = Field(default=None, description="The id of an article.")
    after: After = None
    limit: Limit = 50


@router.get("/issues")
def issues(asked: Asked, query: Annotated[IssueQuery, Query()]) -> Issues:
    """What was not understood, by article; first what made no article."""
    wanted = IssueFilter(code=query.code or None, severity=query.severity, document_id=query.document or None)
    return page_of(asked, wanted, key_pair(query.after), query.limit)


@router.get("/issue-codes")
def issue_codes(asked: Asked) -> list[IssueCode]:
    """How many issues there are of each code, and what the codes mean."""
    return [code_of(tally) for tally in asked.issue_tallies()]
