"""What is not for everybody leaks through no public list, count, page, preview, text or map."""

from datetime import date

import pytest
from django.core.files.base import ContentFile
from wagtail.models import PageViewRestriction

from documents.models import DocumentLibraryPage, PublicationDocument
from documents.versions import withdraw
from documents.visibility import refresh
from pages.models import ActPage
from tests.builders import make_act
from tests.site_maps import site_maps

from .conftest import close_collection, close_page, give_text

pytestmark = pytest.mark.one_database

TITLE, WORDS, REFERENCE = "Dosja e Agronit", "Fjalë që askush nuk duhet t'i lexojë", "99-777/2031"


@pytest.fixture
def secret(published, archive):
    """A document with text and preview beside others; each test takes it away from readers in another way."""
    act = {"date_adopted": date(2024, 1, 1)}
    record = published(TITLE, kind="contract", date="2031-01-01", reference=REFERENCE, act=act)
    edition = record.editions.get()
    give_text(edition, WORDS)
    edition.versions.update(has_preview=True)
    return edition


def closed_by_its_page(edition):
    close_page(ActPage.objects.get(attachments__document=edition))


def closed_by_the_page_above(edition):
    close_page(ActPage.objects.get(attachments__document=edition).get_parent())


def closed_by_its_collection(edition):
    close_collection(edition)


def closed_by_the_collection_above(edition):
    close_collection(edition)
    below = edition.collection.add_child(name="Below")
    PublicationDocument.objects.get(pk=edition.pk).save()
    edition.collection = below
    edition.save()


def on_a_draft_only(edition):
    ActPage.objects.get(attachments__document=edition).unpublish()


def on_a_deleted_page(edition):
    ActPage.objects.get(attachments__document=edition).delete()


def taken_off_its_page(edition):
    act = ActPage.objects.get(attachments__document=edition)
    act.attachments.set([])
    act.save_revision().publish()


WAYS = [
    closed_by_its_page,
    closed_by_the_page_above,
    closed_by_its_collection,
    closed_by_the_collection_above,
    on_a_draft_only,
    on_a_deleted_page,
    taken_off_its_page,
]


def places(other: PublicationDocument, language="sq") -> list[str]:
    library = DocumentLibraryPage.objects.get(locale__language_code=language).url
    queries = ["", "?sort=title", "?sort=added", "?q=agronit", "?q=99-777", "?kind=contract", "?year=2031", "?text=yes"]
    return [
        *(library + query for query in queries),
        f"/{language}/d/{other.pk}/",
        f"/{language}/",
    ]


@pytest.mark.parametrize("close", WAYS)
@pytest.mark.parametrize("language", ["sq", "sr-latn"])
def test_it_is_named_nowhere_however_it_was_closed(client, archive, secret, close, language):
    close(secret)
    for address in places(archive[0].editions.get(), language):
        answer = client.get(address)
        assert answer.status_code == 200
        text = answer.content.decode()
        for hidden in (TITLE, WORDS, REFERENCE, f"/d/{secret.pk}/", secret.checksum + secret.filename):
            assert hidden not in text, (address, hidden)
    assert f"/d/{secret.pk}/" not in site_maps(client)


@pytest.mark.parametrize("close", WAYS)
def test_its_own_addresses_are_not_found(client, secret, close):
    close(secret)
    for address in (
        f"/sq/d/{secret.pk}/",
        f"/sr-latn/d/{secret.pk}/",
        f"/sq/d/{secret.pk}/?text=1",
        f"/d/{secret.pk}/",
        secret.current_version.url,
        f"/d/{secret.pk}/preview-320.webp",
    ):
        assert client.get(address).status_code == 404, address


