import pytest

from documents.reading.languages import detect, languages_by_page
from documents.reading.mismatch import language_mismatch
from tests.documents.reading import texts

ENGLISH = "The municipality shall publish this report on its official website within fifteen days of the decision."
BARE_SQ = """Zyra per Komunikim me Publikun ka pranuar dhe shqyrtuar te gjitha kerkesat e qytetareve qe jane derguar
gjate muajit, dhe i eshte pergjigjur secilit brenda afatit ligjor."""
BARE_SR = """Kancelarija je primila i razmotrila sve zahteve gradjana koji su poslati tokom meseca i odgovorila je na
svaki od njih u zakonskom roku, kao sto nalaze odluka o radu opstinske uprave."""


@pytest.mark.parametrize(
    ("text", "language", "script"),
    [
        (texts.DECISION_SQ, "sq", "latin"),
        (texts.DECISION_SR, "sr-latn", "latin"),
        (texts.REGULATION_CYRILLIC, "sr-latn", "cyrillic"),
        (texts.MINUTES_SQ, "sq", "latin"),
        (texts.REPORT_SR, "sr-latn", "latin"),
        (texts.NOISY_SQ, "sq", "latin"),
        (BARE_SQ, "sq", "latin"),
        (BARE_SR, "sr-latn", "latin"),
        (BARE_SQ.upper(), "sq", "latin"),
        (ENGLISH, "en", "latin"),
        ("Njoftim për ndërprerjen e ujit në lagjen e re", "sq", "latin"),
        ("Obaveštenje o prekidu vodosnabdevanja u novom naselju", "sr-latn", "latin"),
        ("Обавештење о прекиду водоснабдевања у новом насељу", "sr-latn", "cyrillic"),
    ],
)
def test_a_text_says_its_language_and_script(text, language, script):
    found = detect(text)
    assert (found.language, found.script) == (language, script)
    assert found.share > 0.6


@pytest.mark.parametrize(
    "text",
    [
        "",
        "534/2 04.04.2019 1.200,00 €",
        "Gashi Berisha Krasniqi Hoxha Jovanović Petrović Nikolić Stojanović Morina Kelmendi",
        "Bu belge belediye tarafından hazırlanmıştır ve görüşülmek üzere meclise gönderilmiştir.",
        "Этот документ был подготовлен муниципалитетом и объявлен на сайте в этом месяце",
    ],
)
def test_a_text_that_says_no_language_of_the_portal_has_none(text):
    assert detect(text).language is None


def test_names_of_the_other_language_do_not_decide():
    albanian = (
        "Anëtarët e komisionit janë Božidar Jovanović, Žarko Stojanović, Milica Đorđević dhe Nebojša Živković, të cilët"
    )
    serbian = "Članovi su Xhevdet Hoxha, Shqipe Thaçi, Gjyljeta Xhemajli i Përparim Gashi, koji su izabrani na sednici"
    assert detect(albanian).language == "sq"
    assert detect(serbian).language == "sr-latn"


def test_the_languages_of_a_scan_with_two_are_seen_by_page():
    found = languages_by_page([texts.DECISION_SQ, texts.DECISION_SR, texts.REGULATION_CYRILLIC, ""])
    assert [page.language for page in found] == ["sq", "sr-latn", "sr-latn", None]
    assert [page.script for page in found] == ["latin", "latin", "cyrillic", None]


def test_a_file_in_the_declared_language_is_not_complained_about():
    assert language_mismatch([texts.DECISION_SQ], "sq") is None
    assert language_mismatch([texts.DECISION_SR], "sr-latn") is None
    assert language_mismatch([texts.REGULATION_CYRILLIC], "sr-latn") is None
    assert language_mismatch([texts.BUDGET_SQ], "sq") is None
    assert language_mismatch(["", "12 345"], "sq") is None


def test_a_file_in_another_language_is_pointed_out_with_both_languages():
    sentence = language_mismatch([texts.DECISION_SR], "sq")
    assert sentence is not None
    assert language_mismatch([texts.DECISION_SQ], "sr-latn") is not None
    assert language_mismatch([ENGLISH], "sq") is not None
    assert language_mismatch([texts.REGULATION_CYRILLIC], "sq") == sentence


def test_a_page_in_another_language_is_pointed_out_with_its_number():
    pages = [texts.DECISION_SQ, texts.MINUTES_SQ, texts.DECISION_SR[-400:]]
    assert "3" in language_mismatch(pages, "sq")
