"""The address that a link has and its text does not show."""

from __future__ import annotations

import re
from urllib.parse import unquote

MOST_LINKS = 2_000  # of one document
_LONGEST = 200


def hidden_address(target: str, text: str) -> str:
    """The e-mail address or telephone number of a mailto: or tel: link whose text hides it; else empty."""
    scheme, _, rest = target.strip().partition(":")
    rest = unquote(rest.partition("?")[0]).strip()
    if not rest or len(rest) > _LONGEST or any(c.isspace() and c != " " for c in rest):
        return ""
    if scheme.casefold() == "mailto":
        shown = "@" in text or bool(re.search(r"[(\[]\s?\w{1,3}\s?[)\]]", text))
        return "" if shown or "@" not in rest else rest
    if scheme.casefold() == "tel":
        return "" if any(c.isdigit() for c in text) else rest
    return ""
