"""What is done from the board and from the editor: starting a translation, marking as ready."""

from uuid import UUID

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request
from wagtail.models import Locale, Page
from wagtail_localize.operations import translate_object

from cms.parity import gate
from cms.parity.access import TRANSLATE
from cms.parity.ready import mark_ready, said_of_mark
from cms.roles.urgent import sentences
from cms.templatetags.cms_tags import language_in_sentence
from cms.translations import drafts, rights


@require_POST
def start(request: HttpRequest, key: UUID, language: str) -> HttpResponse:
    """Make the draft of a record in a language it is missing in, and open it. A second click opens what is there."""
    if not request.user.has_perm(TRANSLATE) or language not in settings.PUBLIC_LANGUAGES:
        raise PermissionDenied
    locale = get_object_or_404(Locale, language_code=language)
    of_record = Page.objects.filter(translation_key=key, alias_of=None).select_related("locale")
    pages = list(of_record.order_by("-live", "pk"))
    if not pages:
        raise Http404
    twin = next((page for page in pages if page.locale_id == locale.pk), None)
    if twin is None:
        source = pages[0]
        if not rights.may_read_source(request.user, source) or not rights.may_write_in(request.user, source, locale):
            raise PermissionDenied
        twin = _translate_once(source, locale, request.user)
    if twin is None:
        return _refused(request, language)
    return redirect("wagtailadmin_pages:edit", twin.pk)


def _translate_once(source: Page, locale: Locale, user) -> Page | None:
    """None where its place has no twin in the language."""
    try:
        return _translate(source, locale, user)
    except IntegrityError:
        # Somebody made the same year, or the page itself, in the same moment: it is there now.
        return _translate(source, locale, user)


@transaction.atomic
def _translate(source: Page, locale: Locale, user) -> Page | None:
    """From what is public, else from the newest draft."""
    Page.objects.select_for_update().get(pk=source.pk)
    if twin := source.get_translations().filter(alias_of=None, locale=locale).first():
        return twin
    content = source.specific if source.live else source.get_latest_revision_as_object()
    if not drafts.prepare_parent(content, locale):
        return None
    translate_object(content, [locale], user=user)
    return source.get_translation_or_none(locale)


def _refused(request: HttpRequest, language: str) -> HttpResponse:
    sentence = _(
        "The translation cannot start: the section of this record does not exist in %(language)s. Make it first."
    )
    messages.error(request, sentence % {"language": language_in_sentence(language)})
    return redirect(get_valid_next_url_from_request(request) or reverse("parity:board"))


def ready(request: HttpRequest, page_id: int) -> HttpResponse:
    """Ask, then note that the newest draft may be public together with the other languages."""
    page = get_object_or_404(Page.objects.specific(), pk=page_id)
    if not may_mark(request.user, page):
        raise PermissionDenied
    editor = reverse("wagtailadmin_pages:edit", args=[page.pk])
    faults: list[str] = []
    if request.method == "POST":
        try:
            mark_ready(page, request.user)
        except ValidationError as error:
            faults = sentences(error, page)
        else:
            messages.success(request, said_of_mark(page))
            return redirect(editor)
    return render(request, "parity/ready.html", {"page": page, "faults": faults, "editor_url": editor})


def may_mark(user, page: Page) -> bool:
    """A draft that the user may edit, of a kind that becomes public in all languages together."""
    return not page.live and rights.may_edit(user, page) and gate.gated_duty(page) is not None
