"""The plain part of YAML that descriptions are written in, read line by line without libyaml.

Mappings and lists by indentation, scalars and flow values on one line, comments. It makes the very values and
marks that libyaml's events would, in less than half the time; at the first thing that is not plainly one of these
it gives up, and libyaml reads the file from its beginning. So libyaml stays the authority, and all faults of a
file are its own: a property test holds the two against each other.
"""

from __future__ import annotations

from itertools import accumulate, repeat

from kuvauslint.model.raw import LIST, MAPPING, TEXT, TYPED, Raw
from kuvauslint.readers.scalars import WORDS
from kuvauslint.readers.yaml_inline import LONGEST_KEY, NO_PLAIN_TEXT, Unsure, flow_value, inline

_Row = tuple[int, str, int]  # a line: its column from 0, what stands there, the offset of that in the file

_END: _Row = (-1, "", 0)  # stands on the left of every other line
DEEPEST = 40  # columns; each level takes one, but for lists beside their key, so that MAX_DEPTH is not reached
_ASCII = bytes((*b"\n\r", *range(0x20, 0x7F)))
_LATIN = _ASCII + bytes(code for code in range(0xA0, 0x100) if code != 0xAD)  # a soft hyphen is not seen
_MOST_LINES = 200_000  # all stand in memory at once, and libyaml has use for one after another
_MOST_NAMES = 500
# Names of keys that were looked at before; there are a few dozen of them.
_names: set[str] = set()


def tree(text: str) -> Raw | None:
    """The raw tree of a text; None where libyaml must read it."""
    if text.count("\n") > _MOST_LINES or not _is_of_signs(text):
        return None
    ending = "\n"
    if "\r" in text:
        ending = "\r\n"
        if not text.count("\r") == text.count("\n") == text.count(ending):
            return None
    try:
        return _Lines(text, ending).tree()
    except Unsure:
        return None


def _is_of_signs(text: str) -> bool:
    """Whether there are only letters and signs: no tab, control character, other line break or mark of byte order."""
    try:
        return not text.encode("latin-1").translate(None, _LATIN)
    except UnicodeEncodeError:
        return text.encode().translate(None, _ASCII).decode("utf-8").replace("\xa0", "").isprintable()


class _Lines:
    """The lines of one file, the next one last."""

    def __init__(self, text: str, ending: str) -> None:
        lines = text.split(ending)
        contents = map(str.lstrip, lines, repeat(" "))
        starts = accumulate(map(len(ending).__add__, map(len, lines)), initial=0)
        rows: list[_Row] = [
            (column := len(line) - len(content), content, start + column)
            for line, content, start in zip(lines, contents, starts, strict=False)
            if content and content[0] != "#"
        ]
        rows.append(_END)
        rows.reverse()  # so that each goes when it was read
        self.rows = rows

    def tree(self) -> Raw:
        """The one value of the file."""
        if self.rows[-1][:2] == (0, "---"):
            self.rows.pop()
        value = self.block(*self.rows[-1])
        if self.rows[-1] is not _END:
            raise Unsure
        return value

    def block(self, column: int, content: str, at: int) -> Raw:
        """The mapping or list whose first line comes next."""
        if not 0 <= column < DEEPEST:
            raise Unsure
        if content.startswith("- "):
            return self.items(column, at)
        return self.mapping(column, at)

    def mapping(self, column: int, at: int) -> Raw:
        """The lines in one column, each with a key."""
        rows = self.rows
        pairs: list[tuple[Raw, Raw]] = []
        while rows[-1][0] == column:
            _, content, start = rows.pop()
            name, colon, text = content.partition(": ")
            if not colon:
                if content[-1] != ":":
                    raise Unsure
                name = content[:-1]
            if name not in _names:
                _look_at(name)
            key: Raw = (TEXT, name, (start, name))
            if (
                text
                and text[0] not in NO_PLAIN_TEXT
                and text[-1] not in ": "
                and ": " not in text
                and " #" not in text
                and text not in WORDS
            ):
                pairs.append((key, (TEXT, text, (start + len(name) + 2, text))))
            elif text and text[0] in "[{":
                pairs.append((key, flow_value(text, start + len(name) + 2)))
            else:
                pairs.append((key, self.value(text, start + len(name) + 1, start + len(content), column)))
        if rows[-1][0] > column or len({key[1] for key, _ in pairs}) < len(pairs):
            raise Unsure
        return (MAPPING, pairs, at)

    def value(self, text: str, after: int, end: int, column: int) -> Raw:
        """What stands behind a key of this column: on its line, or on the next ones.

        `after` and `end` are the offsets of the end of its colon and of its line.
        """
        bare = text.lstrip(" ")
        if bare and bare[0] != "#":
            return inline(bare, end - len(bare))
        row = self.rows[-1]
        if row[0] > column:
            return self.block(*row)
        if row[0] == column and row[1].startswith("- "):
            return self.block(*row)
        return (TYPED, (None, ""), (after, "", after, ""))

    def items(self, column: int, at: int) -> Raw:
        """The lines in one column, each with a dash."""
        rows = self.rows
        items: list[Raw] = []
        while rows[-1][0] == column and rows[-1][1].startswith("- "):
            _, content, start = rows.pop()
            text = content[2:].lstrip(" ")
            start += len(content) - len(text)
            if not text or text[0] == "#":
                raise Unsure
            if text[0] in "[{":
                items.append(flow_value(text, start))
            elif text[0] not in "'\"" and (": " in text or text[-1] == ":"):
                within = column + len(content) - len(text)
                rows.append((within, text, start))
                items.append(self.mapping(within, start))
            else:
                items.append(inline(text, start))
        if rows[-1][0] > column:
            raise Unsure
        return (LIST, items, at)


def _look_at(name: str) -> None:
    """Raise Unsure for a key that is not plainly a name."""
    if not name or len(name) > LONGEST_KEY or name[0] in NO_PLAIN_TEXT or name[-1] == " " or name in WORDS:
        raise Unsure
    if ":" in name or "#" in name:
        raise Unsure
    if len(_names) < _MOST_NAMES:
        _names.add(name)
