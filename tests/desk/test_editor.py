"""The editor through its door: what it shows, saves, refuses and keeps."""

import pytest
from django.urls import reverse
from wagtail.models import PageLogEntry
from wagtail_localize.models import StringSegment, StringTranslation

from cms.desk.glossary import load
from cms.desk.models import Assignment, Notice
from cms.parity.models import LanguageDuty
from pages.models import Attachment, NewsPage
from tests.admin_forms import filled_form

pytestmark = pytest.mark.one_database


def address(translation) -> str:
    return reverse("desk:edit", args=[translation.pk])


def key_of(translation, path: str, number: int = 0) -> str:
    segments = StringSegment.objects.filter(source=translation.source, context__path=path).order_by("order")
    return f"{segments[number].context_id}-{segments[number].string_id}"


def stored(path: str) -> StringTranslation | None:
    return StringTranslation.objects.filter(context__path=path).first()


@pytest.fixture
def desk(signed_in, translator, translated):
    """A function that opens the editor as its translator, fills it in by path and sends it."""
    client = signed_in(translator)

    def send(action="save", change=None, **texts):
        named = {f"text-{key_of(translated, path)}": text for path, text in texts.items()}
        data = filled_form(client, address(translated), **named)
        data["action"] = action
        if change:
            change(data)
        return client.post(address(translated), data)

    send.client = client
    return send


def republish(news, at_commit, **words):
    page = NewsPage.objects.get(pk=news.pk)
    for name, text in words.items():
        setattr(page, name, text)
    with at_commit():
        page.save_revision().publish()


@pytest.mark.one_database
def test_every_text_is_shown_with_its_place_and_state(desk, translated):
    page = desk.client.get(address(translated)).content.decode()
    assert "Rruga e re" in page
    assert "Hapet nesër." in page
    assert page.count("Not translated") == 2


def test_texts_are_saved_together_and_logged(desk, translated, twin, translator):
    answer = desk(title="Novi put", summary="Otvara se sutra.")
    assert answer.status_code == 302
    assert (stored("title").data, stored("summary").data) == ("Novi put", "Otvara se sutra.")
    assert stored("title").last_translated_by == translator
    assert PageLogEntry.objects.filter(page=twin.pk, action="komuna.translated", user=translator).count() == 1


def test_an_emptied_text_is_taken_away(desk):
    desk(title="Novi put")
    desk(title="")
    assert stored("title") is None


def test_a_text_left_as_it_is_counts_as_done(desk, translated):
    desk(change=lambda data: data.update({f"same-{key_of(translated, 'title')}": "on"}))
    assert stored("title").data == "Rruga e re"
    assert "Left as it is" in desk.client.get(address(translated)).content.decode()


def test_a_machine_text_is_done_when_a_person_says_so(desk, translated, by_machine):
    by_machine("title", "Novi put")
    assert "By machine" in desk.client.get(address(translated)).content.decode()
    desk(summary="Otvara se sutra.")
    assert stored("title").translation_type == "machine"
    desk(change=lambda data: data.update({f"checked-{key_of(translated, 'title')}": "on"}))
    assert stored("title").translation_type == "manual"


def test_a_machine_text_that_nobody_touched_stays_the_machines_whatever_its_edges(desk, by_machine):
    for number, data in enumerate(["Novi put. ", "\u00a0Novi<br/>put.\n", "\r\nNovi <b>put</b>.\r"]):
        by_machine("title", data)
        desk(summary=f"Otvara se {number}.")
        assert (stored("title").data, stored("title").translation_type) == (data, "machine")


def test_a_tick_confirms_the_text_that_was_seen_and_no_other(desk, translated, by_machine):
    by_machine("title", "Novi put")

    def check(data):
        by_machine("title", "Nova reka")
        data[f"checked-{key_of(translated, 'title')}"] = "on"

    answer = desk(summary="Otvara se sutra.", change=check)
    assert answer.status_code == 409
    assert "Somebody else wrote here meanwhile: “Nova reka”" in answer.content.decode()
    assert stored("title").translation_type == "machine"
    assert stored("summary") is None


