"""The declarative checks that rules of a project may use."""

from __future__ import annotations

import sys
import time
from datetime import date
from typing import Any

import pytest

from kuvauslint.checks import core
from kuvauslint.checks.hit import Hit, Subject
from kuvauslint.describe.tree import describe
from kuvauslint.errors import RulebookError, UsageError
from kuvauslint.model.document import Source
from kuvauslint.readers.yaml import read

TEXT = """kuvauslint: 1
tietopyynnöt: {viranomainen: Kunnanhallitus, sähköposti: kirjaamo@mallila.example}
tietovarannot:
  - nimi: Satama
    toimiala: Tekninen
    tietoaineistot: [Alukset, {nimi: Laiturit, tietoryhmä: Paikat}]
  - nimi: {fi: Kirjasto, sv: Bibliotek}
    käyttötarkoitus: Lainaus
  - nimi: SATAMA
"""


def subject(text: str = TEXT) -> Subject:
    description = describe(read(Source("k.yaml", text.encode(), "yaml")))
    assert description is not None
    return Subject(description, date(2026, 11, 22))


def hits(check: str, entry: int | None = None, text: str = TEXT, **options: Any) -> list[Hit]:
    about = subject(text)
    node = about.root if entry is None else about.root.list_of("repositories")[entry]
    return list(getattr(core, check)(node, about, **options))


@pytest.mark.parametrize(
    ("check", "entry", "options", "count"),
    [
        ("present", 0, {"field": "unit"}, 0),
        ("present", 1, {"field": "unit"}, 1),
        ("present", 1, {"field": "request.email"}, 1),
        ("present", 1, {"field": "contact", "inherited": True}, 0),
        ("present", 1, {"field": "systems", "inherited": True}, 1),
        ("absent", 0, {"field": "unit"}, 1),
        ("absent", 1, {"field": "unit"}, 0),
        ("absent", None, {"field": "repositories.datasets.group"}, 1),
        ("matches", 0, {"field": "name", "pattern": "^Sat"}, 0),
        ("matches", 1, {"field": "name", "pattern": "^Kirj"}, 1),  # the Swedish name does not
        ("matches", 0, {"field": "name", "pattern": "ama$", "forbidden": True}, 1),
        ("matches", 0, {"field": "datasets.name", "pattern": r"^\w+$"}, 0),
        ("one_of", 0, {"field": "unit", "values": ["tekninen", "Sivistys"]}, 0),
        ("one_of", 0, {"field": "unit", "values": ["Sivistys"]}, 1),
        ("one_of", 1, {"field": "unit", "values": ["Sivistys"]}, 0),
        ("unique", None, {"field": "repositories.name"}, 1),
        ("unique", 0, {"field": "datasets"}, 0),
        ("count", 0, {"field": "datasets", "minimum": 2, "maximum": 2}, 0),
        ("count", 0, {"field": "datasets", "minimum": 3}, 1),
        ("count", None, {"field": "repositories", "maximum": 2}, 1),
        ("count", 1, {"field": "datasets", "minimum": 1}, 1),
    ],
)
def test_each_check_sees_what_it_is_for(check: str, entry: int | None, options: dict[str, Any], count: int) -> None:
    if check == "matches":
        pytest.importorskip("regex")
    found = hits(check, entry, **options)
    assert len(found) == count
    assert all("field" in hit.values for hit in found)


def test_the_facts_of_a_hit_fill_a_message() -> None:
    (hit,) = hits("one_of", 0, field="unit", values=["Sivistys", "Hallinto"])
    assert dict(hit.values) == {"field": "unit", "found": "Tekninen", "allowed": "Sivistys, Hallinto"}


def test_an_element_that_is_not_inherited_is_told_with_its_field() -> None:
    """The field of the hit is the one that is missing, for what may be said for all as well."""
    (hit,) = hits(
        "present", 0, "kuvauslint: 1\ntietovarannot: [{nimi: Kirjasto}]\n", field="search_keys", inherited=True
    )
    assert (hit.field, dict(hit.values)) == ("search_keys", {"field": "search_keys"})


def test_a_pattern_that_explodes_is_stopped() -> None:
    """(a+)+$ over forty letters would take longer than the sun will shine."""
    pytest.importorskip("regex")
    text = f"kuvauslint: 1\ntietovarannot: [{{nimi: {'a' * 40}b}}]\n"
    start = time.process_time()
    with pytest.raises(UsageError, match="takes too long"):
        hits("matches", 0, text, field="name", pattern=r"^(a|aa|a+)+$(?<!b)|^(\w+\s?)*(\w+\s?)*(\w+\s?)*\d$")
    assert time.process_time() - start < core.PATTERN_BUDGET + 2


def test_a_pattern_that_is_none_is_told() -> None:
    pytest.importorskip("regex")
    with pytest.raises(RulebookError, match="pattern"):
        hits("matches", 0, field="name", pattern="(")


def test_without_the_package_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    core._Pattern.of.cache_clear()
    monkeypatch.setitem(sys.modules, "regex", None)
    with pytest.raises(UsageError, match=r"kuvauslint\[rules\]"):
        hits("matches", 0, field="name", pattern="uniikki")
