"""The line from a raw document to its grounded claims."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache

from variorum.clean import clean
from variorum.extract.claims import Extractor
from variorum.ingest.decode import mended
from variorum.lexicon.lexicon import Lexicon
from variorum.lexicon.packs import Pack, lexicon_with
from variorum.model.claims import GroundedClaim
from variorum.model.documents import Document, Metadata, RawDocument
from variorum.model.errors import VariorumError
from variorum.model.ids import content_id
from variorum.model.issues import Issue, Outcome
from variorum.model.readings import Reading
from variorum.parse.reader import Reader
from variorum.resolve.ground import Grounder

Claims = tuple[GroundedClaim, ...]

# A process builds with one choice of packs, and its tests with another besides.
_LINES = 2


class StageFailedError(Exception):
    """A stage broke on one document: a fault of the program, whose cause is the exception's own."""

    def __init__(self, stage: str) -> None:
        super().__init__(f"The stage {stage} failed.")
        self.stage = stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """All that was made of one raw document; `failed` names the stage that broke on it, if any.

    `issues` come on top of the document's own.
    """

    raw: RawDocument
    document: Document
    claims: Claims = ()
    issues: tuple[Issue, ...] = ()
    failed: str = ""


class Line:
    """The stages from raw documents to grounded claims; keeps nothing between documents."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._reader = Reader(lexicon)
        self._extractor = Extractor(lexicon)
        self._grounder = Grounder(lexicon)

    def made_of(self, raws: Sequence[RawDocument]) -> Iterator[Made]:
        """What is made of each document, in order.

        Sentences of all documents are parsed together, which is what makes it quick. A stage that
        breaks on a document takes only that document's claims with it. An error that would meet
        every document (VariorumError: no syntax model, no gazetteer) is raised.
        """
        cleaned = [_cleaned(raw) for raw in raws]
        readings = self._readings([one.document for one in cleaned if not one.failed])
        for one in cleaned:
            yield one if one.failed else self._finished(one, next(readings))

    def read(self, raw: RawDocument) -> Made:
        """What is made of one document. Raises StageFailedError where a stage breaks on it."""
        with _stage("clean"):
            document = clean(raw).made
        with _stage("read"):
            reading = self._reader.read(document)
        return self._claimed(Made(raw=raw, document=document), reading)

    def _readings(self, documents: Sequence[Document]) -> Iterator[Reading | StageFailedError]:
        together = self._reader.read_all(documents)
        for number in range(len(documents)):
            try:
                with _stage("read"):
                    reading = next(together)
            except StageFailedError:
                # One of those left breaks the reader; which one shows when each is read alone.
                yield from map(self._reading, documents[number:])
                return
            yield reading

    def _reading(self, document: Document) -> Reading | StageFailedError:
        try:
            with _stage("read"):
                return self._reader.read(document)
        except StageFailedError as failure:
            return failure

    def _finished(self, one: Made, reading: Reading | StageFailedError) -> Made:
        if isinstance(reading, StageFailedError):
            return broken(one.raw, one.document, reading)
        try:
            return self._claimed(one, reading)
        except StageFailedError as failure:
            return broken(one.raw, one.document, failure)

    def _claimed(self, one: Made, reading: Reading) -> Made:
        with _stage("extract"):
            extracted = self._extractor.extract(one.document, reading)
        with _stage("ground"):
            grounded = self._grounder.ground(one.document, reading, extracted.made)
        claims = _each_once(one.document, grounded.made)
        issues = (*extracted.issues, *grounded.issues, *claims.issues)
        return Made(raw=one.raw, document=one.document, claims=claims.made, issues=issues)


@contextmanager
def _stage(name: str) -> Iterator[None]:
    """Turn what a broken stage raises into a StageFailedError that names it."""
    try:
        yield
    except VariorumError:
        raise
    except Exception as error:
        raise StageFailedError(name) from error


def _cleaned(raw: RawDocument) -> Made:
    try:
        with _stage("clean"):
            return Made(raw=raw, document=clean(raw).made)
    except StageFailedError as failure:
        return broken(raw, bare(raw), failure)


def bare(raw: RawDocument) -> Document:
    """A document of which nothing could be read; its bytes are in the record all the same."""
    return Document(id=raw.id, source=raw.source, raw_text="", text="", url=raw.given.url)


def broken(raw: RawDocument, document: Document, failure: StageFailedError) -> Made:
    """The document without claims, with an issue that says which stage broke on it and how."""
    cause = failure.__cause__ or failure
    issue = Issue(
        code="stage-failed",
        severity="error",
        message=f"The stage {failure.stage} failed on {raw.source} with {type(cause).__name__}.",
        advice="It is in the record without claims; this is a fault of the program, please report it.",
        where=raw.source,
    )
    return Made(raw=raw, document=document, issues=(issue,), failed=failure.stage)


def _each_once(document: Document, claims: Claims) -> Outcome[Claims]:
    """The first claim of each id: two rules may meet in the same words."""
    first: dict[str, GroundedClaim] = {}
    issues = []
    for claim in claims:
        if claim.claim.id not in first:
            first[claim.claim.id] = claim
            continue
        evidence = claim.claim.evidence
        issues.append(
            Issue(
                code="claim-repeated",
                severity="note",
                message=f"{claim.claim.made_by} made a claim of words that another rule had claimed already.",
                where=document.id,
                start=evidence.start,
                end=evidence.end,
            )
        )
    return Outcome(made=tuple(first.values()), issues=tuple(issues))


def the_line(packs: tuple[Pack, ...] = ()) -> Line:
    """The line over the lexicon shipped with the program and `packs` laid over it, made once a process."""
    return _line(packs)


@lru_cache(maxsize=_LINES)
def _line(packs: tuple[Pack, ...]) -> Line:
    line = Line(lexicon_with(packs))
    # The lexicon stays as long as the process: looking through it for garbage took a twelfth of reading.
    gc.freeze()
    return line


def raw_text(text: str, published: str | None = None, outlet: str | None = None) -> RawDocument:
    """A text as an article comes in; `published` is an ISO day."""
    return RawDocument(
        id=content_id("doc", text, published or "", outlet or ""),
        source="text",
        raw=text.encode("utf-8", "surrogatepass"),
        text=mended(text),
        media_type="text/plain",
        encoding="utf-8",
        given=Metadata(published=published, outlet=outlet),
    )


def read_text(
    text: str, published: str | None = None, outlet: str | None = None
) -> tuple[Document, Claims, tuple[Issue, ...]]:
    """A text as an article: its document, its claims in order, and all issues with it.

    `published` is the day of publication in ISO form, where the text itself need not print one.
    Raises StageFailedError where the program breaks on it.
    """
    made = the_line().read(raw_text(text, published, outlet))
    return made.document, made.claims, (*made.document.issues, *made.issues)
