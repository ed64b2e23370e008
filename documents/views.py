from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from wagtail.documents.views.serve import serve as wagtail_serve

from .models import PublicationDocument


@require_safe
def serve(request: HttpRequest, document_id: int, filename: str = "") -> HttpResponse:
    """Deliver a file at its permanent address ``/d/<number>/<any name>``.

    Readers get files of live public pages only; whoever may enter the admin also gets those of drafts.
    """
    documents = PublicationDocument.objects.filter(pk=document_id)
    if not documents.public().exists() and not _may_see_drafts(request):
        raise Http404
    document = documents.first()
    if document is None:
        raise Http404
    response = wagtail_serve(request, document.pk, document.filename)
    if response.get("Content-Encoding") == "None":
        # Wagtail writes the absence of an encoding as a word, which strict clients refuse.
        del response["Content-Encoding"]
    return response


def _may_see_drafts(request: HttpRequest) -> bool:
    return request.user.is_authenticated and request.user.has_perm("wagtailadmin.access_admin")
