"""The judgement file: JSON lines beside the record, which every build replays into it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path

from variorum.ingest.jsonl import Line, lines
from variorum.model.codec import JsonValue, from_json, json_text, to_json
from variorum.model.errors import CodecError, UsageError
from variorum.model.events import Judgement
from variorum.model.issues import Issue, Outcome
from variorum.model.judgements import fault, with_id
from variorum.store.record import Record

# A judgement holds the words of two claims; the longest sentences of news are some thousand letters.
_LONGEST_LINE = 1_000_000
# As many as a newsroom of ten gives in ten years of working days, eight a day each.
_MOST_LINES = 200_000
# A word of the line that is no field may be as long as the line.
_MOST_SAID = 300


def judgement_file(record_path: Path | str) -> Path:
    """Where the judgements on a record are kept unless told: war.judgements.jsonl beside war.db."""
    return Path(record_path).with_suffix(".judgements.jsonl")


def read_judgements(path: Path) -> Outcome[tuple[Judgement, ...]]:
    """The judgements in the file at `path`, each once, in the order of its lines; none where there is none.

    A line that holds no sound judgement is an issue that names the file and the line; the rest counts.
    """
    found: dict[str, Judgement] = {}
    issues: list[Issue] = []
    if path.exists() and not path.is_file():
        # A pipe would be waited for, a device has no end.
        return Outcome(made=(), issues=(_unreadable(path, "it is no file"),))
    try:
        with path.open("rb") as stream:
            for line in lines(stream.readline, _LONGEST_LINE):
                if line.number > _MOST_LINES:
                    issues.append(_too_many(path))
                    break
                made = _read(line, path)
                if isinstance(made, Issue):
                    issues.append(made)
                else:
                    found.setdefault(made.id, made)
    except FileNotFoundError:
        pass
    except OSError as error:
        issues.append(_unreadable(path, error.strerror or type(error).__name__))
    return Outcome(made=tuple(found.values()), issues=tuple(issues))


def _unreadable(path: Path, why: str) -> Issue:
    return Issue(
        code="judgements-unreadable",
        message=f"The judgements in {path} cannot be read: {why}.",
        advice="Check that it is a file and the rights on it; judgements in the record count.",
        severity="error",
        where=str(path),
    )


def _read(line: Line, path: Path) -> Judgement | Issue:
    if line.raw is None:
        return _broken(line, path, f"it is longer than {_LONGEST_LINE:,} bytes")
    try:
        # In two steps, as the parser guesses at the encoding of bytes.
        value = json.loads(line.raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _broken(line, path, f"byte {error.start + 1} is not UTF-8")
    except json.JSONDecodeError as error:
        return _broken(line, path, f"column {error.pos + 1}: {error.msg}")
    except (ValueError, RecursionError):
        return _broken(line, path, "it is nested too deeply, or a number is too long")
    if isinstance(value, dict):
        value.setdefault("id", "")
    try:
        judgement = from_json(Judgement, value)
    except CodecError as error:
        return _broken(line, path, str(error))
    wrong = fault(judgement)
    made = with_id(judgement)
    if not wrong and judgement.id not in ("", made.id):
        wrong = "it was changed after it was given; leave out its id to give it anew"
    return _broken(line, path, wrong) if wrong else made


def _broken(line: Line, path: Path, why: str) -> Issue:
    return Issue(
        code="judgement-line-broken",
        message=f"Line {line.number} of {path} is no judgement: {why[:_MOST_SAID]}.",
        advice="Mend or remove the line; all others count.",
        severity="error",
        where=f"{path}#{line.number}",
    )


def _too_many(path: Path) -> Issue:
    return Issue(
        code="judgements-too-many",
        message=f"{path} has more than {_MOST_LINES:,} lines; the rest was not read.",
        advice="Split it, and name the parts with --judgements.",
        severity="error",
        where=str(path),
    )


def append_judgements(path: Path, judgements: Iterable[Judgement]) -> None:
    """Add judgements to the file at `path`, one a line, which is made where there is none.

    They are there whole or not at all, also when several write. Raises UsageError where it cannot be written.
    """
    text = "".join(f"{judgement_line(one)}\n" for one in judgements)
    try:
        with path.open("ab+", buffering=0) as out:
            end = out.seek(0, os.SEEK_END)
            if end:
                out.seek(end - 1)
                # An editor may have left the last line without its end.
                text = text if out.read(1) == b"\n" else f"\n{text}"
            out.write(text.encode("utf-8"))
            os.fsync(out.fileno())
    except OSError as error:
        raise UsageError(
            f"Judgements cannot be written to {path}: {error.strerror}.",
            advice="Name another file with --judgements.",
        ) from error


def judgement_line(judgement: Judgement) -> str:
    """A judgement as a line of the file, without its end: keys in order, what is empty left out."""
    return json_text(_in_order(to_json(judgement)))


def _in_order(value: JsonValue) -> JsonValue:
    if isinstance(value, dict):
        return {key: _in_order(part) for key, part in sorted(value.items()) if part not in ("", [])}
    return [_in_order(part) for part in value] if isinstance(value, list) else value


def replay(record: Record, path: Path) -> tuple[Issue, ...]:
    """Add to `record` the judgements in the file at `path` that it lacks; gives the faults of the file."""
    known = {one.id for one in record.judgements()}
    read = read_judgements(path)
    for judgement in read.made:
        if judgement.id not in known:
            record.add_judgement(judgement)
    return read.issues


def adopt(record_path: Path | str, path: Path) -> tuple[Issue, ...]:
    """Add the judgements in the file at `path` to the record at `record_path`, made where there is none.

    Raises UsageError where there is no such file, and what opening a record raises.
    """
    if not path.is_file():
        raise UsageError(f"There are no judgements at {path}.", advice="Name the file that holds them.")
    with Record.open(record_path, "create") as record:
        return replay(record, path)
