"""A description file with something of every kind: where each key and value stands, and what is no value."""

from __future__ import annotations

import pytest
from tests.describe.test_tree import description

TEXT = """\
kuvauslint: 1
kieli: fi
tila: julkaistu
päivitetty: 2026-09-01
tiedonhallintayksikkö:
  nimi: {fi: Mallila, sv: Mallila sv}
  kielet: [fi, sv]
  verkkosivu: https://m.example
rajapinta:
  avoin: false
  oletus: true
hakutekijät: nimi
tietopyynnöt:
  viranomainen: {nimi: Hallitus}
  sähköposti:
    - a@m.example
  lomake: https://m.example/l
asiarekisteri: 5
tietojärjestelmät: väärin
tietovarannot:
  - nimi: 12
    manuaalinen: osittain
    käyttötarkoitus: {fi: lainaus}
    tietoaineistot:
      - lainat
      - {nimi: kortit}
    vastuutaho: [a]
    rajapinta: ei
    hakutekijät: {a: b}
    tietojärjestelmät:
    käyttäjät: [true]
  - väärin
"""

# path, place of the key (of the value where it has none), place of the value, text
NODES = [
    ("kuvauslint", (1, 1), (1, 13), "1"),
    ("language", (2, 1), (2, 8), "fi"),
    ("status", (3, 1), (3, 7), "published"),
    ("updated", (4, 1), (4, 13), "2026-09-01"),
    ("organisation", (5, 1), (6, 3), None),
    ("organisation.name", (6, 3), (6, 9), "Mallila"),
    ("organisation.name.fi", (6, 10), (6, 14), "Mallila"),
    ("organisation.name.sv", (6, 23), (6, 27), "Mallila sv"),
    ("organisation.languages", (7, 3), (7, 11), None),
    ("organisation.languages.0", (7, 12), (7, 12), "fi"),
    ("organisation.languages.1", (7, 16), (7, 16), "sv"),
    ("organisation.website", (8, 3), (8, 15), "https://m.example"),
    ("api", (9, 1), (10, 3), None),
    ("api.open", (10, 3), (10, 10), "no"),
    ("api.default", (11, 3), (11, 11), "true"),
    ("search_keys", (12, 1), (12, 14), None),
    ("search_keys.0", (12, 14), (12, 14), "nimi"),
    ("request", (13, 1), (14, 3), None),
    ("request.authority", (14, 3), (14, 17), None),
    ("request.authority.name", (14, 18), (14, 24), "Hallitus"),
    ("request.email", (15, 3), (16, 5), None),
    ("request.email.0", (16, 7), (16, 7), "a@m.example"),
    ("request.form", (17, 3), (17, 11), None),
    ("request.form.0", (17, 11), (17, 11), "https://m.example/l"),
    ("case_register", (18, 1), (18, 16), None),
    ("systems", (19, 1), (19, 20), None),
    ("repositories", (20, 1), (21, 3), None),
    ("repositories.0", (21, 5), (21, 5), None),
    ("repositories.0.name", (21, 5), (21, 11), "12"),
    ("repositories.0.manual", (22, 5), (22, 18), "partly"),
    ("repositories.0.purpose", (23, 5), (23, 22), "lainaus"),
    ("repositories.0.purpose.fi", (23, 23), (23, 27), "lainaus"),
    ("repositories.0.datasets", (24, 5), (25, 7), None),
    ("repositories.0.datasets.0", (25, 9), (25, 9), "lainat"),
    ("repositories.0.datasets.1", (26, 9), (26, 9), None),
    ("repositories.0.datasets.1.name", (26, 10), (26, 16), "kortit"),
    ("repositories.0.responsible", (27, 5), (27, 17), None),
    ("repositories.0.api", (28, 5), (28, 16), None),
    ("repositories.0.search_keys", (29, 5), (29, 18), None),
    ("repositories.0.search_keys.0", (29, 18), (29, 18), None),
    ("repositories.0.systems", (30, 5), (30, 23), None),
    ("repositories.1", (32, 5), (32, 5), None),
]  # fmt: skip


@pytest.mark.parametrize(("path", "key", "value", "text"), NODES)
def test_a_value_knows_its_key_and_its_place(
    path: str, key: tuple[int, int], value: tuple[int, int], text: str | None
) -> None:
    """Also where what stands there is of no use."""
    found = description(TEXT)
    node = next(node for node in found.root.walk() if ".".join(map(str, node.path)) == path)
    at, own = found.key_place(node), found.place(node)
    assert ((at.line, at.column), (own.line, own.column), node.text) == (key, value, text)


def test_nothing_else_is_read() -> None:
    """As many nodes as the table has, beside the root."""
    assert [".".join(map(str, node.path)) for node in description(TEXT).root.walk()] == ["", *(one[0] for one in NODES)]


def test_what_is_no_value_is_told_with_what_was_expected() -> None:
    """Each at its place, with the field and what was found."""
    found = description(TEXT)
    told = []
    for problem in found.problems:
        at = found.document.locate(problem.mark, None, None)
        told.append((problem.rule, ".".join(map(str, problem.path)), dict(problem.values), (at.line, at.column)))
    assert sorted(told, key=lambda one: one[3]) == sorted(
        [
        ("KL005", "case_register", {"field": "case_register", "expected": "object", "allowed": "", "found": "5"}, (18, 16)),
        ("KL004", "repositories.0.käyttäjät", {"field": "käyttäjät", "suggestion": ""}, (31, 5)),
        ("KL005", "repositories.0.search_keys", {"field": "search_keys", "expected": "texts", "allowed": "", "found": ""}, (29, 18)),
        ("KL005", "repositories.0.api", {"field": "api", "expected": "object", "allowed": "", "found": "ei"}, (28, 16)),
        ("KL005", "repositories.0.responsible", {"field": "responsible", "expected": "text", "allowed": "", "found": ""}, (27, 17)),
        ("KL005", "repositories.1", {"field": "repositories", "expected": "list", "allowed": "", "found": "väärin"}, (32, 5)),
        ("KL005", "systems", {"field": "systems", "expected": "list", "allowed": "", "found": "väärin"}, (19, 20)),
        ],
        key=lambda one: one[3],
    )  # fmt: skip
