"""The floor: the least that a Python tool could do with the same files.

libyaml's events to values with their marks, then presence checks; prints `file:line:column: field`.
"""

from __future__ import annotations

import os
import sys
from typing import Any

import yaml
from yaml.events import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent

TOP = ("tiedonhallintayksikkö", "päivitetty", "tietopyynnöt", "rajapinta", "asiarekisteri", "tietovarannot")
OF_ENTRY = ("nimi", "käyttötarkoitus", "tietoaineistot", "tietojärjestelmät", "hakutekijät")


def value(loader: Any) -> tuple[Any, Any]:
    """The next value of the stream with its mark."""
    event = loader.get_event()
    if isinstance(event, ScalarEvent):
        return event.value, event.start_mark
    if isinstance(event, MappingStartEvent):
        fields = {}
        while not isinstance(key := loader.get_event(), MappingEndEvent):
            fields[key.value] = value(loader)
        return fields, event.start_mark
    items = []
    while not isinstance(loader.peek_event(), SequenceEndEvent):
        items.append(value(loader))
    loader.get_event()
    return items, event.start_mark


def main(folder: str) -> int:
    """Check every file of the folder; 1 when something was missing."""
    found = 0
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), "rb") as file:
            loader: Any = yaml.CSafeLoader(file.read())
        loader.get_event()
        loader.get_event()
        fields, mark = value(loader)
        places = [(key, mark) for key in TOP if key not in fields]
        for entry, at in fields["tietovarannot"][0]:
            places += [(key, at) for key in OF_ENTRY if key not in entry]
        for key, at in places:
            print(f"{name}:{at.line + 1}:{at.column + 1}: {key}")
        found += len(places)
    return int(found > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
