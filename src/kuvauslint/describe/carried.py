"""A published description as a description file carries it: with what its page says around the fields.

Rules judge a page by all that it says: that its keys are but examples, that a cell holds a dash, that a
chapter at its end speaks of paper archives. A file made of the page must say the same, or checking the
file would find other things than checking the page. What has no field of its own goes to the notes of
the entry it stands in, else to those of the description or, where the request is told in it, to the instructions.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from kuvauslint.checks.elements import only_spoken_of, told_in_passing
from kuvauslint.checks.hit import Subject
from kuvauslint.checks.items import texts_below
from kuvauslint.checks.key_examples import example_in, leads_of
from kuvauslint.checks.texts import LIST_MARK
from kuvauslint.checks.unit import unit_of
from kuvauslint.checks.updated import updated
from kuvauslint.describe.export import canonical
from kuvauslint.describe.held import Held
from kuvauslint.describe.splitting import lead_in
from kuvauslint.describe.two_languages import alike, merged_data
from kuvauslint.describe.update_day import is_date_line
from kuvauslint.model.description import Description, Prose
from kuvauslint.model.document import Block
from kuvauslint.model.node import Node, Path
from kuvauslint.vocabulary.contents import mentions
from kuvauslint.vocabulary.keys import choices, fold, keys
from kuvauslint.vocabulary.match import is_title
from kuvauslint.vocabulary.store import load

# What a page says of itself and of its entries, and no field took.
CARRIED = frozenset({"title", "preamble", "text", "note", "unknown_heading", "advice"})
WITHOUT_ENTRIES = CARRIED | {"group"}
GROUPS = {"repositories": "entry", "case_register": "entry", "systems": "system"}
_LISTS = ("names", "texts", "words")
# Where in a field that has parts a text of its own goes.
_WITHIN = {"api": ("api", "statement"), "request": ("request", "instructions"), "authority": ("request", "authority")}


class Moved(NamedTuple):
    """A text that no field took, and the path of the field that carries it."""

    path: Path
    prose: Prose


class Carried(NamedTuple):
    """Canonical data (English keys) of a page; what in them no field of its own took, and what is not in them.

    `guessed` is the type of the organisation where nothing but the words of the whole page tells it.
    """

    data: dict[str, Any]
    moved: tuple[Moved, ...] = ()
    left: tuple[Prose, ...] = ()
    guessed: str = ""


def carried(description: Description, *, worded: bool = True) -> Carried:
    """What a description file made of a description holds.

    `worded`: with the words on which a verdict hangs, beside the plain values. Search keys that are told
    as examples say so, a value that only keeps a place stands in its field, and a case register that the page
    only speaks of is no entry, but the sentence that does. Without it the values are those of `canonical`.
    Of a page in several languages, the worded data have the texts in each, where its versions have the same entries;
    else the first version is carried and the others are left.
    """
    data = canonical(description)
    if not description.published:
        return Carried(data)
    made = _Carrier(description, data, worded=worded).run()
    for other in description.versions:
        if worded and alike(description.root, other.root):
            beside = _Carrier(other, canonical(other), worded=True).run()
            both = merged_data(made.data, beside.data, description.language, other.language)
            both["language"] = description.language
            made = made._replace(data=both, moved=made.moved + beside.moved, left=made.left + beside.left)
        else:
            every = left_out(other._replace(root=Node((), ()), prose=(), labels=()))
            made = made._replace(left=(*made.left, *every))
    return made


class _Carrier:
    """Puts what stands around the fields of one description into its data."""

    def __init__(self, description: Description, data: dict[str, Any], *, worded: bool) -> None:
        self.description, self.data, self.worded = description, data, worded
        self.moved: list[Moved] = []
        self.held = Held()
        root = description.root
        request = root.get("request")
        self.asked = _blocks(request) if request is not None else frozenset()
        self.dated = root.get("updated") is not None
        organisation = root.get("organisation")
        self.name = organisation.text_of("name") if organisation is not None else ""
        self.whole = not any(root.get(name) for name in GROUPS)  # carried whole: there is no entry on the page

    def run(self) -> Carried:
        """The data with everything in it."""
        if not self.dated and (told := updated(Subject(self.description, date.min))) and told.day:
            self.data["updated"], self.dated = told.day.isoformat(), True
        if self.worded and not self.description.own_page:  # where each key is as it stands in the file
            self._examples()
        spoken_of = self._spoken_of() if self.worded else None
        for prose in self._prose(spoken_of):
            self._carry(prose, spoken_of)
        self._strangers()
        self.held.write()
        left = () if self.whole else tuple(left_out(self.description))
        if not self.worded:
            return Carried(self.data, tuple(self.moved), left)
        self._note_passing()
        for holder in (self.data, self.data.get("case_register"), *self.data.get("repositories", ())):
            _shorten(holder or {})
        return Carried(self.data, tuple(self.moved), left, self._guess())

    def _note_passing(self) -> None:
        """Keep the sentence that a page tells of its register in as a note of it: it is no purpose."""
        register, data = self.description.root.get("case_register"), self.data.get("case_register")
        if register is None or not isinstance(data, dict) or not told_in_passing(register):
            return
        told = data.pop("purpose", None) or register.fields["name"].mark[0].block.text
        notes = data.get("notes") or ""
        data["notes"] = notes if told in notes else f"{told}\n{notes}".strip()

    def _label(self, name: str, entry: Path) -> str:
        """The label of a field as the page has it, else as a table's header does, else its title; empty without one."""
        told = {path: label for field, label, _, path in self.description.labels if field == name}
        label = told.get(entry) or told.get(None)
        if not label:
            specs = load("vocabulary/fields")["groups"]
            spec = next((specs[group][name] for group in ("entry", "system") if name in specs[group]), None)
            label = spec["title"][self.description.language] if spec else ""
        return f"{label.strip(' :')}: " if label else ""

    def _guess(self) -> str:
        unit = unit_of(Subject(self.description, date.min))
        if unit.sure or unit.type is None:
            return ""
        self.data.setdefault("organisation", {})["type"] = unit.type
        return unit.type

    def _examples(self) -> None:
        """The first of search keys that are told as examples says so."""
        leads = leads_of(self.description)
        for holder in (self.description.root, *self.description.entries()):
            node = holder.get("search_keys")
            if node is None or not example_in(node, leads):
                continue
            first = node.raw[: lead_in(node.raw)].strip(" :,") if isinstance(node.raw, str) else ""
            if not mentions("example", first):
                first = load("vocabulary/splitting")["example"][self.description.language]
            told = _at(self.data, holder.path)["search_keys"]
            if not any(mentions("example", key) for key in told):
                told[0] = f"{first} {told[0]}"

    def _spoken_of(self) -> Prose | None:
        """The sentence that speaks of the case register, where the page has no more of it than that."""
        register = self.description.root.get("case_register")
        purpose = register.get("purpose") if register is not None else None
        if register is None or purpose is None or self.description.own_page or not only_spoken_of(register):
            return None
        if not mentions("case_register_told", purpose.text or ""):
            return None
        del self.data["case_register"]
        return Prose(purpose.text or "", self.description.place(purpose), "text")

    def _prose(self, spoken_of: Prose | None) -> Iterator[Prose]:
        """What the data are to hold beside the fields, in reading order; all there is of a page without entries."""
        told, roles = list(self.description.prose), CARRIED
        if spoken_of is not None:
            told.append(spoken_of)
        if self.whole:
            roles = WITHOUT_ENTRIES
            told += left_out(self.description)
            if told and told[0].role == "title":
                del told[0]
        for prose in sorted(told, key=lambda one: one.place.order()):
            if prose.role in roles and not self._known(prose):
                yield prose

    def _known(self, prose: Prose) -> bool:
        """Whether the text says no more than the data do: the title of the page, whose it is, its day."""
        bare = prose.text.strip("* ")
        if prose.role == "title" and is_title(bare) and not self.whole:
            return True
        return bare == self.name or (self.dated and is_date_line(bare))

    def _carry(self, prose: Prose, spoken_of: Prose | None) -> None:
        home = prose.entry if prose.entry and not (spoken_of and prose.entry == ("case_register",)) else ()
        holder = _at(self.data, home)
        if not isinstance(holder, dict):  # an entry that says nothing is left out of the data
            home, holder = (), self.data
        group = GROUPS[str(home[0])] if home else "description"
        field = self._field(prose, group)
        for step in field[:-1]:
            holder = holder.setdefault(step, {})
        self._put(holder, (*home, *field), prose)

    def _put(self, holder: dict[str, Any], path: Path, prose: Prose) -> None:
        text = " ".join(prose.text.split())
        if prose.block is not None and prose.block.kind == "item" and path[-1] == "notes":
            text = f"{LIST_MARK}{text}"
        if self.held.put(holder, str(path[-1]), text, self.description.language):
            self.moved.append(Moved(path, prose))

    def _strangers(self) -> None:
        """What a page tells of an entry under a field that an entry of a file does not have, as who uses it."""
        root = self.description.root
        for node in (*self.description.entries(), *root.list_of("systems")):
            if node.path == ("case_register",) and "case_register" not in self.data:
                continue
            group = GROUPS[str(node.path[0])]
            holder, field = _at(self.data, node.path), "description" if group == "system" else "notes"
            for name, child in node.fields.items():
                if name in keys(group).exact or not child.filled():
                    continue
                text = f"{self._label(name, node.path)}{'; '.join(texts_below(child))}"
                if self.worded:
                    del holder[name]
                told = Prose(text, self.description.place(child), "note", node.path)
                self._put(holder, (*node.path, field), told)

    def _field(self, prose: Prose, group: str) -> tuple[str, ...]:
        """The steps to the field of the holder that takes the text."""
        if prose.field and self.worded:
            known = keys(group).exact.get(prose.field)
            if known is not None and known.kind in ("text", *_LISTS):
                return (prose.field,)
            if prose.field in _WITHIN and group != "system":
                return _WITHIN[prose.field]
        if group == "description" and prose.block is not None and id(prose.block) in self.asked:
            return _WITHIN["request"]
        return ("description",) if group == "system" else ("notes",)


