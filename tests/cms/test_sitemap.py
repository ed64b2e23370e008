from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.builders import make_act


def test_the_site_map_names_the_twins_of_a_page(client, tree, catalogue):
    act = make_act(tree)
    twin = make_act(tree, "Odluka o budžetu", "sr-latn")
    twin.translation_key = act.translation_key
    twin.save()
    catalogue()
    assert "/sitemap-pages.xml" in client.get("/sitemap.xml").content.decode()
    text = client.get("/sitemap-pages.xml").content.decode()
    assert act.url in text
    assert f'hreflang="sr-Latn" href="http://testserver{twin.url}"' in text or (
        f'hreflang="sr-Latn" href="http://localhost{twin.url}"' in text
    )


def test_drafts_and_years_are_in_no_site_map(client, tree, catalogue):
    act = make_act(tree)
    year = act.get_parent()
    act.unpublish()
    catalogue()
    text = client.get("/sitemap-pages.xml").content.decode()
    assert f"{act.url}<" not in text
    assert f"{year.url}<" not in text


def test_the_site_map_makes_the_same_queries_for_one_record_as_for_ten(client, tree, catalogue):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get("/sitemap-pages.xml")
        return len(captured)

    make_act(tree)
    catalogue()
    client.get("/sitemap-pages.xml")
    one = queries()
    for number in range(10):
        make_act(tree, f"Vendim {number}", protocol_number=str(number))
    catalogue()
    assert queries() == one
