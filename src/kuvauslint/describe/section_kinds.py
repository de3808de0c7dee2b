"""What each section is: an entry, a group over entries, the case register, a heading or a text."""

from __future__ import annotations

from kuvauslint.describe import neighbours
from kuvauslint.describe.beginnings import answers, begins_on_description
from kuvauslint.describe.cues import tells_purpose
from kuvauslint.describe.entry_names import name_key
from kuvauslint.describe.lines import is_plural_name, repository_name
from kuvauslint.describe.pointers import is_pointer
from kuvauslint.describe.sections import Section, told_by
from kuvauslint.describe.siblings import raised
from kuvauslint.describe.spans import Span
from kuvauslint.describe.statements import SHARED
from kuvauslint.describe.table_shape import tells_fields
from kuvauslint.describe.unit_statements import telling_units
from kuvauslint.vocabulary.match import undress

SPECIFIC = frozenset(
    {"datasets", "systems", "purpose", "responsible", "users", "disclosure", "notes", "manual", "name"}
)


ALIKE = 5  # letters that the forms of one name begin with
FEWEST_FIELDS = 2  # rows of a table of fields that make an entry, whatever is said below it


class Kinds:
    """Judges sections by what they tell and by what stands around them."""

    def __init__(self, parts: list[Section]) -> None:
        self.parts = parts
        self.told = [told_by(part) for part in parts]
        # whether the entries are told by bullets under their names: whole sentences without labels
        self.one_owner = self._has_one_owner()
        self.units = telling_units(parts, self.told)
        self.bulleted = sum(map(_is_bulleted, parts, self.told)) > 1

    def run(self) -> list[str]:
        """The kind of each section."""
        return raised(self.parts, [self._kind(number) for number in range(len(self.parts))], self.told)

    def _kind(self, number: int) -> str:
        part, told = self.parts[number], self.told[number]
        if number in self.units:
            return "unit"
        if part.kind in ("one", "label", "told"):
            return "entry"
        if part.kind == "element":
            return "element"
        if part.kind == "case":
            tells = told or any(line.kind != "row" for line in part.lines) or _field_table(part)
            return "register" if tells else "text"
        if part.kind != "name" or part.name is None or begins_on_description(part):
            return "text"
        if part.pairs:
            return "entry"
        if not part.lines:
            return self._bare_kind(number, part.name)
        return self._rows_kind(part) or ("entry" if told & SPECIFIC else self._prose_kind(number, part.name))

    def _bare_kind(self, number: int, name: Span) -> str:
        """The kind of a heading with nothing of its own below it."""
        following = neighbours.after(self.parts, number)
        if following is None or following.kind not in ("name", "one", "label", "case", "element"):
            return "text"
        if following.element is None:
            return "group"
        base = following.element.base
        same = name_key(base) == name_key(name.text)
        return "entry" if same or (self.one_owner and _may_be_called(name.text, base)) else "group"

    def _rows_kind(self, part: Section) -> str:
        """The kind of a heading over a table; empty where what is beside the table decides."""
        if part.lines[0].kind != "row":
            return ""
        if not _field_table(part):
            return "group"
        rows = sum(line.kind == "row" for line in part.lines)
        return "entry" if rows == len(part.lines) or rows >= FEWEST_FIELDS else ""

    def _prose_kind(self, number: int, name: Span) -> str:
        """The kind of a heading over a text that tells nothing that only an entry has."""
        part = self.parts[number]
        prose = [line for line in part.lines if line.kind != "row"]
        if all(is_pointer(line.text) for line in prose):
            return "pointer"
        named = repository_name(name.text)
        plural = is_plural_name(name.text)
        if self.told[number] & SHARED or answers(part):
            return self._shared_kind(number, named=named, plural=plural)
        items = any(line.kind == "item" for line in prose)
        if named and (items or not plural):
            return "entry"
        following = neighbours.after(self.parts, number)
        leads = following is not None and following.kind in ("name", "one") and number > 1 and len(prose) <= 2
        return "heading" if leads and not items else "text"

    def _shared_kind(self, number: int, *, named: str, plural: bool) -> str:
        """The kind of a section that tells nothing but what may hold for all."""
        part = self.parts[number]
        if part.lines[0].kind == "item" and self.bulleted:
            return "entry"
        if not plural and (named == "strong" or (named and _begins_with_purpose(part))):
            return "entry"
        before = [one for one in self.parts[1:number] if one.kind in ("name", "one", "label")]
        return "entry" if named and any(one.lines or one.pairs or one.kind == "one" for one in before) else "shared"

    def _has_one_owner(self) -> bool:
        """Whether all element headings between two other headings are of one entry, and there are more such runs."""
        runs: list[set[str]] = [set()]
        for part in self.parts:
            if part.element is not None:
                runs[-1].add(name_key(part.element.base))
            elif runs[-1]:
                runs.append(set())
        return len([run for run in runs if run]) > 1 and all(len(run) <= 1 for run in runs)


def _may_be_called(name: str, base: str) -> bool:
    """Whether headings of elements may tell of what stands under a name: they begin alike or have no name.

    A unit over the one repository that it has begins in another way.
    """
    own = [word for word in undress(base).split() if not repository_name(word)]
    return not own or any(word[:ALIKE] in undress(name) for word in own)


def _field_table(part: Section) -> bool:
    name = part.name.text if part.name is not None else ""
    return tells_fields([line.block for line in part.lines if line.kind == "row"], name)


def _begins_with_purpose(part: Section) -> bool:
    """Whether the first line under a name says what it is for."""
    return part.lines[0].kind == "paragraph" and tells_purpose(part.lines[0].text)


def _is_bulleted(part: Section, told: set[str]) -> bool:
    return part.kind == "name" and bool(told & SPECIFIC) and [line.kind for line in part.lines[:1]] == ["item"]
