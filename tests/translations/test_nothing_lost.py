"""Nothing that a translator wrote is lost, whatever happens to the original or to the way the page is kept.

One row for each case that public threads of wagtail-localize describe, and each surprise of its version in use; the
tests play them on the portal's page types. ``wagtail-localize #n`` is the thread.

| Case | What the package does | What happens here | Test |
|---|---|---|---|
| Own text, then in step again (#876) | overwritten | becomes the translation, older one kept | stopped_and_started |
| In step, then a page of its own | unpublished texts are hidden | go into the draft | stopped_and_started |
| Draft on an old original (#861) | nothing says so | counts as outdated | draft_on_an_old |
| Original has more blocks (#623) | nothing says so | said when saved and published | more_blocks |
| Publish, then press "sync" (#266, #543) | waits for the press | texts are refreshed at publication | sync_by_itself |
| Table of what is behind (#832) | none | a row for each translation | every test: ``state`` |
| "Sync" of a live status (#743) | public at once | stays a draft | tests of publishing |
| Original is a draft (#634) | the database row, silently | a change shows when public | draft_of_the_original |
| "Sync and publish" after a change | foreign text is public | old text stays public | tests of publishing |
| One letter changed | text counts as untranslated, old one hidden | offered | one_letter |
| Block removed, then restored | | translated again by itself | removed_and_restored |
| Block made anew with the same words | untranslated | offered | made_anew |
| Blocks in another order | | level | reordered |
| Original unpublished | translation stays public | withdrawn with all texts | withdrawn |
| Original deleted | memory deleted | page and its texts stay, memory kept | deleted |
| Original moved | | level | moved |
| Text overwritten by hand, PO or the like | gone | kept | overwritten |
| Page turned into an alias | text replaced | refused | tests of publishing |
"""

from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.operations import translate_object

from cms.translations.changes import changes_since, missing_parts
from cms.translations.drafts import no_translation_drafts
from cms.translations.merging import merge, rows_of
from cms.translations.models import KeptText, TranslatedSource
from cms.translations.texts import field_of, texts_of
from pages.models import MeetingPage, NewsPage, StandardPage, StrategyPage
from pages.years import year_page
from tests.admin_forms import filled_form
from tests.builders import make_body, publish

GOALS = [
    {
        "id": "goal-1",
        "type": "goal",
        "value": {
            "title": "Rrugë të mira",
            "activities": [{"id": "act-1", "type": "item", "value": {"title": "Asfaltimi", "note": "Në verë"}}],
        },
    }
]
AGENDA = [
    {"id": "item-1", "type": "item", "value": {"title": "Buxheti", "outcome": ""}},
    {"id": "item-2", "type": "item", "value": {"title": "Emrat e rrugëve", "outcome": "U shty"}},
]
BODY = [
    {"id": "block-1", "type": "heading", "value": "Titulli"},
    {"id": "block-2", "type": "text", "value": "<p>Rruga <b>e re</b> hapet.</p><p>Mirë se vini.</p>"},
    {"id": "block-3", "type": "quote", "value": {"text": "Faleminderit", "attribution": ""}},
]
MAKERS = {
    "strategy": lambda: StrategyPage(
        title="Strategjia", period_from=date(2026, 1, 1), period_to=date(2027, 1, 1), goals=GOALS, body=BODY
    ),
    "meeting": lambda: MeetingPage(
        title="Seanca",
        issuing_body=make_body(),
        date=date(2026, 3, 1),
        time="10:00",
        venue="Salla",
        agenda=AGENDA,
        body=BODY,
    ),
    "standard": lambda: StandardPage(title="Kontakti", summary="Si na gjeni.", body=BODY),
}
STREAMS = {"strategy": "goals", "meeting": "agenda", "standard": "body"}


