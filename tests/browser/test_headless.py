"""The example front end: built from the interface, clean in a browser, in step with the portal, and shown drafts."""

import re
from collections.abc import Iterator
from html import escape

import pytest
from playwright.sync_api import Page, TimeoutError

from .conftest import DESK, PASSWORD, send
from .headless import FrontEnd, front_end_of
from .looking import RULES_OF_COLOURS, is_too_wide, violations

PHONE = {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def front(loaded, tmp_path_factory) -> Iterator[FrontEnd]:
    with front_end_of(loaded, tmp_path_factory.mktemp("front")) as found:
        yield found


@pytest.fixture(scope="module")
def publisher(chromium, front) -> Iterator[Page]:
    context = chromium.new_context(base_url=front.portal, viewport=DESK, locale="en")
    page = context.new_page()
    send(page, "/admin/login/", username="publisher", password=PASSWORD, next="/admin/account/")
    yield page
    context.close()


@pytest.fixture
def reader(chromium, front) -> Iterator[Page]:
    """A page on a small phone; ``reader.complaints`` are its errors and what it asked of other servers."""
    context = chromium.new_context(base_url=front.site, viewport=PHONE, bypass_csp=False, reduced_motion="reduce")
    page = context.new_page()
    page.complaints = []
    page.on("console", lambda message: message.type in ("error", "warning") and page.complaints.append(message.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("request", lambda r: r.url.startswith((front.site, "data:")) or page.complaints.append(r.url))
    yield page
    context.close()


def with_files_and_pictures(front: FrontEnd, language: str) -> list[str]:
    """A page of each kind, and one with a picture and one with a file."""
    texts = {front.page(record): record for record in front.records(language=language)}
    found = [next(r for r in texts.values() if r["type"] == kind) for kind in ("news", "act")]
    for sign in ("<img", 'class="files"'):
        found += [record for path, record in texts.items() if sign in path.read_text()][:1]
    return [f"{record['language']}/{record['type']}/{record['id']}/" for record in found]


@pytest.mark.parametrize("language", ["sq", "sr-latn"])
def test_its_pages_are_clean_and_ask_no_other_server_for_anything(front, reader, chromium, language):
    inspector = chromium.new_context(base_url=front.site, bypass_csp=True, reduced_motion="reduce").new_page()
    places = [f"{language}/{place}" for place in ("", "news/", "act/page-2/", "search/", "preview.html")]
    for place in [*places, *with_files_and_pictures(front, language), ""]:
        reader.goto(f"/{place}", wait_until="networkidle")
        assert not is_too_wide(reader), place
        inspector.emulate_media(color_scheme="light")
        inspector.goto(f"/{place}")
        assert violations(inspector) == [], place
        inspector.emulate_media(color_scheme="dark")
        assert violations(inspector, RULES_OF_COLOURS) == [], place
    assert reader.complaints == []
    inspector.context.close()


def test_every_public_act_and_news_item_has_its_page_in_its_language(front, publisher):
    for kind in ("news", "act"):
        for language in ("sq", "sr-latn"):
            address = f"/api/v1/records/?type={kind}&language={language}&limit=100&fields=title"
            public = {item["id"]: item["title"] for item in publisher.request.get(address).json()["items"]}
            assert {record["id"]: record["title"] for record in front.records(type=kind, language=language)} == public


def test_a_reader_goes_from_the_list_to_a_record_its_translation_and_its_file(front, reader):
    reader.goto("/sq/act/")
    assert reader.locator("html").get_attribute("lang") == "sq"
    feed = reader.locator("link[type='application/atom+xml']").get_attribute("href")
    assert "<feed" in reader.request.get(feed).text()
    states = {record["state"]["label"]["sq"] for record in front.records(type="act", language="sq")}
    assert set(reader.locator(".badge").all_inner_texts()) <= states
    record = next(r for r in front.records(type="act", language="sq") if 'class="files"' in front.page(r).read_text())
    reader.goto(f"/sq/act/{record['id']}/")
    assert reader.locator("h1").inner_text() == record["title"]
    answer = reader.request.get(reader.locator(".files a").first.get_attribute("href"))
    assert answer.status == 200
    twins = [r for r in front.records(key=record["key"]) if r["language"] == "sr-latn"]
    if twins:
        reader.locator("section[aria-labelledby=translation] a").first.click()
        assert reader.locator("h1").inner_text() == twins[0]["title"]
        assert reader.locator("html").get_attribute("lang") == "sr-Latn"
    assert reader.complaints == []


def test_a_search_that_the_portal_cannot_answer_leads_to_the_portals_own(front, reader):
    reader.route("**/api/v1/records/**", lambda route: route.fulfill(status=400, body="{}"))
    reader.goto("/sq/search/?q=buxheti")
    link = reader.locator("[role=status] a")
    link.wait_for()
    assert link.get_attribute("href") == f"{front.portal}/sq/search/?q=buxheti"


def test_results_lead_to_pages_of_the_site_and_are_text(front, reader):
    record = front.records(type="act", language="sq")[0]
    items = [
        {"id": record["id"], "type": "act", "language": "sq", "title": "<img src=x onerror=alert(1)>", "url": "x"},
        {"id": 7, "type": "notice", "language": "sq", "title": "Njoftim", "url": "javascript:alert(1)"},
    ]
    reader.route("**/api/v1/records/**", lambda route: route.fulfill(json={"items": items}))
    reader.goto("/sq/search/")
    reader.fill("#q", "buxheti")
    reader.keyboard.press("Enter")
    link = reader.locator("#results a").first
    link.wait_for()
    assert link.inner_text() == "<img src=x onerror=alert(1)>"
    assert link.get_attribute("href").endswith(f"/sq/act/{record['id']}/")
    assert reader.locator("#results a").nth(1).get_attribute("href") == ""


def publish_with_title(page: Page, number: int, title: str) -> None:
    page.goto(f"/admin/pages/{number}/edit/")
    page.fill("[name=title]", title)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="More actions").click()
    with page.expect_navigation(wait_until="commit"):
        page.locator("button[name=action-publish]").click()


def test_a_change_and_a_removal_arrive_and_nothing_else_is_written(front, publisher):
    changed, removed = front.records(type="news", language="sq")[:2]
    publish_with_title(publisher, changed["id"], "Titulli i ri & i mirë")
    send(publisher, f"/admin/pages/{removed['id']}/unpublish/")
    before = front.state()["last"]
    said = front.run("sync")
    assert front.state()["last"] > before
    assert escape("Titulli i ri & i mirë") in front.page(changed).read_text()
    assert not front.page(removed).exists()
    lists = (front.out / "sq" / "news" / "index.html").read_text() + (front.out / "sq" / "index.html").read_text()
    assert escape("Titulli i ri & i mirë") in lists
    assert f"news/{removed['id']}/" not in lists
    assert f"- sq/news/{removed['id']}/index.html" in said
    assert not re.search(r"^\+ \S*act/", said, re.MULTILINE)
    assert front.run("sync").startswith("0 files written, 0 removed")


def test_a_signed_call_brings_the_site_up_to_date_and_a_forged_one_is_refused(front, publisher):
    record = front.records(type="news", language="sq")[2]
    publish_with_title(publisher, record["id"], "Me thirrje")
    refused = [
        front.call(key=b"another key of thirty-two bytes."),
        front.call(age=301),
        front.call(age=-301),
        front.call(body=b'{"type":"record.removed"}'),
        front.call(**{"webhook-id": "msg_2"}),
        front.call(**{"webhook-signature": "v1,"}),
    ]
    assert refused == [401] * 6
    assert "Me thirrje" not in front.page(record).read_text()
    assert front.call() == 204
    # The work comes after the answer.
    for _again in range(300):
        if "Me thirrje" in front.page(record).read_text():
            break
        publisher.wait_for_timeout(100)
    assert "Me thirrje" in front.page(record).read_text()


def test_a_copy_made_anew_equals_the_one_that_was_kept_in_step(front, tmp_path):
    again = FrontEnd(front.portal, front.site, tmp_path / "site")
    again.run("build", "--portal", front.portal)
    front.run("sync")
    kept, new = ({p.relative_to(site.out): p.read_bytes() for p in site.out.rglob("*.html")} for site in (front, again))
    assert kept.keys() == new.keys()
    assert [name for name in new if kept[name] != new[name]] == []


def show_on_our_site(page: Page) -> None:
    """The editor's panel forgets a choice that is made while it draws; so an editor, too, would choose again."""
    page.get_by_role("button", name="Toggle preview").click()
    page.frame_locator("#w-preview-iframe").locator("h1").wait_for()
    for mode in ["external", "", "external", "", "external"]:
        page.select_option("#id_preview_mode", mode)
        try:
            page.wait_for_selector("#w-preview-iframe[src*='mode=external']", timeout=5000)
        except TimeoutError:
            continue
        return


def test_the_editor_sees_the_unsaved_draft_in_the_site(front, publisher):
    record = front.records(type="act", language="sr-latn")[0]
    complaints = []
    publisher.on("pageerror", lambda error: complaints.append(str(error)))
    publisher.on("console", lambda message: message.type == "error" and complaints.append(message.text))
    publisher.goto(f"/admin/pages/{record['id']}/edit/")
    publisher.fill("[name=title]", "Nacrt koji niko ne vidi")
    show_on_our_site(publisher)
    site = publisher.frame_locator("#w-preview-iframe").frame_locator("iframe")
    site.locator("h1", has_text="Nacrt koji niko ne vidi").wait_for(timeout=20_000)
    assert site.locator(".notice").inner_text() == "Ovo je nacrt koji još nije objavljen."
    assert publisher.request.get(f"/api/v1/records/{record['id']}/").json()["title"] == record["title"]
    assert complaints == []