@pytest.mark.one_database
def test_leaving_a_text_as_it_is_takes_no_words_away(desk, translated):
    tick = {f"same-{key_of(translated, 'title')}": "on"}
    answer = desk(title="Novi put", change=lambda data: data.update(tick))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "You wrote a text here and also ticked" in page
    assert "Novi put" in page
    assert stored("title") is None

    def meanwhile(data):
        desk(title="Nova ulica")
        data.update(tick)

    answer = desk(change=meanwhile)
    assert "Somebody else wrote here meanwhile: “Nova ulica”" in answer.content.decode()
    assert stored("title").data == "Nova ulica"


@pytest.mark.one_database
def test_ticks_and_what_was_opened_stay_in_a_form_that_comes_back(desk, translated, by_machine):
    by_machine("title", "Novi put")
    title, summary = (key_of(translated, path) for path in ("title", "summary"))
    opened = {}

    def tick(data):
        opened.update(data)
        data.update({f"checked-{title}": "on", f"same-{summary}": "on", "source": "changed"})

    page = desk(change=tick).content.decode()
    assert f'name="checked-{title}" checked' in page
    assert f'name="same-{summary}" checked' in page
    assert f'name="was-{title}" value="{opened[f"was-{title}"]}"' in page


@pytest.mark.one_database
def test_signs_of_tags_are_stored_as_words(desk):
    desk(title="Put <b>A</b> & B")
    assert stored("title").data == "Put &lt;b&gt;A&lt;/b&gt; &amp; B"


@pytest.mark.one_database
def test_a_locked_page_refuses_and_keeps_what_was_typed(desk, twin, publisher):
    def lock(data):
        NewsPage.objects.filter(pk=twin.pk).update(locked=True, locked_by=publisher)

    answer = desk(title="Novi put", change=lock)
    assert answer.status_code == 409
    assert "Novi put" in answer.content.decode()
    assert stored("title") is None


def test_a_changed_source_refuses_and_keeps_what_was_typed(desk, news, at_commit):
    def meanwhile(data):
        republish(news, at_commit, title="Rruga e vjetër")

    answer = desk(title="Novi put", summary="Otvara se sutra.", change=meanwhile)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "The original changed while you were writing" in page
    assert "Novi put" in page
    assert "Otvara se sutra." in page
    assert not StringTranslation.objects.exists()


def test_what_somebody_else_wrote_meanwhile_is_not_overwritten(desk, translated):
    desk(title="Novi put")

    def meanwhile(data):
        StringTranslation.objects.update(data="Nova ulica")

    answer = desk(title="Put", change=meanwhile)
    assert answer.status_code == 409
    assert "Nova ulica" in answer.content.decode()
    assert stored("title").data == "Nova ulica"


def test_the_change_of_the_source_is_marked(desk, translated, news, at_commit, translate_all):
    with at_commit():
        desk(title="Novi put", summary="Otvara se sutra.")
    republish(news, at_commit, summary="Hapet të hënën.")
    page = desk.client.get(address(translated)).content.decode()
    assert "<del>nesër</del>" in page
    assert "The original changed" in page


def test_of_a_formatted_text_only_the_changed_paragraph_is_marked(desk, translated, news, at_commit, translate_all):
    paragraphs = "<p>Rruga hapet nesër.</p><p>Ura mbyllet sot.</p>"
    republish(news, at_commit, body=[{"type": "text", "value": paragraphs, "id": "a1b2"}])
    with at_commit():
        translate_all("sr: ")
    changed = paragraphs.replace("sot", "sonte")
    republish(news, at_commit, body=[{"type": "text", "value": changed, "id": "a1b2"}])
    page = desk.client.get(address(translated)).content.decode()
    assert page.count("<del>") == 1
    assert "<del>sot</del><ins>sonte</ins>" in page
    assert "sr: Ura mbyllet sot." in page


@pytest.mark.one_database
def test_a_suggestion_is_put_into_the_form_without_a_script(desk, translated, remember):
    remember("Rruga e re", "Nova ulica")
    key = key_of(translated, "title")
    assert "same text" in desk.client.get(address(translated)).content.decode()
    answer = desk(change=lambda data: data.update({"use": f"{key}:0"}))
    assert ">&#10;Nova ulica</textarea>" in answer.content.decode()
    assert not StringTranslation.objects.filter(context__object_id=translated.source.object_id).exists()


