"""Building: sources in, a record out, at any moment whole and ready to go on."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from variorum.ingest import DEFAULT_LIMITS, Limits, read_sources
from variorum.lexicon.gazetteer import open_gazetteer
from variorum.lexicon.packs import Pack, lexicon_with, load_packs
from variorum.model.documents import RawDocument
from variorum.model.errors import CodecError
from variorum.model.issues import Issue
from variorum.pipeline.judging import judgement_file, replay
from variorum.pipeline.line import Made, StageFailedError, bare, broken
from variorum.pipeline.maker import viewing_maker
from variorum.pipeline.reading_maker import reading_maker
from variorum.pipeline.report import Progress, RunReport, Tally, by_number
from variorum.pipeline.views import make_views
from variorum.pipeline.windows import Arrived, arrivals, windows
from variorum.pipeline.workers import read_windows
from variorum.store.record import Record

# Inputs that gave no document for a reason that is no error.
_REPEATED = "duplicate-bytes"


def build(
    sources: Sequence[str],
    record_path: Path | str,
    *,
    progress: Progress | None = None,
    limits: Limits = DEFAULT_LIMITS,
    packs: Sequence[str] = (),
    jobs: int = 1,
) -> RunReport:
    """Read `sources` into the record at `record_path`, which is made where there is none.

    Documents that this version has read already are passed over, and each new one goes in whole
    with its claims, so a build that was stopped at any moment goes on when it is run again and
    ends with the same record. Then the judgements in the file beside the record are replayed into it, and
    the views are made anew. Inputs that cannot be read are issues
    in the record and in the report. `progress` is told where the build stands. `packs` are theatre
    packs, bundled ones by name or directories; the record says which were used. With `jobs` over 1, so
    many processes read at once, unless the documents are few; the record is the same. A script that
    gives more than 1 has to guard its own code by `if __name__ == "__main__"`, as processes import it.

    Raises UsageError where a pack is not there and LexiconError where one is broken, both before the
    record is opened; RecordError where the record cannot be used (busy, full, newer, not a record) and
    LexiconError where the gazetteer cannot be compiled.
    """
    started = time.monotonic()
    tally = Tally(progress)
    laid = _laid(packs, tally)
    with Record.open(record_path, "create") as record:
        open_gazetteer(lambda _, share: tally.tell("gazetteer", share=share))
        maker = reading_maker(laid)
        found = read_sources(sources, limits=limits)
        arrived = windows(_unknown(record, found, maker, tally))
        with closing(read_windows(arrived, packs, jobs)) as read:
            for window, made in read:
                _keep_window(record, window, made, maker, tally)
        for issue in replay(record, judgement_file(record_path)):
            tally.met(issue)
        _view(record, laid, tally)
        report = _report(record, tally, time.monotonic() - started)
        record.add_run(viewing_maker(laid), round(report.seconds, 3), report.counts())
    return report


def _laid(names: Sequence[str], tally: Tally) -> tuple[Pack, ...]:
    """The packs of these names, loaded after the gazetteer that they are held against."""
    if not names:
        return ()
    open_gazetteer(lambda _, share: tally.tell("gazetteer", share=share))
    return load_packs(names)


def _unknown(
    record: Record, found: Iterable[RawDocument | Issue], maker: str, tally: Tally
) -> Iterator[Arrived]:
    """The documents that `maker` has not read into the record; issues on the way go into it."""
    for one in arrivals(found):
        if isinstance(one, Issue):
            record.add_issue(one)
            tally.met(one, skipped=one.severity == "error" or one.code == _REPEATED)
            continue
        tally.read += 1
        if record.has(one.raw.id, maker):
            tally.known += 1
            tally.tell("reading")
        else:
            yield one


def _keep_window(
    record: Record, window: Sequence[Arrived], of_each: Iterable[Made], maker: str, tally: Tally
) -> None:
    for arrived, made in zip(window, of_each, strict=True):
        issues = arrived.issues
        kept = _keep(record, made, issues, maker)
        tally.kept += 1
        tally.claims += len(kept.claims)
        for issue in (*kept.document.issues, *issues, *kept.issues):
            tally.met(issue)
        tally.tell("reading")


def _keep(record: Record, made: Made, issues: Sequence[Issue], maker: str) -> Made:
    """Add what was made of a document to the record; returns what went in.

    What a stage broke on is signed with another name, so that the next build tries it again.
    """
    if not made.failed:
        try:
            record.add_document(made.raw, made.document, made.claims, (*issues, *made.issues), maker)
        except (CodecError, ValueError, TypeError) as error:
            failure = StageFailedError("store")
            failure.__cause__ = error
            made = broken(made.raw, bare(made.raw), failure)
        else:
            return made
    signed = f"{maker} (failed: {made.failed})"
    record.add_document(made.raw, made.document, (), (*issues, *made.issues), signed)
    return made


def _view(record: Record, packs: tuple[Pack, ...], tally: Tally) -> None:
    """Make the views anew unless they are this version's and nothing was added since."""
    last = record.last_run()
    same = last is not None and last.version == viewing_maker(packs)
    if same and record.views_are_current():
        return
    for issue in make_views(record, lexicon_with(packs), tally, anew=not same):
        tally.met(issue)


def _report(record: Record, tally: Tally, seconds: float) -> RunReport:
    counts = record.counts()
    return RunReport(
        read=tally.read,
        kept=tally.kept,
        known=tally.known,
        skipped=by_number(tally.skipped),
        claims=tally.claims,
        issues=by_number(tally.issues),
        failures=tally.failures,
        record_documents=counts.documents,
        record_claims=counts.claims,
        events=counts.events,
        disputed_fields=record.disputed_fields(),
        seconds=seconds,
    )
