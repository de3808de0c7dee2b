"""What 28 § 1 mom. of 906/2019 lists: missing from the whole description, or from single entries.

Where no entry has or inherits an element, the document as a whole lacks it and that is said once;
where some have it, each entry that has not is told of. The two never speak of the same element.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from kuvauslint.checks.hit import Hit, Subject
from kuvauslint.checks.placeholders import NO_PLACEHOLDER_IS_LONGER
from kuvauslint.checks.remembered import Remembered
from kuvauslint.model.description import Description
from kuvauslint.model.document import Slice
from kuvauslint.model.inheritance import CHANNELS, ELEMENTS
from kuvauslint.model.node import Node, Path
from kuvauslint.model.place import Place
from kuvauslint.vocabulary.contents import by_hand, is_placeholder, mentions

OWN = ("systems", "datasets", "search_keys", "request", "api")
INHERITED = frozenset({"authority", "contact", "search_keys", "api"})
OF_SYSTEMS = ("authority", "contact", "api")
# The field of the description in which an element stands.
FIELD = {"authority": "request", "contact": "request"}


class Standing(NamedTuple):
    """Which entries lack which element.

    `lacking` has the entries that neither have nor inherit an element, and `nowhere` says of an
    element whether nothing in the description gives it: no entry, nor the description for all.
    """

    lacking: Mapping[str, tuple[Node, ...]]
    nowhere: Mapping[str, bool]


def _unreadable(description: Description, field: str) -> set[Path]:
    """Whose values of a field are there but of a wrong kind: KL005 tells of them, and they are not missing."""
    below = {one.path for one in description.problems if one.rule == "KL005" and field in one.path}
    return {path[: path.index(field)] for path in below}


def missing_everywhere(root: Node, subject: Subject, *, element: str) -> Iterator[Hit]:
    """The one hit of a description in which no entry has or inherits the element."""
    standing = _standing_of(subject)
    if not standing.nowhere[element]:
        return
    field = FIELD.get(element, element)
    if _unreadable(subject.description, field):
        return
    written = root.get(field) if element in INHERITED else None
    if written is None:
        yield Hit(root, field=field, sure=root.sure)
    else:
        yield Hit(subject.description.key_place(written), field=field, sure=written.sure)


def missing_in_entry(_: Node, subject: Subject, *, element: str) -> Iterator[Hit]:
    """A hit for each entry that neither has nor inherits what others have."""
    standing = _standing_of(subject)
    if standing.nowhere[element]:
        return
    field = FIELD.get(element, element)
    unreadable = _unreadable(subject.description, field) if standing.lacking[element] else set()
    for entry in standing.lacking[element]:
        if entry.path in unreadable or () in unreadable:
            continue
        yield Hit(_place_in(entry, field, subject.description), entry=entry, field=field, sure=entry.sure)


def _place_in(entry: Node, field: str, description: Description) -> Place:
    """Where to point: at the field that is there but says nothing, else at the entry's name."""
    own = entry.get(field)
    if own is not None and field not in FIELD.values():
        return description.place(own.items[0] if own.items else own) if own.filled() else description.key_place(own)
    if own is not None and not own.filled():
        return description.key_place(own)
    name = entry.get("name")
    return description.place(name if name is not None and name.filled() else entry)


def no_repositories(root: Node, subject: Subject) -> Iterator[Hit]:
    """The hit of a description that describes no data repository (28 § 1 mom., introduction)."""
    if any(entry.filled() for entry in root.list_of("repositories")):
        return
    written = root.get("repositories")
    at = root if written is None else subject.description.key_place(written)
    yield Hit(at, field="repositories", sure=root.sure)


def _standing_of(subject: Subject) -> Standing:
    # Where every text says something, what is filled says something, and that is seen in half the time.
    return subject.once("standing", lambda found: _standing(found, Node.filled if subject.says_all() else says))


def _standing(description: Description, tells: Callable[[Node], bool]) -> Standing:
    root = description.root
    entries = judged(description)
    lacking: dict[str, tuple[Node, ...]] = {}
    nowhere: dict[str, bool] = {}
    for element in ELEMENTS:
        if element in INHERITED and _given(root, element):
            lacking[element], nowhere[element] = (), False
        else:
            looked_up = _LOOKED_UP.get(element)
            if looked_up is None:
                owns = ((entry, entry.fields.get(element)) for entry in entries)
                lacking[element] = tuple([entry for entry, own in owns if own is None or not tells(own)])
            else:
                lacking[element] = tuple([entry for entry in entries if not looked_up(entry)])
            nowhere[element] = len(lacking[element]) == len(entries)
    listed = root.list_of("systems")
    if nowhere["systems"] and any(system.filled() for system in listed):
        # named in a list of their own: the element is there, only not joined to the entries
        lacking["systems"], nowhere["systems"] = (), False
    elif entries and nowhere["systems"] and all(kept_by_hand(entry, "only") for entry in entries):
        nowhere["systems"] = False
    around = [one for one in description.prose if one.entry is not None] if lacking["systems"] else []
    lacking["systems"] = tuple(
        [
            entry
            for entry in lacking["systems"]
            if not kept_by_hand(entry, "only", "partly")
            and (entry.text_of("manual") or not any(by_hand(one.text) for one in around if one.entry == entry.path))
        ]
    )
    if (register := root.get("case_register")) is not None:
        _spare(register, entries, lacking, nowhere, published=description.published)
    if nowhere["purpose"] and not root.list_of("repositories"):
        nowhere["purpose"] = not any(system.get("description") for system in listed)
    for element in OF_SYSTEMS:  # a page may describe systems alone, and tell these of each
        if nowhere[element] and not root.list_of("repositories") and any(_given(one, element) for one in listed):
            lacking[element] = tuple([one for one in listed if not _given(one, element)])
            nowhere[element] = False
    return Standing(lacking, nowhere)


