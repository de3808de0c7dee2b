"""No pattern of ours runs away: the cost of a long hostile text is linear in its length."""

from __future__ import annotations

import json
import time

import pytest

from kuvauslint.engine.pipeline import lint
from kuvauslint.model.document import Source
from kuvauslint.readers.formats import kind_of
from kuvauslint.rulebook.compiled import rulebook
from tests.fuzz.invariants import OPTIONS
from tests.fuzz.targets import in_this_process

PIECES = [
    " ", "(", "((a) ", "[", "<a ", "&", "a", "ä", "1", "1 ", ".", "a.", "1.1.", "- ", ", ", "§ ", "\u00a0", "a@", "+358 ",
    "050 1", "010190-", "**", '"', "a: ", "kunta ", "Aa ", "1.2.2024 ", "julkisuuslain (621/1999) ", "10.0.0.", "kuvauslint: ",
]  # fmt: skip


def value(body: str) -> tuple[str, str]:
    """A description with the text in every kind of field."""
    q = json.dumps(body, ensure_ascii=False)
    request = ", ".join(f"{key}: {q}" for key in ("sähköposti", "puhelin", "lomake", "osoite", "viranomainen", "ohje"))
    entry = f"nimi: {q}\n    hakutekijät: [{q}]\n    tietojärjestelmät: [{q}]\n    tietoaineistot: [{q}]\n    lisätiedot: {q}"
    head = f"kuvauslint: 1\nkieli: fi\npäivitetty: {q}\ntietopyynnöt: {{{request}}}\nrajapinta: {{selite: {q}, osoite: {q}}}"
    return "a.yaml", f"{head}\ntietovarannot:\n  - {entry}\n"


def page(body: str) -> tuple[str, str]:
    """A published text with it as a heading, a value and lines."""
    return "a.txt", f"{body[:2000]}\n\nTietovaranto: Kirjasto\nTarkoitus: {body}\n\n{body[:2000]}"


def markdown(body: str) -> tuple[str, str]:
    """The same in Markdown."""
    return "a.md", f"# Asiakirjajulkisuuskuvaus\n\n{body}\n\n| {body} | b |\n|---|---|\n"


def seconds(shape: object, piece: str, length: int) -> float:
    """What checking takes in processor time."""
    name, text = shape((piece * (length // len(piece) + 1))[:length])  # type: ignore[operator]
    began = time.process_time()
    with in_this_process():
        lint((Source(name, text.encode(), kind_of(name)),), rulebook(), OPTIONS)
    return time.process_time() - began


@pytest.mark.parametrize("shape", [value, page, markdown], ids=lambda one: one.__name__)
@pytest.mark.parametrize("piece", PIECES)
def test_cost_is_linear_in_the_length(piece: str, shape: object) -> None:
    """Four times the text takes about four times as long, not sixteen; short times are not compared."""
    seconds(shape, piece, 100)
    short, long = seconds(shape, piece, 3_000), seconds(shape, piece, 12_000)
    assert long < 0.8 or long < 9 * short
    assert long < 8
