"""Reads the lines under a heading into the fields of a draft; what fits no field is left as prose."""

from __future__ import annotations

from kuvauslint.describe import neighbours
from kuvauslint.describe.beside_lists import (
    asked_case,
    clause_end,
    field_of,
    goes_beyond,
    is_bare,
    is_bare_list,
    is_small_pair,
    names_systems,
    place_case,
    tells_nothing,
)
from kuvauslint.describe.contacts import is_contact
from kuvauslint.describe.cues import asks, defines, find_cues, listed_by, tells_purpose
from kuvauslint.describe.drafts import Value
from kuvauslint.describe.interface import answer, promises
from kuvauslint.describe.lines import Line, Pair, is_sentence
from kuvauslint.describe.pointers import is_pointer
from kuvauslint.describe.sections import PERSONAL, is_bullet_label, is_key, leads_to_contacts
from kuvauslint.describe.small_words import begins_small
from kuvauslint.describe.spans import Span, joined
from kuvauslint.describe.spans import sentences as sentences_of
from kuvauslint.describe.statements import LISTS, Left, Statements, is_elsewhere
from kuvauslint.describe.update_day import is_date_line
from kuvauslint.vocabulary.match import contact_label

LONGEST_NAME = 5  # words of an office; more of them that end in a full stop are a sentence


