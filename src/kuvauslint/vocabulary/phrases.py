"""What the tool itself says: words and sentences of a data file, by their path in it and by language."""

from __future__ import annotations

from typing import Any

from kuvauslint.vocabulary.store import load


def phrase(file: str, path: str, language: str, /, **slots: Any) -> str:
    """A phrase of `rules/vocabulary/<file>.yaml`, as `phrase("page_words", "headings/api", "fi")`, its slots filled."""
    node: Any = load(f"vocabulary/{file}")
    for part in path.split("/"):
        node = node[part]
    text: str = node[language]
    return text.format(**slots) if slots else text
