"""One form for every text; words that a line's end has cut are whole again, and compounds keep their hyphen."""

import unicodedata

import pytest

from documents.engines.normalise import normalise


def one(text: str) -> str:
    return normalise([text])[0]


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (unicodedata.normalize("NFD", "Këshilli čita"), "Këshilli čita"),
        ("oﬁcer, eﬀekt, ﬂet", "oficer, effekt, flet"),
        ("ǆep, ǈubav, ǊEGOŠ", "džep, Ljubav, NJEGOŠ"),
        ("a\0b\x07c\x1b[0m", "abc[0m"),
        ("mbetet\ttabi\nrreshti", "mbetet\ttabi\nrreshti"),
        ("një\r\ndy\rtri\u2028katër", "një\ndy\ntri\nkatër"),
        ("gjatë   \n  dhe\u00a0gjerë  ", "gjatë\ndhe gjerë"),
        ("një\n\n\n\n\ndy\n\n", "një\n\ndy"),
        ("ko\u00admuna dhe buxhe\u00ad\nti i saj", "komuna dhe buxheti\ni saj"),
        ("\ufeffzbrazët\u200b këtu\u202e", "zbrazët këtu"),
        ("\uf0b7 pika e parë", "• pika e parë"),
        ("gjysmë \ud800 çift \uffff", "gjysmë çift"),
    ],
)
def test_signs_are_in_one_form(given, wanted):
    assert one(given) == wanted


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("infor-\nmimi publik", "informimi\npublik"),
        ("Skup-\nština opštine", "Skupština\nopštine"),
        ("plani-\nranje, dalje", "planiranje,\ndalje"),
    ],
)
def test_a_word_cut_by_a_line_is_whole_again(given, wanted):
    assert one(given) == wanted


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("Ministrja e MAPL-\nsë, zonja", "Ministrja e MAPL-së,\nzonja"),
        ("në ueb-\nfaqen zyrtare", "në ueb-faqen\nzyrtare"),
        ("zyra@komuna-\nklina.example dhe", "zyra@komuna-klina.example\ndhe"),
        ("www.opstina-\nklokot.example", "www.opstina-klokot.example"),
        ("Kllokot-\nVërboc", "Kllokot-Vërboc"),
        ("predlog-\nodluka o ceni\nodluka", "predlog-odluka\no ceni\nodluka"),
        ("vitet 2019-\n2022", "vitet 2019-\n2022"),
        ("pika e parë -\npika e dytë", "pika e parë -\npika e dytë"),
    ],
)
def test_a_hyphen_that_belongs_to_the_word_stays(given, wanted):
    assert one(given) == wanted


def test_the_other_pages_tell_how_a_word_is_written():
    assert normalise(["bashkë-\npunimi", "bashkëpunimi"])[0] == "bashkëpunimi"
    assert normalise(["krye-\nqyteti", "krye-qyteti"])[0] == "krye-qyteti"


def test_pages_stay_as_many_and_apart():
    assert normalise(["fundi-", "", "fillimi"]) == ["fundi-", "", "fillimi"]
