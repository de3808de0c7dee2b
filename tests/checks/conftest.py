"""What the rules find in a text, for the tests of single checks; and the way to the builder of descriptions."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kuvauslint.engine.pipeline import Options, lint
from kuvauslint.model.document import Source
from kuvauslint.model.finding import Finding
from kuvauslint.rulebook.book import Choice
from kuvauslint.rulebook.compiled import rulebook

sys.path.insert(0, str(Path(__file__).parent))

Find = Callable[..., list[Finding]]


@pytest.fixture
def find() -> Find:
    """The findings of the named rules in a YAML text, or in a published one (kind="text")."""

    def found(text: str, *rules: str, kind: str = "yaml", organisation_type: str | None = None) -> list[Finding]:
        options = Options(Choice("strict", select=rules), date(2026, 11, 22), organisation_type)
        name = "kuvaus.yaml" if kind == "yaml" else "kuvaus.txt"
        return list(lint([Source(name, text.encode(), kind)], rulebook(), options).findings)

    return found
