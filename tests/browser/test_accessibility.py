"""axe-core finds no violation on any page type in either language, in light and in dark; all fit a small phone."""

from urllib.parse import urlsplit

import pytest

from .looking import PHONE, RULES_OF_COLOURS, SCREEN, is_too_wide, violations

FAMILIES = ["News", "Notice", "Act", "Meeting", "Consultation", "Call", "Strategy", "Report", "Bulletin", "Body"]
TYPES = [f"{family}{part}" for family in FAMILIES for part in ("IndexPage", "Page")] + ["HomePage", "StandardPage"]
APPS = {"HomePage": "home"}


def address_of_a(name: str, language: str, page) -> str:
    kind = f"{APPS.get(name, 'pages')}.{name}"
    found = page.request.get(f"/api/v2/pages/?type={kind}&limit=1&locale={language}").json()["items"]
    assert found, f"The demonstration content has no {name} in {language}."
    return urlsplit(found[0]["meta"]["html_url"]).path


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
    addresses = [address_of_a(name, language, page) for name in TYPES]
    addresses += [f"/{language}/nothing-here/", f"/{language}/record/00000000-0000-0000-0000-000000000000/"]
    problems = {address: found for address in addresses if (found := problems_of(page, address))}
    context.close()
    assert problems == {}
