"""variorum review: list what is worth judging, and record judgements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import click

from variorum.cli.output import complain, issue_line, say, say_json, terminal_width
from variorum.cli.pack_option import pack_option
from variorum.cli.patience import Patience
from variorum.cli.progress import shown_progress
from variorum.cli.reading import opened
from variorum.lexicon.packs import lexicon_with, load_packs
from variorum.model.codec import to_json
from variorum.model.errors import UsageError
from variorum.model.events import Judgement
from variorum.model.issues import Issue
from variorum.pipeline import build
from variorum.pipeline.judging import adopt, append_judgements, judgement_file, read_judgements
from variorum.query.calls import comparisons
from variorum.query.judgements import rulings, said
from variorum.query.judging import ACTIONS, Bench, judged
from variorum.query.printable import one_line
from variorum.query.render_review import render_call, render_review, render_rulings
from variorum.query.review import Review, review
from variorum.query.scenes import scene_of
from variorum.reconcile.judging.judgements import settled_over
from variorum.store.reading import RecordReader

BY_VARIABLE = "VARIORUM_BY"
_NO_EVENT = ""
_VERDICTS = {"s": "same", "d": "different", "u": "unsure"}
_ANSWER = click.Choice((*_VERDICTS, "n", "q"))


class _Asked(NamedTuple):
    record_path: str
    action: str | None
    words: tuple[str, ...]
    by: str
    why: str
    file: Path | None
    limit: int
    packs: tuple[str, ...]
    as_json: bool

    @property
    def judgement_file(self) -> Path:
        return self.file or judgement_file(self.record_path)


@click.command(
    epilog="Example: variorum review war.db same claim-0a1b claim-2c3d --by Ana --why 'one raid, two papers'",
    short_help="List what is worth judging, and record judgements.",
)
@click.argument("record_path", metavar="RECORD.db")
@click.argument("action", required=False, type=click.Choice((*ACTIONS, "walk", "list", "apply")))
@click.argument("words", nargs=-1, metavar="[ID...]")
@click.option("--by", envvar=BY_VARIABLE, default="", metavar="NAME", help="Who judges.")
@click.option("--why", default="", metavar="TEXT", help="Why.")
@click.option(
    "--judgements",
    "file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The judgement file; beside the record when left out.",
)
@click.option(
    "--limit", type=click.IntRange(1, 1000), default=10, show_default=True, help="How many of each kind."
)
@pack_option
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
def command(**given: Any) -> int:
    """List what is worth judging in RECORD.db, or record a judgement on it.

    Without a word after RECORD.db: re-opened and contradictory judgements, the closest calls, the
    most disputed fields. An event stands for the claim that founded it, an id may be cut short.

    \b
      same CLAIM CLAIM           both tell of one occurrence
      different CLAIM CLAIM      they tell of two
      unsure CLAIM CLAIM         it cannot be told
      correct CLAIM FIELD VALUE  what a field of a claim should be; "none" for nothing
      reject CLAIM               it is no claim of anything
      split CLAIM...             these tell of another occurrence than the rest of their event
      undo JUDGEMENT             a judgement counts no more
      renew JUDGEMENT            a re-opened judgement holds for the claims as they are now
      walk                       one close call after another, to answer by a letter
      list                       all judgements, and how each stands
      apply                      bring events and control up to date with the judgements
    """  # noqa: D301 - click takes the character itself
    asked = _Asked(**given)
    if asked.action not in ACTIONS and asked.words:
        raise UsageError(f"{asked.action or 'review'} takes no ids; {len(asked.words)} words were given.")
    if asked.action == "apply":
        return _apply(asked)
    with opened(asked.record_path) as record:
        read = read_judgements(asked.judgement_file)
        complained = _complain(read.issues)
        known = {one.id: one for one in (*record.judgements(), *read.made)}
        judgements = tuple(known[one] for one in sorted(known))
        if asked.action is None:
            _list_review(record, judgements, asked)
        elif asked.action == "walk":
            _walk(record, judgements, asked)
        elif asked.action == "list":
            _list_judgements(record, judgements, asked)
        else:
            _judge(record, judgements, asked)
    return complained


def _found(record: RecordReader, judgements: Sequence[Judgement], asked: _Asked) -> Review:
    lexicon = lexicon_with(load_packs(asked.packs) if asked.packs else ())
    settled = settled_over(judgements, record.claim, record.claims)
    tell = Patience()
    matches = comparisons(scene_of(record, lexicon, tell), tell)
    return review(record, judgements, settled, matches, asked.limit)


def _walk(record: RecordReader, judgements: Sequence[Judgement], asked: _Asked) -> None:
    """Show one close call after another, and record each answer at once."""
    if not asked.by.strip():
        raise UsageError("Nobody is named as judging.", advice="Give --by NAME, or set VARIORUM_BY.")
    for call in _found(record, judgements, asked).calls:
        say(render_call(call, width=terminal_width()).rstrip())
        answer = click.prompt("  (s)ame, (d)ifferent, (u)nsure, (n)ext or (q)uit", type=_ANSWER)
        if answer == "q":
            return
        if answer in _VERDICTS:
            why = asked.why or click.prompt("  why")
            bench = Bench(record=record, judgements=judgements, by=asked.by, why=why)
            made = judged(bench, _VERDICTS[answer], (call.left.claim_id, call.right.claim_id))
            append_judgements(asked.judgement_file, made)
    say(f"Bring the record up to date with: variorum review {one_line(asked.record_path)} apply")


def _list_review(record: RecordReader, judgements: Sequence[Judgement], asked: _Asked) -> None:
    found = _found(record, judgements, asked)
    if asked.as_json:
        say_json(to_json(found))
    else:
        say(render_review(found, asked.record_path, width=terminal_width()).rstrip())


def _list_judgements(record: RecordReader, judgements: Sequence[Judgement], asked: _Asked) -> None:
    found = rulings(record, judgements)
    if asked.as_json:
        say_json(to_json(found))
    elif found:
        say(render_rulings(found, width=terminal_width()).rstrip())
    else:
        say("There are no judgements.")


def _judge(record: RecordReader, judgements: Sequence[Judgement], asked: _Asked) -> None:
    packs = load_packs(asked.packs) if asked.packs else ()
    bench = Bench(record=record, judgements=judgements, by=asked.by, why=asked.why, packs=packs)
    made = judged(bench, asked.action or "", asked.words)
    append_judgements(asked.judgement_file, made)
    if asked.as_json:
        say_json(to_json(made))
        return
    settled = settled_over((*judgements, *made), record.claim, record.claims)
    for one in made:
        say(f"{one.id}  {said(one)}")
    _complain(issue for issue in settled.issues if any(one.id in issue.message for one in made))
    for line in _changes(record, made[0]):
        say(f"  {line}")
    say(f"  The next build does so, or: variorum review {one_line(asked.record_path)} apply")


def _changes(record: RecordReader, judgement: Judgement) -> list[str]:
    """What a rebuilding will make of a judgement."""
    homes = [
        next((event.id for event in record.events_with(one)), _NO_EVENT)
        for one in (judgement.left, judgement.right)
        if one
    ]
    if _NO_EVENT in homes:
        return ["A claim of it is in no event as the record stands."]
    if judgement.verdict == "same":
        if homes[0] == homes[1]:
            return [f"They are in one event, {homes[0]}, and stay so whatever the score says."]
        return [f"{homes[0]} and {homes[1]} become one event."]
    if judgement.verdict == "different":
        if homes[0] == homes[1]:
            return [f"{homes[0]} is parted into two events."]
        return [f"{homes[0]} and {homes[1]} stay two events whatever the score says."]
    if judgement.verdict in ("correct", "reject"):
        gone = "without it" if judgement.verdict == "reject" else "with the value put right"
        return [f"{homes[0]} is made anew {gone}; the claim itself stays as it was read."]
    if judgement.verdict == "withdraw":
        return ["What it brought about is taken back."]
    return ["The score decides, as before; it is not listed again."]


def _apply(asked: _Asked) -> int:
    if not Path(asked.record_path).is_file():
        raise UsageError(f"There is no record at {asked.record_path}.", advice="Make it: variorum build")
    issues: tuple[Issue, ...] = ()
    if asked.file is not None:
        issues = adopt(asked.record_path, asked.file)
        _complain(issues)
    with shown_progress() as progress:
        report = build((), asked.record_path, progress=progress, packs=asked.packs)
    say(f"{report.events} events in the record, {report.disputed_fields} fields disputed.")
    return 1 if report.failures or any(one.severity == "error" for one in issues) else 0


def _complain(issues: Iterable[Issue]) -> int:
    """Name what is wrong on standard error; gives the exit status."""
    status = 0
    for one in issues:
        complain(issue_line(one))
        status = max(status, int(one.severity == "error"))
    return status
