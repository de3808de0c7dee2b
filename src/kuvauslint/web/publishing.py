"""The seam to the publishable page: what `kuvauslint render` writes, where that command is there."""

from __future__ import annotations

from typing import NamedTuple


class Made(NamedTuple):
    """A file to be saved."""

    body: bytes
    kind: str
    name: str


def forms() -> tuple[str, ...]:
    """The forms that a page to publish can be made in; none while nothing writes one."""
    return ()


def published(text: str, form: str, language: str) -> Made:
    """The publishable page of a description file's text. Raises ValueError for a form that is not made."""
    raise ValueError(form, language, len(text))
