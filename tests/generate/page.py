"""Abstract lines: what every format can write, and the builder that families fill."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, NamedTuple

from tests.generate.wordlists import frames, labels, load, upper_first

if TYPE_CHECKING:
    import random

    from tests.generate.truth import Labelled


class Line(NamedTuple):
    """One abstract line.

    kind    heading | para | item | field | row | break | noise
    text    of a field the value, of a row empty
    label   of a field, with its colon
    level   of a heading (1 the highest), depth of an item
    marker  of an item: "-", "1.", "•", …; of a field "" when it is no bullet
    cells   of a row; a line feed inside a cell stands between its paragraphs
    header  a table's header row
    table   running number of the table
    """

    kind: str
    text: str = ""
    label: str = ""
    level: int = 0
    marker: str = ""
    cells: tuple[str, ...] = ()
    header: bool = False
    table: int = 0


MARKS = ("•", "-", "*", "–", "▪", "o", "·")
NUMBERS = ("{n}.", "{n})", "{a})")


@dataclasses.dataclass
class Style:
    """The habits of one document."""

    mark: str = "-"
    number: str = "{n}."
    joint: str = "comma"
    item_end: str = ""
    item_case: str = "as is"
    label_case: str = "as is"
    colon: bool = True
    label_noise: float = 0.0
    vary_labels: bool = False
    gloss: str = "{} ({})"
    chapters: str = ""  # what follows a chapter's number; empty where chapters have none


class Page:
    """Collects the lines of a document and the truth about them."""

    def __init__(self, lang: str, rng: random.Random, rare: float = 0.0) -> None:
        odd = rng.random() < rare
        self.rare = load("rare")[lang] if odd else {}
        self.rare_frames = load("rare_frames")[lang] if odd else {}
        self.lang = lang
        self.rng = rng
        self.lines: list[Line] = []
        self.truth: list[Labelled] = []
        self.words = labels(lang)
        self.frames = frames(lang)
        self.tables = 0
        self.base = 2  # the level of the entries' (or groups') headings
        self.style = self._style()
        self._chosen: dict[str, str] = {}
        self._chapter: list[int] = []
        self._counts: dict[tuple[int, ...], int] = {}

    def _style(self) -> Style:
        rng = self.rng
        return Style(
            mark=rng.choice(MARKS),
            number=rng.choice(NUMBERS),
            joint=rng.choice(("comma", "comma", "and", "and", "semicolon")),
            item_end=rng.choice(("", "", "", ",", ";", ".")),
            item_case=rng.choice(("as is", "upper")),
            label_case=rng.choices(("as is", "upper", "lower"), (8, 1, 1))[0],
            label_noise=rng.choice((0.0, 0.0, 0.03, 0.1)),
            vary_labels=rng.random() < 0.15,
            chapters=rng.choices(("", ".", " "), (22, 1, 1))[0],
            gloss=rng.choice(("{} ({})", "{}, {}", "{} – {}")),
        )

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def heading(self, text: str, level: int) -> None:
        self.lines.append(Line("heading", self.numbered(text, level), level=level))

    def numbered(self, text: str, level: int) -> str:
        """The heading with its chapter number, where the document numbers its chapters."""
        if not self.style.chapters or not 2 <= level <= 3:
            return text
        self._chapter = [*self._chapter[: level - 1], *[1] * (level - 1 - len(self._chapter)), 0][: level - 1]
        self._chapter[-1] = self._counts.get((*self._chapter[:-1], level), 0) + 1
        self._counts[(*self._chapter[:-1], level)] = self._chapter[-1]
        return ".".join(map(str, self._chapter)) + f"{self.style.chapters} {text}"

    def para(self, text: str) -> None:
        self.lines.append(Line("para", text))

    def noise(self, text: str) -> None:
        self.lines.append(Line("noise", text))

    def item(self, text: str, marker: str | None = None, depth: int = 1) -> None:
        self.lines.append(Line("item", text, level=depth, marker=self.style.mark if marker is None else marker))

    def field(self, label: str, value: str, bullet: bool = False, depth: int = 1) -> None:
        self.lines.append(Line("field", value, label=label, level=depth, marker=self.style.mark if bullet else ""))

    def row(self, cells: list[str], header: bool = False) -> None:
        if header:
            self.tables += 1
        self.lines.append(Line("row", cells=tuple(cells), header=header, table=self.tables))

    def new_table(self) -> None:
        """Begin a table that has no header row."""
        self.tables += 1

    def number(self, index: int) -> str:
        return self.style.number.format(n=index + 1, a=chr(ord("a") + index % 26))

    def bullets(self, items: list[str], numbered: bool = False) -> None:
        """Give the items as a list; their closing punctuation is the document's habit."""
        end = self.style.item_end
        for i, item in enumerate(items):
            tail = "." if end and i == len(items) - 1 else end
            self.item(self.cased(item) + tail, self.number(i) if numbered else None)

    def cased(self, item: str) -> str:
        if self.style.item_case == "upper":
            return upper_first(item)
        return item

    def label(self, element: str, group: str = "field", /, **slots: str) -> str:
        """Give a label for the element, the same through the document unless it is a careless one."""
        key = f"{group}.{element}"
        if key not in self._chosen or self.style.vary_labels:
            known = self.words[group][element]
            if group == "field" and self.chance(0.5):
                known = self.rare.get(element, known)
            self._chosen[key] = self.rng.choice(known)
        return self.spelled(self._chosen[key].format(**slots) if slots else self._chosen[key])

    def pick(self, name: str) -> str:
        return str(self.rng.choice(self.words[name]))

    def frame(self, name: str, /, **slots: str) -> str:
        known = self.frames[name]
        if name in self.rare_frames and self.chance(0.5):
            known = self.rare_frames[name]
        if self.lang == "fi" and slots.get("name", "").endswith(
            ("t", "varantoja")
        ):  # a plural name would need another verb
            known = [f for f in known if "{name}" not in f] or known
        return str(self.rng.choice(known)).format(**slots)

    def spelled(self, label: str) -> str:
        """Give the label as this document spells labels: case, no-break spaces, soft hyphens."""
        if self.style.label_case == "upper":
            label = label.upper()
        elif self.style.label_case == "lower":
            label = label[:1].lower() + label[1:]
        if self.chance(self.style.label_noise):
            label = label.replace(" ", "\u00a0", 1)
        if len(label) > 14 and self.chance(self.style.label_noise):
            middle = len(label) // 2
            if label[middle - 1 : middle + 1].isalpha():
                label = label[:middle] + "\u00ad" + label[middle:]
        return label
