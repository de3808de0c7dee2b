"""Sections to entries: which heading is an entry, which a group over entries, which only text."""

from __future__ import annotations

from typing import NamedTuple

from kuvauslint.describe.beginnings import answers, begins_on_description, says_register
from kuvauslint.describe.body import Body
from kuvauslint.describe.cues import tells_purpose
from kuvauslint.describe.drafts import Draft, Value
from kuvauslint.describe.lines import Line, is_plural_name, repository_name
from kuvauslint.describe.names import name_key
from kuvauslint.describe.outline import names_system
from kuvauslint.describe.pointers import is_pointer
from kuvauslint.describe.register import find_register
from kuvauslint.describe.sections import Section, labelled_by, told_by
from kuvauslint.describe.shared import shared_lines
from kuvauslint.describe.siblings import raised
from kuvauslint.describe.spans import Span
from kuvauslint.describe.statements import SHARED, Left
from kuvauslint.describe.table import TableReader, tells_fields

SPECIFIC = frozenset(
    {"datasets", "systems", "purpose", "responsible", "users", "disclosure", "notes", "manual", "name"}
)


class Assembled(NamedTuple):
    """What the sections gave: the entries, what holds for all, and what was left over, with the draft it stood in."""

    entries: list[Draft]
    register: Draft | None
    shared: Draft
    left: list[tuple[Left, Draft | None]]
    headers: list[tuple[str, str, Span]]


