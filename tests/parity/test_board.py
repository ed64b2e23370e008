"""The board in the admin, its figure, and the public page."""

import csv
from io import StringIO

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from cms.models import Topic
from cms.parity.board import actions
from cms.parity.models import RecordLanguages
from pages.models import ActPage, NewsPage
from tests.builders import make_act

BOARD = "/admin/languages/"


@pytest.fixture
def office(signed_in, publisher):
    return signed_in(publisher)


def titles(client, query: str = "") -> list[str]:
    return [row.title for row in client.get(f"{BOARD}{query}").context["object_list"]]


def test_the_board_shows_each_record_once_with_both_languages(office, tree, board, pair):
    make_act(tree, "Vetëm shqip")
    pair()
    board()
    answer = office.get(BOARD)
    text = answer.content.decode()
    assert (text.count("Vetëm shqip"), text.count(">Vendim<")) == (1, 1)
    assert 'action="/admin/languages/start/' in text
    # What lags longest stands first.
    assert titles(office, "?kind=act") == ["Vetëm shqip", "Vendim"]


def test_filters_narrow_by_kind_body_language_state_age_and_duty(office, tree, board, pair, set_duty, settings):
    lone = make_act(tree, "Vetëm shqip")
    pair()
    Topic.objects.create(code="put", name={"sq": "Rrugë"})
    board()
    body = lone.issuing_body_id
    assert titles(office, f"?kind=act&body={body}&language=sr-latn&state=missing") == ["Vetëm shqip"]
    assert titles(office, "?kind=term&state=missing") == ["Rrugë"]
    assert titles(office, "?kind=act&language=sr-latn") == ["Vetëm shqip"]
    assert titles(office, "?kind=act&state=published&language=sr-latn") == ["Vendim"]
    assert titles(office, "?kind=act&age=overdue") == []
    assert titles(office, "?kind=act&age=in-time") == ["Vetëm shqip"]
    settings.TODAY = "2099-01-01"
    assert titles(office, "?kind=act&age=overdue") == ["Vetëm shqip"]
    assert titles(office, "?kind=act&age=365&duty=yes") == ["Vetëm shqip"]
    assert titles(office, "?kind=act&duty=no") == []


def test_counts_stand_on_top_and_follow_the_filters(office, tree, board, pair):
    make_act(tree)
    pair()
    board()
    _albanian, (_name, states) = office.get(f"{BOARD}?kind=act").context["counts"]
    serbian = {value: number for value, _label, number in states}
    assert (serbian["missing"], serbian["published"]) == (1, 1)


def test_the_spreadsheet_has_the_same_rows_and_runs_no_formula(office, tree, board):
    make_act(tree, "=1+1")
    board()
    answer = office.get(f"{BOARD}?kind=act&export=csv")
    rows = list(csv.reader(StringIO(b"".join(answer.streaming_content).decode())))
    assert rows[1][0] == "'=1+1"
    assert len(rows) == 2
    assert office.get(f"{BOARD}?export=xlsx").status_code == 200


def test_the_board_asks_as_often_for_many_records_as_for_few(office, tree, board, pair):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert office.get(BOARD).status_code == 200
        return len(captured)

    for _n in range(3):
        pair()
    board()
    office.get(BOARD)
    few = queries()
    for number in range(9):
        make_act(tree, f"Vetëm {number}")
    board()
    assert queries() == few


def test_drafts_of_others_are_not_named(signed_in, translator, tree, board):
    section = tree.section_for(NewsPage, "sq")
    section.add_child(instance=NewsPage(title="Sekret", date="2026-03-01", live=False))
    make_act(tree, "Publik")
    board()
    found = titles(signed_in(translator))
    assert "Publik" in found
    assert "Sekret" not in found


def test_what_only_some_may_read_is_named_to_them_alone(
    signed_in, translator, publisher, tree, board, make_document, closed
):
    hidden = make_act(tree, "Vetëm për disa")
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    make_act(tree, "Publik", documents=[make_document(title="Skedar i mbyllur", collection=closed)])
    board()
    theirs = titles(signed_in(translator))
    assert "Publik" in theirs
    assert not {"Vetëm për disa", "Skedar i mbyllur"} & set(theirs)
    assert {"Vetëm për disa", "Skedar i mbyllur"} <= set(titles(signed_in(publisher)))


@pytest.fixture
def closed(db):
    """A collection that only those who sign in may read."""
    collection = Collection.get_first_root_node().add_child(name="Mbyllur")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    return collection


