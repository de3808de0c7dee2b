"""Words and numbers at the bounds of a check: one more, one less, or in another field."""

from __future__ import annotations

from typing import Any

import pytest
from building import stores, told

WHOLE = "Tämä kuvaus on yhteinen kunnan ja sen liikelaitosten kanssa"


@pytest.mark.parametrize(
    ("check", "text", "page", "hits"),
    [
        # a system of the document's own list decides nothing
        ("deciders.not_an_authority", "tietojärjestelmät: [{nimi: Kaisla}]\ntietopyynnöt: {viranomainen: kaisla}\n", False,
         [({"value": "kaisla", "reason": "decider_system"}, None, "request", (2, 30), [])]),
        # a name of five words may be the whole body's; of six it says more
        ("deciders.not_an_authority",
         "tiedonhallintayksikkö: {tyyppi: kunta}\ntietopyynnöt: {viranomainen: Yksi Kaksi Kolme Neljän kunta}\n", False,
         [({"value": "Yksi Kaksi Kolme Neljän kunta", "reason": "decider_whole"}, None, "request", (2, 30), [])]),
        ("deciders.not_an_authority",
         "tiedonhallintayksikkö: {tyyppi: kunta}\ntietopyynnöt: {viranomainen: Yksi Kaksi Kolme Neljä Viiden kunta}\n", False, []),
        ("values.vague", stores("nimi: A, tietojärjestelmät: [ym.], hakutekijät: [jne.], käyttötarkoitus: Muut tiedot"), False,
         [({"value": "jne."}, "A", "search_keys", (2, 55), []), ({"value": "ym."}, "A", "systems", (2, 35), []),
          ({"value": "Muut tiedot"}, "A", "purpose", (2, 79), [])]),
        # a word of small letters is no password; of both it is
        ("credentials.credentials", stores("nimi: A, lisätiedot: 'salasana: kesaTalvi'"), False,
         [({"what": "salasana", "masked": "********"}, "A", "notes", (2, 38), [])]),
        ("credentials.credentials", stores("nimi: A, lisätiedot: 'salasana: unohtunut'"), False, []),
        # refused to whoever asks
        ("conditions.refusal_without_path", "tietopyynnöt: {ohje: Pyytäjälle kieltäydytään antamasta tietoa.}\n", False,
         [({"text": "Pyytäjälle kieltäydytään antamasta tietoa."}, None, "request", (1, 22), [])]),
        # other units on a page, listed or not
        ("organisation.units_unlisted", f"{WHOLE}.", True, [({"value": f"{WHOLE}."}, None, "organisation", (1, 1), [])]),
        ("organisation.units_unlisted", f"Muuta.\n{WHOLE}: Vesi ja Lämpö.", True, []),
    ],
)  # fmt: skip
def test_bounds(check: str, text: str, page: bool, hits: list[Any]) -> None:
    """On one side of the bound it is told, on the other not."""
    assert told(check, text, page=page) == hits
