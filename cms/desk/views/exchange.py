"""XLIFF files out and in."""

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail_localize.models import Translation

from cms.desk import xliff
from cms.desk.access import Work, work_for
from cms.desk.editing.saving import store
from cms.desk.editing.segments import rows_of
from cms.translations import rights
from cms.translations.guards import locked_sentence

from .editor import address

# A file in which every text is refused says so once and not five hundred times.
_MOST_SENTENCES = 10


def download(request: HttpRequest, translation_id: int) -> HttpResponse:
    work = work_for(request.user, translation_id)
    answer = HttpResponse(xliff.write(work, rows_of(work)), content_type="application/xliff+xml")
    name = f"{slugify(work.translation.source.object_repr) or 'translation'}-{work.language}.xlf"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@require_POST
def upload(request: HttpRequest, translation_id: int) -> HttpResponse:
    work = work_for(request.user, translation_id)
    if rights.is_locked_for(request.user, work.page):
        messages.error(request, locked_sentence())
    else:
        _take_in(request, work)
    return redirect(address(work))


def _take_in(request: HttpRequest, work: Work) -> None:
    try:
        content = _content(request.FILES.get("file"))
        saved, refused = _store(work, request, content)
    except xliff.Unreadable as error:
        messages.error(request, str(error))
        return
    if saved:
        sentence = ngettext("%(count)d text was taken over.", "%(count)d texts were taken over.", saved)
        messages.success(request, sentence % {"count": saved})
    elif not refused:
        messages.info(request, _("The file has nothing new, so nothing was changed."))
    for sentence in refused[:_MOST_SENTENCES]:
        messages.warning(request, sentence)
    if (left := len(refused) - _MOST_SENTENCES) > 0:
        more = ngettext("%(count)d more text was left out.", "%(count)d more texts were left out.", left)
        messages.warning(request, more % {"count": left})


def _content(file: UploadedFile | None) -> bytes:
    if file is None:
        raise xliff.Unreadable(_("Choose an XLIFF file to upload."))
    return file.read(xliff.LARGEST + 1)


@transaction.atomic
def _store(work: Work, request: HttpRequest, content: bytes) -> tuple[int, list[str]]:
    Translation.objects.select_for_update().get(pk=work.translation.pk)
    rows = rows_of(work)
    reading = xliff.read(content, work, rows)
    texts = [(row, reading.texts[row.key]) for row in rows if row.key in reading.texts]
    return store(work, request.user, texts, tool="XLIFF"), reading.refused
