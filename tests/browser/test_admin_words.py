"""What scripts draw in the admin is in the language that its user chose."""

import sqlite3
from contextlib import closing
from io import BytesIO

import pytest
from PIL import Image

from tests.admin_words.words import foreign_words, plain_words

from .spoken import said_on

LANGUAGES = ["sq", "sr-latn"]


@pytest.fixture(scope="module")
def written(loaded) -> frozenset[str]:
    """All words of the demonstration, in whatever language."""
    with closing(sqlite3.connect(f"file:{loaded}/portal.sqlite3?mode=ro", uri=True)) as database:
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        texts = (text for name in tables for row in database.execute(f'SELECT * FROM "{name}"') for text in row)
        return frozenset(word for text in texts if isinstance(text, str) for word in plain_words(text))


class Reading:
    """Somebody's screens, and what of them is not in the language."""

    def __init__(self, page, language: str, written: frozenset[str]):
        self.page, self.language, self.written = page, language, written
        self.read: set[str] = set()
        self.foreign: dict[str, tuple[list[str], str]] = {}

    def here(self, place: str) -> None:
        for text in set(said_on(self.page)) - self.read:
            self.read.add(text)
            if found := foreign_words(text, self.language, self.written):
                self.foreign.setdefault(text[:200], (found, place))

    def report(self) -> str:
        lines = [f"{text!r} ({', '.join(found)}) in {place}" for text, (found, place) in self.foreign.items()]
        return "\n".join([f"{len(lines)} texts are not in {self.language}:", *lines])


@pytest.fixture
def reading(speaking, written):
    """A function that has a user read: ``reading("admin", "sq")``."""
    return lambda username, language: Reading(speaking(username, language), language, written)


def number_of(page, kind: str) -> int:
    return page.request.get(f"/api/v1/records/?type={kind}&language=sq").json()["items"][0]["id"]


def read_the_menu(reader) -> None:
    page = reader.page
    page.goto("/admin/")
    page.locator("nav.sidebar-main-menu").wait_for()
    reader.here("the menu")
    for opener in page.locator(".sidebar-sub-menu-item > button, .sidebar-page-explorer-item button").all():
        opener.click()
        page.wait_for_timeout(300)
        reader.here("a menu below the menu")
        page.keyboard.press("Escape")
    page.keyboard.press("?")
    page.locator("#keyboard-shortcuts-dialog").wait_for()
    reader.here("the keys")


def read_the_editor(reader) -> None:
    page = reader.page
    page.goto(f"/admin/pages/{number_of(page, 'act')}/edit/")
    page.locator(".Draftail-Editor").first.wait_for()
    reader.here("the editor")
    for toggle in page.locator("[data-side-panel-toggle]:visible").all():
        toggle.click()
        page.wait_for_timeout(300)
        reader.here("a panel beside the editor")
    page.locator("[data-side-panel-toggle][aria-expanded=true]:visible").first.click()


def read_the_fields(reader) -> None:
    """What opens in the fields of an editor: days, blocks, buttons and the menu of formatted text."""
    page = reader.page
    page.locator("input[name=date_adopted]").click()
    page.locator(".xdsoft_datetimepicker:visible").first.wait_for()
    page.locator(".xdsoft_datetimepicker:visible .xdsoft_month").click()
    reader.here("the days")
    page.keyboard.press("Escape")
    page.locator(".c-sf-add-button").last.click()
    page.locator(".w-combobox").wait_for()
    reader.here("the blocks")
    page.keyboard.press("Escape")
    text = page.locator(".Draftail-Editor [contenteditable=true]").first
    text.click()
    page.keyboard.press("End")
    page.keyboard.type("\n/")
    page.locator(".Draftail-ComboBox, .w-combobox-container").first.wait_for()
    reader.here("the menu of formatted text")
    page.keyboard.press("Escape")
    page.keyboard.press("Control+a")
    for button in page.locator(".Draftail-FloatingToolbar .Draftail-ToolbarButton").all():
        button.hover()
        page.wait_for_timeout(100)
        reader.here("the buttons of formatted text")
    page.locator(".Draftail-FloatingToolbar .Draftail-ToolbarButton[name=LINK]").click()
    read_the_modal(reader, "links")


