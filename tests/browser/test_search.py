"""Searching in a real browser: by keyboard and by touch, with and without a script, in both languages and scripts."""

import pytest

from .looking import violations

WORDS = {"sq": "buxheti", "sr-latn": "budzet"}


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", ["sq", "sr-latn"])
def test_axe_finds_nothing_in_answers_of_any_kind(chromium, portal_url, language, width):
    viewport = {"width": width, "height": 800}
    context = chromium.new_context(base_url=portal_url, viewport=viewport, bypass_csp=True)
    page = context.new_page()
    problems = {}
    for query in ("?q=qqqqqq", "?year=abc", f"?q={WORDS[language]}&family=act"):
        page.goto(f"/{language}/search/{query}")
        for fold in page.locator(".facets__fold summary:visible").all():
            fold.click()
        if broken := violations(page):
            problems[query] = broken
    page.fill("#search-q", WORDS[language][:4])
    page.wait_for_selector(".suggestions li", timeout=5000)
    problems |= {"suggestions": broken} if (broken := violations(page)) else {}
    context.close()
    assert problems == {}


@pytest.mark.parametrize("language", ["sq", "sr-latn"])
def test_results_fit_the_smallest_phone(chromium, portal_url, language):
    context = chromium.new_context(base_url=portal_url, viewport={"width": 320, "height": 700})
    page = context.new_page()
    for query in ("", f"?q={WORDS[language]}&family=act&year=2026", "?q=" + "o" * 200, "?year=" + "x" * 40):
        page.goto(f"/{language}/search/{query}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, query
    context.close()


def test_a_suggestion_is_chosen_with_the_keyboard(visitor):
    visitor.goto("/sq/search/")
    field = visitor.get_by_role("combobox")
    field.press_sequentially("vendimi")
    options = visitor.get_by_role("option")
    options.first.wait_for(timeout=5000)
    assert field.get_attribute("aria-expanded") == "true"
    assert str(options.count()) in visitor.get_by_role("status").inner_text()
    field.press("ArrowDown")
    assert options.first.get_attribute("aria-selected") == "true"
    assert field.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    field.press("Escape")
    assert field.get_attribute("aria-expanded") == "false"
    assert field.input_value() == "vendimi"
    field.press("Backspace")
    options.first.wait_for(timeout=5000)
    field.press("ArrowUp")
    title = options.last.inner_text()
    field.press("Enter")
    visitor.wait_for_load_state()
    assert visitor.locator("h1").inner_text() == title


def test_without_a_script_the_search_works_from_any_page(chromium, portal_url):
    context = chromium.new_context(
        base_url=portal_url, java_script_enabled=False, viewport={"width": 1280, "height": 800}
    )
    page = context.new_page()
    page.goto("/sq/lajme/")
    page.fill(".site-search input", "buxheti")
    page.press(".site-search input", "Enter")
    assert "/sq/search/?q=buxheti" in page.url
    page.locator("#facet-family + ul a[href*=act]").click()
    assert "family=act" in page.url
    assert page.locator(".hit mark").count() > 0
    page.locator(".chip").first.click()
    assert "family=" not in page.url
    context.close()


def test_cyrillic_letters_find_what_stands_in_latin_ones(visitor):
    visitor.goto("/sr-latn/")
    visitor.locator(".site-search__link").click()
    visitor.get_by_role("combobox").fill("одлука о буџету")
    visitor.get_by_role("combobox").press("Enter")
    visitor.wait_for_load_state()
    marked = visitor.locator(".hit mark")
    assert any("budžet" in text for text in marked.all_inner_texts())
    visitor.locator(".languages a[lang=sq]").click()
    assert visitor.locator("#search-q").input_value() == "одлука о буџету"
    assert visitor.locator(".hit").count() > 0