class Pair:
    """A published page and its complete, public translation; ``again`` reads a page from the database."""

    def __init__(self, page, translation, at_commit):
        self.page, self.translation, self.at_commit = page, translation, at_commit

    @property
    def twin(self):
        return self.again(self.translation.get_target_instance())

    @staticmethod
    def again(page):
        return Page.objects.get(pk=page.pk).specific

    @property
    def state(self) -> TranslatedSource:
        return TranslatedSource.objects.get(translation_key=self.page.translation_key)

    def republish(self, **words):
        with self.at_commit():
            page = self.again(self.page)
            for name, value in words.items():
                setattr(page, name, value)
            page.save_revision().publish()
        self.translation.source.refresh_from_db()

    def translate(self, prefix="sr "):
        with self.at_commit():
            for segment in self.translation.source.stringsegment_set.select_related("string"):
                StringTranslation.objects.get_or_create(
                    translation_of=segment.string,
                    locale=self.translation.target_locale,
                    context=segment.context,
                    defaults={"data": prefix + segment.string.data, "translation_type": "manual"},
                )

    def save(self):
        with self.at_commit():
            self.translation.save_target(publish=True)

    def press(self, client, **data):
        with self.at_commit():
            return client.post(reverse("wagtailadmin_pages:edit", args=[self.twin.pk]), data, follow=True)

    def stop(self, client):
        with self.at_commit():
            client.post(reverse("wagtail_localize:stop_translation", args=[self.translation.pk]))

    def restart(self, client):
        self.press(client, **{"localize-restart-translation": "1"})
        self.translation.refresh_from_db()


@pytest.fixture
def make_pair(tree, serbian, at_commit):
    def make(kind: str) -> Pair:
        with at_commit(), no_translation_drafts():
            page = MAKERS[kind]()
            if kind == "standard":
                page = tree.homes["sq"].add_child(instance=page)
                page.save_revision().publish()
            else:
                page = publish(tree, page)
            translate_object(page, [serbian])
        pair = Pair(page, Translation.objects.get(source__object_id=page.translation_key), at_commit)
        pair.translate()
        pair.save()
        assert pair.twin.live
        assert changes_since(pair.twin) == []
        return pair

    return make


@pytest.fixture
def client(signed_in, publisher):
    return signed_in(publisher)


def texts(page, stream: str) -> dict[str, str]:
    return {path: text for path, text in texts_of(page).items() if field_of(path) == stream}


def raw(page, stream: str) -> list[dict]:
    return [dict(block) for block in getattr(page, stream).raw_data]


@pytest.mark.parametrize("kind", list(MAKERS))
def test_blocks_that_were_reordered_removed_restored_or_changed_keep_their_translations(make_pair, kind):
    pair, stream = make_pair(kind), STREAMS[kind]
    blocks = raw(pair.page, stream)
    before = texts(pair.twin, stream)
    pair.republish(**{stream: list(reversed(blocks))})
    assert (pair.state.changed_count, pair.state.untranslated_count) == (0, 0)
    pair.republish(**{stream: []})
    assert pair.state.untranslated_count == 0
    assert {change.now for change in changes_since(pair.twin)} == {""}
    assert texts(pair.twin, stream) == before
    pair.save()
    assert changes_since(pair.twin) == []
    assert len(getattr(pair.twin, stream)) == 0
    pair.republish(**{stream: blocks})
    assert (pair.state.changed_count, pair.state.untranslated_count) == (0, 0)
    pair.save()
    assert texts(pair.twin, stream) == before


@pytest.mark.parametrize("kind", list(MAKERS))
def test_of_a_text_with_one_letter_changed_the_old_translation_is_offered(make_pair, kind, publisher):
    pair, stream = make_pair(kind), STREAMS[kind]
    old = {change.now for change in changes_since(pair.twin)}
    blocks = raw(pair.page, stream)
    value = blocks[0]["value"]
    blocks[0] = blocks[0] | {
        "value": value | {"title": value["title"] + "s"} if isinstance(value, dict) else value + "s"
    }
    pair.republish(**{stream: blocks})
    [change] = changes_since(pair.twin)
    assert change.now == change.before + "s"
    assert change.translation == "sr " + change.before
    assert old == set()
    [row] = [row for row in rows_of(pair.twin) if row.place[0] == change.path]
    assert (row.original, row.present) == (change.now, "")
    assert [choice.text for choice in row.choices] == ["sr " + change.before]
    with pair.at_commit():
        assert merge(pair.twin, {row.key: row.choices[0].value}, publisher) == 1
    assert (pair.state.changed_count, pair.state.untranslated_count) == (0, 0)


