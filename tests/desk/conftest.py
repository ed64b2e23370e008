import pytest
from django.utils import translation
from wagtail.models import Locale
from wagtail.users.models import UserProfile
from wagtail_localize.models import StringTranslation, TranslationContext

from tests.translations.conftest import (  # noqa: F401
    make_user,
    news,
    outsider,
    publisher,
    serbian,
    translate_all,
    translated,
    translator,
    twin,
)


@pytest.fixture(autouse=True)
def _office_language():
    """The sentences of the tests are those of the source."""
    with translation.override("en"):
        yield


@pytest.fixture
def at_commit(django_capture_on_commit_callbacks):
    """What follows a transaction happens at the end of the block: ``with at_commit(): ...``."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def signed_in(client):
    """A function that signs a user in, for whom the admin speaks English."""

    def sign_in(user, language="en"):
        UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": language})
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture
def albanian_translator(make_user, publisher):  # noqa: F811
    """Somebody of the other language: no door of a Serbian translation opens."""
    return make_user("përkthyesja", "Translators sq")


@pytest.fixture
def publishing_translator(make_user, publisher):  # noqa: F811
    """Who also publishes what she translated, in a municipality with a publisher."""
    return make_user("objavljuje", "Publishing translators sr-latn")


@pytest.fixture
def by_machine(translated):  # noqa: F811
    """A function that puts a machine's stored text at a place: ``by_machine("title", "Novi put")``."""

    def write(path: str, data: str) -> StringTranslation:
        segment = translated.source.stringsegment_set.get(context__path=path)
        text = StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            context=segment.context,
            locale=translated.target_locale,
            defaults={"data": data, "translation_type": "machine", "has_error": False},
        )[0]
        # Also as texts were stored before their edges were trimmed.
        StringTranslation.objects.filter(pk=text.pk).update(data=data)
        return text

    return write


@pytest.fixture
def remember(serbian):  # noqa: F811
    """A function that puts a pair of stored texts into the memory: ``remember("Buxheti", "Budžet")``."""

    def pair(source: str, data: str, source_language="sq", context=None, **facts) -> StringTranslation:
        from wagtail_localize.models import String
        from wagtail_localize.strings import StringValue

        origin = Locale.objects.get(language_code=source_language)
        target = Locale.objects.exclude(pk=origin.pk).get(language_code__in=["sq", "sr-latn"])
        return StringTranslation.objects.create(
            translation_of=String.from_value(origin, StringValue(source)),
            locale=target,
            context=context or TranslationContext.objects.create(object=make_object(), path="title"),
            data=data,
            **{"translation_type": "manual"} | facts,
        )

    return pair


def make_object():
    """Some record that once was translated."""
    from uuid import uuid4

    from django.contrib.contenttypes.models import ContentType
    from wagtail_localize.models import TranslatableObject

    from pages.models import NewsPage

    return TranslatableObject.objects.create(
        translation_key=uuid4(), content_type=ContentType.objects.get_for_model(NewsPage)
    )
