"""Where a draft of a type and language belongs, and what stands in the way of writing one."""

from django.conf import settings
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.intake.door.problems import Fault, InTheWay, Locked, NoRight, NotFound, not_as_it_must_be
from cms.models import RecordPage
from cms.translations import rights
from cms.translations.readiness import running_translation
from pages.models import ListingPage


def section_for(model: type[RecordPage], language: str, user) -> ListingPage:
    """The section for new records of this type. Raises Refused where there is none, or the user may not add there."""
    if language not in settings.PUBLIC_LANGUAGES:
        known = ", ".join(settings.PUBLIC_LANGUAGES)
        sentence = _("There is no language “%(language)s” here. Known are: %(known)s.")
        raise not_as_it_must_be([Fault(("language",), sentence % {"language": language, "known": known})])
    section = next((each for each in _sections(model) if each.locale.language_code == language), None)
    if section is None:
        raise InTheWay(
            _("The portal has no section for such records in this language. Ask the administrator of the portal.")
        )
    if not section.permissions_for_user(user).can_add_subpage():
        raise NoRight(
            _("You may not create records in “%(section)s”. An administrator of the portal gives that right.")
            % {"section": section.get_admin_display_title()}
        )
    return section


def _sections(model: type[RecordPage]) -> list[ListingPage]:
    index = next(index for index in ListingPage.__subclasses__() if index.record_model is model)
    return list(index.objects.select_related("locale").order_by("path"))


def draft_to_read(number: int, user) -> RecordPage:
    """The newest draft of a record that the user may change; to all others it is as if there was none."""
    page = _record(number)
    if page is None or not rights.may_edit(user, page):
        if page is not None and rights.is_public(page):
            raise NoRight(_("You may not change “%(title)s”, which is public.") % {"title": page.title})
        raise NotFound(_("There is no record %(number)d that you may change.") % {"number": number})
    return page.get_latest_revision_as_object()


def source_to_translate(number: int, user) -> RecordPage:
    """What everybody can read may be translated by all who write in the other language; a draft by its editors."""
    page = _record(number)
    if page is not None and rights.may_read_source(user, page):
        return page
    return draft_to_read(number, user)


def draft_to_change(number: int, user) -> RecordPage:
    """The same, where nothing stands in the way of a new draft of it. Its row is locked until the transaction ends."""
    Page.objects.select_for_update().filter(pk=number).first()
    draft = draft_to_read(number, user)
    if draft.alias_of_id:
        raise InTheWay(_("This page only mirrors the one in another language. Change that one."))
    if rights.is_locked_for(user, draft):
        raise Locked(_("The page is locked by somebody else; nothing was changed. Ask for it to be unlocked first."))
    if running_translation(draft):
        raise InTheWay(
            _(
                "The page is a translation that follows its original. Translate its texts in the portal, or let "
                "somebody stop the translation there, so that it becomes a page of its own."
            )
        )
    return draft


def _record(number: int) -> RecordPage | None:
    page = Page.objects.filter(pk=number).first()
    found = page.specific if page else None
    return found if isinstance(found, RecordPage) else None


def section_right(model: type[RecordPage], user) -> bool:
    """True where the user may add records of this type in at least one language."""
    return any(section.permissions_for_user(user).can_add_subpage() for section in _sections(model))