def left_out(description: Description) -> Iterator[Prose]:
    """The paragraphs, members of lists and rows of a page that are neither in a field nor in its prose, as prose."""
    known = _blocks(description.root) | {id(prose.block) for prose in description.prose}
    told = [" ".join(prose.text.split()) for prose in description.prose]
    said, lines = "\n".join(told), set(told)
    labels = {label for _, label, _, _ in description.labels}
    for block in description.document.body or ():
        if not isinstance(block, Block) or block.region or block.kind == "heading" or id(block) in known:
            continue
        text = " ".join((block.text or " ".join(cell.text for cell in block.cells)).split())
        pieces = {" ".join(cell.text.split()) for cell in block.cells} - {""}
        if pieces and pieces <= lines | labels:
            continue
        if any(ch.isalpha() for ch in text) and text not in said and text not in labels:
            yield Prose(text, block.place, "text", None, block)


def _shorten(holder: dict[str, Any]) -> None:
    """Write data sets of which nothing but the name is told as texts, and an answer that its statement repeats once."""
    datasets, api = holder.get("datasets"), holder.get("api")
    if isinstance(datasets, list):
        holder["datasets"] = [
            one["name"] if isinstance(one, dict) and set(one) == {"name"} else one for one in datasets
        ]
    if isinstance(api, dict) and "open" in api:
        said = str(api.get("statement", "")).strip(" .")
        if choices("open").get(fold(said)) == api["open"]:
            del api["statement"]


def _at(data: Any, path: Path) -> Any:
    for step in path:
        if data is None:
            return None
        data = data.get(step) if isinstance(data, dict) else data[step]
    return data


def _blocks(node: Node) -> frozenset[int]:
    """The blocks that the values below a node were read from, by their ids."""
    marks = (mark for below in node.walk() for mark in (below.mark, below.key_mark) if isinstance(mark, tuple))
    return frozenset(id(piece.block) for mark in marks for piece in mark)