def test_a_draft_of_another_language_is_not_named_beside_a_public_page(signed_in, translator, tree, board):
    act = make_act(tree, "Odluka", "sr-latn")
    draft = ActPage(title="Sekret", translation_key=act.translation_key, live=False)
    tree.section_for(ActPage, "sq").add_child(instance=draft)
    board()
    client = signed_in(translator)
    assert titles(client, "?kind=act") == ["Odluka"]
    sheet = b"".join(client.get(f"{BOARD}?kind=act&export=csv").streaming_content).decode()
    assert "Odluka" in sheet
    assert "Sekret" not in sheet


def test_only_those_who_write_or_translate_see_the_board(signed_in, make_user, tree):
    assert signed_in(make_user("skedarë", "Documents officers")).get(BOARD).status_code == 302


def test_a_translation_starts_by_one_click_and_only_by_a_post(office, tree, board):
    act = make_act(tree)
    address = reverse("parity:start", args=[act.translation_key, "sr-latn"])
    assert office.get(address).status_code == 405
    assert office.post(address).status_code == 302
    twin = ActPage.objects.get(translation_key=act.translation_key, locale__language_code="sr-latn")
    assert not twin.live
    assert office.post(address).headers["Location"] == f"/admin/pages/{twin.pk}/edit/"


def test_two_who_start_at_the_same_moment_open_the_same_draft(office, tree, monkeypatch):
    act, real = make_act(tree), actions.translate_object
    answers = iter([IntegrityError, None])

    def translate(*args, **kwargs):
        if error := next(answers):
            raise error
        real(*args, **kwargs)

    monkeypatch.setattr(actions, "translate_object", translate)
    assert office.post(reverse("parity:start", args=[act.translation_key, "sr-latn"])).status_code == 302
    assert act.get_translations().count() == 1


def test_a_translator_starts_into_the_own_language_alone(signed_in, translator, tree):
    act = make_act(tree, "Odluka", "sr-latn")
    client = signed_in(translator)
    assert client.post(reverse("parity:start", args=[act.translation_key, "sq"])).status_code == 302
    assert not act.get_translations().exists()


def test_the_home_page_of_the_admin_has_the_figure(office, tree, board, pair):
    make_act(tree)
    pair()
    RecordLanguages.objects.all().delete()
    board()
    assert 'id="languages-level' in office.get("/admin/").content.decode()


def test_the_public_page_counts_without_naming_anything(client, tree, board, pair):
    make_act(tree, "Vetëm shqip")
    pair()
    board()
    answer = client.get("/sr-latn/languages/")
    assert answer.status_code == 200
    assert "Vetëm shqip" not in answer.content.decode()
    assert "max-age=300" in answer.headers["Cache-Control"]
    assert not answer.cookies
    acts = next(figure for figure in answer.context["figures"] if figure.mandatory == 2)
    assert (acts.level, acts.in_time, acts.overdue, acts.percent) == (1, 1, 0, 50)
    assert 'href="/sr-latn/languages/"' in client.get("/sr-latn/").content.decode()


def test_a_duty_is_changed_by_the_administrators_and_the_board_follows(signed_in, make_user, tree, board, at_commit):
    from cms.parity.models import LanguageDuty
    from tests.admin_forms import filled_form

    act = make_act(tree)
    board()
    client = signed_in(make_user("admin", "Administrators"))
    duty = LanguageDuty.objects.get(kind="act", act_kind="")
    address = reverse(LanguageDuty.snippet_viewset.get_url_name("edit"), args=[duty.pk])
    fields = filled_form(client, address, days="9", gate="exception", confirmed_by="Zyra ligjore")
    fields.pop("languages", None)
    with at_commit():
        assert client.post(address, fields).status_code == 302
    duty.refresh_from_db()
    assert (duty.days, duty.gate, duty.languages) == (9, "exception", [])
    assert not RecordLanguages.objects.get(key=act.translation_key).is_mandatory


def test_a_changed_original_is_outdated_and_its_change_is_shown_before_and_now(office, pair, at_commit):
    with at_commit():
        act, twin = pair()
    with at_commit():
        act.title = "Vendim i ndryshuar"
        act.save_revision().publish()
    text = office.get(f"{BOARD}?kind=act&state=outdated&language=sr-latn").content.decode()
    changes = reverse("parity:changes", args=[twin.pk])
    assert changes in text
    shown = office.get(changes).content.decode()
    assert "Vendim i ndryshuar" in shown
    assert "Odluka" in shown


def test_changes_are_shown_to_those_who_may_edit_the_translation(signed_in, translator, outsider_page):
    assert signed_in(translator).get(reverse("parity:changes", args=[outsider_page.pk])).status_code == 302


@pytest.fixture
def outsider_page(tree):
    """A page of the language that the translator does not write."""
    return make_act(tree)
