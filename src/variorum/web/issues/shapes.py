"""Shapes of what was not understood."""

from __future__ import annotations

from variorum.model.issues import Severity
from variorum.web.core.shapes import DocumentHead, Paged, Shape, Text


class CodeMeaning(Shape):
    """What a code says, an ellipsis for what is filled in, and what can be done about it."""

    message: str
    advice: str


class IssueCode(Shape):
    """How many issues of one code and severity there are, in how many articles, and what the code means."""

    code: str
    severity: Severity
    issues: int
    documents: int
    meanings: list[CodeMeaning]


class IssueWords(Shape):
    """The words an issue is about, with some of what stands around them."""

    before: Text
    words: Text
    after: Text


class IssueRow(Shape):
    """An issue: `document` is null where an input made none, `where` then names the input."""

    id: str
    code: str
    severity: Severity
    message: Text
    advice: Text
    where: Text
    document: DocumentHead | None
    words: IssueWords | None


class Issues(Paged[IssueRow]):
    """What was not understood, by article."""
