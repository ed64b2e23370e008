"""The translation editor opens for every record type, and shows each text that a publication waits for."""

import pytest
from django.urls import reverse
from wagtail.models import Page, get_page_models
from wagtail_localize.fields import TranslatableField, get_translatable_fields
from wagtail_localize.operations import translate_object
from wagtail_localize.views.edit_translation import TabHelper

from cms.models import RecordPage
from cms.translations.readiness import publication_obstacle
from pages.models import MeetingPage, StrategyPage, YearPage
from pages.years import year_page

pytestmark = pytest.mark.one_database

STREAMS = {
    StrategyPage: {"goals": [{"type": "goal", "value": {"title": "Q", "activities": [{"title": "Rruga e re"}]}}]},
    MeetingPage: {"agenda": [{"type": "item", "value": {"title": "Buxheti", "outcome": "Miratuar"}}]},
}
RECORDS = [model for model in get_page_models() if issubclass(model, RecordPage)]


@pytest.mark.parametrize("model", [model for model in get_page_models() if model not in (Page, YearPage)])
def test_every_text_has_a_panel(db, model):
    shown = TabHelper(model()).field_tab_mapping
    words = [field for field in get_translatable_fields(model) if isinstance(field, TranslatableField)]
    assert {word.field_name for word in words} <= shown.keys()


@pytest.mark.parametrize("model", RECORDS)
def test_the_editor_opens_for_every_record_type(signed_in, publisher, tree, serbian, model):
    year = year_page(tree.section_for(model, "sq"), 2026)
    record = model(title="Titulli", live=False, **STREAMS.get(model, {}))
    year.add_child(instance=record)
    translate_object(record, [serbian])
    twin = record.get_translation(serbian)
    answer = signed_in(publisher).get(reverse("wagtailadmin_pages:edit", args=[twin.pk]))
    assert answer.status_code == 200
    assert "translation" in answer.context
    assert publication_obstacle(twin)


def test_years_wait_for_no_translation(tree, news, serbian):
    year = news.get_parent().specific
    translate_object(year, [serbian])
    assert publication_obstacle(year.get_translation(serbian)) is None
