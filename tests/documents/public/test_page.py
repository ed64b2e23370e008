"""The page of a document: facts, languages, versions, text in reading order, and what uses it."""

import re
from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone, translation
from django.utils.translation import gettext

from cms.models import PortalSettings, Topic
from cms.templatetags.cms_tags import language_in_sentence
from documents.models import PageText
from documents.texts import flowed
from documents.versions import withdraw
from pages.models import ActPage
from tests.builders import make_act, make_body
from tests.conftest import PDF

from .conftest import give_text, queries

MACHINE_READ = "This text was read by a machine from a scan and may contain errors; the scan is what counts."

SOME_READ = (
    "Some pages were read by a machine from a scan and may contain errors; the scan is what counts. "
    "Each of these pages says so."
)


def page_of(client, edition, language="sq", query="") -> str:
    answer = client.get(f"/{language}/d/{edition.pk}/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def replace(edition, reason: str) -> None:
    edition.change_reason = reason
    edition.file.save("i-ri.pdf", ContentFile(PDF + b"% new\n"), save=False)
    edition.read_file_facts()
    edition.save()


def test_it_shows_the_facts_the_file_and_its_checksum(client, published):
    topic = Topic.objects.create(code="budget", name={"sq": "Buxheti"})
    record = published(
        "Çmimi i ujit", kind="decision", date=date(2026, 2, 1), reference="534/2", issuing_body=make_body(),
        description="Çmimi për familje.", topics=[topic],
    )  # fmt: skip
    edition = record.editions.get()
    text = page_of(client, edition)
    for words in ("Çmimi i ujit", "534/2", "01.02.2026", "Kuvendi i Komunës", "Çmimi për familje.", "Buxheti"):
        assert words in text
    assert edition.checksum in text
    assert f'href="{edition.url}"' in text
    assert "?kind=decision" in text
    assert 'content="Çmimi për familje."' in text


def test_it_says_what_people_may_do_with_the_document(client, published):
    edition = published().editions.get()
    portal = PortalSettings.objects.get()
    assert str(portal.terms_of_documents) in page_of(client, edition)
    portal.terms_of_documents_url = "https://example.org/terms"
    portal.save()
    assert 'href="https://example.org/terms"' in page_of(client, edition)


def test_the_number_of_another_language_leads_to_the_readers_edition(client, published):
    record = published(languages=("sq", "sr-latn"))
    albanian, serbian = record.editions.order_by("language")
    answer = client.get(f"/sq/d/{serbian.pk}/")
    assert (answer.status_code, answer["Location"]) == (302, f"/sq/d/{albanian.pk}/")
    text = page_of(client, albanian)
    assert f'href="/sr-latn/d/{serbian.pk}/" hreflang="sr-Latn"' in text
    assert f'rel="alternate" hreflang="sr-Latn" href="http://testserver/sr-latn/d/{serbian.pk}/"' in text
    assert f'rel="canonical" href="http://testserver/sq/d/{albanian.pk}/"' in text
    assert f'href="{serbian.url}"' in text


def test_the_edition_that_exists_is_shown_with_a_label(client, published):
    edition = published("Odluka", ("sr-latn",)).editions.get()
    text = page_of(client, edition)
    assert "language--other" in text
    assert '<h1 lang="sr-Latn">Odluka</h1>' in text
    assert f'rel="canonical" href="http://testserver/sr-latn/d/{edition.pk}/"' in text
    assert "language--other" not in page_of(client, edition, "sr-latn")


@pytest.mark.one_database
def test_breadcrumbs_lead_to_the_library(client, published, library):
    assert f'<li><a href="{library.url}">{library.title}</a></li>' in page_of(client, published().editions.get())


def test_pages_that_use_it_are_named_in_the_readers_language(client, tree, published):
    record = published("Vendimi")
    act = ActPage.objects.get()
    twin = make_act(tree, "Akt: odluka", "sr-latn")
    twin.translation_key = act.translation_key
    twin.save()
    edition = record.editions.get()
    assert act.url in page_of(client, edition)
    serbian = page_of(client, edition, "sr-latn")
    assert twin.url in serbian
    assert act.url not in serbian


def test_every_version_is_listed_with_its_reason_and_address(client, published):
    edition = published().editions.get()
    assert "v1/" not in page_of(client, edition)
    replace(edition, "Mungonte një faqe.")
    first, second = edition.versions.order_by("number")
    text = page_of(client, edition)
    for words in (first.url, second.url, first.checksum, second.checksum, "Mungonte një faqe."):
        assert words in text
    assert text.count("state--current") == 1
    assert client.get(first.url)["Link"] == f'<http://testserver{edition.url}>; rel="latest-version"'


def test_a_withdrawn_document_keeps_its_page_with_the_reason_and_without_file_and_text(client, published):
    edition = published().editions.get()
    edition.versions.update(has_preview=True)
    give_text(edition, "Fjalë të fshehta")
    withdraw(edition, "Të dhëna personale")
    text = page_of(client, edition)
    assert "Të dhëna personale" in text
    for hidden in ("Fjalë të fshehta", edition.url, edition.checksum, "preview-", edition.current_version.url):
        assert hidden not in text
    assert '<meta name="robots" content="noindex">' in text


def test_the_file_of_a_withdrawn_document_is_gone_with_a_note_in_every_language(client, published):
    edition = published().editions.get()
    withdraw(edition, "Të dhëna personale")
    for address in (edition.url, edition.current_version.url):
        answer = client.get(address)
        text = answer.content.decode()
        assert answer.status_code == 410
        assert "Të dhëna personale" in text
        assert f'href="/sq/d/{edition.pk}/"' in text
        assert f'href="/sr-latn/d/{edition.pk}/"' in text


def test_one_withdrawn_version_says_so_and_the_others_stay(client, published):
    edition = published().editions.get()
    replace(edition, "Korrigjim")
    first = edition.versions.get(number=1)
    withdraw(edition, "Gabim në skanim", only=first)
    edition.refresh_from_db()
    text = page_of(client, edition)
    assert "Gabim në skanim" in text
    assert first.url not in text
    assert edition.current_version.url in text


def test_the_text_stands_page_by_page_in_its_language_and_script(client, published):
    edition = published("Odluka", ("sr-latn",)).editions.get()
    give_text(edition, "Član 1\n\nPrvi stav.", "Члан 2\n\nДруги став.", "")
    text = page_of(client, edition, "sr-latn")
    assert '<div class="prose" lang="sr-Latn"><p>Član 1</p>' in text
    assert '<div class="prose" lang="sr-Cyrl"><p>Члан 2</p>' in text
    assert 'id="page-3"' in text
    assert text.index("Prvi stav.") < text.index("Други став.")


@pytest.mark.one_database
def test_markup_in_a_text_is_text(client, published):
    edition = published().editions.get()
    give_text(edition, "<script>alert(1)</script>")
    assert "<script>alert" not in page_of(client, edition)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Kuvendi në bazë\ntë nenit 40.\n\nNeni 1", "Kuvendi në bazë të nenit 40.\n\nNeni 1"),
        ("Kuvendi i Komunës në bazë\nNeni 1", None),
        ("Paga për punëtorët\n- Mallra dhe shërbime\n1. Investime kapitale", None),
        ("Paga\t5 180 000\nMallra\t1 630 000", None),
        ("Kryetari\nKuvendi i Komunës në bazë të nenit", None),
        ("", None),
    ],
)
def test_lines_of_a_paragraph_flow_and_lists_and_tables_keep_theirs(text, shown):
    assert flowed(text) == (text if shown is None else shown)


