"""Sections to entries: which heading is an entry, which a group over entries, which only text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kuvauslint.describe import neighbours
from kuvauslint.describe.beginnings import says_register
from kuvauslint.describe.body import Body
from kuvauslint.describe.contacts import find_contacts
from kuvauslint.describe.drafts import Draft, Value
from kuvauslint.describe.entry_names import name_key
from kuvauslint.describe.lines import Line
from kuvauslint.describe.listed_names import with_listed
from kuvauslint.describe.no_system import drops_paper, is_paper
from kuvauslint.describe.outline import names_system
from kuvauslint.describe.pointers import is_pointer
from kuvauslint.describe.register import find_register
from kuvauslint.describe.said_for_all import shared_lines
from kuvauslint.describe.section_kinds import Kinds
from kuvauslint.describe.sections import Section, labelled_in
from kuvauslint.describe.siblings import with_nameless
from kuvauslint.describe.spans import Span, sentence_of, whole
from kuvauslint.describe.statements import Left
from kuvauslint.describe.table import TableReader
from kuvauslint.describe.unit_statements import hold_within, told_beside


class Assembled(NamedTuple):
    """What the sections gave: the entries, what holds for all, and what was left over, with the draft it stood in."""

    entries: list[Draft]
    register: Draft | None
    shared: Draft
    left: list[tuple[Left, Draft | None]]
    headers: list[tuple[str, str, Span]]

    @property
    def described(self) -> list[Draft]:
        """The entries, and the case register after them."""
        return [*self.entries, self.register] if self.register is not None else self.entries


class Assembler:
    """Goes through the sections once, in reading order."""

    def __init__(self, parts: list[Section], entries: list[Draft]) -> None:
        self.parts = with_nameless(parts)
        self.out = Assembled(list(entries), None, Draft(), [], [])
        self.register: Draft | None = None
        self.unit: Span | None = None
        self.tables = TableReader()
        self.register_unit: Span | None = None
        self.commons: list[tuple[Span, Draft]] = []  # what the headings of units tell of their own entries
        self.told_register: Draft | None = None  # as a sentence tells it
        self.bare: Draft | None = None  # the entry that was only named so far

    def run(self) -> Assembled:
        """All sections."""
        self.parts, kinds = with_listed(self.parts, Kinds(self.parts).run())
        owned = [part for part, kind in zip(self.parts, kinds, strict=True) if kind in ("entry", "register", "element")]
        moved = shared_lines(self.parts, owned, several=len(owned) > 1 or (bool(owned) and self._tells_register(kinds)))
        for number, (part, kind) in enumerate(zip(self.parts, kinds, strict=True)):
            if kind == "entry":
                self._entry(part)
            elif kind == "element":
                self._element(part)
            elif kind == "group":
                self._group(part)
            elif kind == "unit":
                self._unit(part)
            elif kind == "register" and self.register is None:
                self.register, self.register_unit = Draft(part.name), self.unit
                self._fill(self.register, part, part.lines)
            else:
                self._text(part, kind, number)
            if (lines := moved.get(id(part))) is not None:
                self._hold_for(lines, several=len(moved) > 1)
        self._hold_within_units()
        for field, values in self.tables.common.values.items():
            self.out.shared.values.setdefault(field, values)
        out = self.out._replace(register=self.register or self.told_register, headers=self.tables.headers)
        out.left.extend((Left(span, "note", field), draft) for draft in out.described for field, span in draft.dashes)
        out.left.extend((Left(span, "note"), draft) for draft in out.described for span in _paper(draft))
        out.left.extend((Left(span, "note", field), None) for field, span in out.shared.dashes)
        out.left.extend((Left(whole(block), "header"), None) for block in self.tables.header_rows)
        return out

    def _unit(self, part: Section) -> None:
        """The heading of a unit that tells what holds for its own entries."""
        self.unit = part.name
        if part.name is not None:
            common = Draft()
            self.out.left.append((Left(part.name, "group"), None))
            self._rows(part.lines)
            self._shared([line for line in part.lines if line.kind != "row"], common)
            self.commons.append((part.name, common))

    def _hold_within_units(self) -> None:
        drafts = [(draft, draft.unit) for draft in self.out.entries]
        if self.register is not None:
            drafts.append((self.register, self.register.unit or self.register_unit))
        for unit, common in self.commons:
            hold_within(unit, common, drafts)
            self.out.left.extend((Left(span, "note", field), None) for field, span in common.dashes)

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

    def _tells_register(self, kinds: list[str]) -> bool:
        """Whether running text outside the entries tells of the case register."""
        texts = [part for part, kind in zip(self.parts, kinds, strict=True) if kind == "text"]
        return any(find_register([line for line in part.lines if line.kind != "row"]) for part in texts)

    def _hold_for(self, lines: list[Line], *, several: bool) -> None:
        """Statements below an entry that hold for the whole document, or for its unit where each unit has its own."""
        self._rows(lines)
        lines = [line for line in lines if line.kind != "row"]
        if not several or self.unit is None:
            self._shared(lines)
            return
        common = Draft()
        self._shared(lines, common)
        for draft in self.out.entries:
            if draft.unit is self.unit:
                for field, values in common.values.items():
                    draft.values.setdefault(field, values)

    def _entry(self, part: Section) -> None:
        draft = Draft(part.name, self.unit, sure=part.sure)
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
        if part.purpose is not None and is_pointer(part.purpose.text):
            self.out.left.append((Left(part.purpose, "note"), draft))
        elif part.purpose is not None:
            body.ahead = frozenset(field for pair in part.pairs for field in pair.label.fields)
            body.told_behind_name(part.purpose)
        body.take_pairs(part.pairs)
        if part.kind not in ("one", "label"):
            body.labelled = False
        self._lines(draft, body, lines)

    def _lines(self, draft: Draft, body: Body, lines: list[Line]) -> None:
        run: list[Line] = []
        body.ahead = labelled_in(lines)
        for n, line in enumerate([*lines, None]):
            if line is not None and line.kind == "row":
                run.append(line)
                continue
            if run:
                self.out.entries.extend(self.tables.read(run, self.unit, draft))
                run = []
            if line is not None:
                body.line(line, neighbours.after(lines, n))
        _settle(draft, body)
        self.out.left.extend((left, draft) for left in body.left)

    def _group(self, part: Section) -> None:
        self.unit = part.name
        if part.name is not None:
            self.out.left.append((Left(part.name, "group"), None))
            if (common := told_beside(part.name)) is not None:
                self.commons.append((part.name, common))
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
        """The boxes beside the contents: they may tell where requests go, where the contents do not."""
        asked = any(find_contacts(span).channels() for span in self.out.shared.spans("request"))
        self._shared([line for line in lines if line.kind != "row" and not asked])

    def _shared(self, prose: list[Line], draft: Draft | None = None) -> None:
        """Lines outside the entries: what holds for the whole document, or for the draft given."""
        body = Body(self.out.shared if draft is None else draft, shared=True)
        body.read(prose)
        role = "preamble" if not self.out.entries else "text"
        self.out.left.extend(
            (left._replace(role=role if left.role == "text" else left.role), None) for left in body.left
        )


def _paper(draft: Draft) -> Iterator[Span]:
    """What stood for systems and says that there is none; the sentences that speak of paper beside systems."""
    yield from draft.by_hand
    for value in draft.values.get("systems", []):
        if not value.item and drops_paper(value.span.text, labelled=value.key is not None):
            yield sentence_of(value.span)


def _settle(draft: Draft, body: Body) -> None:
    """Bullets under no label: systems by their heads, data sets where the entry has no others, else a note."""
    loose = draft.values.pop("loose", [])
    draft.by_hand += [value.span for value in loose if is_paper(value.span.text)]
    loose = [value for value in loose if not is_paper(value.span.text)]
    if "systems" not in draft.values:
        loose = body.take_systems(loose)
    if loose and "datasets" not in draft.values:
        # one bullet alone is no list of items but a sentence of them
        draft.values["datasets"] = loose if len(loose) > 1 else [loose[0]._replace(item=False)]
    elif loose:
        body.left.extend(Left(value.span, "note") for value in loose)
