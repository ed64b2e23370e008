"""What changed in the original since a translation was made of it."""

import pytest
from django.core.management import call_command

from cms.translations.changes import changes_since
from cms.translations.models import TranslatedSource


@pytest.fixture
def republish(at_commit):
    def change(page, **words):
        with at_commit():
            for name, value in words.items():
                setattr(page, name, value)
            page.save_revision().publish()

    return change


def state(page) -> TranslatedSource:
    return TranslatedSource.objects.get(translation_key=page.translation_key, locale=page.locale)


def body(*texts: str) -> list:
    return [{"id": f"block-{n}", "type": "text", "value": text} for n, text in enumerate(texts)]


def test_a_changed_sentence_of_a_translation_is_shown_before_and_now(news, public_twin, republish):
    republish(news, summary="Hapet pasnesër.")
    [change] = changes_since(public_twin)
    assert (change.path, change.before, change.now) == ("summary", "Hapet nesër.", "Hapet pasnesër.")
    assert (change.label, change.translation) == ("Përmbledhja", "sr Hapet nesër.")
    row = state(public_twin)
    assert (row.changed_count, row.untranslated_count) == (1, 1)
    news.refresh_from_db()
    assert row.source_changed_at == news.last_published_at


def test_a_translation_is_level_again_when_the_change_is_translated(
    news, public_twin, republish, at_commit, translate_all
):
    republish(news, summary="Hapet pasnesër.")
    with at_commit():
        translate_all()
    row = state(public_twin)
    assert (row.changed_count, row.untranslated_count, row.source_changed_at) == (0, 0, None)
    assert changes_since(public_twin) == []


def test_the_command_brings_back_the_states_of_all_records(news, twin, capsys):
    TranslatedSource.objects.all().delete()
    call_command("refresh_translation_states")
    assert state(twin).texts["title"] == news.title
    assert str(TranslatedSource.objects.count()) in capsys.readouterr().out
