"""Web pages from templates, for every part that writes one.

Jinja2 escapes everything and an undefined name is an error: pages show text of hostile documents, and one
place that escapes is easier to trust than many that each must remember to.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from os.path import join
from typing import Any


@cache
def environment(folder: str) -> Any:
    """The templates of a folder (a `jinja2.Environment`)."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )


def one_file(folder: str, name: str, **values: Any) -> str:
    """The page of `NAME.html` with `NAME.css` within it as `style`: one file without outside resources."""
    return "".join(pieces_of_file(folder, name, **values))


def pieces_of_file(folder: str, name: str, **values: Any) -> Iterator[str]:
    """The same piece by piece; what is iterated over on the page may be an iterator."""
    from markupsafe import Markup

    with open(join(folder, f"{name}.css"), encoding="utf-8") as file:
        style = Markup(file.read())  # noqa: S704 - our own style sheet
    yield from environment(folder).get_template(f"{name}.html").generate(style=style, **values)
