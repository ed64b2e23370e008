"""The Cyrillic catalogues: what is a name in English stays in Latin letters."""

import pytest
from cyrillic_catalogue import cyrillic


@pytest.mark.parametrize(
    ("latin", "message", "written"),
    [
        ("Navedite „key“ objave.", "Give the “key” of the record.", "Наведите „key“ објаве."),
        ("Izaberite „Objavi“.", "Choose “Publish”.", "Изаберите „Објави“."),
        ("Preuzmi XLIFF", "Download XLIFF", "Преузми XLIFF"),
        ("Pošaljite „If-Match“ i „errors“", "Send “If-Match” and “errors”", "Пошаљите „If-Match“ и „errors“"),
        ("„%(name)s“ je sačuvan.", "“%(name)s” was saved.", "„%(name)s“ је сачуван."),
        ("Nije izbor: %(value)r, %s", "", "Није избор: %(value)r, %s"),
        ("Usluga Embedly, konjunktura i njiva", "", "Услуга Embedly, конјунктура и њива"),
    ],
)
def test_words_become_cyrillic_and_names_stay(latin, message, written):
    assert cyrillic(latin, message) == written
