"""A PDF as playa opens it, mended where the parser would never end."""

from __future__ import annotations

from typing import Any

from playa.document import Document
from playa.pdftypes import ObjRef


class Book(Document):
    """A document in which no reference goes round."""

    def __getitem__(self, objid: int) -> Any:
        """An object by its number; what is only a reference is followed to its end.

        The parser follows one after another for as long as it meets them, which in a file where an
        object refers to itself is for ever. Such an object is missing: a KeyError, as of any that is.
        """
        found = super().__getitem__(objid)
        seen = {objid}
        while isinstance(found, ObjRef):
            if found.objid in seen:
                raise KeyError(f"object {objid} refers to itself")
            seen.add(found.objid)
            found = super().__getitem__(found.objid)
        return found


def opened(data: bytes) -> Book:
    """The PDF in those bytes, places counted from the top left corner. Raises what playa raises."""
    return Book(data, space="screen")
