"""HTML in Cyrillic: people's words change, and no sign of the structure does."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.cyrillic import markup
from cms.cyrillic.addresses import Addresses
from cms.cyrillic.markup import converted
from cms.cyrillic.text import Converter

from .structure import structure

pytestmark = pytest.mark.no_database
TEXT = Converter().text
ADDRESSES = Addresses("/", ("https://portal.example",))


def cyrillic(html: str) -> str:
    return converted(html, TEXT, ADDRESSES)


@pytest.mark.parametrize(
    ("latin", "expected"),
    [
        ("<p>Odluka &amp; rešenje&nbsp;· 5</p>", "<p>Одлука &amp; решење&nbsp;· 5</p>"),
        ('<img src="slika.png" alt="Slika">', '<img src="slika.png" alt="Слика">'),
        ('<a href="x" title="Naslov > dva">ovde</a>', '<a href="x" title="Наслов > два">овде</a>'),
        ("<i title=Još>da</i>", "<i title=Још>да</i>"),
        ("<i class=naslov title='Još'>da</i>", "<i class=naslov title='Још'>да</i>"),
        ('<input type="submit" value="Pošalji">', '<input type="submit" value="Пошаљи">'),
        ('<input type="search" value="odluka">', '<input type="search" value="odluka">'),
        ('<meta name="description" content="Opština">', '<meta name="description" content="Општина">'),
        ('<meta name="robots" content="noindex">', '<meta name="robots" content="noindex">'),
        ("<title>Opština</title>", "<title>Општина</title>"),
        ("<script>let opština = '<b>da';</script>ne", "<script>let opština = '<b>da';</script>не"),
        ('<script src="a.js"></script>ne', '<script src="a.js"></script>не'),
        ("<textarea>moje <b></textarea>ne", "<textarea>moje <b></textarea>не"),
        ("<!-- opština > --> ne", "<!-- opština > --> не"),
        ("5 < 6 i <b>ne</b>", "5 < 6 и <b>не</b>"),
        ("<b title='da>ne</b> i dalje", "<b title='da>ne</b> i dalje"),
        ("<mark>Odluke</mark> o budžetu", "<mark>Одлуке</mark> о буџету"),
    ],
)
def test_words_and_human_attributes_change_and_nothing_else(latin, expected):
    assert cyrillic(latin) == expected


@pytest.mark.parametrize(
    ("latin", "expected"),
    [
        ('<div lang="sq">Njoftim <div>i</div> ri</div> ne', '<div lang="sq">Njoftim <div>i</div> ri</div> не'),
        ('<p lang="sq" title="Njoftim">a<br>b</p>', '<p lang="sq" title="Njoftim">a<br>b</p>'),
        ('<p lang="en">Not <b lang="sr-Latn">ovde</b> x</p>', '<p lang="en">Not <b lang="sr-Cyrl">овде</b> x</p>'),
        ('<div translate="no">Da <div>da</div> da</div>ne', '<div translate="no">Da <div>da</div> da</div>не'),
        ('<span data-script="keep">Da</span> ne', '<span data-script="keep">Da</span> не'),
        ("Reč <abbr>Nis</abbr> ovde", "Реч <abbr>Nis</abbr> овде"),
        ('<html lang="sr-Latn"><p>da</p>', '<html lang="sr-Cyrl"><p>да</p>'),
        ('<img lang="sq" alt="Njoftim">ne', '<img lang="sq" alt="Njoftim">не'),
        ("<p lang=sq title=Njoftim>ne</p>ne", "<p lang=sq title=Njoftim>ne</p>не"),
        ("<div translate=no>Da</div>ne", "<div translate=no>Da</div>не"),
        ('<p translate="no">a <b translate="yes">da</b></p>', '<p translate="no">a <b translate="yes">да</b></p>'),
        ('<p lang="sr-RS">Da</p>', '<p lang="sr-Cyrl-RS">Да</p>'),
    ],
)
def test_what_is_marked_as_another_language_or_to_be_kept_stays(latin, expected):
    assert cyrillic(latin) == expected


@pytest.mark.parametrize(
    ("latin", "expected"),
    [
        ('<ul><li translate="no">Da<li>da</ul>', '<ul><li translate="no">Da<li>да</ul>'),
        ('<ol><li lang="sq">Po<ul><li>po<li>po</ul>po</ol>da', '<ol><li lang="sq">Po<ul><li>po<li>po</ul>po</ol>да'),
        ('<p lang="sq">Po<p>da', '<p lang="sq">Po<p>да'),
        ('<div><p lang="sq">Po</div>da', '<div><p lang="sq">Po</div>да'),
        ('<p lang="sq">Po <b>po</b> po</p>da', '<p lang="sq">Po <b>po</b> po</p>да'),
        (
            '<tr><td lang="sq">Po<td>da<tr><th lang="sq">Po</tr>da',
            '<tr><td lang="sq">Po<td>да<tr><th lang="sq">Po</tr>да',
        ),
        ('<td lang="sq"><table><tr><td>po</table>po</td>da', '<td lang="sq"><table><tr><td>po</table>po</td>да'),
        ('<dl><dt lang="sq">Po<dd>da</dl>', '<dl><dt lang="sq">Po<dd>да</dl>'),
        ('<option lang="sq">Po<option>da', '<option lang="sq">Po<option>да'),
        ('<svg><path lang="sq"/></svg>da', '<svg><path lang="sq"/></svg>да'),
    ],
)
def test_an_element_ends_where_the_standard_ends_it(latin, expected):
    assert cyrillic(latin) == expected


@pytest.mark.parametrize(
    ("latin", "expected"),
    [
        ('<a href="/sr-latn/akti/">a</a>', "/sr-cyrl/akti/"),
        ('<a href="https://portal.example/sr-latn/akti/">a</a>', "https://portal.example/sr-cyrl/akti/"),
        ('<form action="/sr-latn/search/">', "/sr-cyrl/search/"),
        ('<a href="https://other.example/sr-latn/">a</a>', "https://other.example/sr-latn/"),
        ('<a href="/sq/aktet/">a</a>', "/sq/aktet/"),
        ('<a href="/sr-latn">a</a>', "/sr-cyrl"),
        ('<a href="/sr-latn?q=a">a</a>', "/sr-cyrl?q=a"),
        ('<a href="/sr-latnik/">a</a>', "/sr-latnik/"),
        ("<a href=/sr-latn/akti/>a</a>", "/sr-cyrl/akti/"),
        ('<input type="hidden" name="next" value="/sr-latn/akti/">', "/sr-cyrl/akti/"),
        ('<a href="/d/5/sr-latn/akt.pdf">a</a>', "/d/5/sr-latn/akt.pdf"),
        ('<a href="/sr-latn/" hreflang="sr-Latn" lang="sr-Latn">Latinica</a>', "/sr-latn/"),
        ('<p lang="sq"><a href="/sr-latn/akti/">a</a></p>', "/sr-cyrl/akti/"),
    ],
)
def test_links_lead_on_in_the_same_script_except_to_the_latin_twin(latin, expected):
    assert re.search(r'(?:href|action|value)="?([^">]*)', cyrillic(latin))[1] == expected


def test_the_name_of_the_latin_twin_stays_latin():
    link = '<a href="/sr-latn/" hreflang="sr-Latn" lang="sr-Latn">Latinica</a>'
    assert cyrillic(link) == link


WORDS = st.text(alphabet="abcčlnjdžqxLJ 0<>&\"'=/-;#", max_size=12)
SAFE = st.text(alphabet="abcčlnjdž LJ03/-.&;", max_size=20).map(lambda text: text.replace("&", "&amp;"))
NAMES = st.sampled_from(["p", "b", "a", "div", "abbr", "li", "section"])
MARKS = st.sampled_from(["title", "href", "class", "lang", "data-x", "hreflang", "translate", "id"])
VALUES = st.one_of(st.sampled_from(["sq", "sr-Latn", "no", "/sr-latn/a", ""]), SAFE)


@st.composite
def elements(draw, depth: int = 3) -> str:
    if depth == 0 or draw(st.booleans()):
        return draw(SAFE)
    name = draw(NAMES)
    given = "".join(f' {mark}="{draw(VALUES)}"' for mark in draw(st.lists(MARKS, max_size=2, unique=True)))
    inside = "".join(draw(st.lists(elements(depth=depth - 1), max_size=3)))
    return f"<{name}{given}>{inside}</{name}>"


@given(elements())
def test_a_parser_finds_the_same_structure_in_written_html(html):
    assert structure(cyrillic(html)) == structure(html)


@given(st.lists(WORDS, max_size=8).map("<".join))
def test_no_sign_of_markup_is_added_lost_or_moved_in_any_text(html):
    def signs(text: str) -> str:
        return re.sub("[^<>&\"'=/#;]", "", text)

    assert signs(converted(html, TEXT)) == signs(html)


@given(elements())
def test_both_ways_of_cutting_a_page_say_the_same(html):
    odd = "<x y='>'></x>"
    assert cyrillic(odd + html) == odd + cyrillic(html)


def test_a_block_of_data_stays_as_it_is_and_costs_a_page_no_second_reading(monkeypatch):
    monkeypatch.setattr(markup._Page, "any", None)
    block = '<script type="application/ld+json">{"name":"Odluka \\u003C/script\\u003E"}</script>'
    assert cyrillic(f"<p>Odluka</p>{block}<p>Odluka</p>") == f"<p>Одлука</p>{block}<p>Одлука</p>"
