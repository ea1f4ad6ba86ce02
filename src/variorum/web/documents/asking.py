"""What may be asked of lists of articles."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from variorum.store.reading_documents import DocumentFilter
from variorum.web.core.paging import After, Limit

Words = Annotated[str | None, Field(max_length=300)]


class DocumentQuery(BaseModel):
    """Which articles, in which order, and which page of them."""

    outlet: Words = Field(default=None, description="The outlet, as it is written.")
    language: Words = None
    title: Words = Field(default=None, description="Words that stand in the title.")
    first: date | None = Field(default=None, alias="from", description="Published on this day or later.")
    last: date | None = Field(default=None, alias="to", description="Published on this day or before.")
    copies: Literal["only", "none"] | None = Field(
        default=None, description="Only copies of other articles, or none of them."
    )
    order: Literal["newest", "oldest"] = "newest"
    after: After = None
    limit: Limit = 50

    def wanted(self) -> DocumentFilter:
        """The filter of the record that says the same."""
        return DocumentFilter(
            outlet=self.outlet or None,
            language=self.language or None,
            title=(self.title or "").strip() or None,
            first=self.first.isoformat() if self.first else None,
            last=self.last.isoformat() if self.last else None,
            copies=None if self.copies is None else self.copies == "only",
        )
