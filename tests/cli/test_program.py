"""The command as a whole: help, misuse, faults, and quick answers."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest

from variorum import __version__
from variorum.cli import main, program
from variorum.cli.verbs import VERBS, Verbs
from variorum.model.errors import RecordFullError

VARIORUM = [sys.executable, "-m", "variorum"]


def test_help_lists_every_verb(run) -> None:
    ran = run("--help")

    assert ran.status == 0
    assert all(verb in ran.out for verb in VERBS)
    assert "Example:" in ran.out


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help_with_an_example(run, verb: str) -> None:
    ran = run(verb, "--help")

    assert ran.status == 0
    assert f"Example: variorum {verb}" in ran.out


@pytest.mark.parametrize("verb", VERBS)
def test_the_table_says_of_a_verb_what_it_says_itself(verb: str) -> None:
    command = Verbs().get_command(click.Context(Verbs()), verb)

    assert command is not None
    assert command.short_help == VERBS[verb][1]


def test_help_loads_no_room_but_its_own() -> None:
    code = (
        "import sys; from variorum.cli import main; main(['--help']);"
        "print(sorted(name for name in sys.modules if name.split('.')[0] in"
        " ('spacy', 'apsw', 'trafilatura', 'rich') or name.startswith('variorum.store')))"
    )
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert printed.splitlines()[-1] == "[]"


def test_serving_loads_nothing_that_reads_articles() -> None:
    code = (
        "import sys; import variorum.web.serving;"
        "print(sorted(name for name in sys.modules if name in"
        " ('spacy', 'thinc', 'trafilatura', 'ftfy', 'networkx')))"
    )
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert printed.splitlines()[-1] == "[]"


def test_the_version(run) -> None:
    assert run("--version").out == f"variorum {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["biuld"], "No such command 'biuld'"),
        (["build"], "Missing argument"),
        (["build", "a.txt"], "--output"),
        (["export", "war.db"], "--format"),
        (["explain", "war.db"], "Missing argument"),
        (["issues", "war.db", "--severity", "grave"], "grave"),
        (["evaluate", "--data", "here"], "--data and --show need a suite"),
        (["evaluate", "cases", "--update"], "--update is for the gate"),
        (["evaluate", "guesses"], "guesses"),
    ],
)
def test_misuse_is_one_line_and_status_2(run, arguments: list[str], said: str) -> None:
    ran = run(*arguments)

    assert ran.status == 2
    assert ran.out == ""
    assert said in ran.err
    assert ran.err.startswith("variorum: ")
    assert ran.err.count("\n") == 1


def failing(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(program, "variorum", type("Broken", (), {"main": staticmethod(fail)}))


def test_a_full_disk_is_one_line_and_status_1(run, monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, RecordFullError("No room is left to write to war.db.", advice="Make room."))
    ran = run("build")

    assert (ran.status, ran.err) == (1, "variorum: No room is left to write to war.db. Make room.\n")


def test_a_fault_of_the_program_says_how_to_report_it(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(program.DEBUG_VARIABLE, raising=False)
    failing(monkeypatch, KeyError("\x1b[31mplace"))
    ran = run("build")

    assert ran.status == 1
    assert "fault of the program: KeyError" in ran.err
    assert program.DEBUG_VARIABLE in ran.err
    assert "\x1b" not in ran.err


def test_with_debugging_a_fault_shows_where(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(program.DEBUG_VARIABLE, "1")
    failing(monkeypatch, KeyError("place"))

    assert main(["build"]) == 1
    assert "Traceback" in capsys.readouterr().err


def test_stopped_by_hand_it_says_that_a_build_goes_on(run, monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, click.exceptions.Abort())
    ran = run("build")

    assert ran.status == 130
    assert "goes on where it stopped" in ran.err


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_an_interrupt_ends_a_build_without_a_traceback(tmp_path: Path) -> None:
    fifo = tmp_path / "articles.txt"
    os.mkfifo(fifo)
    running = subprocess.Popen(
        [*VARIORUM, "build", str(fifo), "-o", str(tmp_path / "war.db")],
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    while not (tmp_path / "war.db").exists() and running.poll() is None:
        time.sleep(0.02)
    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=60)

    assert running.returncode == 130, err
    assert "goes on where it stopped" in err
    assert "Traceback" not in err


@pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")
def test_a_reader_that_leaves_is_no_error(built_record: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        ran = subprocess.run(
            [*VARIORUM, "export", str(built_record), "--format", "documents"],
            stdout=writing,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    finally:
        os.close(writing)
    assert ran.stderr == ""
    assert ran.returncode == 1
