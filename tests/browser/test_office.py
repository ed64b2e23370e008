"""A day in the office: the editor writes a decision with a file, the publisher approves it, residents read it."""

from pathlib import Path

import pytest

from tests.conftest import PDF

from .conftest import PASSWORD

TITLE = "Vendim për ndriçimin e rrugëve"


@pytest.fixture
def scan(tmp_path) -> Path:
    path = tmp_path / "vendim-ndricimi.pdf"
    path.write_bytes(PDF)
    return path


def write_decision(page, scan: Path) -> None:
    section = page.request.get("/api/v1/find/?url=/sq/aktet-komunale/").json()["id"]
    page.goto(f"/admin/pages/add/pages/actpage/{section}/")
    page.fill("textarea[name=title], input[name=title]", TITLE)
    page.fill("textarea[name=summary]", "Ndriçimi i rrugëve fillon në maj.")
    page.fill("input[name=protocol_number]", "02-45/2026")
    page.select_option("select[name=issuing_body]", index=1)
    page.fill("input[name=date_adopted]", "2026-03-10")
    page.keyboard.press("Escape")
    attach_file(page, scan)


def attach_file(page, scan: Path) -> None:
    page.locator("#id_attachments-ADD").click()
    page.locator("button[data-chooser-action-choose]:visible").last.click()
    modal = page.locator(".modal-body")
    modal.get_by_role("tab").nth(1).click()
    modal.locator("input[type=file]").set_input_files(scan)
    modal.locator("input[name$=title]").last.fill("Vendim për ndriçimin")
    modal.locator("select[name$=language]").select_option("sq")
    modal.locator("form button[type=submit], form input[type=submit]").last.click()
    modal.wait_for(state="hidden")


def type_name_and_password(page, username: str) -> None:
    page.goto("/admin/")
    page.fill("input[name=username]", username)
    page.fill("input[name=password]", PASSWORD)
    page.click("button[type=submit]")
    page.wait_for_url("**/admin/")


def test_a_decision_goes_from_the_editor_through_the_publisher_to_the_public(sign_in, at_a_desk, visitor, scan):
    editor = sign_in("editor")
    write_decision(editor, scan)
    editor.get_by_role("button", name="More actions").click()
    editor.locator("button[name=action-submit]").click()
    editor.wait_for_load_state()
    newest = visitor.request.get("/api/v1/records/?type=act&order=-changed&fields=title").json()["items"]
    assert TITLE not in [record["title"] for record in newest]

    publisher = at_a_desk()
    type_name_and_password(publisher, "publisher")
    publisher.get_by_role("link", name=TITLE).first.click()
    publisher.get_by_role("button", name="More actions").click()
    publisher.locator("[data-workflow-action-name=approve]").first.click()
    publisher.wait_for_load_state("networkidle")

    visitor.goto("/sq/aktet-komunale/?q=ndricimin")
    visitor.get_by_role("link", name=TITLE).first.click()
    assert visitor.locator("h1").inner_text() == TITLE
    href = visitor.locator("main a[href^='/d/']").first.get_attribute("href")
    assert visitor.request.get(href).body() == PDF
