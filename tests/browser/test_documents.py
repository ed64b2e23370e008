"""The documents officer's day: a scan is uploaded, read and corrected, a file is split, another one replaced."""

import re
from pathlib import Path

import pytest

from tests.documents.ocr.scans import as_pdf, drawn, scanned
from tests.documents.samples import SAMPLES

from .looking import PHONE, SCREEN, is_too_wide, violations

SCANNED = """Kuvendi i Komunës
VENDIM
për ndriçimin e rrugëve të fshatrave
Nr. 02-47/2026
Datë: 10.03.2026

Ndriçimi i rrugëve fillon në maj dhe
mbaron në tetor të këtij viti."""
PAGES = [
    ["VENDIM për çmimin e ujit", "Nr. 02-51/2026", "Uji paguhet çdo muaj në arkën e komunës."],
    ["VENDIM për mbeturinat", "Nr. 02-52/2026", "Mbeturinat mblidhen çdo të martë në qytet."],
    ["Shtojcë e vendimit për mbeturinat", "Rrugët dhe orari i mbledhjes së mbeturinave."],
]


@pytest.fixture
def officer(sign_in):
    return sign_in("documents")


def upload(page, path: Path, title: str) -> int:
    """Add a document through the form and wait until its text is read; return its number."""
    page.goto("/admin/documents/add/")
    page.locator("input[name=file]").set_input_files(path)
    page.fill("[name=title]", title)
    page.select_option("select[name=language]", "sq")
    page.locator("form:has([name=title]) button[type=submit]").last.click()
    page.wait_for_url(re.compile(r"/admin/documents/edit/\d+/"))
    number = int(re.search(r"/edit/(\d+)/", page.url)[1])
    page.locator("a[href$='/text/']").wait_for(timeout=60_000)
    return number


def wait_until_read(page, number: int) -> None:
    for _attempt in range(60):
        if "data-doc-take" in page.request.get(f"/admin/documents/edit/{number}/").text():
            page.goto(f"/admin/documents/edit/{number}/")
            return
        page.wait_for_timeout(1000)
    pytest.fail("The document was not read in a minute.")


def test_a_scan_is_read_its_facts_are_taken_over_and_a_word_is_corrected(officer, tmp_path):
    scan = as_pdf([scanned(drawn(SCANNED))], tmp_path / "ndricimi.pdf")
    number = upload(officer, scan, "Skanimi i ri")
    wait_until_read(officer, number)
    day = officer.locator("input[name=date]")
    assert day.input_value() == ""
    officer.locator("[data-doc-take=id_date][data-value='2026-03-10']").click()
    assert day.input_value() == "2026-03-10"
    officer.get_by_role("button", name="Save").click()
    officer.goto(f"/admin/documents/edit/{number}/")
    assert day.input_value() == "2026-03-10"

    officer.locator("a[href$='/text/']").first.click()
    field = officer.locator("textarea[name=text]")
    assert "Ndriçimi i rrugëve" in field.input_value()
    picture = officer.locator("img[src*='page-1.webp']")
    assert picture.evaluate("async image => { await image.decode(); return image.naturalWidth }") > 600
    field.fill(field.input_value().replace("tetor", "nëntor"))
    officer.get_by_role("button", name="Save").first.click()
    officer.goto(officer.url)
    assert "nëntor" in officer.locator("textarea[name=text]").input_value()
    assert violations(officer) == []


def test_one_scan_becomes_two_documents_and_stays_as_it_is(officer, tmp_path):
    path = tmp_path / "te-gjitha.pdf"
    SAMPLES["pdf"](path, PAGES)
    number = upload(officer, path, "Dy vendime në një skedar")
    officer.goto(f"/admin/library/split/{number}/")
    picture = officer.locator("#library-pages img").first
    assert picture.evaluate("async image => { await image.decode(); return image.naturalWidth }") > 50
    officer.fill("#library-ranges", "1, 2-3")
    officer.locator("button[value=arrange]").click()
    for part, title in enumerate(["Çmimi i ujit", "Mbeturinat"]):
        officer.fill(f"[name=part-{part}-title]", title)
        officer.select_option(f"[name=part-{part}-language]", "sq")
    officer.locator("button[value=split]").click()
    officer.wait_for_load_state()
    officer.goto("/admin/documents/?q=Mbeturinat")
    officer.get_by_role("link", name="Mbeturinat", exact=True).first.click()
    assert "Dy vendime në një skedar" in officer.locator("textarea[name=description]").input_value()
    officer.goto(f"/admin/documents/edit/{number}/")
    assert officer.locator("[name=title]").input_value() == "Dy vendime në një skedar"


def test_a_replaced_file_keeps_its_address_and_its_history(officer, tmp_path):
    SAMPLES["pdf"](tmp_path / "me-gabim.pdf", PAGES[:1])
    SAMPLES["pdf"](tmp_path / "i-ndrequr.pdf", PAGES[1:2])
    number = upload(officer, tmp_path / "me-gabim.pdf", "Vendim me gabim")
    before = officer.request.get(f"/d/{number}/")
    officer.locator("input[name=file]").set_input_files(tmp_path / "i-ndrequr.pdf")
    officer.fill("[name=change_reason]", "Numri ishte i gabuar")
    officer.get_by_role("button", name="Save").click()
    officer.wait_for_load_state()
    after = officer.request.get(f"/d/{number}/")
    assert before.status == after.status == 200
    assert before.body() == (tmp_path / "me-gabim.pdf").read_bytes()
    assert after.body() == (tmp_path / "i-ndrequr.pdf").read_bytes()
    assert officer.request.get(f"/d/{number}/v1/me-gabim.pdf").body() == before.body()
    officer.goto(f"/admin/documents/edit/{number}/")
    assert "Numri ishte i gabuar" in officer.content()


@pytest.mark.parametrize(("language", "slug"), [("sq", "dokumente"), ("sr-latn", "dokumenti")])
def test_the_library_and_its_pages_are_clean_and_fit(chromium, portal_url, language, slug):
    context = chromium.new_context(base_url=portal_url, bypass_csp=True, viewport=PHONE, locale=language)
    page = context.new_page()
    addresses = [f"/{language}/{slug}/", f"/{language}/{slug}/?kind=decision&sort=oldest"]
    found = page.request.get("/api/v1/documents/?limit=100&order=id&fields=kind").json()["items"]
    shown = [item for item in found if item["kind"]["value"] in ("decision", "action-plan")]
    addresses += [f"/{language}/d/{item['id']}/" for item in shown[:5]]
    problems = {}
    for address in addresses:
        page.set_viewport_size(PHONE)
        answer = page.goto(address)
        assert answer.status == 200, address
        for size in (PHONE, SCREEN):
            page.set_viewport_size(size)
            if is_too_wide(page):
                problems[address, size["width"]] = "wider than the window"
            if broken := violations(page):
                problems[address, size["width"], "axe"] = broken
    context.close()
    assert problems == {}
    assert len(addresses) == 7
