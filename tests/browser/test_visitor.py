"""A resident on a phone finds a decision from the home page, in each language, and opens its file."""

import pytest


@pytest.mark.parametrize(
    ("language", "section", "words"), [("sq", "Aktet komunale", "buxhetit"), ("sr-latn", "Opštinski akti", "budzeta")]
)
def test_a_visitor_finds_a_decision_and_opens_its_file(visitor, language, section, words):
    visitor.goto(f"/{language}/")
    visitor.get_by_role("link", name=section).first.click()
    visitor.select_option("select[name=kind]", "decision")
    visitor.fill("main input[name=q]", words)
    visitor.locator("form.filters button").click()
    assert "kind=decision" in visitor.url
    visitor.locator("main article a").first.click()
    assert visitor.locator("html").get_attribute("lang") == {"sq": "sq", "sr-latn": "sr-Latn"}[language]
    answer = visitor.request.get(visitor.locator("main a[href^='/d/']").first.get_attribute("href"))
    assert answer.status == 200
    assert int(answer.headers["content-length"]) > 1000


def test_the_switcher_leads_to_the_same_record(visitor):
    visitor.goto("/sq/aktet-komunale/?q=buxhetit")
    visitor.locator("main article a").first.click()
    title = visitor.locator("h1").inner_text()
    visitor.locator(".languages a[lang='sr-Latn']").click()
    assert "/sr-latn/opstinski-akti/" in visitor.url
    visitor.locator(".languages a[lang='sq']").click()
    assert visitor.locator("h1").inner_text() == title


def test_a_record_without_the_readers_language_says_so_and_leads_to_the_one_that_exists(visitor):
    visitor.goto("/sq/")
    records = visitor.request.get("/api/v1/records/?type=news&limit=100&fields=key,language").json()["items"]
    languages: dict[str, list] = {}
    for record in records:
        languages.setdefault(record["key"], []).append(record["language"])
    key = next(key for key, found in languages.items() if found == ["sq"])
    visitor.goto(f"/sr-latn/record/{key}/")
    assert visitor.locator("h1").inner_text() == "Još nije dostupno na ovom jeziku"
    visitor.locator("main a[lang='sq']").click()
    assert "/sq/lajme/" in visitor.url
