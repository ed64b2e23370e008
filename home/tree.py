"""The tree of a portal: a home page and the sections in every public language, joined as twins."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext_noop as _
from i18nfield.strings import LazyI18nString
from wagtail.models import Locale, Page, Site

from cms.models import MenuItem, PortalSettings, RecordPage
from cms.text import readable_slug
from documents.models import DocumentLibraryPage
from pages import models as pages

from .models import HomePage

# English titles are message ids; each language's section is named by its catalogue.
SECTIONS: list[tuple[type[Page], str]] = [
    (pages.NewsIndexPage, _("News")),
    (pages.NoticeIndexPage, _("Notices")),
    (pages.ActIndexPage, _("Municipal acts")),
    (pages.MeetingIndexPage, _("Meetings")),
    (pages.ConsultationIndexPage, _("Public consultations")),
    (pages.CallIndexPage, _("Public calls and vacancies")),
    (pages.StrategyIndexPage, _("Strategies")),
    (pages.ReportIndexPage, _("Reports and budget")),
    (pages.BulletinIndexPage, _("Bulletins")),
    (DocumentLibraryPage, _("Documents")),
    (pages.BodyIndexPage, _("Bodies")),
]
# What the municipality says of its documents until it says it in words of its own.
TERMS_OF_DOCUMENTS = _(
    "Everybody may read, copy and pass on the documents of the municipality free of charge, naming the source. "
    "What counts is the file as the municipality published it."
)


@dataclass(frozen=True)
class PortalTree:
    """Home pages and sections by language code."""

    homes: dict[str, HomePage]
    sections: dict[str, dict[type[Page], Page]]

    def section_for(self, record_model: type[RecordPage], language: str) -> Page:
        """The section that holds records of this type in this language."""
        for model, section in self.sections[language].items():
            if getattr(model, "record_model", None) is record_model:
                return section
        raise LookupError(f"No section holds {record_model.__name__}.")


@transaction.atomic
def build_tree() -> PortalTree:
    """Make what is missing of the tree, its menu and its site; what exists stays as editors left it."""
    homes, sections = {}, {}
    for language in settings.PUBLIC_LANGUAGES:
        locale, _made = Locale.objects.get_or_create(language_code=language)
        with translation.override(language):
            homes[language] = _home(locale, homes)
            sections[language] = {model: _section(model, title, homes[language], sections) for model, title in SECTIONS}
    _point_site_at(homes[settings.PUBLIC_LANGUAGES[0]])
    tree = PortalTree(homes, sections)
    _fill_empty_settings(tree)
    return tree


def _first(found: dict):
    return found.get(settings.PUBLIC_LANGUAGES[0])


def _home(locale: Locale, homes: dict[str, HomePage]) -> HomePage:
    existing = HomePage.objects.filter(locale=locale).first()
    if existing:
        return existing
    home = HomePage(title=translation.gettext("Home"), slug=f"home-{locale.language_code}", locale=locale)
    if _first(homes):
        home.translation_key = _first(homes).translation_key
    return Page.get_first_root_node().add_child(instance=home)


def _section(model: type[Page], title: str, home: HomePage, sections: dict) -> Page:
    existing = model.objects.child_of(home).first()
    if existing:
        return existing
    name = translation.gettext(title)
    section = model(title=name, slug=readable_slug(name), locale_id=home.locale_id, show_in_menus=True)
    if _first(sections):
        section.translation_key = _first(sections)[model].translation_key
    return home.add_child(instance=section)


def _point_site_at(home: HomePage) -> None:
    site = Site.objects.filter(is_default_site=True).first() or Site(hostname="localhost", is_default_site=True)
    if HomePage.objects.filter(pk=site.root_page_id).exists():
        return
    welcome = Page.objects.filter(pk=site.root_page_id, depth=2).first()
    site.root_page = home
    site.site_name = site.site_name or settings.WAGTAIL_SITE_NAME
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    site.hostname = address.hostname or site.hostname
    site.port = address.port or {"https": 443}.get(address.scheme, 80)
    site.save()
    if welcome and type(welcome.specific) is Page:
        welcome.delete()


def _fill_empty_settings(tree: PortalTree) -> None:
    portal, _made = PortalSettings.objects.get_or_create(pk=1)
    if not portal.menu_items.exists():
        for order, section in enumerate(_first(tree.sections).values()):
            MenuItem.objects.create(settings=portal, page=section, sort_order=order, menu=MenuItem.Menu.MAIN)
    if not portal.terms_of_documents:
        portal.terms_of_documents = _in_public_languages(TERMS_OF_DOCUMENTS)
        portal.save()


def _in_public_languages(text: str) -> LazyI18nString:
    texts = {}
    for language in settings.PUBLIC_LANGUAGES:
        with translation.override(language):
            texts[language] = translation.gettext(text)
    return LazyI18nString(texts)
