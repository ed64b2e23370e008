"""Old Serbian fonts are undone; every other text stays as it is, letter by letter."""

import pytest

from documents.engines.legacy_fonts import repair, repair_pages


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (
            "Javna rasprava o nacrtu planirawa održaće se u sali za sednice.",
            "Javna rasprava o nacrtu planiranja održaće se u sali za sednice.",
        ),
        (
            "Nedeqa je dan za qude koji žele da učestvuju u upravqawu opštinom.",
            "Nedelja je dan za ljude koji žele da učestvuju u upravljanju opštinom.",
        ),
        (
            "Buxet opštine za 2026. godinu usvojen je bez izmena.",
            "Budžet opštine za 2026. godinu usvojen je bez izmena.",
        ),
        ("SKUP[TINA OP[TINE", "SKUPŠTINA OPŠTINE"),
        (
            "Na osnovu ~lana 40. Zakona o samoupravi, Skup{tina op{tine je usvojila Odluku o informisawu gra|ana.",
            "Na osnovu člana 40. Zakona o samoupravi, Skupština opštine je usvojila Odluku o informisanju građana.",
        ),
        (
            "ODLUKA O USVAJAWU BUXETA\nSkup{tina op{tine, \\akovica, odr`ala je sednicu. Ve}ina je za upravqawe.",
            "ODLUKA O USVAJANJU BUDŽETA\nSkupština opštine, Đakovica, održala je sednicu. Većina je za upravljanje.",
        ),
        (
            "Gra|ani mogu da podnesu `albu u op{tini.\nPredsedavaju}i Skup{tine @arko ]iri}",
            "Građani mogu da podnesu žalbu u opštini.\nPredsedavajući Skupštine Žarko Ćirić",
        ),
        (
            "Skupština opštine odluèuje o zahtevu graðana; veæina je prisutna.",
            "Skupština opštine odlučuje o zahtevu građana; većina je prisutna.",
        ),
    ],
)
def test_serbian_in_an_old_font_becomes_serbian_latin(given, wanted):
    assert repair(given) == (wanted, True)


@pytest.mark.parametrize(
    "good",
    [
        "Kuvendi i Komunës miratoi vendimin për xhaminë; që nga ky muaj qytetarët kanë qasje në faqen e re.",
        "Drejtori Xhemajl Hoxha dhe znj. Qendresa Qerimi nga Obiliqi morën fjalën për paqen dhe fuqinë punëtore.",
        "Permbledhja e aktiviteteve per muajin Qershor eshte ne faqe, qe te gjithe ta lexojne.",
        "Predsednik opštine Leposavić i ministar Qerim Bajrami razgovarali su sa Xhemajlom Hoxhom o radu opštine.",
        "Skupština opštine usvojila je budžet; ljudi i njihova udruženja mogu da se žale u roku od 15 dana.",
        "Opština poziva građane da preuzmu softver Windows i Excel, prate Twitter i Facebook i pišu na WhatsApp.",
        "Pišite na zyra@komuna-klokot.example ili otvorite https://www.opstina.example/qendra?w=1 za više podataka.",
        "Cena iznosi ~50 evra po kW, član 4. [ispravljeno] stav {2}, a|b, 2 x 3, poglavlje XIV i XX.",
        "The new municipality will award the tax review next week; all quality queries are welcome, we await you.",
        "[bookmark: _GoBack] Raporti vjetor i punës\n| Viti | Shuma |\n|------|-------|\n| 2026 | 3 |",
        "Скупштина општине усвојила је одлуку о љубичастом џаку и њиховом буџету.",
        "for (x = 0; x < w; x++) { q[x] = a^b; } // C:\\Windows\\System",
        "Na osnovu člana 40. [pitanja], {odluke} i (opštine] |građani| ~službe~ `članovi` donete su za 2026. godinu.",
        "Mbledhja: Skupština opštine, Kuvendi i Komunës, Qemal Xhaka, Qamile Wolf, Obiliq, Leposaviq, Zveçan.",
        "",
    ],
)
def test_good_text_stays_as_it_is(good):
    assert repair(good) == (good, False)


def test_the_albanian_half_of_an_act_stays_while_the_serbian_half_is_repaired():
    albanian = "Kuvendi i Komunës, në bazë të nenit 40, mori vendim për xhaminë dhe qytetarët që kanë fuqi."
    serbian = "Skup{tina op{tine je, na osnovu ~lana 40, usvojila odluku o upravqawu zemqi{tem i wegovoj ceni."
    repaired, changed = repair(f"{albanian}\n{serbian}\n{albanian}")
    assert changed
    assert repaired.split("\n") == [
        albanian,
        "Skupština opštine je, na osnovu člana 40, usvojila odluku o upravljanju zemljištem i njegovoj ceni.",
        albanian,
    ]


def test_addresses_inside_a_text_in_an_old_font_stay():
    text = "Skup{tina op{tine poziva gra|ane da pi{u na qendra@example.org ili www.web-xyz.example do ~etvrtka."
    wanted = "Skupština opštine poziva građane da pišu na qendra@example.org ili www.web-xyz.example do četvrtka."
    assert repair(text) == (wanted, True)


def test_pages_share_what_they_know():
    pages = ["Skup{tina op{tine usvojila je odluku o gra|evinskom zemqi{tu.", "Tro{kovi za kowe i ko{nice su niski."]
    repaired, changed = repair_pages(pages)
    assert changed
    assert repaired[1] == "Troškovi za konje i košnice su niski."
