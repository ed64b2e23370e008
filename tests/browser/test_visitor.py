"""A resident on a phone finds a decision from the home page, in each language, and opens its file."""

import pytest


@pytest.mark.parametrize(
    ("language", "section", "kind", "show"),
    [("sq", "Aktet komunale", "decision", "Filtro"), ("sr-latn", "Opštinski akti", "decision", "Filtriraj")],
)
def test_a_visitor_finds_a_decision_and_opens_its_file(visitor, language, section, kind, show):
    visitor.goto(f"/{language}/")
    visitor.get_by_role("link", name=section).first.click(force=True)
    visitor.wait_for_load_state()
    visitor.select_option("select[name=kind]", kind)
    visitor.get_by_role("button", name=show).click()
    assert "kind=decision" in visitor.url
    visitor.locator("main article a, main li a").first.click()
    assert visitor.locator("html").get_attribute("lang") == {"sq": "sq", "sr-latn": "sr-Latn"}[language]
    file_link = visitor.locator("main a[href^='/d/']").first
    answer = visitor.request.get(file_link.get_attribute("href"))
    assert answer.status == 200
    assert int(answer.headers["content-length"]) > 1000


def test_the_switcher_leads_to_the_same_record(visitor):
    visitor.goto("/sq/")
    visitor.locator("main a[href*='/aktet-komunale/']").first.click()
    title = visitor.locator("h1").inner_text()
    visitor.locator("a[hreflang='sr-Latn']").first.click(force=True)
    assert "/sr-latn/" in visitor.url
    visitor.locator("a[hreflang='sq']").first.click(force=True)
    assert visitor.locator("h1").inner_text() == title
