"""The editor's forms: every type opens, drafts ask for a title only, and a publication needs what the law needs."""

import pytest
from django.urls import reverse

from pages.models import (
    ActPage,
    BulletinPage,
    CallPage,
    ConsultationPage,
    MeetingPage,
    NewsPage,
    NoticePage,
    ReportPage,
    StrategyPage,
)
from tests.admin_forms import filled_form

pytestmark = pytest.mark.one_database

REQUIRED = {
    NewsPage: {"date"},
    NoticePage: {"valid_from", "valid_until"},
    ActPage: {"protocol_number", "date_adopted", "issuing_body"},
    MeetingPage: {"date", "time", "venue", "issuing_body"},
    ConsultationPage: {"draft_act", "opens", "closes", "issuing_body"},
    CallPage: {"opens", "deadline"},
    StrategyPage: {"period_from", "period_to"},
    ReportPage: {"period_from", "period_to"},
    BulletinPage: {"month", "issue"},
}


def add_address(tree, model) -> str:
    return reverse("wagtailadmin_pages:add", args=["pages", model._meta.model_name, tree.section_for(model, "sq").pk])


@pytest.mark.parametrize("model", REQUIRED)
def test_a_draft_needs_only_its_title(admin_client, tree, model):
    address = add_address(tree, model)
    form = filled_form(admin_client, address, title="Titulli")
    answer = admin_client.post(address, form)
    assert answer.status_code == 302, answer.context["form"].errors
    assert not model.objects.get().live


@pytest.mark.parametrize("model", REQUIRED)
def test_a_publication_without_its_required_fields_is_refused_and_names_them(admin_client, tree, model):
    address = add_address(tree, model)
    form = filled_form(admin_client, address, title="Titulli") | {"action-publish": "1"}
    answer = admin_client.post(address, form)
    assert answer.status_code == 200
    assert set(answer.context["form"].errors) >= REQUIRED[model]
    assert not model.objects.filter(live=True).exists()


@pytest.mark.parametrize(
    ("kind", "field"), [("reaction", "reacts_to_medium"), ("video", "video_url"), ("share", "source_name")]
)
def test_news_of_some_kinds_needs_its_source(admin_client, tree, kind, field):
    address = add_address(tree, NewsPage)
    form = filled_form(admin_client, address, title="Titulli", kind=kind, date="2026-03-01")
    answer = admin_client.post(address, form | {"action-publish": "1"})
    assert set(answer.context["form"].errors) == {field}


@pytest.mark.parametrize("app_and_model", ["body", "topic", "place"])
def test_a_taxonomy_term_is_named_in_every_language_in_one_form(admin_client, db, app_and_model):
    address = reverse(f"wagtailsnippets_cms_{app_and_model}:add")
    page = admin_client.get(address).content.decode()
    assert 'name="name_0"' in page
    assert 'name="name_1"' in page


def test_the_portal_settings_open_and_save(admin_client, tree):
    address = reverse("wagtailsettings:edit", args=["cms", "portalsettings", 1])
    form = filled_form(admin_client, address) | {
        "municipality_0": "Komuna e Provës",
        "municipality_1": "Opština Proba",
        "primary_colour": "#ffcc00",
        "accent_colour": "#8a1f11",
    }
    refused = admin_client.post(address, form)
    assert "1.51" in refused.content.decode()
    assert admin_client.post(address, form | {"primary_colour": "#0b4f8a"}).status_code == 302
