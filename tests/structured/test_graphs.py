"""The graph of every type: read by others' parsers, held against schema.org, and no more than the interface says."""

import json

import extruct
import pytest
from rdflib import RDF, Literal, Namespace, URIRef

from .conftest import HOSTILE, node_of
from .vocabulary import faults, rdf

pytestmark = pytest.mark.one_database

ELI, SCHEMA = Namespace("http://data.europa.eu/eli/ontology#"), Namespace("https://schema.org/")


def test_standing_pages_and_documents_keep_to_schema_org(graph, make_record, standing, arms):
    document = make_record("act").document
    for address in [*(page.url for page in standing.values()), f"/sq/d/{document.pk}/"]:
        assert [*faults(rdf(graph(address)))] == [], address
    assert node_of(graph(standing["body"].url), "GovernmentOrganization")["name"] == "Kuvendi i Komunës"


def test_the_check_finds_what_is_wrong():
    wrong = [
        {"@type": "NewsArticl"},
        {"@type": "Event", "startDat": "2026-01-01"},
        {"@type": "Event", "headline": "x"},
        {"@type": "Event", "startDate": "tomorrow"},
        {"@type": "NewsArticle", "publisher": {"@type": "Event"}},
        {"@type": "NewsArticle", "about": "x"},
    ]
    for node in wrong:
        assert len([*faults(rdf({"@context": {"@vocab": str(SCHEMA)}, "@graph": [node]}))]) == 1, node


def test_an_act_is_resource_expression_and_format_of_eli(graph, make_record):
    act = make_record("act")
    read = rdf(graph(act.url))
    [work], [expression] = read.subjects(RDF.type, ELI.LegalResource), read.subjects(RDF.type, ELI.LegalExpression)
    assert str(work) == f"urn:uuid:{act.translation_key}"
    assert read.value(work, ELI.id_local) == Literal("01-12/2026")
    assert read.value(work, ELI.in_force) == ELI["InForce-inForce"]
    assert read.value(work, ELI.first_date_entry_in_force).toPython().isoformat() == "2026-03-01"
    assert read.value(work, ELI.date_no_longer_in_force).toPython().isoformat() == "2026-12-31"
    assert expression in set(read.objects(work, ELI.is_realized_by))
    assert len(set(read.objects(work, ELI.is_realized_by))) == 2
    language = "http://publications.europa.eu/resource/authority/language/SQI"
    assert read.value(expression, ELI.language) == URIRef(language)
    formats = set(read.objects(expression, ELI.is_embodied_by))
    assert formats == set(read.subjects(RDF.type, ELI.Format))
    assert all(read.value(each, SCHEMA.legislationLegalValue) == SCHEMA.OfficialLegalValue for each in formats)


@pytest.mark.parametrize(
    ("day", "force"),
    [("2026-02-28", "NotInForce"), ("2026-03-01", "InForce"), ("2026-12-31", "InForce"), ("2027-01-01", "NotInForce")],
)
def test_legal_force_follows_the_day(graph, make_record, settings, day, force):
    act = make_record("act")
    settings.TODAY = day
    assert node_of(graph(act.url), "Legislation")["legislationLegalForce"] == f"https://schema.org/{force}"


def test_an_act_whose_first_day_is_not_known_has_no_legal_force_here(graph, make_record):
    act = make_record("act", entry_into_force=None, in_force_until=None)
    assert "legislationLegalForce" not in node_of(graph(act.url), "Legislation")
    assert "eli:in_force" not in json.dumps(graph(act.url))


def test_a_meeting_is_an_event_with_its_place_and_hour(graph, make_record, settings):
    meeting = make_record("meeting")
    event = node_of(graph(meeting.url), "Event")
    assert event["startDate"] == "2026-04-01T10:30:00+02:00"
    assert event["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    assert event["eventStatus"] == "https://schema.org/EventScheduled"
    assert [place["@type"] for place in event["location"]] == ["Place", "VirtualLocation"]
    settings.TODAY = "2026-04-02"
    assert "eventStatus" not in node_of(graph(meeting.url), "Event")


def test_a_report_with_tables_has_a_data_set(graph, make_record):
    data = node_of(graph(make_record("report").url), "Dataset")
    [table] = data["distribution"]
    assert (table["@type"], table["encodingFormat"]) == ("DataDownload", "text/csv")
    assert data["temporalCoverage"] == "2026-03-10/2026-04-01"


def test_a_document_page_tells_of_its_file_and_records(graph, make_record):
    act = make_record("act")
    read = node_of(graph(f"/sq/d/{act.document.pk}/"), "DigitalDocument")
    assert read["encoding"]["sha256"] == act.document.checksum
    assert read["encoding"]["encodingFormat"] == "application/pdf"
    assert [part["url"].endswith(act.url) for part in read["isPartOf"]] == [True]


def test_hostile_words_stay_words(client, make_record, head):
    record = make_record("news", title=HOSTILE)
    for address in (record.url, record.url + "?x=</script>"):
        text = client.get(address).content.decode()
        assert "<script>alert" not in text
        [read] = extruct.extract(text, syntaxes=["json-ld"])["json-ld"]
        assert read["@graph"][0]["name"] == HOSTILE
    assert client.get(f"/api/v1/records/{record.pk}/jsonld/").json()["@graph"][0]["name"] == HOSTILE


def test_in_cyrillic_words_and_addresses_are_cyrillic_and_files_keep_theirs(graph, make_record):
    act = make_record("act")
    read = graph(act.twin.url.replace("/sr-latn/", "/sr-cyrl/"))
    expression = node_of(read, "Legislation")
    assert expression["name"] == "Одлука о буџету"
    assert expression["inLanguage"] == "sr-Cyrl"
    assert expression["url"].endswith(act.twin.url.replace("/sr-latn/", "/sr-cyrl/"))
    assert expression["legislationIdentifier"] == "01-12/2026"
    assert {media["name"] for media in expression["associatedMedia"]} == {"Vendimi", "Tabela"}
    [twin] = read["@graph"][0]["workTranslation"]
    assert twin["name"] == "Titulli act"


def test_the_graph_alone_may_be_kept_and_read_by_other_sites(client, make_record, head):
    act = make_record("act")
    [link] = head(act.url).xpath("//link[@type='application/ld+json']/@href")
    answer = client.get(link, headers={"origin": "https://elsewhere.example"})
    assert answer["Content-Type"] == "application/ld+json"
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert client.get(link, headers={"if-none-match": answer["ETag"]}).status_code == 304
    assert not answer.cookies


@pytest.mark.parametrize("number", ["0", "999999999999999999"])
def test_a_number_without_anything_public_has_no_graph(client, tree, number):
    for address in (f"/api/v1/records/{number}/jsonld/", f"/api/v1/documents/{number}/jsonld/"):
        answer = client.get(address)
        assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
        assert "accept-language" in answer["Vary"].lower()


def test_a_graph_alone_takes_no_parameters(client, make_record):
    answer = client.get(f"/api/v1/records/{make_record('act').pk}/jsonld/?fields=title")
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    assert "accept-language" in answer["Vary"].lower()
