"""Facts hold from day to day and know where they come from."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kuvauslint.vocabulary import facts
from kuvauslint.vocabulary.store import load

TABLES = ("acts", "authorities", "domains", "reforms")


@pytest.mark.parametrize("table", TABLES)
def test_every_row_has_a_source_a_mark_and_three_languages(table: str) -> None:
    """Nothing is told without its source."""
    for fact in facts.rows(table):
        assert fact.source
        assert fact.verified in (facts.PRIMARY, facts.SECONDARY, facts.INTERPRETATION, facts.UNVERIFIED)
        assert fact.valid_from or fact.valid_until
        for field in ("name", "successor"):
            assert not fact.row.get(field) or set(fact.row[field]) == {"fi", "sv", "en"}


@pytest.mark.parametrize("table", ["acts", "authorities", "domains"])
def test_a_row_holds_on_its_last_day_and_not_on_the_next(table: str) -> None:
    """Both sides of every date."""
    for fact in facts.rows(table):
        last = fact.valid_until
        assert last is not None
        assert fact in facts.at(table, last, unverified=True)
        assert fact not in facts.ended(table, last, unverified=True)
        assert fact in facts.ended(table, last + timedelta(days=1), unverified=True)
        assert fact not in facts.at(table, last + timedelta(days=1), unverified=True)


def test_what_nobody_has_read_is_left_out() -> None:
    """Rows marked unverified serve only whoever asks for them, and their words are not looked for."""
    day = date(2026, 11, 22)
    unread = {f.id for f in facts.ended("acts", day, unverified=True)} - {f.id for f in facts.ended("acts", day)}
    assert unread == {"openness-decree"}
    assert not [
        m
        for m in facts.lexicon().find("Hyvä tiedonhallintatapa ja julkisuusasetus (1030/1999)")
        if m.term.group in ("act", "authority")
    ]


def test_reforms_begin_the_latest_first() -> None:
    """A description older than two reforms is told of the later one."""
    assert [f.id for f in facts.begun("reforms", date(2024, 1, 1))] == ["wellbeing-counties", "kankaanpaa", "nurmes"]


def test_the_municipalities_are_known_by_code_and_by_both_names() -> None:
    """All rows of the list, each with its languages; the merged ones with their successors."""
    everyone = facts.municipalities()
    assert len(everyone) == len({m.code for m in everyone}) == 311
    assert facts.municipality("091") == facts.municipality("helsingfors")
    merged = {m.fi: m.merged_into for m in everyone if m.valid_until}
    assert merged == {"Honkajoki": "214", "Pertunmaa": "507", "Valtimo": "541"}
    assert {language for m in everyone for language in m.languages} == {"fi", "sv"}
    assert len([m for m in everyone if m.county == "Ahvenanmaa"]) == 16


def test_a_merged_municipality_ends_on_the_same_day_in_both_tables() -> None:
    """authorities.yaml and municipalities.yaml do not contradict each other."""
    bodies = {f.row["code"]: f for f in facts.rows("authorities") if f.row["kind"] == "municipality"}
    for code, fact in bodies.items():
        row = facts.municipality(code)
        assert row is not None
        assert (row.valid_until, row.merged_into) == (fact.valid_until, fact.row["into"])


def test_a_domain_ends_with_its_body() -> None:
    """domains.yaml points to authorities.yaml."""
    bodies = {f.id: f for f in facts.rows("authorities")}
    for fact in facts.rows("domains"):
        assert fact.valid_until == bodies[fact.row["body"]].valid_until


def test_the_data_are_no_code() -> None:
    """Every term of the duties is a text, and every language one of three."""
    for duty in load("data/duties")["moved"]:
        for group in ("terms", "always", "registers"):
            assert set(duty.get(group, {})) <= {"fi", "sv", "en"}
            assert all(isinstance(spec, str) for specs in duty.get(group, {}).values() for spec in specs)