class Body(Statements):
    """Reads line after line; remembers the label that is open."""

    def read(self, lines: list[Line]) -> None:
        """Take all lines of a section."""
        for number, line in enumerate(lines):
            self.line(line, neighbours.after(lines, number))

    def line(self, line: Line, after: Line | None = None) -> None:
        """Take one line."""
        if not line.text:
            return
        if self.quoting and not self.fields and (line.kind == "item" or neighbours.is_cut(line)):
            self.left.append(Left(line.span, "statute"))  # a list of what the law demands that lost its marks
            return
        if self.last in ("authority", "request") and not self.fields and self._contact_of_last(line):
            return
        if self.fields == ("search_keys",) and line.kind != "item" and not self.items and is_key(line):
            self._text(line, after)
            return
        if line.label is not None and (
            line.kind != "item" or (is_bullet_label(line, awaiting=self._awaits()) and not self._closes(line, after))
        ):
            if line.kind == "item" and self.fields[:1] == line.label.fields[:1]:
                self._item(line, after)  # a value that happens to be a word for its own list
                return
            if line.kind == "item" and self.fields and self.items:
                self.left.append(Left(line.span, "note"))
            self.open(line.label.fields, line.span.trim(":"), sure=line.label.sure)
        elif line.pairs:
            self._pairs(line)
        elif line.kind == "item":
            self._item(line, after)
        else:
            self._text(line, after)

    def _awaits(self) -> bool:
        """Whether the open label has no value yet."""
        return bool(self.fields) and not self.items and self.fields[0] not in self.draft.values

    def _closes(self, line: Line, after: Line | None) -> bool:
        """Whether a bullet under an open label ends its list, so that it names no values of its own."""
        return bool(self.fields) and self.items and (after is None or after.kind != "item" or after.level < line.level)

    def _contact_of_last(self, line: Line) -> bool:
        """Take a line "E-mail: ..." right below the decider, or below where requests go, as theirs."""
        key, mark, value = line.text.partition(":")
        if not mark or line.pairs or not contact_label(key) or not is_contact(value):
            return False
        last = self.draft.last(self.last)
        self.add(self.last, Value(line.span, last.key if last is not None else None, sure=self.sure))
        return True

    def open(self, fields: tuple[str, ...], key: Span, *, sure: bool = True) -> None:
        """A label: what follows tells these fields."""
        if fields == ("name",) and self.draft.name is not None:  # somebody's: the entry has its name
            before = self.fields[0] if self.fields else self.last
            fields = (before if before in PERSONAL else "notes",)
        self.fields, self.key, self.sure = fields, key, sure
        self.items, self.case, self.broken, self.group = False, "", "", None
        self.labelled = True
        self.draft.labels.append((fields[0], key.text, key))

    def _pairs(self, line: Line) -> None:
        first = line.pairs[0]
        if (
            line.head is None
            and self.fields
            and not self.items
            and first.label.fields == self.fields
            and len(line.pairs) == 1
        ):
            self.tell(line.span)  # a label within the value of its like
            return
        if self.items and self.fields[:1] and self.fields[0] in LISTS and is_small_pair(line):
            if first.label.fields == self.fields:
                self._item(line, None)
                return
            around = (self.fields, self.key, self.sure, self.case, self.group)
            self.take_pairs(line.pairs)
            if not self.fields:  # the list goes on
                self.fields, self.key, self.sure, self.case, self.group = around
                self.items, self.broken = True, ""
            return
        if line.head is not None and not self.sentences(line.head):
            self._prose(line.head, None)
        self.take_pairs(line.pairs)

    def take_pairs(self, pairs: tuple[Pair, ...]) -> None:
        """The pairs of a line: each opens its label, the last stays open only where it has no value."""
        for pair in pairs:
            self.open(pair.label.fields, pair.key, sure=pair.label.sure)
            if pair.value.text:
                self._tell_pair(pair.value)
                self.broken = self.fields[0]
                self.fields = ()

    def _tell_pair(self, value: Span) -> None:
        """The value of a pair; whole sentences behind a list belong to no label."""
        if self.fields[0] == "request":
            self.tell(value)
            return
        if self.fields[0] == "notes" and self.key is not None and not is_bare(self.key.text):
            self.tell(joined([self.key, value], ": "))  # of what it is a note, only its label says
            return
        parts = sentences_of(value) if self.fields[0] in LISTS and len(value.text) > 30 else [value]
        if len(parts) < 2 or is_sentence(parts[0].text) or not any(goes_beyond(part) for part in parts[1:]):
            self.tell(value)
            return
        self.tell(parts[0])
        rest = value.cut(value.text.find(parts[1].text, len(parts[0].text)), len(value.text))
        labelled, self.labelled = self.labelled, False
        self.sentences_or_left(rest)
        self.labelled = labelled

    def _item(self, line: Line, after: Line | None) -> None:
        if not self.fields:
            self._loose_item(line)
            return
        span = line.span
        if is_date_line(span.text.strip("* ")):
            self.left.append(Left(span, "note"))
            return
        field = field_of(self.fields, span.text)
        if field in LISTS and is_pointer(span.text):
            self.left.append(Left(span, "note"))
            return
        if field == "datasets" and self.key is None and names_systems(span.text):
            field = "systems"  # "the register consists of:" the systems it is kept in
        if is_sentence(span.text) and len(span.text) > 20 and field in LISTS and self._by_cue(span, field):
            return
        if (
            field == "datasets"
            and span.text.endswith(":")
            and after is not None
            and after.kind == "item"
            and after.level > line.level
        ):
            self.group = span.trim(":")
            return
        if self.group is not None and line.level <= 1:
            self.group = None
        self.items = True
        self.broken = ""
        self.add(field, Value(span, self.key, item=True, case=self.case, group=self.group, sure=self.sure))

    def _loose_item(self, line: Line) -> None:
        """A bullet under no label: a sentence of some field, else part of an unlabelled list."""
        if self.sentences(line.span) or self.shared:
            return
        if is_elsewhere(line.text) or is_date_line(line.text.strip("* ")):
            self.left.append(Left(line.span, "note"))
            return
        if tells_purpose(line.text) and self._is_purpose(line.text):
            self._purpose(line.span)
            return
        if is_sentence(line.text) and line.text.rstrip().endswith("."):
            self.left.append(Left(line.span, "text")) if self.draft.values.get("purpose") else self.add(
                "purpose", Value(line.span)
            )
            return
        self.draft.values.setdefault("loose", []).append(Value(line.span, item=True))

    def take_systems(self, loose: list[Value]) -> list[Value]:
        """Take those of the bullets under no label that are systems by their head; the others."""
        for value in (one for one in loose if names_systems(one.span.text)):
            self.add("systems", value._replace(case=place_case(value.span.text)))
        return [value for value in loose if not names_systems(value.span.text)]

    def _text(self, line: Line, after: Line | None) -> None:
        span = line.span
        self.quoting = span.text.endswith(":") and promises(span.text)
        if self.quoting:
            self.fields = ()
        if not self.fields and self.broken and self._goes_on(span):
            self.draft.lengthen(self.broken, span)
            return
        if self.fields and self.items and (line.gap or len(span.text) > 120) and self.fields[0] != "request":
            self.fields = ()
        if self.fields:
            self.tell(span)
        elif span.text.rstrip().endswith(":") and asks(span.text) and (self.shared or leads_to_contacts(after)):
            self.left.append(Left(span, "text"))
            self.fields, self.key, self.items, self.case = ("request",), None, False, ""
        elif not self.sentences(span):
            self._prose(span, after)

    def _goes_on(self, span: Span) -> bool:
        last = self.draft.last(self.broken)
        open_end = last is not None and not last.span.text.rstrip().endswith((".", ":", "!", "?"))
        return open_end and begins_small(span.text)

    def tell(self, span: Span) -> None:
        """A running text under an open label."""
        field = self.fields[0]
        if defines(span.text):
            self.left.append(Left(span, "text"))
            return
        if field == "request":
            self._request(span)
            return
        said = is_sentence(span.text) or (span.text.rstrip().endswith(".") and len(span.text.split()) > LONGEST_NAME)
        if field == "authority" and said and self.decider(span):
            return
        if field in ("notes", "api"):
            span = self.without_answers(span) if field == "notes" else self.without_requests(span)
            if not span.text:
                return
        if field in LISTS and is_sentence(span.text) and (at := clause_end(span.text)):
            self.add(field, Value(span.cut(0, at), self.key, case=self.case, sure=self.sure))
            self.left.append(Left(span.cut(at + 1, len(span.text)), "text"))
            return
        if field in LISTS and (is_sentence(span.text) or span.text.endswith(":")) and len(span.text) > 12:
            if self._by_cue(span, field):
                return
            if span.text.endswith(":"):
                self.left.append(Left(span, "note"))
                return
            whole = field == "search_keys" and is_sentence(span.text) and span.text.rstrip().endswith(".")
            if whole or all(tells_nothing(sentence.text) for sentence in sentences_of(span)):
                self.left.append(Left(span, "text"))
                return
        case = self.case or (asked_case(self.key) if field == "systems" and self.key is not None else "")
        self.add(field, Value(span, self.key, case=case, sure=self.sure))

    def _by_cue(self, span: Span, field: str) -> bool:
        """Take what the sentences of a labelled text tell; whether any told the labelled field."""
        told = False
        rest: list[Span] = []
        for sentence in sentences_of(span):
            if self.takes_answer(sentence):
                continue
            cues = [] if answer(sentence.text, labelled=False) or promises(sentence.text) else find_cues(sentence)
            mine = [cue for cue in cues if cue.field == field or cue.field not in LISTS]
            for cue in mine:
                told = told or cue.field == field
                self.case = cue.case if cue.field == field else self.case
                if cue.value.text:
                    self.add(cue.field, Value(cue.value, self.key, case=cue.case))
            if not mine and not told and rest == [] and is_bare_list(sentence):
                self.add(field, Value(sentence.trim(".;"), self.key, case=self.case))
                told = True
            elif not mine:
                rest.append(sentence)
        if not told:
            for sentence in rest[:]:
                whole = None if tells_nothing(sentence.text) else listed_by(sentence)
                if whole is not None and whole.text and not is_sentence(whole.text):
                    self.add(field, Value(whole, self.key, case=place_case(whole.text) if field == "systems" else ""))
                    rest.remove(sentence)
                    told = True
        if told:
            self.left.extend(Left(sentence, "text") for sentence in rest)
        return told

    def _prose(self, span: Span, after: Line | None) -> None:
        every = sentences_of(span)
        while len(every) > 1 and is_elsewhere(every[-1].text):  # "… See the privacy notice."
            self.left.append(Left(every.pop(), "note"))
            span = span.cut(0, every[-1].marks[-1].end - span.marks[0].start) if len(span.marks) == 1 else joined(every)
        first = not self.shared and (self._is_purpose(span.text) if self.labelled else self._may_be_purpose(span.text))
        if first and not (span.text.endswith(":") and after is not None and after.kind == "item"):
            self.add("purpose", Value(span))
        else:
            self.left.append(Left(span, "text"))
