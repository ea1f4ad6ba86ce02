"""The issues that reading can raise: their codes, what each means and what to do about it."""

from __future__ import annotations

from variorum.model.issues import Issue, Severity

ISSUE_CODES: tuple[tuple[str, str, str], ...] = (
    (
        "source-unsupported",
        "A web address, feed, web archive or saved-mail page was given; this version reads local files only.",
        "Save the page as HTML or its text as .txt and give that file.",
    ),
    (
        "not-found",
        "There is no file or folder of this name, or a link leads nowhere.",
        "Check the spelling and the folder the command runs in.",
    ),
    (
        "unreadable",
        "The system refused to open or read it: permission, a device error, or it is no ordinary file.",
        "Check the permissions and that the disk is attached, then run again.",
    ),
    (
        "folder-loop",
        "A link inside a folder leads back to a folder that holds it; it was not followed again.",
        "Nothing is lost. Remove the link if it was not meant.",
    ),
    (
        "folder-repeated",
        "A folder is reached a second time through a link; its files were read the first time only.",
        "Nothing needs doing.",
    ),
    (
        "folder-empty",
        "The folder and its subfolders hold no visible .txt, .html, .htm, .jsonl or .jsonl.gz file.",
        "Check that it is the right folder, or give files of other kinds one by one.",
    ),
    (
        "files-skipped",
        "A folder holds files of kinds that are not read, or hidden ones; they were passed over and counted.",
        "Give such a file by name to have it read as what it looks like.",
    ),
    (
        "too-large",
        "One document, or one line of a JSONL, is larger than the limit; it was not read.",
        "Split it into one article a file or a line, or raise the limit.",
    ),
    (
        "empty",
        "There is nothing in it but blanks, or nothing at all.",
        "Check that it was saved or downloaded completely.",
    ),
    (
        "binary",
        "It is not text: a PDF, an office document, an archive, a picture, or bytes in no known encoding.",
        "Save its text as .txt (UTF-8) or the page as .html and give that file.",
    ),
    (
        "encoding-damaged",
        "Some bytes or characters mean nothing in the text's encoding; each was replaced by U+FFFD.",
        "Get a fresh copy, or save it again as UTF-8; quotes near the place may be incomplete.",
    ),
    (
        "encoding-guessed",
        "It is not Unicode and does not say what it is, so its encoding was guessed from its letters.",
        "Look at accented letters and names in the text; if they are wrong, save it again as UTF-8.",
    ),
    (
        "gzip-damaged",
        "The compressed file is cut short or damaged; what stands before the damage was read.",
        "Download or compress it again.",
    ),
    (
        "jsonl-malformed",
        "A line of a JSONL is not a JSON object; the other lines were read.",
        "Mend the line at the column named, or remove it.",
    ),
    (
        "jsonl-not-lines",
        "The file is JSON spread over many lines or one list, not one object a line; it was not read.",
        "Convert it, for instance with: jq -c 'if type == \"array\" then .[] else . end' in.json > out.jsonl",
    ),
    (
        "jsonl-no-text",
        "A line has neither a text nor an html field, or it is not a string; the line was left out.",
        'Write the article into a field "text" or "html".',
    ),
    (
        "jsonl-wrong-type",
        "A field that should be a string is something else; the field was ignored and the line read.",
        "Write the field as a string, or leave it out.",
    ),
    (
        "published-unreadable",
        "The publication day given is not an ISO day or date and time; it was ignored.",
        "Write it as 2023-11-30 or 2023-11-30T08:15:00Z.",
    ),
    (
        "duplicate-bytes",
        "The same bytes were read before under another name; they count once.",
        "Nothing needs doing.",
    ),
)

# Error: some input is not in the record. Warning: it is, but not as it was meant. Note: for the count.
_SEVERITY: dict[str, Severity] = {
    "folder-loop": "warning",
    "encoding-damaged": "warning",
    "encoding-guessed": "warning",
    "jsonl-wrong-type": "warning",
    "published-unreadable": "warning",
    "folder-repeated": "note",
    "files-skipped": "note",
    "duplicate-bytes": "note",
}
_ADVICE = {code: advice for code, _, advice in ISSUE_CODES}


def issue(code: str, message: str, where: str, *, advice: str = "", start: int | None = None) -> Issue:
    """An issue of a known code, with the code's severity and, unless another is given, its advice."""
    return Issue(
        code=code,
        message=message,
        advice=advice or _ADVICE[code],
        severity=_SEVERITY.get(code, "error"),
        where=where,
        start=start,
        end=None if start is None else start + 1,
    )
