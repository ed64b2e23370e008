"""axe-core finds no violation on any page type in either language, in light and in dark."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

FAMILIES = ["News", "Notice", "Act", "Meeting", "Consultation", "Call", "Strategy", "Report", "Bulletin", "Body"]
TYPES = [f"{family}{part}" for family in FAMILIES for part in ("IndexPage", "Page")] + ["HomePage", "StandardPage"]
APPS = {"HomePage": "home"}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def violations(page) -> list[str]:
    results = Axe().run(page, options=RULES).response["violations"]
    return [f"{v['id']}: {v['help']} ({v['nodes'][0]['html'][:160]})" for v in results]


@pytest.mark.parametrize("colour_scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["sq", "sr-latn"])
def test_axe_finds_nothing_on_any_page_type(chromium, portal_url, language, colour_scheme):
    context = chromium.new_context(base_url=portal_url, color_scheme=colour_scheme, bypass_csp=True)
    page = context.new_page()
    problems = {}
    for name in TYPES:
        kind = f"{APPS.get(name, 'pages')}.{name}"
        found = page.request.get(f"/api/v2/pages/?type={kind}&limit=1&locale={language}").json()["items"]
        assert found, f"The demonstration content has no {name} in {language}."
        page.goto(re.sub(r"^https?://[^/]+", "", found[0]["meta"]["html_url"]))
        if broken := violations(page):
            problems[name] = broken
    for address in (f"/{language}/nothing-here/", f"/{language}/record/00000000-0000-0000-0000-000000000000/"):
        page.goto(address)
        if broken := violations(page):
            problems[address] = broken
    context.close()
    assert problems == {}


@pytest.mark.parametrize("language", ["sq", "sr-latn"])
def test_nothing_is_wider_than_the_smallest_phone(chromium, portal_url, language):
    context = chromium.new_context(base_url=portal_url, viewport={"width": 320, "height": 700})
    page = context.new_page()
    wide = []
    for name in TYPES:
        kind = f"{APPS.get(name, 'pages')}.{name}"
        found = page.request.get(f"/api/v2/pages/?type={kind}&limit=1&locale={language}").json()["items"]
        page.goto(re.sub(r"^https?://[^/]+", "", found[0]["meta"]["html_url"]))
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            wide.append(name)
    context.close()
    assert wide == []
