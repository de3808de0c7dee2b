"""The command `kuvauslint`: which subcommands there are, and the error boundary."""

from __future__ import annotations

import errno
import sys

from kuvauslint.errors import KuvauslintError

# Subcommand -> its module, which has the click command as `command`; imported when it is asked for.
COMMANDS = {
    "check": "kuvauslint.cli.check",
    "import": "kuvauslint.cli.importing",
    "rule": "kuvauslint.cli.rule",
    "render": "kuvauslint.cli.render",
    "survey": "kuvauslint.cli.survey",
    "diff": "kuvauslint.cli.diff",
    "init": "kuvauslint.cli.init",
    "lsp": "kuvauslint.cli.lsp",
    "completion": "kuvauslint.cli.completion",
    "man": "kuvauslint.cli.manual",
    "serve": "kuvauslint.cli.serve",
}
WRONG_USE = 2
INTERRUPTED = 130
FULL = (errno.ENOSPC, errno.EDQUOT)  # of the device that the output goes to; reading never ends in these
BUG = 3


def main(arguments: list[str] | None = None) -> None:
    """Run the command and exit with its code; every failure ends in one clear message."""
    _open_streams()
    try:
        code = _run(arguments)
        if arguments is None and "kuvauslint.cli.group" not in sys.modules:
            _leave(code)
        sys.exit(code)
    except BrokenPipeError:
        # The reader of a pipe went away (`| head`); nothing is wrong, and nothing can be told.
        sys.stdout = sys.stderr = open("/dev/null", "w")  # noqa: SIM115 - until the exit
        sys.exit(0)


def _open_streams() -> None:
    """Something for every stream that was closed for us (`>&-`): else the next file opened would take its place."""
    import os

    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115 - until the exit


def _leave(code: int) -> None:
    """End the process of a plain check at once, when all that waits for the end has been done.

    To let go of a large description value by value takes the interpreter half as long as the check of it.
    """
    import atexit
    import os

    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _run(arguments: list[str] | None) -> int:
    try:
        code = _command(sys.argv[1:] if arguments is None else arguments)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except KuvauslintError as error:
        _complain(f"kuvauslint: {error}")
        return error.exit_code
    except BrokenPipeError:
        raise
    except OSError as error:
        if error.errno not in FULL:
            return _bug(error)
        _complain(f"kuvauslint: the output cannot be written: {error.strerror}")
        return WRONG_USE
    except Exception as error:  # noqa: BLE001 - the boundary: a bug is told in one line, never as a traceback
        return _bug(error)
    return code


def _bug(error: Exception) -> int:
    _complain(f"kuvauslint: internal error: {type(error).__name__}: {error}")
    _complain("This is a bug of kuvauslint, not of your file. Run with KUVAUSLINT_DEBUG=1 for the details.")
    _debug()
    return BUG


def _command(arguments: list[str]) -> int:
    """A plain check at once; everything else through click."""
    import gc

    from kuvauslint.cli import quick

    # nearly all that is made for a file is freed with it, without the collector looking for cycles; of a
    # large file there is much, and a collector that comes often goes through it again and again
    gc.set_threshold(2_000_000, 20, 20)
    run = quick.run_of(arguments)
    if run is not None:
        # a plain check leaves no cycles at all and ends soon: to look for some once, while the largest
        # file is read, would take a sixth of the time
        gc.set_threshold(20_000_000, 20, 20)
        from kuvauslint.cli.checking import start

        return start(run)
    from kuvauslint.cli.group import run as run_click

    return run_click(arguments)


def _complain(line: str) -> None:
    from kuvauslint.cli.console import complain

    complain(line)


def _debug() -> None:
    import os
    import traceback

    if os.environ.get("KUVAUSLINT_DEBUG"):
        traceback.print_exc()
