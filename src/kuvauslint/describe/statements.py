"""What the sentences of a text tell, sentence by sentence, where no label does."""

from __future__ import annotations

from typing import NamedTuple

from kuvauslint.describe.contacts import find_contacts
from kuvauslint.describe.cues import Cue, asks, decider_of, find_cues, needs, points_elsewhere, small, tells_purpose
from kuvauslint.describe.drafts import Draft, Value
from kuvauslint.describe.interface import answer, promises, speaks
from kuvauslint.describe.lines import repository_name
from kuvauslint.describe.pointers import is_pointer
from kuvauslint.describe.spans import Span, joined
from kuvauslint.describe.spans import sentences as sentences_of
from kuvauslint.describe.update_day import is_date_line
from kuvauslint.vocabulary.contents import by_hand
from kuvauslint.vocabulary.patterns import pattern
from kuvauslint.vocabulary.store import load

LISTS = frozenset({"datasets", "systems", "search_keys"})
SHORTEST_TELLING = 12  # characters without which a sentence has no room for a subject, a verb and a value
LONGEST_BARE = 9  # words of a statement that speaks of no register: "there are no open interfaces"
LONGEST_LINE = 100  # characters of a line of names
SHARED = frozenset({"request", "authority", "api", "search_keys"})


class Left(NamedTuple):
    """A text that became no field, what it was taken for, and the field it stood under where it says nothing."""

    span: Span
    role: str
    field: str = ""


