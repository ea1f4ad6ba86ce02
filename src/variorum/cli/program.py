"""The command as a whole: its verbs, its exit status, and one clear line for whatever goes wrong.

Exit status: 0 done, 1 some input failed or the work could not be done, 2 misuse, 130 stopped.
"""

from __future__ import annotations

import logging
import os
import sys
import traceback
import warnings
from collections.abc import Sequence

import click

from variorum import __version__
from variorum.cli.output import complain, quiet_pipe
from variorum.cli.verbs import Verbs
from variorum.model.errors import UsageError, VariorumError

DEBUG_VARIABLE = "VARIORUM_DEBUG"
FAILED, MISUSE, STOPPED = 1, 2, 130


@click.command(
    cls=Verbs,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Example: variorum build articles/ -o war.db",
)
@click.version_option(__version__, prog_name="variorum", message="%(prog)s %(version)s")
def variorum() -> None:
    """Make one sourced, dated, mapped record from many news reports that disagree."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with `arguments`, those of the process when None; returns the exit status."""
    _hush()
    try:
        status = variorum.main(args=arguments, prog_name="variorum", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Abort:
        complain("Stopped. The same command, run again, goes on where it stopped.")
        return STOPPED
    except click.ClickException as error:
        complain(_advised(error))
        return error.exit_code
    except VariorumError as error:
        complain(str(error))
        return MISUSE if isinstance(error, UsageError) else FAILED
    except BrokenPipeError:
        quiet_pipe()
        return FAILED
    except Exception as error:
        _report(error)
        return FAILED
    return int(status or 0)


def _advised(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "variorum"
    message = error.format_message()
    stop = "" if message.endswith((".", "?", "!")) else "."
    return f"{message}{stop} Try: {path} --help"


def _hush() -> None:
    """Keep what libraries log and warn of from standing between the lines of the program."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            # A terminal that cannot show a letter shows its escape.
            reconfigure(errors="backslashreplace")
    if not os.environ.get(DEBUG_VARIABLE):
        logging.getLogger().addHandler(logging.NullHandler())
        warnings.simplefilter("ignore")


def _report(error: Exception) -> None:
    """Say that the program is at fault, and how to report it."""
    if os.environ.get(DEBUG_VARIABLE):
        traceback.print_exception(error)
        return
    complain(
        f"This is a fault of the program: {type(error).__name__}: {error}. Please report it with the"
        f" command you gave and what it prints with {DEBUG_VARIABLE}=1 set."
    )
