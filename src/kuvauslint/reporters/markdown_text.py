"""Text in Markdown: what has no meaning there, and in a comment speaks to nobody."""

from __future__ import annotations

import re

from kuvauslint.reporters.wording import clean

_SIGNS = re.compile(r"([\\`*_\[\]<>#|~$&])")
# Of people (@name, @group) and of issues (#1), the sign already behind its backslash.
_REFERENCES = re.compile(r"(@|\\#)(?=\w)")


def literal(text: str) -> str:
    """The text with a backslash before every sign that Markdown would take for its own."""
    return _SIGNS.sub(r"\\\1", text)


def in_comment(text: str) -> str:
    """A text of a document on one line, for a comment on a pull request: no markup, no cell, no mention of anybody.

    Services look for mentions in what is shown, where neither a backslash nor a character reference is left
    (github/cmark-gfm#181); an empty comment of HTML parts the sign from the name, and nobody sees it.
    """
    return _REFERENCES.sub(r"\1<!-- -->", literal(clean(text)))
