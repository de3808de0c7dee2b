"""The form: a control for each field of a description, and what was typed put back into the data.

Labels and explanations are those of rules/vocabulary/fields.yaml, which the schemas are made of too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any, NamedTuple

from kuvauslint.model.node import TEXT_LANGUAGES, Path
from kuvauslint.vocabulary.keys import written
from kuvauslint.vocabulary.store import load

REQUEST = tuple(("request", name) for name in ("authority", "email", "phone", "address", "form", "instructions"))
API = tuple(("api", name) for name in ("open", "statement", "url", "licence"))
BASICS = (
    *(("organisation", name) for name in ("name", "business_id", "type", "languages", "website")),
    ("updated",),
    ("status",),
)
SHARED = (*REQUEST, ("search_keys",), *API, ("notes",))
MAIN = (("name",), ("purpose",), ("datasets",), ("systems",), ("search_keys",), ("manual",))
OWN = (*REQUEST, *API)
MORE = (("unit",), ("responsible",), ("disclosure",), ("notes",), ("id",))
SYSTEM = (("name",), ("description",), ("owner",), ("users",))
LONG = frozenset({"purpose", "statement", "instructions", "notes", "disclosure", "description"})
SEVERAL = frozenset({"texts", "words", "urls", "names", "languages"})
SECTIONS = ("request", "api", "organisation")
PREFIX = "f."


class Control(NamedTuple):
    """One field to be filled in. `widget` is line, area, lines (one value a line) or choice."""

    path: Path
    label: str
    help: str
    widget: str
    value: str
    options: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        """The name of the form's field."""
        return PREFIX + ".".join(map(str, self.path))

    @property
    def id(self) -> str:
        """The id of the control, which findings link to."""
        return "f-" + "-".join(map(str, self.path))

    @property
    def field(self) -> str:
        """The canonical field."""
        return str(self.path[-1])

    @property
    def section(self) -> str:
        """What the field is a part of, where there are several such parts: request, api, organisation."""
        above = str(self.path[-2]) if len(self.path) > 1 else ""
        return above if above in SECTIONS else ""


class Part(NamedTuple):
    """An entry's controls; `kind` is case_register, repositories or systems."""

    path: Path
    kind: str
    name: str
    main: tuple[Control, ...]
    own: tuple[Control, ...] = ()
    more: tuple[Control, ...] = ()

    @property
    def id(self) -> str:
        """The id of the entry's part of the form."""
        return "e-" + "-".join(map(str, self.path))


class Form(NamedTuple):
    """All controls of a description."""

    basics: tuple[Control, ...]
    shared: tuple[Control, ...]
    parts: tuple[Part, ...]

    def controls(self) -> Iterator[Control]:
        """Every control, in the order of the form."""
        yield from (*self.basics, *self.shared)
        for part in self.parts:
            yield from (*part.main, *part.own, *part.more)


def in_sections(controls: Iterable[Control]) -> list[tuple[str, list[Control]]]:
    """The controls by their sections, in the order of the form."""
    return [(section, list(found)) for section, found in groupby(controls, key=lambda one: one.section)]


def form_of(data: Mapping[str, Any], language: str) -> Form:
    """The form for canonical data; labels in the language of the page."""
    spoken = str(data.get("language", "fi"))

    def controls(rows: tuple[tuple[str, ...], ...], at: Path, group: str) -> tuple[Control, ...]:
        return tuple(_control((*at, *row), group, row, data, (language, spoken)) for row in rows)

    parts = []
    for at, kind, value in _entries(data):
        name = text_in(value.get("name"), spoken)
        if kind == "systems":
            parts.append(Part(at, kind, name, controls(SYSTEM, at, "system"), controls(OWN, at, "system")))
        else:
            rows = [controls(rows, at, "entry") for rows in (MAIN, OWN, MORE)]
            parts.append(Part(at, kind, name, *rows))
    return Form(controls(BASICS, (), "description"), controls(SHARED, (), "description"), tuple(parts))


