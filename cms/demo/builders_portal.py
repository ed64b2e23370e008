"""The portal itself: its settings, home pages, pages of bodies and standard pages."""

from django.core.files.images import ImageFile
from i18nfield.strings import LazyI18nString
from wagtail.images import get_image_model
from wagtail.models import Page

from cms.models import MenuItem, PortalSettings
from pages.models import BodyIndexPage, BodyPage, StandardPage

from . import content, markup
from .content import Entry
from .shelf import Shelf


def build_portal(shelf: Shelf) -> None:
    portal = content.read("portal", shelf.today)
    _fill_settings(portal["settings"])
    for page in shelf.tree.homes.values():
        _introduce(page, portal["home"])
    for sections in shelf.tree.sections.values():
        for model, page in sections.items():
            _introduce(page, portal["sections"].get(model.__name__, {}))


def _fill_settings(values: dict) -> None:
    settings = PortalSettings.objects.get(pk=1)
    if settings.coat_of_arms_id or settings.municipality:
        return
    for name, value in values.items():
        if name not in ("arms", "channels"):
            setattr(settings, name, LazyI18nString(value) if isinstance(value, dict) else value)
    settings.channels = [("channel", channel) for channel in values["channels"]]
    settings.coat_of_arms = _arms(values["arms"])
    settings.full_clean()
    settings.save()


def _arms(title: str):
    image = get_image_model()(title=title)
    with (content.FILES / "arms.png").open("rb") as file:
        image.file = ImageFile(file, name="arms.png")
        image.save()
    return image


def _introduce(page: Page, words: dict) -> None:
    """Give a page that nobody has edited yet its words."""
    own = words.get(page.locale.language_code)
    if page.latest_revision_id or not own:
        return
    for name, value in own.items():
        setattr(page, name, value)
    page.save_revision(clean=False).publish()


def build_bodies(shelf: Shelf) -> None:
    for entry in content.entries("bodies", "bodies", shelf.today):
        for language, words in entry.words.items():
            if language in shelf.tree.homes:
                _build_body(shelf, entry, language, words)


def _build_body(shelf: Shelf, entry: Entry, language: str, words: dict) -> None:
    key, facts, body = content.stable_key("body", entry.key), entry.facts, shelf.bodies[entry.key]
    shelf.note(BodyPage, (key, language) not in shelf.pages)
    if (key, language) in shelf.pages:
        return
    page = BodyPage(
        translation_key=key,
        title=body.name.localize(language),
        body_record=body,
        introduction=markup.rich_text(words["introduction"]),
        offices=_offices(entry, words),
        address=words.get("address", ""),
        reception=words.get("reception", ""),
        phone=facts.get("phone", ""),
        email=facts.get("email", ""),
    )
    shelf.publish(page, shelf.tree.sections[language][BodyIndexPage], facts["published"])


def _offices(entry: Entry, words: dict) -> list[tuple[str, dict]]:
    pairs = zip(entry.facts["offices"], words["offices"], strict=True)
    return [("office", {"function": function, "duties": duties, **facts}) for facts, (function, duties) in pairs]


def build_standard_pages(shelf: Shelf) -> None:
    for order, entry in enumerate(content.entries("standard", "pages", shelf.today)):
        for language, words in entry.words.items():
            if language in shelf.tree.homes:
                _build_standard_page(shelf, entry, language, words, order)


def _build_standard_page(shelf: Shelf, entry: Entry, language: str, words: dict, order: int) -> None:
    key = content.stable_key("standard", entry.key)
    shelf.note(StandardPage, (key, language) not in shelf.pages)
    if (key, language) in shelf.pages:
        return
    page = StandardPage(translation_key=key, title=words["title"], summary=words["summary"])
    page.body = markup.blocks(words["text"], entry.key)
    shelf.publish(page, shelf.tree.homes[language], entry.facts["published"])
    if language == next(iter(shelf.tree.homes)):
        MenuItem.objects.create(settings_id=1, page=page, menu=MenuItem.Menu.FOOTER, sort_order=100 + order)
