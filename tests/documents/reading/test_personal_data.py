import pytest

from documents.reading.checks_of_numbers import (
    iban_is_right,
    is_jmbg,
    is_kosovo_account,
    is_kosovo_personal_number,
)
from documents.reading.personal_data import find, masked
from tests.documents.reading import texts

# Numbers made for the tests: the check digits are right, nobody has them.
PERSONAL, PERSONAL_WRONG = "1234567892", "1234567890"
JMBG = "0101990910007"
IBAN = "XK051212012345678906"
ACCOUNT = "1212012345678906"


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        (f"Agim Gashi, numri personal: {PERSONAL_WRONG}, Lugishtë", "personal-number", PERSONAL_WRONG),
        ("me nr. personal 1 234 567 890 nga Lugishta", "personal-number", "1 234 567 890"),
        (f"lični broj {PERSONAL_WRONG}", "personal-number", PERSONAL_WRONG),
        (f"лични број {PERSONAL_WRONG}", "personal-number", PERSONAL_WRONG),
        ("1. Agim Gashi 044 123 456", "phone", "044 123 456"),
        (f"Agim Gashi {PERSONAL} Lugishtë", "personal-number", PERSONAL),
        (f"JMBG {JMBG}", "personal-number", JMBG),
        (f"rođen u Lugištu, {JMBG}, član", "personal-number", JMBG),
        (f"llogaria {IBAN} në bankë", "bank-account", IBAN),
        ("IBAN: XK05 1212 0123 4567 8906", "bank-account", "XK05 1212 0123 4567 8906"),
        (f"të bëhet pagesa në {ACCOUNT}", "bank-account", ACCOUNT),
        ("1212-0123-4567-8906", "bank-account", "1212-0123-4567-8906"),
        ("numri i llogarisë 1234567890123456", "bank-account", "1234567890123456"),
        ("llogaria 1110 2233 4455 6677, në bankë", "bank-account", "1110 2233 4455 6677"),
        ("broj žiro računa: 1234 5678 9012 3456", "bank-account", "1234 5678 9012 3456"),
        ("Tel: +383 44 123 456", "phone", "+383 44 123 456"),
        ("+38344123456", "phone", "+38344123456"),
        ("00383 49 123-456", "phone", "00383 49 123-456"),
        ("044/123-456", "phone", "044/123-456"),
        ("mob. 049 123 456", "phone", "049 123 456"),
        ("Agim Gashi 045 123 456", "phone", "045 123 456"),
        ("tel. 038/200-300", "phone", "038/200-300"),
        ("telefon 0280 123 456", "phone", "0280 123 456"),
        ("Nr. tel. 044 123 456", "phone", "044 123 456"),
        ("044123456", "phone", "044123456"),
        ("agim.gashi@example.com", "email", "agim.gashi@example.com"),
    ],
)
def test_personal_data_is_found_at_its_place(text, kind, value):
    (found,) = find(["", text])
    assert (found.kind, found.page, text[found.start : found.end]) == (kind, 2, value)


@pytest.mark.parametrize(
    "text",
    [
        *(getattr(texts, name) for name in dir(texts) if name.isupper()),
        "Nr. prot. 044/123-456",
        "fatura nr. 1234567892",
        f"https://example.org/?page_id={PERSONAL}",
        f"{PERSONAL[:4]}.{PERSONAL[4:]} €",
        f"{PERSONAL},00 €",
        "2019 2020 2021 2022",
        "045 120 300    1 200 300",
        "29.03.2019 04.04.2019",
        "Shuma 044 123 456,00 €",
        "0101990910005",
        "XK051212012345678907",
        "info@rks-gov.net",
        "P-72217092-00123-0",
        PERSONAL_WRONG,
    ],
)
def test_amounts_dates_and_protocol_numbers_are_no_personal_data(text):
    assert [one.shown for one in find([text])] == []


def test_a_table_whose_heading_says_personal_number_hides_nothing():
    text = f"Emri    Numri personal\nAgim    {PERSONAL_WRONG}\nBesa    2345678901\nCen     {PERSONAL}"
    assert [one.kind for one in find([text])] == ["personal-number"] * 3


def test_neither_what_is_shown_nor_the_quotation_gives_the_value_away():
    text = f"Agim Gashi, numri personal {PERSONAL}, tel. 044 123 456, llogaria {IBAN}, agim@example.com"
    found = find([text])
    assert len(found) == 4
    for value in (PERSONAL, "044 123 456", IBAN, "agim@example.com"):
        assert all(value not in one.quote and value not in one.shown for one in found)
    assert found[0].shown == "12••••••92"
    assert "Agim Gashi, numri personal 12••••••92" in found[0].quote


def test_the_numbers_of_the_office_may_be_public_however_they_are_written():
    text = "Telefoni i zyrës: +383 38 200 300, e-posta zyra@example.org, zyrtari 044 123 456"
    assert [one.shown for one in find([text], known=["038/200-300", "zyra@example.org"])] == ["04• ••• •56"]


def test_the_middle_of_a_value_is_hidden_and_its_shape_kept():
    assert masked("+383 44 123 456") == "+38• •• ••• •56"


def test_check_digits():
    assert is_kosovo_personal_number(PERSONAL)
    assert not is_kosovo_personal_number(PERSONAL_WRONG)
    assert not is_kosovo_personal_number("0234567892")
    assert is_jmbg(JMBG)
    assert not is_jmbg("0101990910005")
    assert not is_jmbg("3102990910000")
    assert is_kosovo_account(ACCOUNT)
    assert not is_kosovo_account("1212012345678907")
    assert iban_is_right("XK05 1212 0123 4567 8906")
    assert iban_is_right("GB82 WEST 1234 5698 7654 32")
    assert not iban_is_right("XK05 1212 0123 4567 89")


def test_addresses_of_the_offices_own_domain_may_be_public():
    text = "Shkruani në sherbimet@komuna.example ose te arta@post.example."
    assert [finding.shown for finding in find([text], ["@komuna.example"])] == ["ar••@••••.•••••le"]