def read_the_modal(reader, place: str) -> None:
    """Each tab of a chooser, and a search in it that finds nothing."""
    modal = reader.page.locator(".modal-body")
    modal.locator("input, a, button").first.wait_for()
    reader.here(place)
    for tab in modal.get_by_role("tab").all():
        tab.click()
        reader.here(place)
    modal.get_by_role("tab").first.click() if modal.get_by_role("tab").count() else None
    if (search := modal.locator("input[name=q]:visible")).count():
        search.first.fill("0q0")
        reader.page.wait_for_timeout(800)
        reader.here(f"{place}, nothing found")
    reader.page.keyboard.press("Escape")
    modal.wait_for(state="hidden")


def read_the_choosers(reader) -> None:
    page = reader.page
    page.goto(f"/admin/pages/{number_of(page, 'act')}/edit/")
    page.locator("#id_attachments-ADD").click()
    for chooser in page.locator("button[data-chooser-action-choose]:visible").all():
        chooser.click()
        read_the_modal(reader, "a chooser")


def read_the_comments(reader) -> None:
    page = reader.page
    page.locator("[data-side-panel-toggle=comments]").click()
    page.locator("[data-comment-add]:visible").first.click()
    page.locator(".comment textarea").first.fill("Pyetje")
    reader.here("a comment that is written")
    page.locator(".comment button[type=submit]").first.click()
    page.wait_for_timeout(300)
    page.locator(".comment").first.click()
    reader.here("a comment")
    page.locator(".comment-header__action--more summary").first.click()
    reader.here("what is done with a comment")


def read_the_uploads(reader) -> None:
    page = reader.page
    page.goto("/admin/images/multiple/add/")
    picture = BytesIO()
    Image.new("RGB", (40, 30)).save(picture, "PNG")
    files = [("oborri.png", "image/png", picture.getvalue()), ("lista.txt", "text/plain", b"1")]
    page.locator("input[type=file]").first.set_input_files(
        [{"name": name, "mimeType": kind, "buffer": content} for name, kind, content in files]
    )
    page.locator("#upload-list li").nth(1).wait_for()
    page.wait_for_timeout(1500)
    reader.here("the upload of pictures")


def read_the_lists(reader) -> None:
    page = reader.page
    for address in ("/admin/images/", "/admin/documents/", "/admin/pages/3/"):
        page.goto(address)
        page.locator("[data-bulk-action-checkbox]").first.check()
        page.locator("[data-bulk-action-footer]").wait_for()
        page.wait_for_timeout(300)
        reader.here(f"what is done with several, {address}")
    page.goto("/admin/")
    page.locator("input[name=q]:visible").first.fill("0q0")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.locator("main").wait_for()
    reader.here("a search")


def read_the_translation(reader) -> None:
    """The screen of wagtail-localize, which is drawn by a script."""
    page = reader.page
    page.goto("/admin/localize/reports/translations/")
    page.locator("main table td:nth-child(3) a[href*='/edit/']").first.click()
    page.locator(".translation-editor, #main [data-props]").first.wait_for()
    page.wait_for_timeout(1000)
    reader.here("the translation")
    page.locator(".translation-editor footer .w-dropdown__toggle, footer .w-dropdown__toggle").last.click()
    reader.here("the translation")
    page.keyboard.press("Escape")
    page.locator(".js-translation-editor .tab-content button").first.click()
    reader.here("a text that is translated")


READ = (
    read_the_menu,
    read_the_editor,
    read_the_fields,
    read_the_comments,
    read_the_choosers,
    read_the_uploads,
    read_the_lists,
    read_the_translation,
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_scripts_draw_is_in_the_language(reading, language):
    reader = reading("admin", language)
    for read in READ:
        read(reader)
    assert len(reader.read) > 350
    assert not reader.foreign, reader.report()
