"""The same entries on pages as content management systems write them, with all that stands around the contents."""

from __future__ import annotations

from typing import Any

import pytest

from kuvauslint.describe.canonical import plain
from kuvauslint.describe.published import describe
from kuvauslint.model.document import Source
from kuvauslint.readers.formats import read

ENTRIES = (
    ("Informationslager för småbarnspedagogik", "Ordnande av småbarnspedagogik.", ("Uppgifter om barnen", "Avgiftsbeslut"), "Dagis", ("barnets namn", "daghemmets namn")),
    ("Informationslager för bibliotekstjänster", "Förvaltning av samlingarna.", ("Lån", "Samlingar"), "Bokhyllan", ("låntagarens namn", "verkets namn")),
)  # fmt: skip
LABELS = ("Ändamål", "Informationsmaterial", "Informationssystem", "Söktermer")
Entry = tuple[str, str, tuple[str, ...], str, tuple[str, ...]]


def values(entry: Entry) -> tuple[str, str, str, str]:
    """What is told of an entry, label by label."""
    return entry[1], ", ".join(entry[2]), entry[3], ", ".join(entry[4])


def lines(entry: Entry) -> str:
    """Bold labels, parted by line breaks in one paragraph, under a name that is only bold."""
    told = "<br />".join(f"<strong>{k}:</strong> {v}" for k, v in zip(LABELS, values(entry), strict=True))
    return f"<p><strong>{entry[0]}</strong></p><p>{told}</p>"


def details(entry: Entry) -> str:
    """An accordion of the browser's own."""
    told = "".join(f"<p><b>{k}</b></p><p>{v}</p>" for k, v in zip(LABELS, values(entry), strict=True))
    return (
        f"<details><summary><span>{entry[0]}</span><svg><title>pil</title></svg></summary><div>{told}</div></details>"
    )


def accordion(entry: Entry) -> str:
    """An accordion of scripts: a button in a heading, and a panel that is folded."""
    told = "".join(f"<h3>{k}</h3><p>{v}</p>" for k, v in zip(LABELS, values(entry), strict=True))
    button = f'<button type="button" aria-expanded="false" aria-controls="p">{entry[0]}<span aria-hidden="true">+</span></button>'
    return f'<div class="item"><h2>{button}</h2><div id="p" class="panel" hidden>{told}</div></div>'


def terms(entry: Entry) -> str:
    """A list of terms and what they mean."""
    told = "".join(f"<dt>{k}</dt><dd>{v}</dd>" for k, v in zip(LABELS, values(entry), strict=True))
    return f"<h2>{entry[0]}</h2><dl>{told}</dl>"


def form(entry: Entry) -> str:
    """A table for each entry, named by its caption."""
    told = "".join(f"<tr><th scope='row'>{k}</th><td>{v}</td></tr>" for k, v in zip(LABELS, values(entry), strict=True))
    return f"<table><caption>{entry[0]}</caption>{told}</table>"


def divisions(entry: Entry) -> str:
    """No paragraphs and no headings: divisions, bold and italic."""
    told = "".join(f"<div><i>{k}</i></div><div>{v}</div>" for k, v in zip(LABELS, values(entry), strict=True))
    return f"<div><b>{entry[0]}</b></div>{told}<div>&nbsp;</div>"


def site(contents: str) -> bytes:
    """A page with a cookie banner, menus, a trail, a side box and a foot with the switchboard."""
    menu = "".join(
        f'<li><a href="/{n}">{n}</a><button aria-expanded="false">öppna</button></li>'
        for n in ("Boende", "Skola", "Kommun")
    )
    return (
        '<!DOCTYPE html><html lang="sv"><head><meta charset="utf-8"><title>Modellby</title><script>var a=1</script></head><body>'
        '<a class="skip-link" href="#main">Hoppa till innehållet</a>'
        '<div role="dialog" id="cookies"><p>Vi använder kakor. Godkänn alla.</p><button>OK</button></div>'
        f'<header><nav><ul>{menu}</ul></nav></header><div class="breadcrumbs"><a href="/">Framsida</a> &rsaquo; <span>Beskrivning</span></div>'
        f'<main id="main"><article><h1>Modellby kommuns beskrivning av handlingars offentlighet</h1>{contents}</article>'
        '<div class="share"><h2>Dela</h2><ul><li><a href="#">Facebook</a></li></ul></div></main>'
        '<aside><h3>Kommun</h3><ul><li><a href="/d">Dataskydd</a></li></ul></aside>'
        "<footer><p>Modellby kommun, Kyrkvägen 1, 22100 Modellby. Växel 018 555 000. Tillgänglighetsutlåtande.</p></footer></body></html>"
    ).encode()


def told(data: bytes, name: str = "sida.html") -> dict[str, Any]:
    """The canonical description of a page."""
    found = plain(describe(read(Source(name, data, "html"))).root)
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("layout", [lines, details, accordion, terms, form, divisions])
def test_entries_however_the_site_writes_them(layout: Any) -> None:
    """Names, purposes, data sets, systems and search keys are the same; nothing around them is taken in."""
    description = told(site("".join(map(layout, ENTRIES))))
    read_back = [
        (
            entry["name"],
            entry["purpose"],
            tuple(one["name"] for one in entry["datasets"]),
            ", ".join(entry["systems"]),
            tuple(entry["search_keys"]),
        )
        for entry in description["repositories"]
    ]
    assert read_back == list(ENTRIES)


def test_a_switchboard_at_the_foot_is_no_place_to_ask() -> None:
    """The foot of every page of a site tells no contact for requests, but a registry there does."""
    page = site("".join(map(lines, ENTRIES)))
    assert "request" not in told(page)
    registry = page.replace("Växel 018 555 000".encode(), b"Registratur: registrator@modellby.example")
    assert told(registry)["request"]["email"] == ["registrator@modellby.example"]