@pytest.mark.one_database
def test_agreed_words_are_offered_and_their_lack_warned_of(desk, translated):
    load([{"code": "rruge", "sq": "Rrugë", "sr-latn": "Put"}])
    assert "Rrugë" in desk.client.get(address(translated)).content.decode()
    desk(title="Nova ulica")
    assert "the agreed word is not in your text" in desk.client.get(address(translated)).content.decode()


@pytest.mark.one_database
def test_files_without_an_edition_of_the_language_are_asked_for(desk, translated, news, make_document):
    Attachment.objects.create(page=news, document=make_document(title="Plani"))
    page = desk.client.get(address(translated)).content.decode()
    assert "Files that are missing" in page
    assert "Plani" in page


def test_a_translator_hands_over_and_the_office_is_told_once(desk, twin, news, publisher, at_commit):
    publisher.email = "shefi@komuna.test"
    publisher.save()
    NewsPage.objects.filter(pk=news.pk).update(owner=publisher)
    desk(action="hand-over", title="Novi put")
    assert not Assignment.objects.exists()
    for _time in range(2):
        desk(action="hand-over", title="Novi put", summary="Otvara se sutra.")
    assert Assignment.objects.get().handed_over_at
    assert Notice.objects.filter(event="landed").count() == 1


def test_what_waits_to_become_public_together_is_handed_over(desk, signed_in, twin, news, publisher, translated):
    """The original waits for the translation, so it cannot be public before."""
    LanguageDuty.objects.update_or_create(kind="news", act_kind="", defaults={"languages": ["all"], "gate": "together"})
    NewsPage.objects.filter(pk=news.pk).update(live=False)
    publisher.email = "shefi@komuna.test"
    publisher.save()
    desk(action="hand-over", title="Novi put")
    assert not Assignment.objects.exists()
    desk(action="hand-over", summary="Otvara se sutra.")
    assert Assignment.objects.get().handed_over_at
    assert Notice.objects.filter(event="landed", user=publisher).count() == 1
    assert not NewsPage.objects.get(pk=twin.pk).live
    page = signed_in(publisher).get(address(translated)).content.decode()
    assert "Save and publish" in page
    assert "Save and hand over" in page


@pytest.mark.one_database
def test_what_a_machine_wrote_is_not_handed_over(desk, by_machine):
    by_machine("title", "Novi put")
    desk(action="hand-over", summary="Otvara se sutra.")
    assert not Assignment.objects.exists()


@pytest.mark.one_database
def test_a_translator_may_not_publish(desk, twin, translated):
    assert "Save and publish" not in desk.client.get(address(translated)).content.decode()
    answer = desk(action="publish", title="Novi put", summary="Otvara se sutra.")
    assert answer.url == reverse("wagtailadmin_home")
    assert not NewsPage.objects.get(pk=twin.pk).live


def test_a_publishing_translator_publishes_but_not_over_a_review(
    desk, signed_in, publishing_translator, twin, by_machine, at_commit
):
    signed_in(publishing_translator)
    twin.get_workflow().start(twin, publishing_translator)
    texts = {"title": "Novi put", "summary": "Otvara se sutra."}
    assert desk(action="publish", **texts).status_code == 409
    twin.current_workflow_state.cancel()
    by_machine("title", "Novi put")
    desk(action="publish", summary="Otvara se sutra.")
    assert not NewsPage.objects.get(pk=twin.pk).live
    with at_commit():
        desk(action="publish", title="Nov put")
    page = NewsPage.objects.get(pk=twin.pk)
    assert (page.live, page.title) == (True, "Nov put")


def test_a_publisher_publishes_what_is_complete(desk, signed_in, publisher, twin, at_commit):
    signed_in(publisher)
    desk(action="publish", title="Novi put")
    assert not NewsPage.objects.get(pk=twin.pk).live
    with at_commit():
        desk(action="publish", summary="Otvara se sutra.")
    page = NewsPage.objects.get(pk=twin.pk)
    assert (page.live, page.title, page.summary) == (True, "Novi put", "Otvara se sutra.")


def test_the_editor_asks_as_much_for_many_texts_as_for_few(
    desk, translated, news, at_commit, django_assert_max_num_queries
):
    desk.client.get(address(translated))
    with django_assert_max_num_queries(75):
        desk.client.get(address(translated))
