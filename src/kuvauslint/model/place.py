"""Where something stands in what was checked."""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    """A place in a source; what a format does not have stays None.

    Lines and columns are 1-based and count code points, the end is exclusive. Without a line, columns
    count from the beginning of the paragraph or cell. `cell` is `Sheet!B3`, `page` and `paragraph` are
    1-based; on a page, paragraphs are those of the page.
    """

    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    page: int | None = None
    cell: str | None = None
    paragraph: int | None = None

    def label(self) -> str:
        """The place as it follows the file's name: `12:5`, `p3:7`, `Sheet!B3`, `para 4`."""
        if self.cell is not None:
            return self.cell
        parts: list[str] = []
        if self.page is not None:
            parts.append(f"p{self.page}")
        if self.paragraph is not None and self.line is None:
            parts.append(f"para {self.paragraph}")
        if self.line is not None:
            parts.append(str(self.line))
            if self.column is not None:
                parts.append(str(self.column))
        return ":".join(parts)

    def rough(self) -> Place:
        """The paragraph, cell or line that the place is in, without columns."""
        return Place(line=self.line, page=self.page, cell=self.cell, paragraph=self.paragraph)

    def order(self) -> tuple[int, int, str, int, int]:
        """A key that sorts places in reading order, whatever their format."""
        return (self.page or 0, self.paragraph or 0, self.cell or "", self.line or 0, self.column or 0)


NOWHERE = Place()
START = Place(1, 1, 1, 1)