def test_one_paragraph_of_a_rich_text_changes_and_the_others_stay_translated(make_pair):
    pair = make_pair("standard")
    blocks = raw(pair.page, "body")
    blocks[1] = blocks[1] | {"value": "<p>Rruga <b>e re</b> hapet.</p><p>Mirë se erdhët.</p>"}
    pair.republish(body=blocks)
    [change] = changes_since(pair.twin)
    assert change.label.endswith("Tekst 1")
    assert (change.before, change.now) == (
        "Rruga e re hapet.\nMirë se vini.",
        "Rruga e re hapet.\nMirë se erdhët.",
    )
    assert (pair.state.changed_count, pair.state.untranslated_count) == (1, 1)


def test_a_block_that_was_made_anew_with_the_same_words_offers_its_translation(make_pair):
    pair = make_pair("standard")
    blocks = raw(pair.page, "body")
    blocks[0] = blocks[0] | {"id": "made-anew"}
    pair.republish(body=blocks)
    assert [change.before for change in changes_since(pair.twin)] == ["", "Titulli"]
    [row] = [row for row in rows_of(pair.twin) if row.place[0] == "body.made-anew"]
    assert [choice.text for choice in row.choices] == ["sr Titulli"]


def test_a_draft_on_an_old_original_counts_as_outdated(news, translated, twin, at_commit, translate_all):
    with at_commit():
        translate_all()
    with at_commit():
        news.summary = "Hapet pasnesër."
        news.save_revision().publish()
    assert not twin.live
    assert [change.now for change in changes_since(twin)] == ["Hapet pasnesër."]
    assert TranslatedSource.objects.get(translation_key=news.translation_key).source_changed_at


def test_a_draft_of_the_original_changes_nothing_until_it_is_published(make_pair):
    pair = make_pair("standard")
    page = pair.again(pair.page)
    page.summary = "Tjetër."
    with pair.at_commit():
        page.save_revision()
    assert changes_since(pair.twin) == []
    pair.republish(summary="Tjetër.")
    assert [change.now for change in changes_since(pair.twin)] == ["Tjetër."]
    assert pair.translation.source.stringsegment_set.filter(string__data="Tjetër.").exists()


@pytest.mark.parametrize("kind", list(MAKERS))
def test_stopped_and_started_again_both_texts_are_kept_and_offered(make_pair, kind, client):
    pair = make_pair(kind)
    StringTranslation.objects.filter(context__path="title").update(data="sr Novo")
    pair.stop(client)
    assert not Translation.objects.get().enabled
    draft = pair.twin.get_latest_revision_as_object()
    assert (draft.title, pair.twin.title) == ("sr Novo", "sr " + pair.page.title)
    draft.title = "Rukom pisano"
    stream = STREAMS[kind]
    own = texts(draft, stream)
    with pair.at_commit():
        draft.save_revision().publish()
    pair.restart(client)
    assert pair.translation.enabled
    assert StringTranslation.objects.get(context__path="title").data == "Rukom pisano"
    assert KeptText.objects.filter(path="title", text="sr Novo").exists()
    pair.save()
    assert (pair.twin.title, texts(pair.twin, stream)) == ("Rukom pisano", own)
    address = reverse("komuna_translations:merge", args=[pair.twin.pk])
    assert "sr Novo" in client.get(address).content.decode()
    [row] = [row for row in rows_of(pair.twin) if row.place[0] == "title"]
    [choice] = [choice for choice in row.choices if choice.text == "sr Novo"]
    with pair.at_commit():
        client.post(address, {row.key: choice.value})
    assert StringTranslation.objects.get(context__path="title").data == "sr Novo"
    assert KeptText.objects.filter(path="title", text="Rukom pisano").exists()


def test_own_words_for_a_text_that_the_original_changed_meanwhile_are_offered_not_taken(make_pair, client):
    pair = make_pair("standard")
    pair.stop(client)
    pair.republish(summary="Tjetër.")
    assert [change.now for change in changes_since(pair.twin)] == ["Tjetër."]
    pair.restart(client)
    [change] = changes_since(pair.twin)
    assert (change.now, pair.state.untranslated_count) == ("Tjetër.", 1)
    [row] = [row for row in rows_of(pair.twin) if row.place[0] == "summary"]
    assert [choice.text for choice in row.choices] == ["sr Si na gjeni."]


