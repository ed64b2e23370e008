"""Records are filed under years that the system makes; sections and years stay where they are."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page

from pages.models import ActIndexPage, ActPage, YearPage
from pages.years import file_under_year, year_page
from tests.builders import make_act, make_body


def form_of(**facts) -> dict:
    empty_list = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 1000}
    form = {
        "title": "Vendim i ri",
        "summary": "",
        "subject": "",
        "signatory_function": "",
        "entry_into_force_rule": "",
        "kind": "decision",
        "protocol_number": "01-77/2025",
        "date_adopted": "2025-05-05",
        "legal_basis": "",
        "proposal_reference": "",
        "legality_reference": "",
        "body-count": 0,
        "issuing_body": make_body().pk,
    } | facts
    return (
        form
        | {f"attachments-{name}": value for name, value in empty_list.items()}
        | {"comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0}
    )


def create_in_admin(admin_client, section, **facts):
    address = reverse("wagtailadmin_pages:add", args=["pages", "actpage", section.pk])
    answer = admin_client.post(address, form_of(**facts))
    assert answer.status_code == 302, answer.context["form"].errors
    return ActPage.objects.get()


def test_a_record_made_in_a_section_is_filed_under_the_year_of_its_date(admin_client, tree):
    section = tree.section_for(ActPage, "sq")
    act = create_in_admin(admin_client, section)
    assert act.get_parent().slug == "2025"
    assert act.get_parent().get_parent().pk == section.pk
    assert act.slug == "vendim-i-ri"


def test_a_record_without_a_date_is_filed_under_this_year_and_moves_before_its_publication(admin_client, tree):
    act = create_in_admin(admin_client, tree.section_for(ActPage, "sq"), date_adopted="")
    assert act.get_parent().slug == "2026"
    act.date_adopted = date(2025, 5, 5)
    file_under_year(act, date(2026, 3, 16))
    assert ActPage.objects.get().get_parent().slug == "2025"


def test_a_published_record_keeps_its_address_when_title_and_date_change(tree):
    act = make_act(tree)
    before = act.url_path
    act.title, act.date_adopted = "Titull tjetër", date(2024, 1, 1)
    act.save_revision().publish()
    file_under_year(ActPage.objects.get(pk=act.pk), date(2026, 3, 16))
    assert ActPage.objects.get(pk=act.pk).url_path == before


def test_a_year_is_made_in_every_language_at_once(tree):
    year = year_page(tree.section_for(ActPage, "sr-latn"), 2024)
    assert {page.locale.language_code for page in year.get_translations(inclusive=True)} == {"sq", "sr-latn"}
    assert year_page(tree.section_for(ActPage, "sq"), 2024).translation_key == year.translation_key
    assert YearPage.objects.count() == 2


def test_the_address_of_a_year_leads_to_the_filtered_list(client, tree):
    section = tree.section_for(ActPage, "sq")
    year = year_page(section, 2024)
    assert client.get(year.url).headers["Location"] == f"{section.url}?year=2024"


def test_sections_and_years_are_not_moved(admin_client, tree):
    section = tree.section_for(ActPage, "sq")
    target = tree.section_for(ActPage, "sr-latn").get_parent()
    address = reverse("wagtailadmin_pages:move_confirm", args=[section.pk, target.pk])
    admin_client.post(address)
    assert ActIndexPage.objects.get(pk=section.pk).path == section.path


def test_the_address_of_a_section_that_has_records_cannot_change(admin_client, tree):
    make_act(tree)
    section = Page.objects.get(pk=tree.section_for(ActPage, "sq").pk).specific
    section.slug = "tjeter"
    with translation.override("en"), pytest.raises(ValidationError, match="address cannot change"):
        section.save()
