"""Pictures of a documents officer's work: the library, an upload of two languages, a scan and its text."""

from playwright.sync_api import Page

from .office import FILES, Office


def take_all(office: Office) -> None:
    officer = office.sign_in("documents")
    home(office, officer)
    library(office, officer)
    upload(office, officer)
    address = document(office, officer)
    text(office, officer, address)
    withdraw(office, officer, address)


def home(office: Office, officer: Page) -> None:
    officer.goto("/admin/library/")
    office.take(officer, "officers-home", left=0, height=700)


def library(office: Office, officer: Page) -> None:
    officer.goto(f"/admin/documents/?q={office.words['officer']['search']}")
    office.take(officer, "officers-library", height=520)


def upload(office: Office, officer: Page) -> None:
    officer.goto("/admin/library/bulk/")
    # With one byte more they are files that the library has not got yet.
    names = office.words["officer"]["files"]
    files = [
        {"name": name, "mimeType": "application/pdf", "buffer": (FILES / name).read_bytes() + b"\n"} for name in names
    ]
    officer.locator("input[type=file]").set_input_files(files)
    office.take(officer, "officers-upload", height=620)
    officer.locator("[data-library-once]").click()
    officer.wait_for_url("**/bulk/*-*/")
    office.take(officer, "officers-finish", height=560)


def document(office: Office, officer: Page) -> str:
    """The address of the form of a scan."""
    officer.goto(f"/admin/documents/?q={office.words['officer']['scan']}")
    officer.get_by_role("link", name=office.words["officer"]["scan"]).first.click()
    officer.wait_for_load_state("networkidle")
    office.take(officer, "officers-document", height=640)
    return officer.url


def text(office: Office, officer: Page, address: str) -> None:
    officer.goto(address)
    officer.locator("a[href*='/text/']").first.click()
    officer.wait_for_load_state("networkidle")
    office.take(officer, "officers-text", height=640)


def withdraw(office: Office, officer: Page, address: str) -> None:
    officer.goto(address)
    officer.locator(".doc-actions a[href$='/withdraw/']").click()
    officer.wait_for_load_state("networkidle")
    office.take(officer, "officers-withdraw", height=520)