def test_a_page_of_its_own_takes_an_earlier_text_into_its_draft(make_pair, client):
    pair = make_pair("standard")
    pair.stop(client)
    page = pair.twin
    page.summary = "Sasvim drugo."
    blocks = raw(page, "body")
    blocks[1] = blocks[1] | {"value": "<p>Novi <b>put</b>.</p><p>Dobro došli.</p>"}
    page.body = blocks
    with pair.at_commit():
        page.save_revision().publish()
    chosen = {
        row.key: next(choice.value for choice in row.choices if choice.text.startswith("sr "))
        for row in rows_of(pair.twin)
        if row.place in {("summary", 0), ("body.block-2", 1)}
    }
    assert len(chosen) == 2
    with pair.at_commit():
        client.post(reverse("komuna_translations:merge", args=[pair.twin.pk]), chosen)
    draft = pair.twin.get_latest_revision_as_object()
    assert (draft.summary, pair.twin.summary) == ("sr Si na gjeni.", "Sasvim drugo.")
    assert "<b>put</b>" in str(draft.body)
    assert KeptText.objects.filter(path="summary", text="Sasvim drugo.").exists()


def test_more_blocks_of_the_original_are_said_when_the_page_is_saved(make_pair, client):
    pair = make_pair("standard")
    pair.stop(client)
    assert missing_parts(pair.twin) == []
    pair.republish(body=[*raw(pair.page, "body"), {"id": "block-4", "type": "heading", "value": "Dhe më shumë"}])
    [part] = missing_parts(pair.twin)
    assert part == "Teksti › Titull brenda tekstit 2"
    address = reverse("wagtailadmin_pages:edit", args=[pair.twin.pk])
    response = client.post(address, filled_form(client, address), follow=True)
    assert any(part in message.message for message in response.context["messages"])


def test_more_blocks_are_counted_by_type_where_the_languages_were_written_apart(make_pair):
    pair = make_pair("standard")
    pair.translation.enabled = False
    pair.translation.save()
    page = pair.twin
    page.body = [{"id": "own", "type": "heading", "value": "Naslov"}]
    page.save_revision().publish()
    assert len(missing_parts(pair.twin)) == 2


def test_what_a_person_publishes_on_its_own_is_level_and_copied_facts_are_not(make_pair, client):
    pair = make_pair("meeting")
    pair.stop(client)
    pair.republish(venue="Salla e madhe", date=date(2026, 3, 2))
    assert (pair.twin.date, pair.state.changed_count) == (date(2026, 3, 2), 1)
    with pair.at_commit():
        pair.twin.save_revision().publish()
    assert (pair.state.changed_count, pair.state.source_changed_at) == (0, None)


def test_a_withdrawn_original_takes_no_text_with_it(make_pair, client):
    pair = make_pair("standard")
    before = texts(pair.twin, "body")
    with pair.at_commit():
        pair.page.unpublish()
    assert (pair.twin.live, texts(pair.twin, "body")) == (False, before)
    assert StringTranslation.objects.exists()


def test_a_deleted_original_leaves_the_page_with_all_that_was_translated(make_pair):
    pair = make_pair("standard")
    StringTranslation.objects.filter(context__path="summary").update(data="Još nesačuvano.")
    twin = pair.twin
    with pair.at_commit():
        pair.again(pair.page).delete()
    page = pair.again(twin)
    assert page.get_latest_revision_as_object().summary == "Još nesačuvano."
    assert "sr Faleminderit" in str(page.body)
    assert KeptText.objects.filter(path="summary", text="Još nesačuvano.").exists()
    with pair.at_commit():
        page.delete()
    assert not KeptText.objects.exists()
    assert not TranslatedSource.objects.exists()


def test_a_moved_original_leaves_its_translation_level(tree, news, public_twin):
    news.move(year_page(tree.section_for(NewsPage, "sq"), 2025), pos="last-child")
    assert changes_since(public_twin) == []


def test_what_a_po_file_overwrites_is_kept(news, translated, public_twin, client):
    po = translated.export_po()
    for entry in po:
        if entry.msgctxt == "summary":
            entry.msgstr = "Otvara se sutra."
    file = SimpleUploadedFile("texts.po", BytesIO(str(po).encode()).getvalue())
    client.post(reverse("wagtail_localize:upload_pofile", args=[translated.pk]), {"file": file})
    assert StringTranslation.objects.get(context__path="summary").data == "Otvara se sutra."
    assert KeptText.objects.get(path="summary").text == "sr Hapet nesër."
    [row] = rows_of(public_twin)
    assert [choice.text for choice in row.choices] == ["sr Hapet nesër."]