@pytest.mark.one_database
def test_machine_reading_is_said_until_a_person_has_corrected_it(client, published):
    edition = published().editions.get()
    give_text(edition, "Neni 1", "Neni 2", source="ocr")
    machine, person = gettext("Read by a machine"), gettext("Corrected by a person")
    text = page_of(client, edition)
    assert text.count(machine) == 2
    assert gettext(MACHINE_READ) in text
    PageText.objects.filter(number=1).update(corrected_at=timezone.now())
    text = page_of(client, edition)
    assert (text.count(machine), text.count(person)) == (1, 1)
    PageText.objects.update(corrected_at=timezone.now())
    assert gettext(MACHINE_READ) not in page_of(client, edition)


@pytest.mark.one_database
def test_a_text_of_the_file_is_not_called_machine_read(client, published):
    edition = published().editions.get()
    give_text(edition, "Neni 1")
    text = page_of(client, edition)
    assert gettext(MACHINE_READ) not in text
    assert gettext("Read by a machine") not in text


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("waiting", "The text of this document is still being read. Please look again later."),
        ("running", "The text of this document is still being read. Please look again later."),
        (
            "needs-ocr",
            "This document is a scan whose text has not been read yet. Download the file to see its pages.",
        ),
        ("failed", "The text of this document could not be read. Download the file to see what it contains."),
        ("empty", "No text was found in this document. Download the file to see what it contains."),
    ],
)
def test_a_missing_text_has_a_sentence(client, published, state, words):
    edition = published().editions.get()
    give_text(edition, state=state)
    reading = edition.current_version.reading
    reading.reason = "pdftotext died with 139"
    reading.save()
    text = page_of(client, edition)
    assert gettext(words) in text
    assert "pdftotext" not in text


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("query", "first", "last"),
    [
        ("", 1, 10),
        ("?text=11", 11, 20),
        ("?text=15", 11, 20),
        ("?text=500", 31, 33),
        ("?text=-3", 1, 10),
        ("?text=x", 1, 10),
    ],
)
def test_a_long_text_is_shown_ten_pages_at_a_time(client, published, query, first, last):
    edition = published().editions.get()
    give_text(edition, *(f"Faqja nr. {number}." for number in range(1, 34)))
    text = page_of(client, edition, query=query)
    assert [number for number in range(1, 34) if f"Faqja nr. {number}." in text] == list(range(first, last + 1))
    assert (f"?text={first + 10}#text" in text) is (last < 33)
    assert (f"?text={first - 10}#text" in text) is (first > 1)


