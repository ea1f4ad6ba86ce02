"""The suite `holding`: small archives, and what a coder would expect of the record of who held what when.

Of every kind of expectation the share that is kept is reported for the archives whose misses are listed
(seen) and for those whose misses are not (unseen).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from variorum.evaluate.gold import ARTICLES, write_articles
from variorum.evaluate.holdings_gold import Archive, WantedHolding, WantedState, WantedSubject, read_archives
from variorum.evaluate.holdings_made import began, ended, meant, meant_holder, meant_subject, within
from variorum.evaluate.measures import share
from variorum.evaluate.records import Finding, Measure, Report
from variorum.lexicon.lexicon import load_lexicon
from variorum.model.control import Holding, SubjectKind
from variorum.model.errors import InputError, UsageError
from variorum.query.control.asking.naming import subject_named
from variorum.query.control.asking.states import state_of
from variorum.query.control.records import SubjectState
from variorum.store.reading import RecordReader
from variorum.store.record import Record

Kind = Literal[
    "holdings", "status", "until", "no others", "never", "states", "known then", "nobody", "state status",
    "basis", "told",
]  # fmt: skip
_KINDS: tuple[Kind, ...] = get_args(Kind)
_SPURIOUS: tuple[Kind, ...] = ("no others", "never", "nobody")
_LAST = "all"


class Checked(NamedTuple):
    """One expectation, whether it was kept, and what was told instead."""

    kind: Kind
    kept: bool
    told: str


def write_archives(folder: Path, work: Path) -> list[str]:
    """Write each archive as JSONL files into a folder of its own in `work`, in the order they are to be read.

    There is one for each day as known on which something is asked, named by it, of what was published since
    the day before it, and one of the rest.
    """
    sources = []
    for number, archive in enumerate(read_archives(folder)):
        place = work / _stem(number)
        place.mkdir()
        before = ""
        for day in (*archive.known_days, _LAST):
            articles = [
                {"source": key, **document}
                for key, document in archive.documents.items()
                if _in_turn(document.get("published"), before, day)
            ]
            (source,) = write_articles(articles, place)
            sources.append(str(Path(source).rename(place / f"{day}{Path(ARTICLES).suffix}")))
            before = day
    return sources


def _in_turn(published: str | None, before: str, day: str) -> bool:
    if published is None:
        return day == _LAST
    return before < published and (day == _LAST or published <= day)


def score_archives(folder: Path, exports: Path) -> Report:
    """Score the records of each archive, which stand in a folder of its own in `exports`."""
    archives = read_archives(folder)
    checked = [check_archive(archive, exports / _stem(number)) for number, archive in enumerate(archives)]
    measures = [Measure(name="archives", value=len(archives))]
    for seen in (True, False):
        of_half = [found for archive, found in zip(archives, checked, strict=True) if archive.seen == seen]
        measures += _measures("seen" if seen else "unseen", of_half)
    findings = [
        Finding(
            kind="spurious" if one.kind in _SPURIOUS else "miss",
            where=archive.id,
            label=one.kind,
            quote=one.told,
        )
        for archive, found in zip(archives, checked, strict=True)
        for one in found
        if archive.seen and not one.kept
    ]
    return Report(suite="holding", measures=tuple(measures), findings=tuple(findings))


def _stem(number: int) -> str:
    return f"archive-{number:04}"


def _measures(half: str, of_half: Sequence[Sequence[Checked]]) -> Iterator[Measure]:
    everything = [one for found in of_half for one in found]
    for kind in _KINDS:
        yield _rate(f"{half}: {kind}", [one.kept for one in everything if one.kind == kind])
    yield _rate(f"{half}: all", [one.kept for one in everything])
    yield _rate(f"{half}: archives right", [all(one.kept for one in found) for found in of_half if found])


def _rate(name: str, kept: Sequence[bool]) -> Measure:
    return Measure(name=name, value={"kept": share(sum(kept), len(kept)), "n": len(kept)})


def check_archive(archive: Archive, records: Path) -> list[Checked]:
    """Every expectation of `archive`, held against its records in the folder `records`."""
    with Record.open(_record(records, _LAST)) as record:
        made = tuple(record.holdings())
        checked = [one for wanted in archive.holdings for one in _holding(wanted, made)]
        checked += _others(archive, made)
        checked += [_never(wanted, made) for wanted in archive.never]
        for wanted in archive.states:
            if wanted.known_on is None:
                checked += _state(wanted, record)
    for day in archive.known_days:
        with Record.open(_record(records, day)) as record:
            for wanted in archive.states:
                if wanted.known_on == day:
                    checked += _state(wanted, record)
    return checked


def _record(records: Path, name: str) -> Path:
    path = records / f"{name}.db"
    if not path.is_file():
        raise InputError(f"There is no record {path}.", advice="Build the archives again.")
    return path


def _holding(wanted: WantedHolding, made: Sequence[Holding]) -> Iterator[Checked]:
    of_it = [one for one in made if meant(wanted, one)]
    found = [one for one in of_it if began(wanted, one)]
    asked = f"{_shown(wanted.subject, wanted.holder)} since {_days(wanted)}"
    yield Checked("holdings", bool(found), f"{asked}: {'; '.join(map(_told, of_it)) or 'none'}")
    if not found:
        return
    # A hold may be told in phases: the first says when it began, the last how sure it is and when it ended.
    last = max((one for one in of_it if one in found or within(wanted, one)), key=_since)
    if wanted.status:
        yield Checked("status", last.status == wanted.status, f"{asked}: {last.status}, not {wanted.status}")
    if wanted.until is not None:
        yield Checked("until", ended(wanted.until, last.until), f"{asked}: until {last.until}")


def _since(holding: Holding) -> str:
    return holding.since.earliest or holding.since.latest or ""


def _days(wanted: WantedHolding) -> str:
    return "any day" if wanted.since is None else "/".join(dict.fromkeys(wanted.since))


def _others(archive: Archive, made: Iterable[Holding]) -> Iterator[Checked]:
    """Whether a holding may be there: all are asked where nothing else may, else those of named subjects."""
    subjects = {wanted.subject for wanted in archive.holdings} | {one.subject for one in archive.states}
    for one in made:
        if not archive.nothing_else and not any(meant_subject(subject, one) for subject in subjects):
            continue
        right = any(meant(wanted, one) and within(wanted, one) for wanted in archive.holdings)
        right = right or any(meant(wanted, one) for wanted in archive.also)
        yield Checked("no others", right, _told(one))


def _never(wanted: WantedHolding, made: Iterable[Holding]) -> Checked:
    found = [one for one in made if meant(wanted, one)]
    told = "; ".join(map(_told, found))
    return Checked("never", not found, f"{_shown(wanted.subject, wanted.holder)}: {told}")


def _state(wanted: WantedState, record: RecordReader) -> Iterator[Checked]:
    made = _made_state(wanted, record)
    asked = f"{_shown(wanted.subject, wanted.holder)} on {wanted.as_of}"
    if wanted.known_on is not None:
        asked += f" as known on {wanted.known_on}"
    told = "; ".join(f"{_told(one.holding)}, {one.basis}" for one in made.held) if made else ""
    said = f"{asked}: {told or 'nobody'}"
    if not wanted.holder:
        yield Checked("nobody", made is None or not made.held, said)
    else:
        yield Checked("states" if wanted.known_on is None else "known then", _holds(wanted, made), said)
    if wanted.status:
        status = made.status if made is not None else "unknown"
        yield Checked("state status", status == wanted.status, f"{asked}: {status}, not {wanted.status}")
    if made is None or not made.held:
        return
    if wanted.basis:
        basis = made.held[0].basis
        yield Checked("basis", basis == wanted.basis, f"{asked}: {basis}, not {wanted.basis}")
    if wanted.told is not None:
        yield Checked("told", made.held[0].told == wanted.told, f"{asked}: told {made.held[0].told}")


def _holds(wanted: WantedState, made: SubjectState | None) -> bool:
    """Whether the best supported holder is the wanted one; of contested ones, whether any is."""
    held = made.held if made is not None else ()
    asked = held if wanted.status == "contested" else held[:1]
    return any(meant_holder(wanted.holder, one.holding) for one in asked)


_SUBJECT_KINDS: Mapping[str, SubjectKind | None] = {"": None, "road": "route-segment"}


def _made_state(wanted: WantedState, record: RecordReader) -> SubjectState | None:
    """What the record answers by the first of the names under which it tells of anyone; None without one."""
    first = None
    for name in wanted.subject.names:
        try:
            subject = subject_named(record, name, _SUBJECT_KINDS.get(wanted.subject.kind, "place"))
        except UsageError:
            continue
        made = state_of(record, subject, wanted.as_of, known_on=wanted.known_on, lexicon=load_lexicon())
        if made.held or made.last is not None:
            return made
        first = first or made
    return first


def _shown(subject: WantedSubject, holder: Sequence[str]) -> str:
    return f"{subject.names[0]}, {holder[0] if holder else 'anyone'}"


def _told(one: Holding) -> str:
    part = f" ({one.subject.part})" if one.subject.part else ""
    since = "/".join(day or "" for day in (one.since.earliest, one.since.latest))
    until = "/".join(day or "" for day in (one.until.earliest, one.until.latest)) if one.until else ""
    return f"{one.subject.name}{part}, {one.holder_name} since {since} until {until} ({one.status})"
