"""The guards stand before every address of wagtail-localize, also one that a later version adds."""

import pytest
from django.urls import resolve, reverse

from cms.translations.urls import GUARDS, VIEWS, package_patterns

pytestmark = pytest.mark.one_database


def test_every_address_of_the_package_has_its_guard():
    assert {pattern.name for pattern in package_patterns()} == GUARDS.keys() | VIEWS.keys()


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("submit_page_translation", [1]),
        ("update_translations", [1]),
        ("stop_translation", [1]),
        ("translations_report", []),
    ],
)
def test_our_address_answers_first(name, arguments):
    match = resolve(reverse(f"wagtail_localize:{name}", args=arguments))
    assert match.namespaces == []


def test_names_of_a_taxonomy_are_read_only_by_those_with_a_right_on_it(signed_in, outsider, translator):
    address = reverse("wagtail_localize:snippets_api_listing", args=["cms", "topic"])
    assert signed_in(outsider).get(address).status_code == 302
    assert signed_in(translator).get(address).status_code == 200
