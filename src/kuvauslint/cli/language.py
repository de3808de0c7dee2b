"""The `--lang` of the commands that have no document or configuration to take a language from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import click

from kuvauslint.model.finding import LANGUAGES


def language_option(told: str, languages: Sequence[str] = LANGUAGES) -> Callable[[Any], Any]:
    """`--lang`, Finnish by default, else what the environment says; `told` is its help."""
    return click.option(
        "--lang",
        type=click.Choice(languages),
        default="fi",
        envvar="KUVAUSLINT_LANG",
        show_default=True,
        help=told,
    )
