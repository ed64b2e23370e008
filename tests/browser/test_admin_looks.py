"""Albanian and Serbian words are longer than the English ones: on the daily screens nothing is cut or covered."""

import os
from pathlib import Path

import pytest

from .drawn import covered, cut

# Titles that people wrote, and names of files.
CONTENTS = ".w-breadcrumbs, .title, .chooser__title, .w-slim-header, [data-side-panel] .title-wrapper"
# Where pictures go that a person wants to look at.
PICTURES = os.environ.get("PICTURES")
LANGUAGES = ["sq", "sr-latn"]


def look(page, name: str) -> None:
    page.wait_for_load_state()
    if PICTURES:
        page.screenshot(path=Path(PICTURES) / f"{name}.png")
    assert (cut(page, CONTENTS), covered(page)) == ([], []), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_screens_of_an_editor_have_room_for_their_words(speaking, language):
    editor = speaking("editor", language)
    section = editor.request.get("/api/v1/find/?url=/sq/aktet-komunale/").json()["id"]
    act = editor.request.get("/api/v1/records/?type=act&language=sq").json()["items"][0]["id"]
    editor.goto(f"/admin/pages/{section}/")
    look(editor, f"explorer-{language}")
    editor.goto(f"/admin/pages/{act}/edit/")
    look(editor, f"editor-{language}")
    editor.locator("#id_attachments-ADD").click()
    editor.locator("button[data-chooser-action-choose]:visible").last.click()
    editor.locator(".modal-body").get_by_role("tab").first.wait_for()
    look(editor, f"chooser-{language}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_screens_of_a_translator_have_room_for_their_words(speaking, language):
    translator = speaking("translator-sr", language)
    translator.goto("/admin/translations/")
    look(translator, f"desk-{language}")
    translator.locator("main table a[href*='/admin/translations/']").first.click()
    look(translator, f"translation-{language}")
