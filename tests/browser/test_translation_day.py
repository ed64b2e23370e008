"""A translator's day: an Albanian record becomes level in Serbian, falls behind, and every reader sees its state."""

import re
from urllib.parse import urlsplit

import pytest

from .conftest import send

TITLE = "Kuvendi i Komunës miratoi rrugën e re"
SUMMARY = "Kuvendi i Komunës miratoi rrugën e re."
NEW_SUMMARY = "Kuvendi i Komunës miratoi urën e re."
SERBIAN = "Skupština opštine usvojila je novi put"
CYRILLIC = "Скупштина општине усвојила је нови пут"
TREES = {"sq": TITLE, "sr-latn": SERBIAN, "sr-cyrl": CYRILLIC}
# What readers are told of an original that changed.
CHANGED = {"sr-latn": "je izmenjen", "sr-cyrl": "је измењен"}
TERM = "Rrugë"
TRANSLATOR = "translator-sr"


@pytest.fixture
def office(sign_in):
    """The browser pages of an editor who publishes and of a translator who publishes, and an agreed word."""
    let_the_translator_publish(sign_in("admin"))
    publisher, translator = sign_in("publisher"), sign_in(TRANSLATOR)
    send(publisher, "/admin/snippets/desk/glossaryterm/add/", words_0=TERM, words_1="Put", active="on")
    return publisher, translator


def let_the_translator_publish(admin) -> None:
    users = admin.request.get(f"/admin/users/?q={TRANSLATOR}").text()
    address = re.search(r"/admin/users/edit/\d+/", users).group()
    group = re.search(r'value="(\d+)"[^>]*>\s*Publishing translators: Serbian', admin.request.get(address).text())
    names = {"username": TRANSLATOR, "email": f"{TRANSLATOR}@example.org", "first_name": "Ana", "last_name": "Anić"}
    send(admin, address, **names, is_active="on", groups=group.group(1))


def published(page, language: str) -> dict:
    """The record in a language, as the interface for programs has it."""
    found = page.request.get(f"/api/v1/records/?type=news&language={language}&order=-changed").json()["items"]
    return next(item for item in found if item["title"] == TREES[language])


def address_of(item: dict) -> str:
    return urlsplit(item["url"]).path


def press_publish(page, **fields: str) -> None:
    for name, text in fields.items():
        page.fill(f"[name={name}]", text)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="More actions").click()
    with page.expect_navigation(wait_until="commit"):
        page.locator("button[name=action-publish]").click()


def write_news(page) -> None:
    section = page.request.get("/api/v1/find/?url=/sq/lajme/").json()["id"]
    page.goto(f"/admin/pages/add/pages/newspage/{section}/")
    press_publish(page, title=TITLE, summary=SUMMARY, date="2026-03-10")


def texts(page, place: str):
    return page.locator("fieldset", has=page.locator("legend", has_text=place))


def save(page, button: str) -> None:
    with page.expect_navigation(wait_until="commit"):
        page.locator(".desk-actions").get_by_role("button", name=button, exact=True).click()


def translate(page) -> None:
    """What the translator finds in her inbox: with an agreed word, with what she wrote before, and public at once."""
    page.goto("/admin/translations/")
    page.get_by_role("link", name="Waiting").click()
    page.get_by_role("link", name=TITLE, exact=True).first.click()
    assert "Put" in texts(page, "Title").locator(".desk-term").first.inner_text()
    texts(page, "Title").locator("textarea").fill(SERBIAN)
    save(page, "Save")
    summary = texts(page, "Summary")
    summary.get_by_role("button", name="Use").first.click()
    assert summary.locator("textarea").input_value() == SERBIAN
    summary.locator("textarea").fill(f"{SERBIAN}.")
    save(page, "Save and publish")
    page.get_by_text(f"“{SERBIAN}” is public.").first.wait_for()


def see_what_changed(publisher, translator) -> None:
    """On the board and in the inbox; the date is no change of words."""
    publisher.goto("/admin/languages/?kind=news&language=sr-latn")
    row = publisher.locator("tr", has=publisher.get_by_role("link", name=TITLE, exact=True))
    assert row.get_by_text("Public, source changed since", exact=True).is_visible()
    translator.goto("/admin/translations/?box=outdated")
    translator.get_by_role("link", name=SERBIAN).click()
    change = texts(translator, "Summary").locator(".desk-change")
    assert (change.locator("del").inner_text(), change.locator("ins").inner_text()) == ("rrugën", "urën")
    assert translator.locator(".desk-change").count() == 1


def read_that_nothing_is_there(visitor, albanian: str) -> None:
    """The way to the other language leads to a page that says so, in both scripts, and back to the Albanian one."""
    for language in ("sr-Latn", "sr-Cyrl"):
        visitor.goto(albanian)
        visitor.locator(f".languages a[hreflang={language}]").first.click()
        there = visitor.locator("main li a[hreflang=sq]")
        assert (there.inner_text(), there.get_attribute("href")) == (TITLE, albanian)
        assert visitor.locator("html").get_attribute("lang") == language
        assert SERBIAN not in visitor.content()


def read(visitor, addresses: dict[str, str], day: str, changed: bool) -> None:
    """Title and date of the record in all three trees, and whether readers are told that the original changed."""
    for tree, address in addresses.items():
        visitor.goto(address)
        assert visitor.locator("h1").inner_text() == TREES[tree]
        assert day in visitor.locator(".facts").inner_text()
        notice = visitor.locator("main .callout")
        if changed and tree != "sq":
            assert CHANGED[tree] in notice.inner_text()
            assert notice.get_by_role("link").get_attribute("href") == addresses["sq"]
        else:
            assert notice.count() == 0


def test_the_languages_of_a_record_are_kept_level(office, visitor):
    publisher, translator = office
    write_news(publisher)
    item = published(visitor, "sq")
    read_that_nothing_is_there(visitor, address_of(item))

    translate(translator)
    serbian = address_of(published(visitor, "sr-latn"))
    addresses = {
        "sq": address_of(item),
        "sr-latn": serbian,
        "sr-cyrl": serbian.replace("/sr-latn/", "/sr-cyrl/"),
    }
    read(visitor, addresses, "10.03.2026", changed=False)

    publisher.goto(f"/admin/pages/{item['id']}/edit/")
    press_publish(publisher, summary=NEW_SUMMARY, date="2026-03-12")
    # The date is right in both languages at once; the sentence waits for the translator and shows its change.
    read(visitor, addresses, "12.03.2026", changed=True)
    see_what_changed(publisher, translator)
