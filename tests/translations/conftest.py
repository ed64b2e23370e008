from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.operations import translate_object

from cms.translations import machine
from cms.translations.drafts import no_translation_drafts
from pages.models import NewsPage
from tests.builders import publish

DUMMY = {"CLASS": "wagtail_localize.machine_translators.dummy.DummyTranslator"}


def ask_machine(client, translation):
    return client.post(reverse("wagtail_localize:machine_translate", args=[translation.pk]), follow=True)


@pytest.fixture
def make_user(roles):
    def make(name: str, *groups: str):
        user = get_user_model().objects.create_user(name, password="a-password-for-tests")
        user.groups.set(Group.objects.filter(name__in=groups))
        return user

    return make


@pytest.fixture
def publisher(make_user):
    return make_user("boss", "Publishers")


@pytest.fixture
def translator(make_user, publisher):
    """Somebody who may edit the Serbian tree only, in a municipality with a publisher."""
    return make_user("prevodilac", "Translators sr-latn")


@pytest.fixture
def outsider(make_user):
    """In the admin with the right to submit translations, and with no page at all."""
    user = make_user("jashtë")
    names = ["access_admin", "submit_translation"]
    wanted = Permission.objects.filter(codename__in=names).exclude(content_type__app_label="simple_translation")
    user.user_permissions.add(*wanted)
    return user


@pytest.fixture
def signed_in(client):
    def sign_in(user):
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture
def at_commit(django_capture_on_commit_callbacks):
    """What follows a transaction happens at the end of the block: ``with at_commit(): ...``."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def serbian(tree):
    return Locale.objects.get(language_code="sr-latn")


@pytest.fixture
def news(tree):
    """A published news item in Albanian, with no page in Serbian."""
    with no_translation_drafts():
        return publish(tree, NewsPage(title="Rruga e re", summary="Hapet nesër.", date=date(2026, 3, 1)))


@pytest.fixture
def draft(tree):
    """A news item in Albanian that was never published."""
    section = tree.section_for(NewsPage, "sq")
    page = section.add_child(instance=NewsPage(title="Sekret", date=date(2026, 3, 1), live=False))
    page.save_revision()
    return page


@pytest.fixture
def translated(news, serbian):
    """The running translation of ``news`` into Serbian, a draft in which no text is translated."""
    translate_object(news, [serbian])
    return Translation.objects.get(source__object_id=news.translation_key)


@pytest.fixture
def twin(news, translated, serbian):
    return NewsPage.objects.get(translation_key=news.translation_key, locale=serbian)


@pytest.fixture
def translate_all(translated, serbian):
    """A function that translates every text that has no translation yet."""

    def translate(prefix: str = "sr "):
        for segment in translated.source.stringsegment_set.select_related("string"):
            StringTranslation.objects.get_or_create(
                translation_of=segment.string,
                locale=serbian,
                context=segment.context,
                defaults={"data": prefix + segment.string.data},
            )

    return translate


@pytest.fixture
def public_twin(translated, twin, translate_all, at_commit):
    """The Serbian translation, complete and public."""
    translate_all()
    with at_commit():
        translated.save_target(publish=True)
    twin.refresh_from_db()
    assert twin.live
    return twin


@pytest.fixture
def machine_written(settings, signed_in, publisher, translated, twin, at_commit):
    """The Serbian translation, all of it written by the machine, and the publisher's client."""
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = DUMMY
    client = signed_in(publisher)
    with at_commit():
        ask_machine(client, translated)
    assert set(machine.machine_texts(twin).values_list("text", flat=True)) == {"re e Rruga", "nesër. Hapet"}
    return client
