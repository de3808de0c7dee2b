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
@click.option(
    "--host",
    default="127.0.0.1",
    metavar="ADDRESS",
    envvar="KUVAUSLINT_HOST",
    help="Address to serve at; this computer alone by default. Others can then reach the page.",
)
@click.option(
    "--allow-host",
    "names",
    multiple=True,
    metavar="NAME",
    help="Name that the page may be asked by, besides the address and this computer's own; may be repeated.",
)
@click.option("--no-browser", is_flag=True, help="Do not open the page in the browser.")
def command(port: int, host: str, names: tuple[str, ...], no_browser: bool) -> int:
    """Check and correct a description in the browser.

    The page is for this computer alone (127.0.0.1), unless --host says otherwise. What is dropped on it
    stays in memory: nothing is written to disk or to a log. Ctrl+C ends it, or its own button.
    """
    from kuvauslint.web.server import Where, demand, serve

    demand()
    where = Where(port, host, names)
    if where.shared:
        allowed = ", ".join(where.allowed())
        click.echo(
            f"kuvauslint: other computers can reach this page: it asks for no password, and what is sent to it is not"
            f" encrypted. It answers to these names: {allowed}. Use --allow-host for more, and a proxy with TLS.",
            err=True,
        )
    serve(where, told=_tell, browser=not no_browser)
    return 0


def _tell(address: str) -> None:
    click.echo(address)
    sys.stdout.flush()


def page() -> None:
    """The entry of `kuvauslint-sivu`, which has no console where it is started by a double click on Windows."""
    from kuvauslint.cli.main import main

    main(["serve", *sys.argv[1:]])
