"""`kuvauslint serve`, and `kuvauslint-sivu` that starts it on a double click."""

from __future__ import annotations

import sys

import click


@click.command("serve")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    envvar="KUVAUSLINT_PORT",
    help="Port on loopback; a free one by default.",
)
@click.option("--no-browser", is_flag=True, help="Do not open the page in the browser.")
def command(port: int, no_browser: bool) -> int:
    """Check and mend a description in the browser.

    The page is for this computer alone (127.0.0.1). What is dropped on it stays in memory: nothing is
    written to disk or to a log, and nothing leaves the computer. Ctrl+C ends it, or its own button.
    """
    from kuvauslint.web.server import demand, serve

    demand()
    serve(port, told=_tell, browser=not no_browser)
    return 0


def _tell(address: str) -> None:
    click.echo(address)
    sys.stdout.flush()


def page() -> None:
    """The entry of `kuvauslint-sivu`, which has no console where it is started by a double click on Windows."""
    import os

    from kuvauslint.cli.main import main

    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - until the exit
    main(["serve", *sys.argv[1:]])
