"""Documents with a chapter for each element, and in it a line for each repository."""

from __future__ import annotations

from typing import Any

import pytest
from tests.describe.test_small_documents import described, told

SYSTEMS = "## Tietojärjestelmät\nKirjasto: Hylly\nMuseo: Vitriini"
DATASETS = "## Tietoaineistot\nKirjasto: lainat\nMuseo: esineet"
LIBRARY = {"name": "Kirjasto", "systems": ["Hylly"], "datasets": [{"name": "lainat"}]}
MUSEUM = {"name": "Museo", "systems": ["Vitriini"], "datasets": [{"name": "esineet"}]}


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        (f"{SYSTEMS}\n\n{DATASETS}", [LIBRARY, MUSEUM]),
        # as bullets, and under plain lines
        (f"{SYSTEMS}\n\n{DATASETS}".replace("\nK", "\n- K").replace("\nM", "\n- M"), [LIBRARY, MUSEUM]),
        (f"{SYSTEMS}\n\n{DATASETS}".replace("## ", ""), [LIBRARY, MUSEUM]),
        # dashes for colons
        (f"{SYSTEMS}\n\n{DATASETS}".replace(": ", " – "), [LIBRARY, MUSEUM]),
        (f"{SYSTEMS}\n\n{DATASETS}".replace(": ", " - "), [LIBRARY, MUSEUM]),
        (f"{SYSTEMS}\n\n{DATASETS}".replace("Museo: ", "Museo – "), [LIBRARY, MUSEUM]),
        # a chapter without a label of an element tells what they are for
        ("## Tietovarannot\nKirjasto: lainaus\nMuseo: näyttelyt\n\n" + SYSTEMS,
         [{"name": "Kirjasto", "purpose": "lainaus", "systems": ["Hylly"]},
          {"name": "Museo", "purpose": "näyttelyt", "systems": ["Vitriini"]}]),
        ("Kaikki Tietovarannot\nKirjasto: lainaus\nMuseo: näyttelyt\n\n" + SYSTEMS.replace("## ", ""),
         [{"name": "Kirjasto", "purpose": "lainaus", "systems": ["Hylly"]},
          {"name": "Museo", "purpose": "näyttelyt", "systems": ["Vitriini"]}]),
        # who is named in one chapter only is an entry too, where others of the chapter are
        (f"{SYSTEMS}\nArkisto: Kortti\n\n{DATASETS}", [LIBRARY, MUSEUM, {"name": "Arkisto", "systems": ["Kortti"]}]),
        # sentences and contacts among the lines name nothing
        (f"{SYSTEMS}\nKaikki ovat yhteisiä.\n\n{DATASETS}\nSähköposti: a@m.example", [LIBRARY, MUSEUM]),
        # labels further on in a line
        (f"{SYSTEMS.replace('Hylly', 'Hylly. Hakutekijät: nimi')}\n\n{DATASETS}",
         [{**LIBRARY, "search_keys": ["nimi"]}, MUSEUM]),
        # one name in both is too few: an ordinary list
        (f"{SYSTEMS}\n\n{DATASETS.replace('Museo', 'Satama')}".replace("\nK", "\n- K").replace("\nM", "\n- M"), None),
        (SYSTEMS, None),
    ],
)  # fmt: skip
def test_chapters_by_element(text: str, entries: list[Any] | None) -> None:
    """Two names or more that come again in another chapter are the entries."""
    assert told(text).get("repositories") == entries


def test_where_what_a_chapter_tells_stands() -> None:
    """The name at its first line, each value on its own, with the chapter's heading as its label."""
    found = described(f"{SYSTEMS}\n\n{DATASETS}")
    entry = found.root.list_of("repositories")[1]
    assert [(found.place(node).line, found.place(node).column) for node in (entry.fields["name"], *entry.list_of("systems"))] == [
        (5, 1), (5, 8),
    ]  # fmt: skip
    assert [found.key_place(entry.fields[field]).line for field in ("systems", "datasets")] == [3, 7]
    assert [(field, text, path) for field, text, _, path in found.labels] == [
        ("systems", "Tietojärjestelmät", ("repositories", 0)), ("systems", "Tietojärjestelmät", ("repositories", 1)),
        ("datasets", "Tietoaineistot", ("repositories", 0)), ("datasets", "Tietoaineistot", ("repositories", 1)),
    ]  # fmt: skip
