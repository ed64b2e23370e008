"""Lists of names stand in the order of the letters that readers see."""

import re
from uuid import uuid4

import pytest
from i18nfield.strings import LazyI18nString

from cms.filters import TermFilter, in_order
from cms.models import Body
from pages.models import BodyIndexPage, BodyPage, bodies
from tests.builders import make_act

pytestmark = pytest.mark.django_db

NAMES = ["Zavod", "Centar", "Hoxha", "„Džep“", "Arhiv", "Čitaonica"]
IN_LATIN = ["Arhiv", "Centar", "Čitaonica", "„Džep“", "Hoxha", "Zavod"]
IN_CYRILLIC = ["Архив", "Завод", "Hoxha", "Центар", "Читаоница", "„Џеп“"]


@pytest.fixture
def index(tree) -> BodyIndexPage:
    index = BodyIndexPage.objects.get(locale__language_code="sr-latn")
    for number, name in enumerate(NAMES):
        body = Body.objects.create(code=f"b{number}", name={"sq": f"B{number}", "sr-latn": name})
        index.add_child(instance=BodyPage(title=name, body_record=body, translation_key=uuid4()))
    return index


def linked(markup: str, heading: str) -> list[str]:
    """The names of the list below a heading."""
    return re.findall(r"<li><a [^>]*>([^<]*)</a>", markup.partition(f'id="{heading}"')[2].partition("</section>")[0])


@pytest.mark.parametrize(("script", "names"), [("sr-latn", IN_LATIN), ("sr-cyrl", IN_CYRILLIC)])
def test_bodies_stand_in_the_order_of_the_letters_shown(client, index, script, names):
    markup = client.get(index.url.replace("sr-latn", script)).content.decode()
    assert linked(markup, "kind-1") == names
    assert "from-a-to-z" not in markup


@pytest.mark.parametrize(
    ("script", "names", "first", "unused"), [("sr-latn", IN_LATIN, "A", "Lj"), ("sr-cyrl", IN_CYRILLIC, "А", "Љ")]
)
def test_a_long_list_of_bodies_has_a_bar_of_letters(client, index, monkeypatch, script, names, first, unused):
    monkeypatch.setattr(bodies, "FEWEST_FOR_LETTERS", len(NAMES))
    markup = client.get(index.url.replace("sr-latn", script)).content.decode()
    bar = markup.partition('<ul class="plain card__meta letters">')[2].partition("</ul>")[0]
    assert f'<li><a href="#letter-1">{first}</a></li>' in bar
    assert f"<li>{unused}</li>" in bar
    assert set(re.findall('href="#([^"]+)"', bar)) == set(re.findall('id="(letter-[0-9]+)"', markup))
    assert linked(markup, "from-a-to-z") == names


def test_filters_and_facets_with_equal_numbers_stand_in_this_order(client, tree, catalogue):
    for number, name in enumerate(["Zavod", "Centar"]):
        act = make_act(tree, f"Odluka {number}", "sr-latn")
        act.issuing_body = Body.objects.create(code=f"b{number}", name={"sq": name, "sr-latn": name})
        act.save_revision().publish()
    catalogue()
    for address, control in (("opstinski-akti/", "<select"), ("search/?q=odluka", "facet")):
        latin = client.get(f"/sr-latn/{address}").content.decode().partition(control)[2]
        cyrillic = client.get(f"/sr-cyrl/{address}").content.decode().partition(control)[2]
        assert 0 < latin.index("Centar") < latin.index("Zavod")
        assert 0 < cyrillic.index("Завод") < cyrillic.index("Центар")


def test_the_order_that_the_office_gave_comes_first():
    last, first = (Body(code=name, name=LazyI18nString(name), order=order) for name, order in (("A", 200), ("Z", 100)))
    assert in_order([last, first]) == [first, last]


def test_the_bodies_of_a_report_in_the_admin_stand_in_the_order_of_its_language(db):
    for number, name in enumerate(["Dhoma", "Dega", "Çerdhja", "Bashkia"]):
        Body.objects.create(code=f"b{number}", name={"sq": name})
    choices = TermFilter(queryset=Body.objects.all(), empty_label="–").field.choices
    assert [label for _value, label in choices] == ["–", "Bashkia", "Çerdhja", "Dega", "Dhoma"]
