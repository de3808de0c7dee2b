"""Bodies that a text only speaks of, where nothing says whose the description is; and the case register by its words."""

from __future__ import annotations

import pytest
from tests.describe.reading import blocks_of

from kuvauslint.describe.organisation import organisation_node
from kuvauslint.describe.register_names import is_case_register, sole_register
from kuvauslint.model.document import locate_slices


def keeper(text: str) -> tuple[str, str, tuple[int | None, int | None, int | None]] | None:
    """(name, type, (line, first and last column) of its place) of the body that a page names."""
    node = organisation_node(blocks_of(text))
    if node is None:
        return None
    place = locate_slices(node.mark)
    return node.text_of("name"), node.text_of("type"), (place.line, place.column, place.end_column)


FAR = "- Tieto\n" * 8  # further down than a keeper's name stands alone


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # twice in the text, in whatever case; once is not enough, and twice in one sentence is once
        ("Asukkaat kysyvät Aallokon virastolta. Aallokon virasto vastaa.", ("Aallokon virasto", "state_agency", (1, 18, 37))),
        ("Tieto on Aallokon virastossa. Kysy sitä.", None),
        ("Ilta Aallokon virastossa, yö Aallokon virastossa.", None),
        # the one that is spoken of more
        ("Ilta Kivikon virastossa. Ilta on Aallokon virastossa. Yö on Aallokon virastossa.",
         ("Aallokon virasto", "state_agency", (1, 34, 53))),
        ("Ilta on Kivikon virastossa. Aamu Aallokon virastossa. Yö on Aallokon virastossa. Yö on Kivikon virastossa.",
         ("Kivikon virasto", "state_agency", (1, 9, 27))),
        # once is enough where to write is told, or what the description is for
        ("Postiosoite: Aallokon virasto, PL 1", ("Aallokon virasto", "state_agency", (1, 14, 30))),
        ("Vieras: Aallokon virasto, PL 1", None),
        ("Sähköposti: Mallilan virasto, a@m.example", ("Mallilan virasto", "state_agency", (1, 13, 29))),
        # names that follow a body's word, and names in one word
        ("Meillä on Stiftelsen för Norra Kusten och annat. Stiftelsen för Norra Kusten finns.",
         ("Stiftelsen för Norra Kusten", "", (1, 11, 38))),
        ("Meillä on Stiftelsen för norra kusten. Stiftelsen för norra kusten finns.", None),
        ("Staden Mallila finns. Staden Mallila är stor.", ("Staden Mallila", "", (1, 1, 15))),
        ("Tietoja antaa Ministry of Northern Seas. Ministry of Northern Seas vastaa.",
         ("Ministry of Northern Seas", "state_agency", (1, 15, 40))),
        ("Vi på Mallila svenska församling. Vi på Mallila svenska församling.",
         ("Mallila svenska församling", "parish", (1, 7, 33))),
        ("Täällä vastaa Tutkimusvirasto. Siellä vastaa Tutkimusvirasto.", ("Tutkimusvirasto", "state_agency", (1, 15, 30))),
        ("Täällä vastaa tutkimusvirasto. Siellä vastaa tutkimusvirasto.", None),
        # a comma parts a name from what stands before it; a common word is none
        ("Täällä on Mallilan, Kivelän virasto. Siellä on Mallilan, Kivelän virasto.",
         ("Kivelän virasto", "state_agency", (1, 21, 36))),
        ("Ja Oma virasto. Ja Oma virasto.", None),
        ("Se toimii kaupungin asiarekisterinä. Se toimii kaupungin asiarekisterinä.", None),
        # short names before what only a keeper has
        ("Täällä on THX:n asiarekisteri.", ("THX", "", (1, 11, 14))),
        ("Täällä on AAMKin asiarekisteri ja muuta.", ("AAMK", "", (1, 11, 15))),
        ("Täällä on AAMKin keittiö.", None),
        # of other words those that are seen in their dictionary form, as a name is
        ("Täällä on Mallon asiarekisteri. Tietoa antaa Mallo.", ("Mallo", "", (1, 11, 16))),
        ("Täällä on Mallon asiarekisteri, kirjaamo@mallo.example", ("Mallo", "", (1, 11, 16))),
        ("Näin toimii Mallcomin asiarekisteri. Tietoa antaa Mallcom.", ("Mallcom", "", (1, 13, 20))),
        ("Täällä on Mallon asiarekisteri.", None),
        ("Näin kootaan Suomen tietoaineistot. Tietoa saa, kun Suomi vastaa.", None),
        ("Näin löytyvät Virtasen asiakirjat. Niistä vastaa Virtanen.", None),
        ("Täällä on Arkiston tietoaineistot. Arkisto vastaa.", None),
        ("Täällä on Entisen asiakirjat. Ne ovat, ja entisen tiedot.", None),
        ("Näin löytyvät Hyllyn asiakirjat. Käytössä on Hylly, ja Hylly on asianhallintajärjestelmä.", None),
        ("Näin löytyvät Hyllyn asiakirjat. Käytössä on Hylly-ohjelmisto.", None),
        # a company that bears a body's word, wherever it stands
        (f"{FAR}- Mallilan kuntayhtymä Oy", ("Mallilan kuntayhtymä Oy", "joint_municipal_authority", (9, 1, 24))),
        (f"{FAR}Mallilan kuntayhtymä OY.", ("Mallilan kuntayhtymä OY", "joint_municipal_authority", (9, 1, 24))),
        (f"{FAR}- Mallilan Kauppa Oy", None),
        (f"{FAR}- Mallilan kuntayhtymä", None),
        (f"{FAR}- Kuntayhtymä Oy", None),
        (f"{FAR}- Oy", None),
    ],
)  # fmt: skip
def test_a_body_that_is_only_spoken_of(text: str, told: tuple[str, str, tuple[int, int, int]] | None) -> None:
    """Its name in the dictionary form, its type, and the words it was read from at their first place."""
    assert keeper(text) == told


@pytest.mark.parametrize(
    ("entries", "which"),
    [
        ([("Yrityksen asiarekisteri", "kokonaisuus vireille tulleista asioista"), ("Kartat", "")], 0),
        ([("Kartat", ""), ("Yrityksen asiarekisteri", "Tämä on KOKONAISUUS.")], 1),
        ([("Kartat", ""), ("Yrityksen asiarekisteri", "asioiden hoito")], None),
        # two that are called so, and a service's own
        ([("Yrityksen asiarekisteri", "kokonaisuus"), ("Museon asiarekisteri", "kokonaisuus")], None),
        ([("Kirjaston asiarekisteri", "kokonaisuus vireille tulleista asioista")], None),
    ],
)
def test_the_entry_that_tells_that_it_is_the_whole_register(entries: list[tuple[str, str]], which: int | None) -> None:
    """The only one called a register of cases, where its purpose says that it is the whole of them."""
    assert sole_register(entries) == which


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Asiarekisteri ja arkisto", True), ("Asiarekisteri ja keittiö", False), ("Asianhallinta ja asiarekisteri", True),
        ("Case register at the University of Mallila", True),
        ("Case register in the shop", False), ("Universitetets ärenderegister", True), ("Butikens ärenderegister", False),
        ("Stadens' ärenderegister", False), ("", False),
    ],
)  # fmt: skip
def test_a_heading_that_names_the_register(text: str, is_one: bool) -> None:
    """Beside words that go with it, or with whose it is, and no others."""
    assert is_case_register(text) is is_one