class Assembler:
    """Goes through the sections once, in reading order."""

    def __init__(self, parts: list[Section], entries: list[Draft]) -> None:
        self.parts = parts
        self.told = [told_by(part) for part in parts]
        self.out = Assembled(list(entries), None, Draft(), [], [])
        self.register: Draft | None = None
        self.unit: Span | None = None
        self.tables = TableReader()
        self.told_register: Draft | None = None  # as a sentence tells it
        self.bare: Draft | None = None  # the entry that was only named so far
        self.bulleted: bool | None = None

    def run(self) -> Assembled:
        """All sections."""
        kinds = raised(self.parts, [self._kind(n) for n in range(len(self.parts))], self.told)
        owned = [part for part, kind in zip(self.parts, kinds, strict=True) if kind in ("entry", "register", "element")]
        moved = shared_lines(self.parts, owned)
        for number, (part, kind) in enumerate(zip(self.parts, kinds, strict=True)):
            if kind == "entry":
                self._entry(part)
            elif kind == "element":
                self._element(part)
            elif kind == "group":
                self._group(part)
            elif kind == "register" and self.register is None:
                self.register = Draft(part.name)
                self._fill(self.register, part, part.lines)
            else:
                self._text(part, kind, number)
            if (lines := moved.get(id(part))) is not None:
                self._hold_for(lines, several=len(moved) > 1)
        drafts = [*self.out.entries, *([self.register] if self.register else [])]
        self.out.left.extend((Left(span, "note", field), draft) for draft in drafts for field, span in draft.dashes)
        self.out.left.extend((Left(span, "note", field), None) for field, span in self.out.shared.dashes)
        for block in self.tables.header_rows:
            self.out.left.append((Left(_row(block), "header"), None))
        return self.out._replace(register=self.register or self.told_register, headers=self.tables.headers)

    def _kind(self, number: int) -> str:
        part, told = self.parts[number], self.told[number]
        if part.kind in ("one", "label", "told"):
            return "entry"
        if part.kind == "element":
            return "element"
        if part.kind == "case":
            tells = told or self._field_table(part) or any(line.kind != "row" for line in part.lines)
            return "register" if tells else "text"
        if part.kind != "name" or part.name is None or begins_on_description(part):
            return "text"
        following = self.parts[number + 1] if number + 1 < len(self.parts) else None
        if not part.lines and not part.pairs:
            leads = following is not None and following.kind in ("name", "one", "label", "case", "element")
            if leads and following is not None and following.element is not None:
                same = name_key(following.element.base) == name_key(part.name.text)
                return "entry" if same or self._one_owner(number) else "group"
            return "group" if leads else "text"
        prose = [line for line in part.lines if line.kind != "row"]
        heads_rows = bool(part.lines) and part.lines[0].kind == "row" and not self._field_table(part)
        if not part.pairs and (not prose or heads_rows):
            return "group" if not self._field_table(part) else "entry"
        if part.pairs or told & SPECIFIC:
            return "entry"
        if all(is_pointer(line.text) for line in prose):
            return "pointer"
        named = repository_name(part.name.text)
        plural = is_plural_name(part.name.text)
        if told & SHARED or answers(part):
            return self._shared_kind(number, named=named, plural=plural)
        if named and (not plural or any(line.kind == "item" for line in prose)):
            return "entry"
        leads = following is not None and following.kind in ("name", "one") and number > 1 and len(prose) <= 2
        return "heading" if leads and not any(line.kind == "item" for line in prose) else "text"

    def _shared_kind(self, number: int, *, named: str, plural: bool) -> str:
        """The kind of a section that tells nothing but what may hold for all."""
        part = self.parts[number]
        if part.lines[0].kind == "item" and self._bulleted():
            return "entry"
        if not plural and (named == "strong" or (named and _begins_with_purpose(part))):
            return "entry"
        before = [one for one in self.parts[1:number] if one.kind in ("name", "one", "label")]
        return "entry" if named and any(one.lines or one.pairs or one.kind == "one" for one in before) else "shared"

    def _bulleted(self) -> bool:
        """Whether the entries are told by bullets under their names: whole sentences without labels."""
        if self.bulleted is None:
            self.bulleted = (
                sum(
                    part.kind == "name" and bool(part.lines) and part.lines[0].kind == "item" and bool(told & SPECIFIC)
                    for part, told in zip(self.parts, self.told, strict=True)
                )
                > 1
            )
        return self.bulleted

    def _one_owner(self, number: int) -> bool:
        """Whether all element headings up to the next heading are of one entry, and there are more such runs."""
        runs: list[set[str]] = [set()]
        for part in self.parts[number + 1 :]:
            if part.element is not None:
                runs[-1].add(name_key(part.element.base))
            elif runs[-1]:
                runs.append(set())
        return len(runs) > 1 and all(len(run) <= 1 for run in runs)

    def _element(self, part: Section) -> None:
        element = part.element
        assert element is not None
        key = name_key(element.base)
        last = self.out.entries[-1] if self.out.entries else None
        draft = next(
            (
                one
                for one in reversed(self.out.entries[-40:])
                if one.name is not None and name_key(one.base or one.name.text) == key
            ),
            None,
        )
        if draft is None and last is not None and last is self.bare:
            draft = last
        if draft is None:
            draft = Draft(element.name, self.unit)
            draft.base = element.base
            self.out.entries.append(draft)
        body = Body(draft)
        body.open(element.label.fields, element.key, sure=element.label.sure)
        self._lines(draft, body, part.lines)

    def _field_table(self, part: Section) -> bool:
        return tells_fields([line.block for line in part.lines])

    def _hold_for(self, lines: list[Line], *, several: bool) -> None:
        """Statements below an entry that hold for the whole document, or for its unit where each unit has its own."""
        if not several or self.unit is None:
            Body(self.out.shared, shared=True).read(lines)
            return
        common = Draft()
        Body(common, shared=True).read(lines)
        for draft in self.out.entries:
            if draft.unit is self.unit:
                for field, values in common.values.items():
                    draft.values.setdefault(field, values)

    def _entry(self, part: Section) -> None:
        draft = Draft(part.name, self.unit)
        if part.kind == "label" and part.line is not None:
            draft.name_key = part.line.pairs[0].key if part.line.pairs else part.line.span.trim(":")
        self.out.entries.append(draft)
        self.bare = draft if not part.lines and not part.pairs else None
        self._fill(draft, part, part.lines)
        key = draft.name_key
        if self.register is None and says_register(part):
            self.register = self.out.entries.pop()
        if key is not None and part.name is not None and "systems" not in draft.values and names_system(key.text):
            draft.add("systems", Value(part.name, key, item=True))  # a form of one system

    def _fill(self, draft: Draft, part: Section, lines: list[Line]) -> None:
        body = Body(draft)
        if part.purpose is not None:
            draft.add("purpose", Value(part.purpose))
        body.take_pairs(part.pairs)
        if part.kind not in ("one", "label"):
            body.labelled = False
        self._lines(draft, body, lines)

    def _lines(self, draft: Draft, body: Body, lines: list[Line]) -> None:
        run: list[Line] = []
        body.ahead = frozenset(field for line in lines for field in labelled_by(line))
        for n, line in enumerate([*lines, None]):
            if line is not None and line.kind == "row":
                run.append(line)
                continue
            if run:
                self.out.entries.extend(self.tables.read(run, self.unit, draft))
                run = []
            if line is not None:
                body.line(line, lines[n + 1] if n + 1 < len(lines) else None)
        _settle(draft, body)
        self.out.left.extend((left, draft) for left in body.left)

    def _group(self, part: Section) -> None:
        self.unit = part.name
        if part.name is not None:
            self.out.left.append((Left(part.name, "group"), None))
        self._rows(part.lines)
        self._shared([line for line in part.lines if line.kind != "row"])

    def _rows(self, lines: list[Line]) -> None:
        tables: dict[int, list[Line]] = {}
        for line in lines:
            if line.kind == "row":
                tables.setdefault(line.block.table, []).append(line)
        for rows in tables.values():
            self.out.entries.extend(self.tables.read(rows, self.unit, None))
        self.out.left.extend((Left(span, "text"), None) for span in self.tables.stray)
        self.tables.stray.clear()

    def _text(self, part: Section, kind: str, number: int) -> None:
        roles = {
            "title": "title",
            "navigation": "navigation",
            "date": "note",
            "container": "group",
            "stop": "preamble",
            "case": "group",
        }
        if part.name is not None:
            role = (
                "group"
                if kind == "heading"
                else roles.get(
                    part.kind, "title" if number == 1 else "unknown_heading" if self.out.entries else "preamble"
                )
            )
            self.out.left.append((Left(part.name, role), None))
        if kind == "heading":
            self.unit = part.name
        prose = [line for line in part.lines if line.kind != "row"]
        if self.register is None and self.told_register is None and part.kind != "navigation":
            found = find_register(prose)
            if found is not None:
                self.told_register, prose = found.draft, found.rest
                self.out.left.extend((left, found.draft) for left in found.body.left)
        self._shared(prose)
        self._rows(part.lines)

    def beside(self, lines: list[Line]) -> None:
        """The boxes beside the contents: they may tell where requests go, and nothing else."""
        self._shared([line for line in lines if line.kind != "row"])

    def _shared(self, prose: list[Line]) -> None:
        """Lines outside the entries: what holds for the whole document."""
        body = Body(self.out.shared, shared=True)
        body.read(prose)
        role = "preamble" if not self.out.entries else "text"
        self.out.left.extend(
            (left._replace(role=role if left.role == "text" else left.role), None) for left in body.left
        )


def _begins_with_purpose(part: Section) -> bool:
    """Whether the first line under a name says what it is for."""
    return part.lines[0].kind == "paragraph" and tells_purpose(part.lines[0].text)


def _row(block: object) -> Span:
    from kuvauslint.describe.spans import whole

    return whole(block)  # type: ignore[arg-type]


def _settle(draft: Draft, body: Body) -> None:
    """Bullets under no label: systems by their heads, data sets where the entry has no others, else a note."""
    loose = draft.values.pop("loose", [])
    if "systems" not in draft.values:
        loose = body.take_systems(loose)
    if loose and "datasets" not in draft.values:
        # one bullet alone is no list of items but a sentence of them
        draft.values["datasets"] = loose if len(loose) > 1 else [loose[0]._replace(item=False)]
    elif loose:
        body.left.extend(Left(value.span, "note") for value in loose)
