"""Small makers of records for tests: facts are given, words have defaults."""

from datetime import date

from cms.models import Body
from pages.models import ActPage, Attachment
from pages.years import year_page


def make_body(code="assembly", kind="assembly", **names) -> Body:
    names = names or {"sq": "Kuvendi i Komunës", "sr_latn": "Skupština opštine"}
    words = {language.replace("_", "-"): name for language, name in names.items()}
    body, _made = Body.objects.get_or_create(code=code, defaults={"name": words, "kind": kind})
    return body


def publish(tree, page, language="sq"):
    """File a record under its year in one language and publish it."""
    year = year_page(tree.section_for(type(page), language), page.record_date.year)
    page.live = False
    year.add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def make_act(tree, title="Vendim për buxhetin", language="sq", documents=(), **facts) -> ActPage:
    facts = {
        "protocol_number": "01-12/2026",
        "date_adopted": date(2026, 2, 20),
        "summary": "Kuvendi vendosi për buxhetin.",
    } | facts
    act = ActPage(title=title, issuing_body=make_body(), **facts)
    act.attachments = [Attachment(document=document) for document in documents]
    return publish(tree, act, language)
