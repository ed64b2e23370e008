"""Pictures of a translator's work: from the list of what waits to an original that changes afterwards."""

import re

from playwright.sync_api import Locator, Page

from tests.browser.conftest import PASSWORD, send

from .office import Office, publish


def take_all(office: Office) -> None:
    hire_translator(office)
    item = write_news(office)
    translator = office.sign_in(office.words["translator"])
    inbox(office, translator)
    address = open_texts(office, translator)
    translate(office, translator)
    exchange(office, translator, address)
    hand_over(office, translator)
    change_original(office, item)
    see_change(office, translator, address)
    account(office, translator)


def hire_translator(office: Office) -> None:
    """The demonstration has a translator into Serbian only."""
    admin, name = office.sign_in("admin"), office.words["translator"]
    if "translators" not in office.words:
        return
    form = admin.request.get("/admin/users/new/").text()
    group = re.search(rf'value="(\d+)"[^>]*>\s*{office.words["translators"]}', form).group(1)
    words = {"username": name, "email": f"{name}@example.org", "first_name": "Arta", "last_name": "Shala"}
    send(admin, "/admin/users/new/", **words, password1=PASSWORD, password2=PASSWORD, is_active="on", groups=group)


def write_news(office: Office) -> int:
    """The number of a news item that the publisher published in the other language."""
    publisher, news = office.sign_in("publisher"), office.words["news"]
    section = office.number_of(office.words["news_of_others"])
    publisher.goto(f"/admin/pages/add/pages/newspage/{section}/")
    fill(publisher, title=news["title"], date="2026-03-12", summary=news["summary"])
    publish(publisher)
    return publisher.request.get("/api/v1/records/?type=news&order=-changed").json()["items"][0]["id"]


def fill(page: Page, **fields: str) -> None:
    for name, text in fields.items():
        page.fill(f"[name={name}]", text)


def row(page: Page, number: int) -> Locator:
    return page.locator("fieldset:has(textarea)").nth(number)


def inbox(office: Office, translator: Page) -> None:
    translator.goto("/admin/translations/")
    office.take(translator, "translators-home", left=0, height=620)
    title = office.words["news"]["title"]
    line = translator.locator("tr", has=translator.get_by_role("link", name=title, exact=True))
    line.locator("form button").click()
    translator.wait_for_load_state("networkidle")


def open_texts(office: Office, translator: Page) -> str:
    translator.goto("/admin/translations/")
    translator.get_by_role("link", name=office.words["news"]["title"], exact=True).first.click()
    translator.wait_for_load_state("networkidle")
    office.take(translator, "translators-texts", height=640)
    return translator.url


def translate(office: Office, translator: Page) -> None:
    row(translator, 0).locator("textarea").fill(office.words["translation"]["title"])
    translator.locator(".desk-actions button[value=save]").click()
    translator.wait_for_load_state("networkidle")
    translator.locator(".desk-suggestion").first.evaluate("each => each.closest('fieldset').scrollIntoView()")
    office.take(translator, "translators-suggestions", height=360, around=row(translator, 1))


def exchange(office: Office, translator: Page, address: str) -> None:
    translator.goto(address)
    translator.locator(".desk-exchange summary").click()
    translator.locator(".desk-exchange").scroll_into_view_if_needed()
    office.take(translator, "translators-exchange", height=230, around=translator.locator(".desk-exchange"), top=-10)


def hand_over(office: Office, translator: Page) -> None:
    for number in range(translator.locator("fieldset:has(textarea)").count()):
        text = "title" if number == 0 else "summary"
        row(translator, number).locator("textarea").fill(office.words["translation"][text])
    bar = translator.locator(".desk-actions")
    office.take(translator, "translators-done", height=260, around=bar, top=-180)
    bar.locator("button[value=hand-over]").click()
    translator.wait_for_load_state("networkidle")


def change_original(office: Office, item: int) -> None:
    publisher = office.sign_in("publisher")
    publisher.goto(f"/admin/pages/{item}/edit/")
    fill(publisher, summary=office.words["news"]["changed"])
    publish(publisher)


def see_change(office: Office, translator: Page, address: str) -> None:
    translator.goto(address)
    change = translator.locator("fieldset", has=translator.locator(".desk-change")).first
    change.scroll_into_view_if_needed()
    office.take(translator, "translators-changed", height=330, around=change, top=-20)


def account(office: Office, translator: Page) -> None:
    translator.goto("/admin/account/")
    translator.get_by_role("tab").nth(1).click()
    office.take(translator, "translators-account", height=800)
