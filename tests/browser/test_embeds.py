"""Lists of the portal on a page of somebody else: as a frame and as an element, clean, with a way on if they fail."""

from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Page

from .looking import PHONE, RULES_OF_COLOURS, SCREEN, is_too_wide, violations

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Another site</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><main><h1>Another site</h1>{code}</main></body></html>"""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args) -> None:
        pass


@pytest.fixture
def elsewhere(chromium, tmp_path: Path) -> Iterator[Callable[[str], Page]]:
    """A function that opens a page with this code on a site of another origin; on a small phone first."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path)))
    Thread(target=server.serve_forever, daemon=True).start()
    context = chromium.new_context(bypass_csp=True, reduced_motion="reduce", viewport=PHONE)

    def open_page(code: str) -> Page:
        (tmp_path / "index.html").write_text(PAGE.format(code=code), encoding="utf-8")
        page = context.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/")
        return page

    yield open_page
    context.close()
    server.shutdown()


def codes(page: Page, query: str) -> tuple[str, str]:
    page.goto(query)
    return page.input_value("#frame-code"), page.input_value("#element-code")


@pytest.mark.parametrize(
    ("language", "query"), [("sq", "count=3&heading=2"), ("sr-cyrl", "show=calendar&scheme=dark&heading=2")]
)
def test_what_the_page_of_snippets_gives_works_on_another_site(visitor, elsewhere, language, query):
    frame, element = codes(visitor, f"/{language}/embed/?{query}")
    page = elsewhere(f"{frame}<hr>{element}")
    inside = page.frame_locator("iframe").locator("main")
    inside.locator("h2").wait_for()
    page.locator("komuna-list h2").wait_for()
    entries = inside.locator("li a").all_inner_texts()
    assert entries == page.locator("komuna-list li a").all_inner_texts()
    assert 0 < len(entries) <= 5
    assert inside.locator("li p").all_inner_texts() == page.locator("komuna-list li p").all_inner_texts()
    assert page.context.cookies() == []
    assert not is_too_wide(page)
    page.set_viewport_size(SCREEN)
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, RULES_OF_COLOURS) == []
    inside.locator("li a").first.click()
    page.wait_for_url(f"**/{language}/**")


def test_without_its_list_the_element_keeps_the_link_of_the_page(visitor, elsewhere):
    _frame, element = codes(visitor, "/sq/embed/?family=act")
    page = elsewhere(element.replace("/feed/json/", "/feed/nothing/"))
    page.wait_for_load_state("networkidle")
    assert page.evaluate("!!customElements.get('komuna-list')")
    assert page.get_by_role("link").get_attribute("href").endswith("/sq/search/?family=act")
    assert page.get_by_role("link").is_visible()


def test_the_page_of_snippets_is_clean_and_needs_no_script(chromium, portal_url):
    context = chromium.new_context(base_url=portal_url, bypass_csp=True, reduced_motion="reduce", viewport=PHONE)
    page = context.new_page()
    for address in ("/sq/embed/", "/sr-latn/embed/?count=99", "/sq/embed/list/?count=99"):
        page.goto(address)
        assert not is_too_wide(page)
        # The frame is made for pages that have their own first heading.
        found = [each for each in violations(page) if "embed/list" not in address or "heading-one" not in each]
        assert found == [], address
    context.close()
    plain = chromium.new_context(base_url=portal_url, java_script_enabled=False).new_page()
    plain.goto("/sq/embed/")
    plain.select_option("select[name=family]", "act")
    plain.locator("main form button").click()
    assert "family=act" in plain.input_value("#frame-code")
    plain.context.close()
