import pytest

from cms.text import fold, readable_slug


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Këshilli i Komunës", "keshilli i komunes"),
        ("Skupština opštine Đakovica", "skupstina opstine djakovica"),
        ("Скупштина општине Ђаковица", "skupstina opstine djakovica"),
        ("ЉУБАВ, Његош, Џеп", "ljubav njegos dzep"),
        ("Nr. 534/2", "nr 534 2"),
        ("ÇMIMI\0", "cmimi"),
        ("", ""),
    ],
)
def test_fold_makes_spellings_and_scripts_alike(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Đurđevdan u opštini", "djurdjevdan-u-opstini"),
        ("Vendim për çmimin e ujit", "vendim-per-cmimin-e-ujit"),
        ("Одлука о усвајању буџета", "odluka-o-usvajanju-budzeta"),
        ("???", ""),
    ],
)
def test_slugs_are_readable_ascii(title, slug):
    assert readable_slug(title) == slug


def test_a_long_slug_is_cut_between_words():
    slug = readable_slug("vendim " * 30)
    assert len(slug) <= 80
    assert slug.endswith("vendim")
