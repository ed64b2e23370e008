"""The measure itself: what it takes for English, and what it sees of a screen."""

import json
from html import escape

import pytest

from .visible import texts
from .words import FOLDERS, english, foreign_words, native, words

FREQUENT = words(
    "the of and is are was be this that you your for with by from have has all can will more add save delete edit page "
    "pages title search are no not an yes new current selected"
)


@pytest.mark.parametrize("language", FOLDERS)
def test_frequent_english_words_are_english_in_every_language(language):
    assert [word for word in FREQUENT if word not in english(language) and word not in native(language)] == []
    assert len(english(language)) > 1500


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sq", "Delete this page"),
        ("sr-latn", "Unpublish"),
        ("sr-cyrl", "Сачувај as draft"),
        ("sr-latn", "Fshij faqen"),
        ("sq", "Sačuvaj stranicu"),
        ("sr-cyrl", "Sačuvaj"),
        ("sr-latn", "Сачувај"),
    ],
)
def test_other_languages_and_letters_are_found(language, text):
    assert foreign_words(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sq", "Ruaj faqen „Vendimi“ si PDF"),
        ("sr-latn", "Sačuvaj stranicu u Wagtail 8.0"),
        ("sr-cyrl", "Сачувај страницу у формату PDF"),
        ("sq", "https://page.example/this/ save.pdf editor@example.org 12px"),
    ],
)
def test_the_language_itself_names_and_addresses_are_not(language, text):
    assert foreign_words(text, language) == []


def test_what_people_wrote_is_in_no_wrong_language():
    assert foreign_words("Ulica", "sr-cyrl", frozenset(["ulica"])) == []
    assert foreign_words("Page", "sr-cyrl", frozenset(["page"])) == ["page"]


def test_words_are_read_without_places_and_marks():
    assert words("%(count)s <b>Pages</b> of {name}, don't &amp; file.pdf") == ["pages", "of", "don't"]


def test_everything_that_a_person_can_meet_is_read():
    value = escape(json.dumps({"label": "Heading", "help": "<b title='Bold'>Make it bold</b>"}))
    page = f"""<html><head><title>Edit</title><script>var hidden = "Never";</script></head>
        <body><p>One<span>Two</span>Three</p><img alt="Arms"><input type="submit" value="Save">
        <input placeholder="Name"><button aria-label="Close"></button><template><i>Later</i></template>
        <div data-block="{value}" data-w-tip-content-value="Choose a day" data-action="click->w-tip#show"></div>
        <script type="application/json">{{"strings": ["Add a comment", "w-some-class"]}}</script>
        <svg><title>Never</title></svg></body></html>"""
    read = {" ".join(text.split()) for text in texts(page)} - {""}
    assert read >= {"Edit", "One", "Two", "Three", "Arms", "Save", "Name", "Close", "Later", "Choose a day"}
    assert read >= {"Heading", "Make it bold", "Bold", "Add a comment"}
    assert not {text for text in read if "Never" in text or "w-" in text}


def test_the_json_of_a_dialog_is_read():
    assert list(texts('{"step": "choose", "html": "<h1>Choose</h1>"}', "application/json")) == ["Choose"]
