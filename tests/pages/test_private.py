"""A record that is not for everybody is named on no public page, feed or interface."""

import pytest
from wagtail.models import PageViewRestriction

from cms.api.keeping.rebuilding import rebuild
from pages.models import ActPage, BodyIndexPage, BodyPage
from tests.builders import make_act, make_body
from tests.site_maps import site_maps

TITLE = "Vendim që nuk është për të gjithë"


@pytest.fixture
def private_act(tree):
    act = make_act(tree, TITLE)
    PageViewRestriction.objects.create(page=act, restriction_type=PageViewRestriction.LOGIN)
    return act


def places(tree) -> list[str]:
    section = tree.section_for(ActPage, "sq")
    index = BodyIndexPage.objects.get(locale__language_code="sq")
    body = index.add_child(instance=BodyPage(title="Kuvendi", body_record=make_body()))
    return [
        "/sq/",
        section.url,
        f"{section.url}feed/",
        body.url,
        "/api/v1/records/?type=act",
    ]


def test_a_restricted_record_is_named_nowhere(client, tree, private_act, catalogue):
    asked = places(tree)
    catalogue()
    list(rebuild())
    for address in asked:
        answer = client.get(address)
        assert answer.status_code == 200
        assert TITLE not in answer.content.decode(), address
        assert private_act.slug not in answer.content.decode(), address
    assert private_act.slug not in site_maps(client)


def test_the_same_places_name_it_once_it_is_open(client, tree, private_act, catalogue):
    PageViewRestriction.objects.all().delete()
    asked = places(tree)
    catalogue()
    list(rebuild())
    shown = [address for address in asked if private_act.slug in client.get(address).content.decode()]
    assert len(shown) == 5
    assert private_act.slug in site_maps(client)


def test_records_below_a_restricted_year_are_named_nowhere(client, tree):
    act = make_act(tree, TITLE)
    PageViewRestriction.objects.create(page=act.get_parent(), restriction_type=PageViewRestriction.LOGIN)
    section = tree.section_for(ActPage, "sq")
    assert TITLE not in client.get(section.url).content.decode()
    assert client.get(act.url, follow=True).redirect_chain[-1][0].startswith("/admin/login/?next=%2Fsq%2F")


def test_a_page_with_a_password_asks_for_it_and_opens_with_it(client, tree):
    act = make_act(tree, TITLE)
    PageViewRestriction.objects.create(page=act, restriction_type=PageViewRestriction.PASSWORD, password="fshehur")
    asked = client.get(act.url)
    assert TITLE not in asked.content.decode()
    assert act.slug not in asked.content.decode().replace(asked.context["form"].initial["return_url"], "")
    wrong = client.post(asked.context["action_url"], {"password": "tjetër", "return_url": act.url})
    assert "Ky nuk është fjalëkalimi" in wrong.content.decode()
    assert TITLE not in wrong.content.decode()
    opened = client.post(asked.context["action_url"], {"password": "fshehur", "return_url": act.url}, follow=True)
    assert TITLE in opened.content.decode()


def test_the_question_for_a_password_speaks_the_language_and_script_of_the_address(client, tree):
    act = make_act(tree, TITLE, language="sr-latn")
    PageViewRestriction.objects.create(page=act, restriction_type=PageViewRestriction.PASSWORD, password="tajna")
    asked = client.get(act.url.replace("/sr-latn/", "/sr-cyrl/")).content.decode()
    assert "Лозинка" in asked
    assert "password" not in asked.split("<h1>")[1].split("<form")[0]


def test_the_language_neutral_address_of_a_restricted_record_is_not_found(client, tree, private_act):
    assert client.get(f"/sr-latn/record/{private_act.translation_key}/").status_code == 404