def _entries(data: Mapping[str, Any]) -> Iterator[tuple[Path, str, Mapping[str, Any]]]:
    if "case_register" in data:
        yield ("case_register",), "case_register", _mapping(data["case_register"])
    for kind in ("repositories", "systems"):
        for number, value in enumerate(data.get(kind) or ()):
            yield (kind, number), kind, _mapping(value)


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _control(path: Path, group: str, row: tuple[str, ...], data: Any, languages: tuple[str, str]) -> Control:
    page, spoken = languages
    specs = load("vocabulary/fields")["groups"]
    spec = specs[group][row[0]]
    for name in row[1:]:
        spec = specs[spec["fields"]][name]
    kind, value = spec["kind"], _at(data, path)
    options: tuple[tuple[str, str], ...] = ()
    if kind == "choice":
        widget, text = "choice", str(value or "")
        options = tuple((one, written(spec["values"], one, page)) for one in load("vocabulary/values")[spec["values"]])
    elif kind in SEVERAL:
        widget, text = "lines", "\n".join(_lines(value, spoken))
    else:
        widget, text = "area" if path[-1] in LONG else "line", text_in(value, spoken)
        if widget == "line" and "\n" in text:
            widget = "area"
    return Control(path, spec["title"][page], spec["help"][page], widget, text, options)


def _at(data: Any, path: Path) -> Any:
    for part in path:
        if isinstance(data, dict):
            data = data.get(str(part))
        elif isinstance(data, list) and isinstance(part, int) and part < len(data):
            data = data[part]
        else:
            return None
    return data


def text_in(value: Any, language: str) -> str:
    """A text, the version of a text in the language, or the name of what has one; of a list its first."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        if "name" in value:
            return text_in(value["name"], language)
        value = value.get(language) or next(iter(value.values()), None)
    return "" if value is None else str(value).strip()


def _lines(value: Any, language: str) -> list[str]:
    items = value if isinstance(value, list) else [value]
    return [" ".join(text.split()) for text in (text_in(item, language) for item in items) if text]


def applied(data: dict[str, Any], posted: Mapping[str, str]) -> dict[str, Any]:
    """The data with what was typed; a control that was not changed leaves its value as it was."""
    import copy

    out: dict[str, Any] = copy.deepcopy(data)
    spoken = str(data.get("language", "fi"))
    for control in form_of(data, spoken).controls():
        if control.name not in posted:
            continue
        typed = posted[control.name].replace("\r\n", "\n").strip()
        if typed != control.value.strip():
            _set(out, control.path, _changed(_at(data, control.path), control, typed, spoken))
    return out


def _changed(old: Any, control: Control, typed: str, language: str) -> Any:
    if control.widget == "choice":
        return typed if any(typed == value for value, _ in control.options) else None
    if control.widget == "lines":
        # an item that was not touched keeps what the form does not show of it (its group, its other language)
        known = {" ".join(text_in(item, language).split()): item for item in (old if isinstance(old, list) else [old])}
        lines = [" ".join(line.split()) for line in typed.split("\n")]
        return [known.get(line, line) for line in lines if line] or None
    if isinstance(old, dict):
        name = "name" if "name" in old or not set(old) <= set(TEXT_LANGUAGES) else language
        return {**old, name: typed} if typed else None
    return typed or None


def _set(data: dict[str, Any], path: Path, value: Any) -> None:
    holder: Any = data
    for part in path[:-1]:
        if isinstance(holder, list):
            holder = holder[int(part)]
            continue
        if not isinstance(holder.get(str(part)), dict | list):
            if value is None:
                return
            holder[str(part)] = {}
        holder = holder[str(part)]
    if value is None:
        holder.pop(path[-1], None)
        if not holder and len(path) > 1 and isinstance(path[-2], str):
            _set(data, path[:-1], None)
    else:
        holder[path[-1]] = value


def target(pointer: str, ids: frozenset[str]) -> str:
    """The id of the part of the form that a path of the description belongs to."""
    parts = [part for part in pointer.split("/") if part]
    inside = {"authority": "request-authority", "contact": "request-email", "email": "request-email", "api": "api-open"}
    inside |= {"request": "request-authority", "organisation": "organisation-name", "phone": "request-phone"}
    for end in range(len(parts), 0, -1):
        head = "-".join(parts[:end])
        tail = parts[end - 1]
        above = "-".join(parts[: end - 1])
        other = f"{above}-{inside[tail]}" if above and tail in inside else inside.get(tail, "")
        for one in (f"f-{head}", f"f-{other}", f"e-{head}"):
            if one in ids:
                return one
    return "form"
