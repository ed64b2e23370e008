"""Files at their permanent addresses."""

from django.db.models.fields.files import FieldFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.permissions import policy_registry

from . import previews
from .delivery import deliver
from .models import DocumentVersion, PublicationDocument
from .storage import stored_size


@require_safe
def serve(request: HttpRequest, document_id: int, filename: str = "") -> HttpResponse:
    """Deliver the newest file at its permanent address ``/d/<number>/<any name>``."""
    edition = edition_or_404(request, document_id)
    return _answer(request, edition, edition.current_version, immutable=False)


@require_safe
def serve_version(request: HttpRequest, document_id: int, number: int, filename: str = "") -> HttpResponse:
    """Deliver one version at its own address, which names the newest one where it has been replaced."""
    edition = edition_or_404(request, document_id)
    version = edition.versions.filter(number=number).first()
    if version is None:
        raise Http404
    response = _answer(request, edition, version, immutable=True)
    if number != edition.version_number:
        # RFC 5829: where the newest version is, for programs; the document's page says it to people.
        response["Link"] = f'<{request.build_absolute_uri(edition.url)}>; rel="latest-version"'
    return response


@require_safe
def preview(request: HttpRequest, document_id: int, width: int) -> HttpResponse:
    """A picture of the first page, for whoever may have the file."""
    edition = edition_or_404(request, document_id)
    version = edition.current_version
    if width not in previews.WIDTHS or not version.has_preview or edition.is_withdrawn:
        raise Http404
    picture = FieldFile(version, version._meta.get_field("file"), previews.name_of(version, width))
    try:
        size = stored_size(picture.storage, picture.name)
    except FileNotFoundError:
        raise Http404 from None
    return deliver(
        request,
        picture,
        filename=f"{version.document_id}-{width}.webp",
        checksum=f"{version.checksum[:56]}{width:08d}",
        size=size,
        immutable=False,
        public=edition.is_open,
        media_type="image/webp",
        redirected=False,
        last_modified=version.created_at,
    )


def edition_or_404(request: HttpRequest, document_id: int) -> PublicationDocument:
    """An edition that this visitor may see; ``is_open`` tells whether everybody may."""
    edition = PublicationDocument.objects.select_related("record").filter(pk=document_id).first()
    if edition is None:
        raise Http404
    edition.is_open = PublicationDocument.objects.filter(pk=document_id).public().exists()
    if not edition.is_open and not may_see_drafts(request, edition):
        raise Http404
    return edition


def may_see_drafts(request: HttpRequest, edition: PublicationDocument) -> bool:
    """Readers get files of live public pages only; who works on documents in the admin gets theirs too."""
    if not request.user.is_authenticated:
        return False
    policy = policy_registry.get_by_type(PublicationDocument)
    return policy.user_has_any_permission_for_instance(request.user, ["add", "change", "choose"], edition)


def _answer(
    request: HttpRequest, edition: PublicationDocument, version: DocumentVersion, *, immutable: bool
) -> HttpResponse:
    if version.withdrawn_at and not may_see_drafts(request, edition):
        return render(request, "documents/withdrawn.html", {"edition": edition, "version": version}, status=410)
    return deliver(
        request,
        version.file,
        filename=version.filename,
        checksum=version.checksum,
        size=version.file_size,
        immutable=immutable,
        public=edition.is_open and not version.withdrawn_at,
        last_modified=version.created_at,
    )
