"""Figures of the budget: both languages share the numbers, and readers see them as a table."""

from datetime import date
from decimal import Decimal

from cms.translations.drafts import no_translation_drafts
from pages.models import ReportPage
from tests.builders import make_body, publish


def figures(heading: str, **facts) -> list[dict]:
    line = {"year": 2026, "category": "capital", "heading": heading, "planned": "170000.50"} | facts
    return [{"type": "figure", "id": "11111111-1111-4111-8111-111111111111", "value": line}]


def reports(tree) -> tuple[ReportPage, ReportPage]:
    facts = {"kind": "budget-adopted", "period_from": date(2026, 1, 1), "period_to": date(2026, 12, 31)}
    with no_translation_drafts():
        first = publish(tree, ReportPage(title="Buxheti", figures=figures("Rruga"), **facts))
        twin = ReportPage(title="Budžet", figures=figures("Put"), translation_key=first.translation_key, **facts)
        return first, publish(tree, twin, "sr-latn")


def test_numbers_are_shared_and_headings_are_not(tree, django_capture_on_commit_callbacks):
    first, second = reports(tree)
    first.figures = figures("Rruga e re", revised="180000", category="goods", body=make_body().pk)
    with django_capture_on_commit_callbacks(execute=True):
        first.save_revision().publish()
    line = ReportPage.objects.get(pk=second.pk).figures[0].value
    assert (line["category"], line["revised"], line["heading"]) == ("goods", Decimal("180000"), "Put")
    assert line["body"].code == "assembly"


def test_readers_and_programs_see_them(client, tree, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        first, _second = reports(tree)
    html = client.get(first.url).content.decode()
    assert "Rruga" in html
    assert "170 000,50" in html.replace("\xa0", " ").replace("\u202f", " ")
    line = client.get(f"/api/v1/records/{first.pk}/").json()["figures"][0]
    assert (line["category"], line["planned"], line["spent"]) == ("capital", "170000.50", None)
