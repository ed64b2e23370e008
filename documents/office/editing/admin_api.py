"""Documents in the API that the admin itself uses, at ``/admin/api/main/documents/``."""

from django.db.models import QuerySet
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet

from documents.models import PublicationDocument

from . import permissions


class KnownDocuments(DocumentsAdminAPIViewSet):
    """Lists, shows and finds the documents that the user may add to pages or work on, by their collections."""

    def get_queryset(self) -> QuerySet[PublicationDocument]:
        known = permissions.policy().instances_user_has_any_permission_for(
            self.request.user, ["add", "change", "choose"]
        )
        return super().get_queryset().filter(pk__in=known.order_by().values("pk"))
