"""The tours say what the screens say."""

import re
from functools import cache
from html import unescape
from pathlib import Path

import polib
import pytest
import wagtail
import wagtail_localize
from django.urls import reverse
from django.utils import translation

from cms.guide.tours import TOURS
from cms.guide.words import WORDS, with_words
from pages.models import ActPage

ROOT = Path(__file__).resolve().parents[2]
OURS = ("cms", "documents", "home", "pages", "search")
SENTENCES = [
    (code, str(sentence)) for code, tour in TOURS.items() for step in tour.steps for sentence in step.sentences
]
# Where an editor meets the words of most steps; all of it in one language, so that a translation is compared too.
SCREENS = {
    "home": {"languages_level", "help", "search", "reports", "account", "pages", "documents"},
    "new act": {"facts", "kind_of_act", "protocol_number", "issuing_body", "date_adopted", "files", "summary"},
    "buttons of a new act": {"save_draft", "submit", "choose_document", "toggle_preview", "toggle_status"},
    "inbox": {"translations", "given", "overdue", "changed", "in_progress", "waiting", "not_public"},
    "upload": {"upload", "upload_several"},
}


@cache
def sources() -> str:
    """The code that asks for messages, without the tours themselves."""
    places = [Path(package.__file__).parent for package in (wagtail, wagtail_localize)]
    places += [ROOT / name for name in OURS]
    files = [path for place in places for kind in ("*.py", "*.html") for path in place.rglob(kind)]
    guide = ROOT / "cms" / "guide"
    return "\n".join(path.read_text() for path in files if guide not in path.parents and "migrations" not in path.parts)


@cache
def translated(language: str) -> set[str]:
    found = [*ROOT.glob(f"cms/locale/{language}/**/django.po"), *ROOT.glob(f"catalogues/**/{language}/**/django.po")]
    return {entry.msgid for path in found for entry in polib.pofile(str(path)) if entry.translated()}


@pytest.mark.parametrize("name", WORDS)
def test_a_word_stands_on_a_screen(name):
    message = re.escape(WORDS[name].message)
    assert re.search(rf"""["'%}}] ?}}?\s*{message}\s*["'{{]""", sources()), f"No screen says “{WORDS[name].message}”."


@pytest.mark.parametrize("language", ["sq", "sr_Latn"])
def test_every_word_is_translated(language):
    assert {word.message for word in WORDS.values()} - translated(language) == set()


def test_every_named_word_is_known_and_every_word_is_named():
    named = {name for _code, sentence in SENTENCES for name in re.findall(r"%\((\w+)\)s", sentence)}
    places = {step.place.word for tour in TOURS.values() for step in tour.steps if step.place}
    assert named | places == set(WORDS)


@pytest.mark.parametrize(("code", "sentence"), SENTENCES)
def test_a_sentence_is_whole_in_every_language(code, sentence):
    for language in ("sq", "sr-latn", "sr-cyrl", "en"):
        with translation.override(language):
            shown = with_words(translation.gettext(sentence))
        assert "%(" not in shown
        assert shown.rstrip().endswith((".", "?"))


def test_a_word_cannot_bring_markup_into_a_page(monkeypatch):
    monkeypatch.setitem(WORDS, "save", "<script>")
    assert with_words("Press %(save)s & <go>.") == ('Press <b class="guide-word">&lt;script&gt;</b> &amp; &lt;go&gt;.')


@pytest.fixture
def screens(sign_in, make_person, roles):
    """What an editor sees whose municipality has a publisher, in Albanian."""
    make_person("publisher")
    client, section = sign_in("editor", "sq"), roles.section_for(ActPage, "sq")
    new_act = reverse("wagtailadmin_pages:add", args=["pages", "actpage", section.pk])
    places = {
        "home": reverse("wagtailadmin_home"),
        "new act": new_act,
        "buttons of a new act": new_act,
        "inbox": reverse("desk:inbox"),
        "upload": reverse("documents_office:bulk"),
    }
    return {name: unescape(client.get(place).content.decode()) for name, place in places.items()}


def test_the_words_are_those_of_the_screens(screens):
    with translation.override("sq"):
        missing = {
            (screen, str(WORDS[name]))
            for screen, names in SCREENS.items()
            for name in names
            if str(WORDS[name]) not in screens[screen]
        }
    assert missing == set()
