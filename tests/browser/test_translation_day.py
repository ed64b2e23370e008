"""A translator's day: an Albanian record becomes level in Serbian, falls behind, and every reader sees its state."""

from urllib.parse import urlsplit

import pytest

TITLE = "Kuvendi i Komunës miratoi rrugën e re"
SUMMARY = "Kuvendi i Komunës miratoi rrugën e re."
NEW_SUMMARY = "Kuvendi i Komunës miratoi urën e re."
SERBIAN_TITLE = "Skupština opštine usvojila je novi put"
TERM = "Rrugë"


def section_id(page, language: str) -> int:
    return page.request.get(f"/api/v2/pages/?type=pages.NewsIndexPage&locale={language}").json()["items"][0]["id"]


def press_publish(page) -> None:
    page.get_by_role("button", name="More actions").click()
    page.locator("button[name=action-publish]").click()
    page.wait_for_load_state("networkidle")


def write_news(page) -> str:
    """Publish a news item in Albanian; return the address of its form."""
    page.goto(f"/admin/pages/add/pages/newspage/{section_id(page, 'sq')}/")
    page.fill("textarea[name=title], input[name=title]", TITLE)
    page.fill("textarea[name=summary]", SUMMARY)
    page.fill("input[name=date]", "2026-03-10")
    page.keyboard.press("Escape")
    press_publish(page)
    return f"/admin/pages/{published(page, 'sq', TITLE)['id']}/edit/"


def agree_on_a_word(page) -> None:
    page.goto("/admin/snippets/desk/glossaryterm/add/")
    page.locator("[name=words_0]").fill(TERM)
    page.locator("[name=words_1]").fill("Put")
    page.locator("#w-editor-form button[type=submit]").first.click()
    page.wait_for_load_state("networkidle")


def texts(page, place: str):
    return page.locator("fieldset", has=page.locator("legend", has_text=place))


def open_from_inbox(page) -> None:
    page.goto("/admin/")
    page.get_by_role("link", name="Translations", exact=True).first.click()
    page.get_by_role("link", name="Waiting").click()
    page.get_by_role("link", name=TITLE, exact=True).first.click()


def save(page, button="Save") -> None:
    page.locator(".desk-actions").get_by_role("button", name=button, exact=True).click()
    page.wait_for_load_state("networkidle")


@pytest.fixture
def office(sign_in):
    return {name: sign_in(name) for name in ("admin", "publisher", "translator-sr")}


def test_the_languages_of_a_record_are_kept_level(office, visitor):
    admin, publisher, translator = office.values()
    agree_on_a_word(admin)
    form = write_news(publisher)

    # The reader of Serbian is sent to nothing that is not there.
    visitor.goto("/sr-latn/")
    assert SERBIAN_TITLE not in visitor.content()

    open_from_inbox(translator)
    assert "Put" in texts(translator, "Title").locator(".desk-term").first.inner_text()
    texts(translator, "Title").locator("textarea").fill(SERBIAN_TITLE)
    save(translator)
    summary = texts(translator, "Summary")
    summary.get_by_role("button", name="Use").first.click()
    assert summary.locator("textarea").input_value() == SERBIAN_TITLE
    summary.locator("textarea").fill(f"{SERBIAN_TITLE}.")
    save(translator, "Save and hand over")
    assert "handed over" in translator.locator("body").inner_text()

    desk = translator.url
    publisher.goto(desk)
    save(publisher, "Save and publish")
    address = published_address(visitor, "sr-latn", SERBIAN_TITLE)
    visitor.goto(address)
    assert visitor.locator("h1").inner_text() == SERBIAN_TITLE
    cyrillic = address.replace("/sr-latn/", "/sr-cyrl/")
    visitor.goto(cyrillic)
    assert visitor.locator("h1").inner_text() == "Скупштина општине усвојила је нови пут"

    publisher.goto(form)
    publisher.fill("textarea[name=summary]", NEW_SUMMARY)
    publisher.fill("input[name=date]", "2026-03-12")
    publisher.keyboard.press("Escape")
    press_publish(publisher)

    # The date is right in both languages at once; the sentence waits for the translator and shows its change.
    for language, title in (("sq", TITLE), ("sr-latn", SERBIAN_TITLE)):
        visitor.goto(published_address(visitor, language, title))
        assert "12.03.2026" in visitor.locator(".facts").inner_text()
    translator.goto("/admin/translations/?box=outdated")
    translator.get_by_role("link", name=SERBIAN_TITLE).click()
    change = texts(translator, "Summary").locator(".desk-change")
    assert change.locator("del").first.inner_text() == "rrugën"
    assert change.locator("ins").first.inner_text() == "urën"


def published_address(page, language: str, title: str) -> str:
    return urlsplit(published(page, language, title)["meta"]["html_url"]).path


def published(page, language: str, title: str) -> dict:
    found = page.request.get(f"/api/v2/pages/?type=pages.NewsPage&locale={language}&order=-id&limit=5").json()["items"]
    return next(item for item in found if item["title"] == title)
