"""YAML to a document: line by line where it is plain, else by libyaml (https://yaml.org/spec/1.2.2/)."""

from __future__ import annotations

import re

from kuvauslint.model.document import Directive, Document, Problem, Source
from kuvauslint.model.place import START, Place
from kuvauslint.model.raw import has_too_many_values
from kuvauslint.readers.decode import Undecodable, decode
from kuvauslint.readers.yaml_lines import tree
from kuvauslint.readers.yaml_places import YamlPlaces


def read(source: Source) -> Document:
    """The raw tree of a YAML file; faults are in the document's problems, nothing is raised."""
    try:
        text, _, sure = decode(source.data)
    except Undecodable as error:
        return Document(source, None, problems=(Problem("KL001", START, {"reason": error.reason}),))
    if not sure:
        return Document(source, None, problems=(not_utf8(source.data),))
    if not text.strip():
        return Document(source, None, problems=(Problem("KL001", START, {"reason": "empty"}),))
    if has_too_many_values(text):
        return Document(source, None, problems=(Problem("KL001", START, {"reason": "values"}),))
    locate = YamlPlaces(text)
    problems: tuple[Problem, ...] = ()
    body = tree(text)
    if body is None:
        from kuvauslint.readers.yaml_events import build

        body, problems = build(text, locate)
    return Document(source, body, None, problems, _directives(text), locate)


def not_utf8(data: bytes) -> Problem:
    """The problem of a data file that is not UTF-8, at its first wrong byte; of UTF-16 all bytes are wrong."""
    if b"\0" in data:
        return Problem("KL001", START, {"reason": "not_utf8"})
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace").removeprefix("\ufeff")
        before = before.replace("\r\n", "\n").replace("\r", "\n")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        return Problem("KL001", Place(line, column, line, column + 1), {"reason": "not_utf8"})
    return Problem("KL001", START, {"reason": "not_utf8"})


def _directives(text: str) -> tuple[Directive, ...]:
    if text.find("kuvauslint:", text.find("#")) < 0:
        return ()
    if re.search(r"#[ \t]*kuvauslint:", text) is None:
        return ()  # what is found is the key of the format's version, below a comment
    from kuvauslint.readers.directives import directives_in

    return directives_in(text)