@pytest.mark.one_database
def test_the_preview_has_sizes_and_words_for_who_does_not_see_it(client, published):
    edition = published("Çmimi").editions.get()
    edition.versions.update(has_preview=True)
    text = page_of(client, edition)
    assert f"/d/{edition.pk}/preview-960.webp?v=1 960w" in text
    assert re.search(r'alt="[^"]+Çmimi[^"]*" loading="lazy"', text)


def test_an_editor_sees_a_document_that_no_page_uses_and_search_engines_do_not(admin_client, tree, make_document):
    document = make_document()
    answer = admin_client.get(f"/sq/d/{document.pk}/")
    assert answer.status_code == 200
    assert "noindex" in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert Client().get(f"/sq/d/{document.pk}/").status_code == 404


def test_an_unknown_number_is_not_found(client, tree):
    assert client.get("/sq/d/99999/").status_code == 404


@pytest.mark.one_database
def test_only_reading_is_allowed(client, published):
    assert client.post(f"/sq/d/{published().editions.get().pk}/").status_code == 405


def test_the_page_makes_the_same_queries_for_a_long_document_as_for_a_short_one(client, tree, published):
    record = published("Vendimi", ("sq", "sr-latn"))
    edition = record.editions.get(language="sq")
    give_text(edition, "Neni 1")
    few = queries(client, f"/sq/d/{edition.pk}/")
    for number in range(5):
        replace(edition, f"Versioni {number}")
        make_act(tree, f"Akti {number}", documents=[edition], protocol_number=str(number))
    give_text(edition, *(f"Faqja {number}" for number in range(60)))
    record.topics.set([Topic.objects.create(code=f"t{number}", name={"sq": f"Tema {number}"}) for number in range(5)])
    assert queries(client, f"/sq/d/{edition.pk}/?text=31") == few <= 12


@pytest.mark.one_database
def test_only_files_that_know_no_paragraphs_have_their_lines_joined(client, published):
    lines = "Kuvendi në bazë të nenit 40 mori\nvendimin për ujin."
    word, pdf = published("Word", name="a.docx").editions.get(), published("Pdf").editions.get()
    give_text(word, lines)
    give_text(pdf, lines)
    assert "mori<br>vendimin" in page_of(client, word)
    assert "mori vendimin" in page_of(client, pdf)


@pytest.mark.one_database
def test_the_pieces_of_a_format_without_pages_are_parts(client, published):
    edition = published(name="a.docx").editions.get()
    edition.versions.update(pages=None)
    give_text(edition, "Neni 1", "Neni 2")
    text = page_of(client, edition)
    part = gettext("Part %(number)s") % {"number": 2}
    page = gettext("Page %(number)s") % {"number": 2}
    assert f">{part}</h3>" in text
    assert page not in text
    PageText.objects.filter(number=2).delete()
    assert 'id="page-1"' not in page_of(client, edition)


@pytest.mark.one_database
def test_a_document_of_which_a_machine_read_some_pages_says_so_and_marks_them(client, published):
    edition = published().editions.get()
    give_text(edition, "Neni 1", "Neni 2")
    PageText.objects.filter(number=2).update(source="ocr")
    text = page_of(client, edition)
    assert gettext(SOME_READ) in text
    assert gettext(MACHINE_READ) not in text
    assert text.count(gettext("Read by a machine")) == 1
    assert text.index(gettext("Read by a machine")) > text.index('id="page-2"')


@pytest.mark.one_database
def test_a_printed_page_has_the_permanent_address_of_the_file(client, published):
    edition = published().editions.get()
    text = " ".join(page_of(client, edition).split())
    assert re.search(rf'<p class="print-only">[^<]* http://testserver/d/{edition.pk}/</p>', text)


@pytest.mark.one_database
def test_inside_a_sentence_a_language_is_written_small_where_its_readers_do(client, published):
    edition = published("Odluka", ("sr-latn",)).editions.get()
    assert "serbisht" in page_of(client, edition)
    with translation.override("en"):
        assert language_in_sentence("sq") == "Albanian"