@pytest.mark.parametrize("close", WAYS)
def test_it_stands_in_no_number(client, archive, secret, close):
    library = DocumentLibraryPage.objects.get(locale__language_code="sq").url

    def numbers(query="") -> dict:
        context = client.get(library + query).context
        fields = {name: {c.value: c.count for c in choices} for name, _l, choices in context["filter"].fields}
        return fields | {"total": context["results"].paginator.count}

    before = numbers()
    close(secret)
    after = numbers()
    assert after["total"] == before["total"] - 1 == 4
    assert before["kind"]["contract"] == 1
    assert "contract" not in after["kind"]
    assert "2031" not in after["year"]
    assert after["text"] == {"yes": 1, "no": 3}
    assert after["language"] == {"sq": 3, "sr-latn": 2}
    assert numbers("?kind=contract")["total"] == 0
    assert numbers("?q=agronit")["total"] == 0
    assert "kind" not in numbers("?q=agronit")


def test_the_same_places_name_it_while_it_is_open(client, archive, secret):
    shown = [address for address in places(archive[0].editions.get()) if TITLE in client.get(address).content.decode()]
    assert len(shown) == 8
    assert f"/sq/d/{secret.pk}/" in site_maps(client)
    assert WORDS.partition("'")[0] in client.get(f"/sq/d/{secret.pk}/").content.decode()


def test_a_mark_that_lags_behind_shows_nothing_in_the_list(client, archive, secret):
    """The truth is asked again for what a page shows, so a restriction that made no signal hides it all the same."""
    act = ActPage.objects.get(attachments__document=secret)
    PageViewRestriction.objects.bulk_create([PageViewRestriction(page=act, restriction_type="login")])
    assert PublicationDocument.objects.get(pk=secret.pk).listed
    for address in places(archive[0].editions.get()):
        assert TITLE not in client.get(address).content.decode(), address
    assert client.get(f"/sq/d/{secret.pk}/").status_code == 404


def test_a_closed_edition_is_not_named_by_the_other_language(client, published, make_document):
    record = published("E hapur")
    closed = make_document(title=TITLE, language="sr-latn", record=record)
    close_collection(closed)
    edition = record.editions.get(language="sq")
    library = DocumentLibraryPage.objects.get(locale__language_code="sr-latn").url
    for address in (f"/sq/d/{edition.pk}/", f"/sr-latn/d/{edition.pk}/", library, f"{library}?q=dosja"):
        text = client.get(address).content.decode()
        assert TITLE not in text
        assert f"/d/{closed.pk}/" not in text
    assert client.get(f"/sr-latn/d/{closed.pk}/").status_code == 404
    assert client.get(f"/sq/d/{closed.pk}/").status_code == 404


def test_a_private_page_that_uses_an_open_document_is_not_named(client, tree, published):
    record = published("E hapur")
    edition = record.editions.get()
    hidden = make_act(tree, "Akti i fshehtë", documents=[edition], protocol_number="X-1")
    close_page(hidden)
    draft = make_act(tree, "Akti i papublikuar", documents=[edition], protocol_number="X-2")
    draft.unpublish()
    text = client.get(f"/sq/d/{edition.pk}/").content.decode()
    assert f"Akti nr. {edition.pk}" in text
    assert "Akti i fshehtë" not in text
    assert "Akti i papublikuar" not in text


def test_what_was_withdrawn_is_in_no_list_map_or_number_and_its_text_is_gone(client, archive, secret):
    withdraw(secret, "Të dhëna personale")
    for address in places(archive[0].editions.get()):
        text = client.get(address).content.decode()
        assert TITLE not in text, address
        assert WORDS not in text, address
    page = client.get(f"/sq/d/{secret.pk}/").content.decode()
    assert WORDS.partition("'")[0] not in page
    assert client.get(f"/d/{secret.pk}/preview-320.webp").status_code == 404
    assert client.get(secret.url).status_code == 410


def test_the_text_of_an_older_version_is_not_shown(client, secret):
    secret.file.save("i-ri.pdf", ContentFile(b"%PDF-1.4\n% new\n"), save=False)
    secret.read_file_facts()
    secret.save()
    assert WORDS.partition("'")[0] not in client.get(f"/sq/d/{secret.pk}/").content.decode()


def test_opening_it_again_shows_it_again(client, archive, secret):
    close_page(ActPage.objects.get(attachments__document=secret))
    PageViewRestriction.objects.all().delete()
    refresh()
    assert client.get(f"/sq/d/{secret.pk}/").status_code == 200