class Statements:
    """Takes what sentences tell into the fields of a draft; what they do not tell is left."""

    def __init__(self, draft: Draft, *, shared: bool = False) -> None:
        self.draft = draft
        self._unlabelled: dict[str, int] = {}
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
        channels = find_contacts(sentence).channels()
        if channels and not (
            set(channels) <= {"form"} and speaks(sentence.text)
        ):  # the address of an interface is none
            for cue in find_cues(sentence):
                if cue.field == "authority" and cue.value.text and not self._told_by_label("authority"):
                    self.add("authority", Value(cue.value))
            return False
        told = answer(sentence.text, labelled=False)
        if told is not None and told.open != "unclear" and (not self.shared or is_general(sentence.text)):
            self.add("api", Value(sentence))
            return True
        cues = find_cues(sentence)
        # "to apply for documents by a form, by mail or by letter" is no search
        told_keys = [cue for cue in cues if cue.field == "search_keys" and "," in cue.value.text]
        keys = [cue for cue in told_keys if pattern("search_keys", "identifying").search(cue.value.text)]
        if keys and not self._told_by_label("search_keys"):
            self.add("search_keys", Value(keys[0].value, case=keys[0].case))
            return True
        told_by = [cue.value for cue in cues if cue.field == "authority" and cue.value.text]
        decider = told_by[0] if told_by else decider_of(sentence)
        if decider is not None and not self._told_by_label("authority"):
            self.add("authority", Value(decider))
        return decider is None and not self.shared and self._of_entry(sentence)

    def _of_entry(self, sentence: Span) -> bool:
        """Take a sentence behind an address that tells what an entry holds, or what it is for; whether it does."""
        if asks(sentence.text) or is_elsewhere(sentence.text):
            return False
        if tells_purpose(sentence.text) and "purpose" not in self.ahead and not self._told_by_label("purpose"):
            self._purpose(sentence)
            return True
        told = {cue.field for cue in find_cues(sentence)}
        return bool(told & LISTS) and self._sentence(sentence)

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

    def sentences_or_left(self, span: Span) -> None:
        """Take what the sentences behind a list tell; what they do not tell is the purpose by its words, or left."""
        if self.sentences(span):
            return
        for sentence in sentences_of(span):
            purpose = tells_purpose(sentence.text) and self._is_purpose(sentence.text)
            self._purpose(sentence) if purpose else self.left.append(Left(sentence, "text"))

    def told_behind_name(self, span: Span) -> None:
        """The rest of a line that begins with an entry's name: its purpose, but for the sentences that tell more."""
        every = sentences_of(span)
        kept = [sentence for sentence in every if len(every) == 1 or not self._sentence(sentence)]
        if kept and "purpose" not in self.draft.values:
            self.add("purpose", Value(span if len(kept) == len(every) else joined(kept)))

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
        decided = False  # by somebody whose own address stands there, which is no place for all requests
        for cue in find_cues(sentence):
            if told is not None and cue.field in ("datasets", "systems", "search_keys"):
                continue
            if (self.shared and cue.field not in SHARED) or (cue.field in self.ahead and cue.field in LISTS):
                continue
            if self._told_by_label(cue.field):
                continue
            if cue.goes_on:
                self.fields, self.key, self.items, self.case = (cue.field,), None, False, ""
            else:
                self._take(sentence, cue)
            taken = True
            decided = decided or (cue.field == "authority" and bool(find_contacts(cue.value).channels()))
        if not decided and self.is_on_requests(sentence):
            self.add("request", Value(sentence))
            taken = True
        return taken

    def _take(self, sentence: Span, cue: Cue) -> None:
        """Take what a cue tells, and what the words around it say that it is for."""
        self.add(cue.field, Value(cue.value, case=cue.case))
        lead = needs(sentence, cue) if cue.field == "datasets" and not self.shared else None
        if lead is not None and "purpose" not in self.draft.values:
            self._purpose(lead)
        if cue.rest is not None:
            self.left.append(Left(cue.rest, "text"))
        if cue.use is not None and not self._told_by_label("purpose"):
            self._purpose(cue.use)

    @staticmethod
    def is_on_requests(sentence: Span) -> bool:
        """Whether a sentence tells where requests go."""
        found = find_contacts(sentence)
        return bool(found.channels()) and asks(found.rest)

    def _is_purpose(self, text: str, *, first: bool = False) -> bool:
        """Whether an unlabelled text tells the purpose: by its words, or because it comes before all else."""
        if is_elsewhere(text) or self._told_by_label("purpose"):
            return False
        before = not self.labelled and not {"systems", "datasets"} & self.draft.values.keys()
        return first or before or tells_purpose(text)

    def _may_be_purpose(self, text: str) -> bool:
        """Whether a text of an entry without labels may tell its purpose: not that some of its data are on paper."""
        return not is_elsewhere(text) and not (by_hand(text) and not LISTS.isdisjoint(self.draft.values))

    def decider(self, span: Span) -> bool:
        """Take who decides out of whole sentences under the label of it; whether one of them says it."""
        every = sentences_of(span)
        told = [
            next((cue.value for cue in find_cues(one) if cue.field == "authority"), None) or decider_of(one)
            for one in every
        ]
        if not any(told):
            named = self.draft.last("authority")
            if named is None or named.key is not self.key:
                return False  # the text itself says who it is
        for sentence, value in zip(every, told, strict=True):
            if value is None:  # it tells how to ask, or what the answer is
                self._request(sentence)
            else:
                self.add("authority", Value(value, self.key, sure=self.sure))
        return True

    def without_requests(self, span: Span) -> Span:
        """A text on interfaces without its sentences on requests and on who decides, which are taken."""
        rest: list[Span] = []
        for sentence in sentences_of(span):
            decider = next((cue for cue in find_cues(sentence) if cue.field == "authority" and cue.value.text), None)
            if self.is_on_requests(sentence):
                self.add("request", Value(sentence))
            elif decider is not None and answer(sentence.text, labelled=False) is None:
                self.add("authority", Value(decider.value))
            else:
                rest.append(sentence)
        taken = len(rest) < len(sentences_of(span))
        return span if not taken else joined(rest) if rest else span.cut(0, 0)

    def without_answers(self, span: Span) -> Span:
        """A text of notes without its sentences on interfaces, which are taken: they are no mere notes."""
        rest = [sentence for sentence in sentences_of(span) if not self.takes_answer(sentence)]
        taken = len(rest) < len(sentences_of(span))
        return span if not taken else joined(rest) if rest else span.cut(0, 0)

    def takes_answer(self, sentence: Span) -> bool:
        """Take a sentence that answers on interfaces, whatever label it stands under; whether it does."""
        told = None if self._told_by_label("api") else answer(sentence.text, labelled=False)
        if told is None or told.open == "unclear" or (self.shared and not is_general(sentence.text)):
            return False
        self.add("api", Value(sentence))
        return True

    def _told_by_label(self, field: str) -> bool:
        """Whether a value of the field stands behind a label; those that were seen to have none are not asked again."""
        values = self.draft.values.get(field, [])
        seen = self._unlabelled.get(field, 0)
        for value in values[seen if seen <= len(values) else 0 :]:
            if value.key is not None:
                return True
        self._unlabelled[field] = len(values)
        return False

    def add(self, field: str, value: Value) -> None:
        """Take a value, unless only shared statements are wanted here."""
        self.last = field
        if self.shared and field == "systems" and value.key is not None and (value.item or _is_line(value.span)):
            self.draft.add("listed", value)
        elif self.shared and field not in SHARED:
            self.left.append(Left(value.span, "text"))
        else:
            self.draft.add(field, value)


def _is_line(span: Span) -> bool:
    """Whether a text under the label of systems is a line of names and no sentence."""
    return len(span.text) <= LONGEST_LINE and not span.text.rstrip().endswith((".", ":"))


def is_elsewhere(text: str) -> bool:
    """Whether a text only says where something else is told."""
    return is_pointer(text) or (points_elsewhere(text) and not tells_purpose(text))


def is_general(text: str) -> bool:
    """Whether a statement on interfaces is on all the data, not on one register."""
    from kuvauslint.vocabulary.match import Stems

    stems = Stems(load("vocabulary/outline")["general"])
    words = [word.strip(",.;:()") for word in small(text).split()]
    if len(words) <= LONGEST_BARE and speaks(text) and not any(word[:1].isupper() for word in text.split()[1:]):
        particular, none_of = load("vocabulary/outline")["particular"], load("vocabulary/outline")["none_of"]
        if any(f" {phrase} " in f" {small(text)} " for phrase in none_of):
            return True
        if not any(part in word for word in words for part in particular):
            return True
    return (
        len(words) <= 45
        and any(stems.begins(word) for word in words[:12])
        and not any(repository_name(word) == "weak" for word in words[:4])
    )
