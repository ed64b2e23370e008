"""Everything that readers read on a page is read for the catalogue."""

import pytest
from django.db import models
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from cms.models import TaxonomyTerm
from pages.blocks import AgendaBlock, GoalsBlock
from pages.models import ActPage, BodyPage, StandardPage
from search.catalogue.lines import lines_of_html
from search.catalogue.taxonomy import Terms
from search.catalogue.texts import shown_fields
from search.catalogue.truth import families
from search.catalogue.words_of_blocks import words_of

# Fields that stand elsewhere in the catalogue, and those that no reader sees as words.
ELSEWHERE = {"summary", "protocol_number", "reference", "kind", "topics", "places"}
UNSEEN = {"folded", "legal_hold", "open_to_public", "time"}
# Titles of other records, which have entries of their own.
OTHERS = {"meetings"}
WORDS = (models.CharField, models.TextField, RichTextField, StreamField, models.IntegerField, models.DecimalField)


@pytest.mark.no_database
def test_every_field_with_words_is_read_or_has_a_place_of_its_own():
    for model in families():
        known = {*shown_fields(model), *ELSEWHERE, *UNSEEN, *OTHERS}
        own = [field for field in model._meta.get_fields() if field not in Page._meta.get_fields()]
        words = [f for f in own if isinstance(f, WORDS) and not isinstance(f, models.URLField)]
        terms = [f for f in own if f.many_to_many and issubclass(f.related_model, TaxonomyTerm)]
        assert {field.name for field in words + terms} - known == set(), model


@pytest.mark.no_database
def test_every_field_that_is_read_exists():
    for model in families():
        assert set(shown_fields(model)) <= {field.name for field in model._meta.get_fields()}, model


@pytest.mark.no_database
def test_rich_text_becomes_a_line_for_each_paragraph_and_point():
    source = '<h3>Titulli</h3><p>Uji &amp; <b>rru</b>ga<br/>tjetër</p><ul><li>një</li><li><a href="x">dy</a></li></ul>'
    assert list(lines_of_html(source)) == ["Titulli", "Uji & rruga", "tjetër", "një", "dy"]


BODY = [
    {"type": "heading", "value": "Titull", "id": "1"},
    {"type": "text", "value": "<p>Paragraf</p>", "id": "2"},
    {"type": "quote", "value": {"text": "Citat", "attribution": "Zyra"}, "id": "3"},
    {"type": "callout", "value": {"title": "Kujdes", "text": "<p>Ujë</p>"}, "id": "4"},
    {"type": "image", "value": {"image": 5, "alt_text": "Sheshi", "caption": "Vera"}, "id": "5"},
    {"type": "video", "value": {"title": "Seanca", "url": "https://v.example"}, "id": "6"},
    {"type": "document", "value": 7, "id": "7"},
    {"type": "link", "value": {"label": "Ministria", "url": "https://m.example"}, "id": "8"},
    {"type": "unknown", "value": "?", "id": "9"},
]
GOAL = {"title": "Qëllimi", "activities": [{"type": "item", "value": {"title": "Puna", "responsible": 3}, "id": "1"}]}


@pytest.mark.no_database
@pytest.mark.parametrize(
    ("block", "value", "expected"),
    [
        (
            StandardPage._meta.get_field("body").stream_block,
            BODY,
            "Titull,Paragraf,Citat,Zyra,Kujdes,Ujë,Sheshi,Vera,Seanca,Ministria",
        ),
        (GoalsBlock(), [{"type": "goal", "value": GOAL, "id": "1"}], "Qëllimi,Puna,emri 3"),
        (AgendaBlock(), [{"type": "item", "value": {"title": "Pika", "outcome": "Po"}, "id": "1"}], "Pika,Po"),
        (
            BodyPage._meta.get_field("offices").stream_block,
            [{"type": "office", "value": {"function": "Zyrtar", "email": "a@b.example", "phone": ""}, "id": "1"}],
            "Zyrtar,a@b.example",
        ),
    ],
)
def test_the_words_of_blocks_are_read_in_their_order(block, value, expected):
    assert ",".join(words_of(block, value, lambda model, key: f"emri {key}")) == expected


def test_pages_of_all_types_are_read_together(tree, django_assert_num_queries):
    terms = Terms([model(pk=number) for number, model in enumerate(families(), 1)])
    topics = ActPage._meta.get_field("topics")
    with django_assert_num_queries(4):
        assert terms.of(ActPage(pk=1), topics) == []