def _spare(
    register: Node,
    entries: tuple[Node, ...],
    lacking: dict[str, tuple[Node, ...]],
    nowhere: dict[str, bool],
    *,
    published: bool,
) -> None:
    """Ask the case register not what it is for, which 25 § says, nor for data sets where a sentence tells them.

    One that running text tells of in passing is asked what items 2 and 4 demand of a case register by its name;
    items 3 and 5 are on data sets.
    """
    spared = ["purpose"]
    passing = told_in_passing(register)
    if passing:
        spared += ["datasets", "api"]
    elif _tells_contents(register, published=published):
        spared.append("datasets")
    for element in spared:
        lacking[element] = tuple([e for e in lacking[element] if e is not register])
    if passing or _only_defined(register):  # a sentence that names it is not what it is for
        others = len(entries) - sum(entry is register for entry in entries)
        nowhere["purpose"] = nowhere["purpose"] or (others > 0 and len(lacking["purpose"]) == others)


def _tells_contents(register: Node, *, published: bool) -> bool:
    """Whether what is said of the register tells that it holds the data of matters or of their documents (25 §)."""
    nodes = register.walk() if published else ()
    said = {id(piece.block): piece.block.text for node in nodes for piece in _pieces(node)}
    texts = (register.text_of("purpose"), *said.values())
    return any(mentions("register_holds", text) and mentions("held_in_register", text) for text in texts)


def told_in_passing(register: Node) -> bool:
    """Whether the register has no heading of its own: its name stands within a sentence of a page.

    In a file made of that page the sentence is a note of the register.
    """
    name = register.get("name")
    if name is None:
        return False
    if isinstance(name.mark, tuple) and all(isinstance(piece, Slice) for piece in name.mark):
        return any(piece.end - piece.start < len(piece.block.text) // 2 for piece in _pieces(name))
    told = (name.text or "").casefold()
    note = register.text_of("notes").casefold()
    return bool(told) and told in note and len(told) < len(note) // 2


def _pieces(node: Node) -> tuple[Slice, ...]:
    """The stretches of running text that a page's value was cut from."""
    mark = node.mark
    if not isinstance(mark, tuple) or not all(isinstance(piece, Slice) for piece in mark):
        return ()
    return tuple(piece for piece in mark if piece.cell is None)


def _only_defined(register: Node) -> bool:
    """Whether what the register is told to be for is no more than a sentence on what it is."""
    purpose = register.text_of("purpose")
    return not purpose or mentions("case_register_told", purpose)


def judged(description: Description) -> tuple[Node, ...]:
    """The entries that are held to 28 §.

    A case register that a published page only speaks of, with nothing said of what it holds, is not
    one: KL104 is content with it, and what it lacks is told of the document.
    """
    root = description.root
    entries = description.entries()
    register = root.get("case_register")
    if register is None or not register.filled():
        return root.list_of("repositories")
    if description.published and not description.own_page and only_spoken_of(register):
        return root.list_of("repositories")
    return entries


def only_spoken_of(register: Node) -> bool:
    """Whether a page has no more of its case register than a sentence that says what it is, or its bare name."""
    if any(register.get(name) for name in OWN):
        return False
    purpose = register.text_of("purpose")  # in a list of entries it stands behind the name, and does not repeat it
    return not purpose or mentions("case_register_told", purpose) or mentions("case_register_itself", purpose)


def kept_by_hand(entry: Node, *allowed: str) -> bool:
    """Whether the entry is kept by hand, by its own word (`manual`) or by what its texts tell."""
    manual = entry.text_of("manual")
    if manual:
        return manual in allowed
    return any(by_hand(entry.text_of(name)) for name in ("name", "purpose", "notes")) or any(
        by_hand(item.text or item.text_of("name")) for item in entry.list_of("datasets")
    )


def _given(holder: Node, element: str) -> bool:
    return _LOOKED_UP[element](holder) if element in _LOOKED_UP else says(holder.fields.get(element))


def _decider(holder: Node) -> bool:
    request = holder.get("request")
    authority = request.get("authority") if request is not None else None
    if authority is None:
        return False
    return says(authority.get("name") if authority.fields else authority)


def _contact(holder: Node) -> bool:
    request = holder.get("request")
    if request is None:
        return False
    authority = request.get("authority")
    holders = (request,) if authority is None or not authority.fields else (request, authority)
    return any(says(one.get(channel)) for one in holders for channel in CHANNELS)


_LOOKED_UP: Mapping[str, Callable[[Node], bool]] = {"authority": _decider, "contact": _contact}


def says(node: Node | None) -> bool:
    """Whether a value says anything: neither empty nor a mere placeholder ("-", "lorem ipsum")."""
    if node is None:
        return False
    if node.text is not None:
        return len(node.text) > NO_PLACEHOLDER_IS_LONGER or _tells.short(node.text)
    for below in node.items or node.fields.values():  # noqa: SIM110 - no generator, as in Node.filled
        if says(below):
            return True
    return False


@Remembered
def _tells(text: str) -> bool:
    return bool(text) and not text.isspace() and not is_placeholder(text)
