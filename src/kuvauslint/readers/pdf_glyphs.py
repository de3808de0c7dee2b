"""The letters of a PDF's text objects and where they stand, through playa.

The parser gives an object for each letter, which is most of what a long document costs. What stands in a
text object is worked out here at once: by strings, between which alone there can be a gap
(ISO 32000-1, 9.4.3 and 9.4.4).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

UNKNOWN = "\ufffd"  # a glyph without a character
_WORD_GAP = 0.2  # of the type size: a wider gap between glyphs is a space
_COLUMN_GAP = 1.2  # a wider one parts two runs


class Run(NamedTuple):
    """Letters next to each other; points from the upper left corner of the page, `y` the baseline."""

    text: str
    x0: float
    x1: float
    y: float
    size: float


class Turn(NamedTuple):
    """A page of that width and height set sideways, read with its head up; `up`: its text runs upwards."""

    up: bool
    width: float
    height: float

    def direction(self, x: float, y: float) -> tuple[float, float]:
        """A direction on the page as it is read."""
        return (-y, x) if self.up else (y, -x)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point on the page as it is read."""
        return (self.height - y, x) if self.up else (y, self.width - x)


class _Texts(dict[int, str]):
    """What each code of a font of single bytes stands for."""

    def __init__(self, font: Any) -> None:
        super().__init__()
        self._font = font

    def __missing__(self, code: int) -> str:
        text = "".join(text or UNKNOWN for _, text in self._font.decode(bytes((code,)))) or UNKNOWN
        self[code] = text
        return text


class _Widths(dict[int, float]):
    """How far each glyph of a font goes, in sizes of type."""

    def __init__(self, font: Any) -> None:
        super().__init__()
        self._font = font

    def __missing__(self, glyph: int) -> float:
        self[glyph] = width = float(self._font.hdisp(glyph))
        return width


class Glyphs:
    """Reads text objects, and keeps what it learned of their fonts.

    met   glyphs in all; `unknown`: those without a character
    turn  how the page is turned before it is read
    upright, sideways  strings set from left to right, and down or up the page, since `begin`
    """

    def __init__(self) -> None:
        from playa.font import SimpleFont

        self._simple = SimpleFont
        self._fonts: dict[Any, tuple[_Texts, _Widths]] = {}
        self._spaces: Counter[float] = Counter()
        self.turn: Turn | None = None
        self.sideways = [0, 0]
        self.upright = 0
        self.met = 0
        self.unknown = 0

    def begin(self, turn: Turn | None) -> None:
        """Begin a page, or begin one anew that is to be turned."""
        self.turn, self.sideways, self.upright = turn, [0, 0], 0

    @property
    def space(self) -> float:
        """How wide most spaces are, in sizes of type; 0 where there are none."""
        return self._spaces.most_common(1)[0][0] if self._spaces else 0.0

    def runs(self, thing: Any) -> Iterator[Run]:
        """The runs of a text object: parted where the gap is a column's, with a space where it is a word's.

        Text set upwards in a margin is left out, and so is vertical writing.
        """
        font, state = thing.font, thing.gstate
        a, b, c, d, left, baseline = thing.matrix
        if self.turn is not None:
            a, b, c, d = *self.turn.direction(a, b), *self.turn.direction(c, d)
            left, baseline = self.turn.point(left, baseline)
        if font.vertical or abs(b) > abs(a):
            if not font.vertical:
                self.sideways[b < 0] += len(thing.args)
            return
        self.upright += len(thing.args)
        size = abs(d) or abs(a)
        spread = state.charspace / state.fontsize if state.fontsize else 0.0
        word_spread = state.wordspace / state.fontsize if state.fontsize and isinstance(font, self._simple) else 0.0
        parts: list[str] = []
        at = begin = end = 0.0  # in sizes of type from the left end
        for piece in thing.args:
            if isinstance(piece, (int, float)):
                at -= piece * 0.001
                continue
            text, width, count = self._string(font, piece)
            if not count:
                continue
            width += spread * count + word_spread * piece.count(b" ")
            if parts:
                gap = (at - end) * a
                if gap > _COLUMN_GAP * size or gap < -size:
                    yield Run("".join(parts), left + begin * a, left + end * a, baseline + begin * b, size)
                    parts = []
                elif gap > _WORD_GAP * size and not parts[-1].endswith(" ") and not text.startswith(" "):
                    parts.append(" ")
            if not parts:
                begin = at
            parts.append(text)
            at = end = at + width
        if parts:
            yield Run("".join(parts), left + begin * a, left + end * a, baseline + begin * b, size)

    def _string(self, font: Any, piece: bytes) -> tuple[str, float, int]:
        """(its text, how far it goes, how many glyphs it has)."""
        known = self._fonts.get(font)
        if known is None:
            known = self._fonts[font] = _Texts(font), _Widths(font)
        texts, widths = known
        if not isinstance(font, self._simple):
            pairs = list(font.decode(piece))
            found = [text or UNKNOWN for _, text in pairs]
            text, width, count = "".join(found), sum(widths[glyph] for glyph, _ in pairs), len(pairs)
            space = next((glyph for (glyph, _), each in zip(pairs, found, strict=True) if each == " "), None)
        else:
            text = "".join(map(texts.__getitem__, piece))
            width, count = sum(map(widths.__getitem__, piece)), len(piece)
            space = next(code for code in piece if texts[code] == " ") if " " in text else None
        if space is not None:
            self._spaces[round(widths[space], 3)] += 1
        self.met += count
        if UNKNOWN in text:
            self.unknown += text.count(UNKNOWN)
        elif text < " " or not text.isprintable():
            self.unknown += sum(letter < " " for letter in text)
        return text, width, count
