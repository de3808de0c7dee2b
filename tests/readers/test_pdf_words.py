"""Words broken in narrow cells, as an office program prints them: a space ends a line wherever it has room."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from tests.readers.test_pdf import drawn, read_pdf

from kuvauslint.readers.pdf_words import Letters

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

pytest.importorskip("reportlab")

SIZE, PAD = 11, 5
FEW = 4  # of the 36 cells: in a short document the letters do not always tell
CELLS = [
    "Tietovarannon nimi", "Tietojen käyttötarkoitus", "Keskeiset tietoaineistot", "Tietojärjestelmät",
    "Kotihoidon tietovaranto", "Kotihoidon palvelujen järjestäminen ja valvominen",
    "Asiakassuunnitelmat, maksupäätökset, palveluntarpeen arvioinnit", "Toiminnanohjausjärjestelmä",
    "Kaavoituksen tietovaranto", "Maankäytön suunnitteleminen, tonttien luovuttaminen",
    "Asemakaavaselostukset, tonttirekisteri", "Paikkatietojärjestelmä, asianhallintajärjestelmä",
    "Nuorisotyön tietovaranto", "Leirien järjestäminen ja avustusten jakaminen",
    "Avustushakemukset, leiriläisten ilmoittautumistiedot", "Ilmoittautumisjärjestelmä",
    "Työllisyyspalvelujen tietovaranto", "Työllisyyden edistäminen ja palkkatuesta päättäminen",
    "Palkkatukipäätökset, työnhakijoiden yhteystiedot", "Asiakastietojärjestelmä",
    "Rakennusvalvonnan tietovaranto", "Rakentamisen ohjaaminen ja lupien käsitteleminen",
    "Rakennuslupahakemukset, naapurien kuulemisasiakirjat", "Lupajärjestelmä, asianhallintajärjestelmä",
    "Perusopetuksen tietovaranto", "Opetuksen järjestäminen, oppilaiden ohjaaminen",
    "Oppilaiden perustiedot, pedagogiset asiakirjat, tuntikehykset", "Oppilashallintojärjestelmä",
    "Henkilöstöpalvelujen tietovaranto", "Palvelussuhteiden hoitaminen ja palkkojen maksaminen",
    "Työsopimukset, palkkatiedot, koulutusten osallistujatiedot", "Palkanlaskentajärjestelmä",
    "Ympäristönsuojelun tietovaranto", "Ympäristölupien valvominen, pohjavesien seuraaminen",
    "Tarkastuskertomukset, mittaustulokset, ilmoitukset", "Valvontajärjestelmä, paikkatietojärjestelmä",
]  # fmt: skip


def lines_of(canvas: Canvas, text: str, width: float) -> list[str]:
    """The lines of a cell: words that are longer than a line are broken, a space that has no room is left out."""
    out, line = [], ""
    words = text.split()
    while words:
        word = words.pop(0)
        if canvas.stringWidth(line + word) > width and line:
            out.append(line)
            line = ""
        while canvas.stringWidth(line + word) > width:
            cut = max(n for n in range(1, len(word)) if canvas.stringWidth(word[:n]) <= width)
            out.append(word[:cut])
            word = word[cut:]
        line += word
        if words and canvas.stringWidth(line + " ") <= width:
            line += " "
    return [*out, line]


@pytest.mark.parametrize("width", [70, 84, 100, 128])
def test_words_broken_in_cells_are_whole_again(width: int) -> None:
    """Nothing but the letters of the other words tells where a space had no room."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", SIZE)
        y = 800.0
        for row in range(0, len(CELLS), 4):
            if y < 200:
                canvas.showPage()
                canvas.setFont("Helvetica", SIZE)
                y = 800.0
            cells = [lines_of(canvas, text, width - 2 * PAD) for text in CELLS[row : row + 4]]
            height = 13 * max(map(len, cells)) + 4
            for n, lines in enumerate(cells):
                canvas.rect(40 + n * width, y - height, width, height)
                for at, line in enumerate(lines):
                    canvas.drawString(40 + n * width + PAD, y - 11 - 13 * at, line)
            y -= height

    rows = [[cell.text for cell in block.cells] for block in read_pdf(drawn(draw)).body or ()]
    read = [text for row in rows for text in row]
    assert len(read) == len(CELLS)
    wrong = [text for text, cell in zip(read, CELLS, strict=True) if text != cell]
    assert len(wrong) <= FEW, wrong


def test_letters_tell_where_words_end() -> None:
    """Of words in random order: between two of them, and within one."""
    words = " ".join(CELLS).replace(",", "").lower().split() * 3
    random.Random(5).shuffle(words)
    letters = Letters()
    for word, following in zip(words, [*words[1:], ""], strict=True):
        letters.add(word, following)
    assert letters.parted("kotihoidon", "palvelujen") > 0
    assert letters.parted("toiminnanohjausj", "ärjestelmä") < 0
    assert letters.parted("palveluntarpe", "en") < 0
