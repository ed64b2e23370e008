"""axe-core finds no violation on any page type in either language, in light and in dark; all fit a small phone."""

from urllib.parse import urlsplit

import pytest

from .looking import PHONE, RULES_OF_COLOURS, SCREEN, is_too_wide, violations

FAMILIES = ["news", "notice", "act", "meeting", "consultation", "call", "strategy", "report", "bulletin", "body"]


def addresses_of(kind: str, language: str, page, limit: int = 1) -> list[str]:
    query = f"type={kind}&language={language}&limit={limit}&fields=url"
    found = page.request.get(f"/api/v1/records/?{query}").json()["items"]
    assert found, f"The demonstration content has no {kind} in {language}."
    return [urlsplit(item["url"]).path for item in found]


def every_kind_of_page(language: str, page) -> list[str]:
    """One page of each type; of the sections, the home page among them, all: each has a template of its own."""
    sections = addresses_of("section", language, page, limit=100)
    assert len(sections) > len(FAMILIES)
    return sections + [address for kind in [*FAMILIES, "page"] for address in addresses_of(kind, language, page)]


def problems_of(page, address: str) -> dict[str, list[str] | bool]:
    """Drawn on a phone first, as a reader's would be; then the same page on a screen, in light and in dark."""
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(PHONE)
    page.goto(address)
    problems = {"width": is_too_wide(page)}
    page.set_viewport_size(SCREEN)
    problems["light"] = violations(page)
    page.emulate_media(color_scheme="dark")
    problems["dark"] = violations(page, RULES_OF_COLOURS)
    return {name: found for name, found in problems.items() if found}


@pytest.mark.parametrize("language", ["sq", "sr-latn"])
def test_every_page_type_is_clean_in_light_and_dark_and_fits_the_smallest_phone(chromium, portal_url, language):
    # Without movement colours change at once, and not while axe-core measures them.
    context = chromium.new_context(base_url=portal_url, bypass_csp=True, reduced_motion="reduce")
    page = context.new_page()
    addresses = every_kind_of_page(language, page)
    addresses += [f"/{language}/nothing-here/", f"/{language}/record/00000000-0000-0000-0000-000000000000/"]
    problems = {address: found for address in addresses if (found := problems_of(page, address))}
    context.close()
    assert problems == {}
