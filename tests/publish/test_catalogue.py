"""The DCAT-AP catalogue has what DCAT-AP makes mandatory, and only what is openly available."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kuvauslint.publish.catalogue import NothingToTell, catalogue
from tests.generate.descriptions import description, entries
from tests.publish.making import described, source_of

# DCAT-AP 2.1.1 and 3.0: class -> mandatory properties, with what each must be.
MANDATORY = {
    "dcat:Catalog": {"dct:title": "text", "dct:description": "text", "dct:publisher": "foaf:Agent", "dcat:dataset": "dcat:Dataset"},
    "dcat:Dataset": {"dct:title": "text", "dct:description": "text"},
    "dcat:Distribution": {"dcat:accessURL": "iri"},
    "dcat:DataService": {"dct:title": "text", "dcat:endpointURL": "iri"},
    "foaf:Agent": {"foaf:name": "text"},
}  # fmt: skip


def nodes(value):
    """Every node of the document that says what it is."""
    if isinstance(value, dict):
        if isinstance(value.get("@type"), str) and "@value" not in value:
            yield value
        for key, one in value.items():
            if key != "@context":
                yield from nodes(one)
    elif isinstance(value, list):
        for one in value:
            yield from nodes(one)


def fits(value, wanted, by_id):
    if wanted == "text":
        return bool(value.get("@value", "").strip()) and bool(value.get("@language"))
    if wanted == "iri":
        return value.get("@id", "").startswith("https://") and not set(value["@id"]) & set(' <>"{}|\\^`')
    return by_id.get(value.get("@id"), value).get("@type") == wanted


def faults(data):
    """(class, property) of what is missing or is not what it must be."""
    by_id = {node["@id"]: node for node in nodes(data) if "@id" in node}
    for node in nodes(data):
        for name, wanted in MANDATORY.get(node["@type"], {}).items():
            value = node.get(name)
            values = value if isinstance(value, list) else [value] if value else []
            if not values or not all(fits(one, wanted, by_id) for one in values):
                yield node["@type"], name


def test_the_example_has_all_that_is_mandatory(root):
    """And its one open data set, with its distribution, service and licence."""
    text = (root / "examples" / "taydellinen.kuvaus.yaml").read_text(encoding="utf-8")
    data = catalogue(described(source_of(text)))
    assert list(faults(data)) == []
    (dataset,) = data["dcat:dataset"]
    assert dataset["dct:title"] == [{"@value": "Karttapalvelun tietovaranto", "@language": "fi"}]
    (distribution,) = dataset["dcat:distribution"]
    assert distribution["dcat:accessURL"] == {"@id": "https://kartta.esimerkkila.example/wfs"}
    assert distribution["dct:license"] == {
        "@id": "http://creativecommons.org/licenses/by/4.0/",
        "@type": "dct:LicenseDocument",
    }


def test_a_missing_property_would_be_seen(root):
    """The check of the test can fail."""
    text = (root / "examples" / "taydellinen.kuvaus.yaml").read_text(encoding="utf-8")
    data = catalogue(described(source_of(text)))
    del data["dcat:dataset"][0]["dct:description"]
    data["dcat:dataset"][0]["dcat:distribution"][0]["dcat:accessURL"] = {"@id": "not here"}
    assert set(faults(data)) == {("dcat:Dataset", "dct:description"), ("dcat:Distribution", "dcat:accessURL")}


def test_generated_descriptions_with_open_data_have_all_that_is_mandatory():
    """Whatever else they tell or leave out."""
    for seed in range(30):
        written = description(seed)
        opened = entries(written.plain)[seed % 2 :: 2]
        for number, entry in enumerate(opened):
            entry["api"] = {
                "open": ["yes", "partial"][number % 2],
                "url": "rajapinta.example/a b",
                "licence": "oma lupa",
            }
            entry.pop("purpose", None)
        data = catalogue(described(source_of(written.yaml())))
        assert list(faults(data)) == [], seed
        assert len(data["dcat:dataset"]) == len(opened)


def test_nothing_open_makes_no_catalogue(root):
    """A catalogue without data sets would say nothing."""
    text = (root / "examples" / "svensk.kuvaus.yaml").read_text(encoding="utf-8")
    with pytest.raises(NothingToTell, match="DCAT-AP"):
        catalogue(described(source_of(text)))


def test_it_is_linked_data_to_an_independent_reader(root):
    """An RDF library reads the JSON-LD, its context being in the file, and finds the data set of the catalogue."""
    rdflib = pytest.importorskip("rdflib", reason="rdflib is not installed")
    text = (root / "examples" / "taydellinen.kuvaus.yaml").read_text(encoding="utf-8")
    graph = rdflib.Graph().parse(data=json.dumps(catalogue(described(source_of(text)))), format="json-ld")
    rows = graph.query(
        "PREFIX dcat: <http://www.w3.org/ns/dcat#> PREFIX dct: <http://purl.org/dc/terms/> PREFIX foaf: <http://xmlns.com/foaf/0.1/>"
        " SELECT ?name ?url WHERE { ?c a dcat:Catalog; dct:publisher/foaf:name ?name; dcat:dataset ?d."
        " ?d a dcat:Dataset; dct:publisher/foaf:name ?name; dcat:distribution/dcat:accessURL ?url }"
    )
    assert [(str(name), str(url)) for name, url in rows] == [
        ("Esimerkkilän kunta", "https://kartta.esimerkkila.example/wfs")
    ]


def against_the_shapes(data):
    """(node, property) of every violation of the SHACL shapes."""
    rdflib = pytest.importorskip("rdflib", reason="rdflib is not installed")
    pyshacl = pytest.importorskip("pyshacl", reason="pyshacl is not installed")
    shapes = rdflib.Graph().parse(Path(__file__).with_name("dcat_ap.ttl"), format="turtle")
    graph = rdflib.Graph().parse(data=json.dumps(data), format="json-ld")
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes)
    sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    return sorted(
        (str(report.value(one, sh.focusNode)).rpartition("#")[2], str(report.value(one, sh.resultPath)))
        for one in report.subjects(rdflib.RDF.type, sh.ValidationResult)
    )


def test_the_shapes_find_nothing(root):
    """Of the example, of both languages, and of generated descriptions with and without addresses and licences."""
    for name in ("taydellinen", "kaksikielinen"):
        text = (root / "examples" / f"{name}.kuvaus.yaml").read_text(encoding="utf-8")
        found = described(source_of(text.replace("avoin: ei", "avoin: osittain")))
        assert against_the_shapes(catalogue(found)) == [], name
    for seed in range(6):
        written = description(seed)
        for number, entry in enumerate(entries(written.plain)):
            entry["api"] = {"open": "yes"} | (
                {"url": "rajapinta.example/a b", "licence": "oma lupa"} if number % 2 else {}
            )
        assert against_the_shapes(catalogue(described(source_of(written.yaml())))) == [], seed


@pytest.mark.parametrize(
    ("path", "told"),
    [
        (("dct:title",), ("catalogue", "http://purl.org/dc/terms/title")),
        (("dct:description",), ("catalogue", "http://purl.org/dc/terms/description")),
        (("dct:publisher",), ("catalogue", "http://purl.org/dc/terms/publisher")),
        (("dct:publisher", "foaf:name"), ("publisher", "http://xmlns.com/foaf/0.1/name")),
        (("dcat:dataset", 0, "dct:title"), ("dataset-5", "http://purl.org/dc/terms/title")),
        (("dcat:dataset", 0, "dct:description"), ("dataset-5", "http://purl.org/dc/terms/description")),
        (
            ("dcat:dataset", 0, "dcat:distribution", 0, "dcat:accessService", "dcat:endpointURL"),
            ("dataset-5-service-1", "http://www.w3.org/ns/dcat#endpointURL"),
        ),
    ],
)
def test_the_shapes_find_what_is_taken_away(root, path, told):
    text = (root / "examples" / "taydellinen.kuvaus.yaml").read_text(encoding="utf-8")
    data = json.loads(json.dumps(catalogue(described(source_of(text)))))
    services = data.pop("dcat:service")
    assert services
    holder = data
    for step in path[:-1]:
        holder = holder[step]
    del holder[path[-1]]
    assert told in against_the_shapes(data)
