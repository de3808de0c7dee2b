"""What is openly available, as DCAT-AP in JSON-LD.

DCAT-AP 2.1.1 and 3.0, mandatory properties: of the catalogue title, description, publisher (and in
2.1.1 at least one data set); of a data set title and description; of a distribution the access URL;
of a data service its title and endpoint URL; of an agent its name.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kuvauslint.describe.canonical import plain
from kuvauslint.errors import UsageError
from kuvauslint.model.description import Description
from kuvauslint.model.inheritance import channels_of, own_or_shared
from kuvauslint.model.node import Node
from kuvauslint.vocabulary.dates import parse_date
from kuvauslint.vocabulary.page import page_word
from kuvauslint.vocabulary.store import load

CONTEXT: dict[str, Any] = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_LANGUAGE = "http://publications.europa.eu/resource/authority/language/"
_CODES = {"fi": "FIN", "sv": "SWE", "en": "ENG", "se": "SME"}
OPEN = ("yes", "partial")


class NothingToTell(UsageError):
    """Nothing is described as openly available, or nobody as the publisher: there is no catalogue to write."""


def catalogue(description: Description) -> dict[str, Any]:
    """The catalogue of what entries tell to be openly available through an interface, wholly or partly.

    Raises NothingToTell where that is nothing, or where the organisation has no name.
    """
    organisation = description.root.get("organisation")
    if not any(_is_open(entry, description.root) for entry in description.entries()):
        raise NothingToTell(page_word("said/nothing_open", description.language))
    if organisation is None or not organisation.text_of("name"):
        raise NothingToTell(page_word("said/no_publisher", description.language))
    return _Catalogue(description, organisation).data()


def _is_open(entry: Node, root: Node) -> bool:
    api = own_or_shared(entry, root, "api")
    return api is not None and api.text_of("open") in OPEN


class _Catalogue:
    """Writes the nodes of the graph."""

    def __init__(self, description: Description, organisation: Node) -> None:
        self.description, self.root, self.organisation = description, description.root, organisation
        self.language = description.language
        site = organisation.text_of("website")
        self.base = (site if "://" in site else f"https://{site}").split("#")[0] if site else ""
        name = organisation.get("name")
        assert name is not None
        self.publisher = self._identified("publisher", {"@type": "foaf:Agent", "foaf:name": self.texts(name)})

    def data(self) -> dict[str, Any]:
        """The whole document."""
        datasets = list(self._datasets())
        out: dict[str, Any] = {
            "@context": CONTEXT,
            **self._identified("catalogue", {"@type": "dcat:Catalog"}),
            "dct:title": self._both("title"),
            "dct:description": self._both("intro"),
            "dct:publisher": self.publisher,
            "dct:language": [
                self._named(_LANGUAGE + _CODES[code], "dct:LinguisticSystem") for code in self._languages()
            ],
            **self._modified(),
            "dcat:dataset": datasets,
        }
        services = [one["dcat:accessService"] for d in datasets for one in d.get("dcat:distribution", ())]
        if services:
            # only named: told twice, what of a service has no name of its own would be two things
            out["dcat:service"] = [self._reference(one) for one in services]
        if self.base:
            out["foaf:homepage"] = self._named(self.base, "foaf:Document")
        return out

    def _datasets(self) -> Iterator[dict[str, Any]]:
        for number, entry in enumerate(self.description.entries()):
            if not _is_open(entry, self.root):
                continue
            name, api = entry.get("name"), own_or_shared(entry, self.root, "api")
            assert api is not None
            fallback = page_word("unnamed", self.language, n=number + 1)
            title = self.texts(name) if name is not None and name.filled() else [self._tagged(fallback, self.language)]
            anchor = f"dataset-{number + 1}"
            out = {
                **self._identified(anchor, {"@type": "dcat:Dataset"}),
                "dct:title": title,
                "dct:description": self._about(entry, api, title),
                "dct:publisher": self._reference(self.publisher),
                **self._modified(),
            }
            if keywords := [
                text for node in entry.list_of("datasets") for text in self.texts(node.get("name") or node)
            ]:
                out["dcat:keyword"] = keywords
            if contact := self._contact(entry):
                out["dcat:contactPoint"] = contact
            if distributions := list(self._distributions(api, title, anchor)):
                out["dcat:distribution"] = distributions
            yield out

    def _about(self, entry: Node, api: Node, title: list[dict[str, str]]) -> list[dict[str, str]]:
        """The purpose, else the statement on the interface, else the title."""
        for node in (entry.get("purpose"), api.get("statement")):
            if node is not None and node.filled():
                return self.texts(node)
        return title

    def _distributions(self, api: Node, title: list[dict[str, str]], anchor: str) -> Iterator[dict[str, Any]]:
        for number, url in enumerate(api.list_of("url"), 1):
            address = self._named(_absolute(url.text or ""))
            service = {
                **self._identified(f"{anchor}-service-{number}", {"@type": "dcat:DataService"}),
                "dct:title": title,
                "dcat:endpointURL": address,
                "dcat:servesDataset": self._reference(self._identified(anchor, {})),
            }
            out = {"@type": "dcat:Distribution", "dcat:accessURL": address, "dcat:accessService": service}
            if licence := self._licence(api.text_of("licence")):
                out["dct:license"] = service["dct:license"] = licence
            yield out

    def _licence(self, text: str) -> dict[str, Any] | None:
        if not text:
            return None
        known = load("vocabulary/page_words")["licences"].get(text.casefold())
        if known or text.startswith(("http://", "https://")):
            return self._named(known or _absolute(text), "dct:LicenseDocument")
        return {"@type": "dct:LicenseDocument", "rdfs:label": text}

    def _contact(self, entry: Node) -> dict[str, Any] | None:
        """Where to ask about the data: the entry's own contact, else the one for all."""
        nodes = channels_of(entry) or channels_of(self.root)
        out: dict[str, Any] = {
            "@type": ["vcard:Organization", "vcard:Kind"],
            "vcard:fn": self.organisation.text_of("name"),
        }
        for node in nodes:
            if node.text and "email" in node.path and "@" in node.text and " " not in node.text:
                out.setdefault("vcard:hasEmail", self._named(f"mailto:{_escaped(node.text)}"))
            elif node.text and "phone" in node.path:
                number = "".join(ch for ch in node.text if ch.isdigit() or ch == "+")
                if len(number) > 4:
                    out.setdefault("vcard:hasTelephone", self._named(f"tel:{number}"))
        return out if len(out) > 2 else None

    def _modified(self) -> dict[str, Any]:
        day = parse_date(self.root.text_of("updated"))
        return {"dct:modified": {"@value": day.isoformat(), "@type": "xsd:date"}} if day else {}

    def _languages(self) -> list[str]:
        found = {code for node in self.root.walk() for code in node.variants}
        return [code for code in _CODES if code == self.language or code in found]

    def _both(self, name: str) -> list[dict[str, str]]:
        told = []
        for code in self._languages():
            if code in ("fi", "sv", "en"):
                organisation = _in(self.organisation.get("name"), code)
                text = page_word(name, code)
                full = page_word("titled", code, title=text, name=organisation) if name == "title" else text
                told.append(self._tagged(full, code))
        return told

    def texts(self, node: Node) -> list[dict[str, str]]:
        """The text in each of its languages."""
        value = plain(node)
        if isinstance(value, dict):
            return [self._tagged(text, code) for code, text in value.items() if text]
        return [self._tagged(str(value), self.language)]

    def _tagged(self, text: str, language: str) -> dict[str, str]:
        return {"@value": " ".join(text.split()), "@language": language}

    def _identified(self, anchor: str, node: dict[str, Any]) -> dict[str, Any]:
        identity = f"{self.base}#{anchor}" if self.base else f"_:{anchor}"
        return {"@id": identity, **node}

    def _named(self, address: str, kind: str = "") -> dict[str, Any]:
        """A node that is named elsewhere, with its class where DCAT-AP wants one that a reader need not fetch."""
        return {"@id": address, "@type": kind} if kind else {"@id": address}

    def _reference(self, node: dict[str, Any]) -> dict[str, Any]:
        return {"@id": node["@id"]}


def _in(node: Node | None, code: str) -> str:
    if node is None:
        return ""
    variant = node.variants.get(code)
    return " ".join(((variant.text if variant is not None else node.text) or "").split())


def _absolute(address: str) -> str:
    address = address.strip()
    return _escaped(address if "://" in address else f"https://{address}")


def _escaped(address: str) -> str:
    """The address as an IRI: what may not stand in one is written with percent signs."""
    from urllib.parse import quote

    return quote(address, safe="".join(chr(n) for n in range(0x21, 0x7F) if chr(n) not in '"<>\\^`{|}'))
