"""The catalogue is DCAT-AP, and the dictionary says every column in every language."""

import json
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.utils import translation
from pyshacl import validate
from rdflib import DCAT, DCTERMS, Graph, URIRef
from rdflib.compare import isomorphic

from cms.models import PortalSettings
from cms.opendata import catalogue_views
from cms.opendata.sets import DATA_SETS
from tests.builders import make_act

pytestmark = pytest.mark.one_database

SHAPES = Path(__file__).parent / "dcat_ap.ttl"


@pytest.fixture
def dumped(tree, committed):
    portal = PortalSettings.load()
    portal.municipality = {"sq": "Komuna e Gurrëbardhës", "sr-latn": "Opština Beli Izvor"}
    portal.email = "info@komuna.example"
    portal.save()
    with committed():
        make_act(tree)
    call_command("make_dump", verbosity=0)


def test_the_catalogue_conforms_to_the_profile(client, dumped):
    graph = Graph().parse(data=client.get("/data/catalog.ttl").content, format="turtle")
    conforms, _report, words = validate(graph, shacl_graph=str(SHAPES), inference="none")
    assert conforms, words
    assert len(set(graph.objects(None, DCAT.dataset))) == len(DATA_SETS) + 1
    dump = URIRef(next(address for address in map(str, graph.objects(None, DCAT.downloadURL)) if "dump" in address))
    assert client.get(str(dump).partition("8000")[2]).status_code == 200


def test_a_catalogue_without_a_publisher_does_not_conform(client, dumped):
    graph = Graph().parse(data=client.get("/data/catalog.ttl").content, format="turtle")
    graph.remove((None, DCTERMS.publisher, None))
    assert not validate(graph, shacl_graph=str(SHAPES))[0]


def test_both_forms_say_the_same_and_each_is_given_to_who_asks_for_it(client, dumped):
    turtle = client.get("/data/catalog", HTTP_ACCEPT="text/turtle")
    linked = client.get("/data/catalog", HTTP_ACCEPT="application/ld+json")
    assert [answer["Content-Type"].partition(";")[0] for answer in (turtle, linked)] == [
        "text/turtle", "application/ld+json",
    ]  # fmt: skip
    assert "Accept" in turtle["Vary"]
    graphs = [
        Graph().parse(data=turtle.content, format="turtle"),
        Graph().parse(data=linked.content, format="json-ld"),
    ]
    assert isomorphic(*graphs)
    assert client.get("/data/catalog.jsonld").content == linked.content
    assert client.get("/data/catalog", HTTP_ACCEPT="text/turtle", HTTP_IF_NONE_MATCH=turtle["ETag"]).status_code == 304
    assert client.get("/data/catalog", HTTP_ACCEPT="text/html").status_code == 200


def test_the_catalogue_is_made_once_and_never_for_who_has_it(client, dumped, monkeypatch, committed, tree):
    first = client.get("/data/catalog.ttl")
    made = []
    monkeypatch.setattr(catalogue_views, "graph_of", lambda *args: made.append(args) or Graph())
    assert client.get("/data/catalog.ttl").content == first.content
    assert client.get("/data/catalog.ttl", HTTP_IF_NONE_MATCH=first["ETag"]).status_code == 304
    assert made == []
    with committed():
        make_act(tree, "Vendim i ri", protocol_number="2/2026")
    assert client.get("/data/catalog.ttl", HTTP_IF_NONE_MATCH=first["ETag"]).status_code == 200
    assert len(made) == 1


def test_the_licence_of_the_office_stands_everywhere(client, dumped):
    portal = PortalSettings.load()
    portal.licence_name, portal.licence_url = "CC0", "https://creativecommons.org/publicdomain/zero/1.0/"
    portal.save()
    for address in ("catalog.ttl", "datapackage.json", "acts.csv-metadata.json"):
        assert portal.licence_url in client.get(f"/data/{address}").content.decode(), address
    assert portal.licence_url in client.get("/sq/data/").content.decode()
    assert portal.licence_url in client.get("/data/acts.csv")["Link"]


@pytest.mark.parametrize("language", settings.PUBLIC_LANGUAGES)
def test_every_column_is_described_in_every_language(language):
    english = _described("en")
    assert all(english.values())
    told = _described(language)
    assert [english[name] for name in english if told[name] == english[name] and " " in english[name]] == []


def _described(language: str) -> dict:
    with translation.override(language):
        texts = {(each.name, "title"): str(each.title) for each in DATA_SETS.values()}
        texts |= {(each.name, "description"): str(each.description) for each in DATA_SETS.values()}
        for dataset in DATA_SETS.values():
            texts |= {(dataset.name, column.name, 1): str(column.title) for column in dataset.columns}
            texts |= {(dataset.name, column.name, 2): str(column.meaning) for column in dataset.columns}
    return texts


def test_the_data_package_names_every_file_and_every_column(client, tree):
    package = json.loads(client.get("/data/datapackage.json").content)
    assert [resource["path"] for resource in package["resources"]] == [f"{name}.csv" for name in DATA_SETS]
    for resource, dataset in zip(package["resources"], DATA_SETS.values(), strict=True):
        fields = resource["schema"]["fields"]
        assert [field["name"] for field in fields] == [field.name for field in dataset.fields]
        assert all(field["description"] and set(field["titles"]) == set(settings.PUBLIC_LANGUAGES) for field in fields)


@pytest.mark.parametrize("language", [*settings.PUBLIC_LANGUAGES, "sr-cyrl"])
def test_people_find_every_data_set_and_its_dictionary(client, dumped, language):
    page = client.get(f"/{language}/data/")
    html = page.content.decode()
    assert page.status_code == 200
    assert not page.cookies
    for name in DATA_SETS:
        assert f'href="/data/{name}.csv"' in html
        dictionary = client.get(f"/{language}/data/{name}/").content.decode()
        assert all(f"<code>{field.name}</code>" in dictionary for field in DATA_SETS[name].fields)
    assert "/data/dump/latest.zip" in html
    assert ">CC BY 4.0<" in html
    assert f'href="/{language}/data/"' in client.get(f"/{language}/").content.decode()
