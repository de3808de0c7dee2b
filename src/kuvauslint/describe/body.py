"""Reads the lines under a heading into the fields of a draft; what fits no field is left as prose."""

from __future__ import annotations

from typing import NamedTuple

from kuvauslint.describe.contacts import find_contacts, is_contact
from kuvauslint.describe.cues import asks, find_cues, listed_by, points_elsewhere, small, tells_purpose
from kuvauslint.describe.drafts import Draft, Value
from kuvauslint.describe.interface import answer, promises
from kuvauslint.describe.lines import Line, is_sentence, repository_name
from kuvauslint.describe.organisation import is_date_line
from kuvauslint.describe.pointers import is_pointer
from kuvauslint.describe.sections import is_bullet_label
from kuvauslint.describe.spans import Span, joined
from kuvauslint.describe.spans import sentences as sentences_of
from kuvauslint.vocabulary.match import contact_label
from kuvauslint.vocabulary.store import load

LISTS = frozenset({"datasets", "systems", "search_keys"})
SHORTEST_TELLING = 12  # characters without which a sentence has no room for a subject, a verb and a value
SHARED = frozenset({"request", "authority", "api", "search_keys"})


class Left(NamedTuple):
    """A text that became no field, and what it was taken for."""

    span: Span
    role: str


class Body:
    """Reads line after line; remembers the label that is open."""

    def __init__(self, draft: Draft, *, shared: bool = False) -> None:
        self.draft = draft
        self.shared = shared  # only what holds for the whole document is taken
        self.fields: tuple[str, ...] = ()
        self.key: Span | None = None
        self.sure = True
        self.items = False
        self.case = ""
        self.broken = ""  # the field whose text the last line may go on
        self.last = ""  # the field that was told last
        self.left: list[Left] = []
        self.group: Span | None = None
        self.labelled = False
        self.quoting = False  # inside a list of what the law demands
        self.ahead: frozenset[str] = frozenset()  # fields that a label of the entry tells: no sentence tells them

    def read(self, lines: list[Line]) -> None:
        """Take all lines of a section."""
        for number, line in enumerate(lines):
            after = lines[number + 1] if number + 1 < len(lines) else None
            self.line(line, after)

    def line(self, line: Line, after: Line | None = None) -> None:
        """Take one line."""
        if not line.text:
            return
        if self.quoting and not self.fields and line.kind == "paragraph" and line.text[:1].islower():
            self.left.append(Left(line.span, "statute"))  # a list of what the law demands that lost its marks
            return
        if self.last in ("authority", "request") and not self.fields and self._contact_of_last(line):
            return
        if line.label is not None and (line.kind != "item" or is_bullet_label(line)):
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
        if line.head is not None:
            self.sentences(line.head)
        self.take_pairs(line.pairs)

    def take_pairs(self, pairs: tuple[object, ...]) -> None:
        """The pairs of a line: each opens its label, the last stays open only where it has no value."""
        for pair in pairs:
            self.open(pair.label.fields, pair.key, sure=pair.label.sure)  # type: ignore[attr-defined]
            if pair.value.text:  # type: ignore[attr-defined]
                self._tell_pair(pair.value)  # type: ignore[attr-defined]
                self.broken = self.fields[0]
                self.fields = ()

    def _tell_pair(self, value: Span) -> None:
        """The value of a pair; whole sentences behind a list belong to no label."""
        if self.fields[0] == "request":
            self.tell(value)
            return
        parts = sentences_of(value) if self.fields[0] in LISTS and len(value.text) > 30 else [value]
        if len(parts) < 2 or is_sentence(parts[0].text) or not any(is_sentence(part.text) for part in parts[1:]):
            self.tell(value)
            return
        self.tell(parts[0])
        rest = value.cut(value.text.find(parts[1].text, len(parts[0].text)), len(value.text))
        labelled, self.labelled = self.labelled, False
        if not self.sentences(rest):
            self.left.append(Left(rest, "text"))
        self.labelled = labelled

    def _item(self, line: Line, after: Line | None) -> None:
        if self.quoting and not self.fields:
            self.left.append(Left(line.span, "statute"))
            return
        if not self.fields:
            self._loose_item(line)
            return
        span = line.span
        if is_date_line(span.text.strip("* ")):
            self.left.append(Left(span, "note"))
            return
        field = self._field_of(span)
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
        if _elsewhere(line.text):
            self.left.append(Left(line.span, "note"))
            return
        if self.left and self.left[-1].span.block is line.block:
            self.left.pop()
        if tells_purpose(line.text) and self._is_purpose(line.text):
            self._purpose(line.span)
            return
        if is_sentence(line.text) and line.text.rstrip().endswith("."):
            self.left.append(Left(line.span, "text")) if self.draft.values.get("purpose") else self.add(
                "purpose", Value(line.span)
            )
            return
        self.draft.values.setdefault("loose", []).append(Value(line.span, item=True))

    def _field_of(self, span: Span) -> str:
        """The field an item belongs to under the open label; under a mixed one by its own nature."""
        if len(self.fields) == 1:
            return self.fields[0]
        words = load("vocabulary/outline")["system_words"]
        plain = small(span.text).split("(")[0].split(",")[0].strip()
        return "systems" if plain.endswith(tuple(words)) else "datasets"

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
        elif not self.sentences(span):
            self._prose(span, after)

    def _goes_on(self, span: Span) -> bool:
        last = self.draft.last(self.broken)
        open_end = last is not None and not last.span.text.rstrip().endswith((".", ":", "!", "?"))
        return open_end and span.text[:1].isalpha() and span.text[:1].islower()

    def tell(self, span: Span) -> None:
        """A running text under an open label."""
        field = self.fields[0]
        if field == "request":
            self._request(span)
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
        self.add(field, Value(span, self.key, case=self.case, sure=self.sure))

    def _request(self, span: Span) -> None:
        """A text under the label of requests: sentences that tell who decides or what is open are not of it."""
        run: list[Span] = []
        for sentence in [*sentences_of(span), None]:
            others = sentence is None or self._other_than_request(sentence)
            if not others and sentence is not None:
                run.append(sentence)
            elif run:
                first, last = run[0].marks[0].start, run[-1].marks[-1].end
                start = span.marks[0].start
                whole = span.cut(first - start, last - start) if len(span.marks) == 1 else joined(run)
                self.add("request", Value(whole, self.key, sure=self.sure))
                run = []

    def _other_than_request(self, sentence: Span) -> bool:
        if is_date_line(sentence.text):
            self.left.append(Left(sentence, "note"))
            return True
        if find_contacts(sentence).channels():
            for cue in find_cues(sentence):
                if cue.field == "authority" and cue.value.text and not self._told_by_label("authority"):
                    self.add("authority", Value(cue.value))
            return False
        told = answer(sentence.text, labelled=False)
        if told is not None and told.open != "unclear" and (not self.shared or is_general(sentence.text)):
            self.add("api", Value(sentence))
            return True
        for cue in find_cues(sentence):
            if cue.field == "authority" and cue.value.text and not self._told_by_label("authority"):
                self.add("authority", Value(cue.value))
                return False
        return False

    def _by_cue(self, span: Span, field: str) -> bool:
        """Take what the sentences of a labelled text tell; whether any told the labelled field."""
        told = False
        for sentence in sentences_of(span):
            if answer(sentence.text, labelled=False) is not None:
                continue
            for cue in find_cues(sentence):
                if cue.field != field and cue.field in LISTS:
                    continue
                told = told or cue.field == field
                self.case = cue.case if cue.field == field else self.case
                if cue.value.text:
                    self.add(cue.field, Value(cue.value, self.key, case=cue.case))
        if not told and (whole := listed_by(span)) is not None and whole.text:
            self.add(field, Value(whole, self.key))
            return True
        return told

    def sentences(self, span: Span) -> bool:
        """Take what the sentences of an unlabelled text tell; whether all of it was taken."""
        opening = not self.labelled and not {"systems", "datasets"} & self.draft.values.keys()
        every = sentences_of(span)
        rest: list[tuple[Span, bool]] = []  # with whether it stands before all that was taken
        for sentence in every:
            if self._sentence(sentence):
                opening = False
            else:
                rest.append((sentence, opening))
        if not rest:
            return True
        if len(rest) < len(every) and not self.shared:
            for sentence, first in rest:
                purpose = self._is_purpose(sentence.text, first=first)
                self._purpose(sentence) if purpose else self.left.append(Left(sentence, "text"))
            return True
        return False

    def _purpose(self, sentence: Span) -> None:
        last = self.draft.last("purpose")
        if last is not None and last.span.block is sentence.block:
            self.draft.lengthen("purpose", sentence)
        else:
            self.add("purpose", Value(sentence))

    def _sentence(self, sentence: Span) -> bool:
        taken = False
        if len(sentence.text) < SHORTEST_TELLING:
            return False
        if self.shared and promises(sentence.text):
            return False
        told = answer(sentence.text, labelled=False)
        if told is not None and (not self.shared or is_general(sentence.text)) and not self._told_by_label("api"):
            self.add("api", Value(sentence))
            taken = True
        for cue in find_cues(sentence):
            if told is not None and cue.field in ("datasets", "systems", "search_keys"):
                continue
            if (self.shared and cue.field not in SHARED) or (cue.field in self.ahead and cue.field in LISTS):
                continue
            if cue.field in self.draft.values and any(value.key for value in self.draft.values[cue.field]):
                continue
            if cue.goes_on:
                self.fields, self.key, self.items, self.case = (cue.field,), None, False, ""
            else:
                self.add(cue.field, Value(cue.value, case=cue.case))
            taken = True
        found = find_contacts(sentence)
        if found.channels() and asks(found.rest):
            self.add("request", Value(sentence))
            taken = True
        return taken

    def _is_purpose(self, text: str, *, first: bool = False) -> bool:
        """Whether an unlabelled text tells the purpose: by its words, or because it comes before all else."""
        if _elsewhere(text) or self._told_by_label("purpose"):
            return False
        before = not self.labelled and not {"systems", "datasets"} & self.draft.values.keys()
        return first or before or tells_purpose(text)

    def _told_by_label(self, field: str) -> bool:
        return any(value.key is not None for value in self.draft.values.get(field, []))

    def _prose(self, span: Span, after: Line | None) -> None:
        first = not self.shared and (self._is_purpose(span.text) if self.labelled else not _elsewhere(span.text))
        if first and not (span.text.endswith(":") and after is not None and after.kind == "item"):
            self.add("purpose", Value(span))
        else:
            self.left.append(Left(span, "text"))

    def add(self, field: str, value: Value) -> None:
        """Take a value, unless only shared statements are wanted here."""
        self.last = field
        if self.shared and field == "systems" and value.key is not None and value.item:
            self.draft.add("listed", value)
        elif self.shared and field not in SHARED:
            self.left.append(Left(value.span, "text"))
        else:
            self.draft.add(field, value)


def clause_end(text: str) -> int:
    """Where a list ends that a whole clause follows behind a semicolon; 0 where none does."""
    at = text.find(";")
    while at > 0:
        if is_sentence(text[at + 1 :].split(";", maxsplit=1)[0]):
            return at if not is_sentence(text[:at]) else 0
        at = text.find(";", at + 1)
    return 0


def _elsewhere(text: str) -> bool:
    return is_pointer(text) or (points_elsewhere(text) and not tells_purpose(text))


def is_general(text: str) -> bool:
    """Whether a statement is on all the data, not on one register."""
    from kuvauslint.vocabulary.match import Stems

    stems = Stems(load("vocabulary/outline")["general"])
    words = [word.strip(",.;:()") for word in small(text).split()]
    return (
        len(words) <= 45
        and any(stems.begins(word) for word in words[:12])
        and not any(repository_name(word) == "weak" for word in words[:4])
    )
