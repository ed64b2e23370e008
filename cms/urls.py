"""All addresses. What belongs to no language comes first; the pages of the language trees come last."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path, register_converter
from django.urls.converters import IntConverter
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail import views as wagtail_views
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents.views.serve import authenticate_with_password

from cms import views
from cms.api import pages as interface
from cms.api.v1 import api as api_v1
from cms.embeds import views as embeds
from cms.parity.public import parity
from cms.signposts import views as signposts
from documents import pages as document_pages
from documents import views as documents


class NumberConverter(IntConverter):
    """A number that every database can look for."""

    regex = "[0-9]{1,18}"


register_converter(NumberConverter, "number")

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("", include("cms.structured.urls")),
    path("api/", interface.in_own_language),
    path("api/v1/", interface.in_own_language),
    path("api/v1/docs/", interface.in_own_language),
    path("api/v1/", api_v1.urls),
    path("data/", include("cms.opendata.urls")),
    # Wagtail's name for a file's address, with our rule on who gets it.
    path("documents/<number:document_id>/<str:filename>", documents.serve, name="wagtaildocs_serve"),
    path(
        "documents/authenticate_with_password/<int:restriction_id>/",
        authenticate_with_password,
        name="wagtaildocs_authenticate_with_password",
    ),
    path("d/<number:document_id>/", documents.serve, name="document_number"),
    path("d/<number:document_id>/preview-<number:width>.webp", documents.preview, name="document_preview"),
    path("d/<number:document_id>/<str:filename>", documents.serve, name="document"),
    path("d/<number:document_id>/v<number:number>/<str:filename>", documents.serve_version, name="document_version"),
    path("media/images/<path:path>", views.image, name="image"),
    path("health/", views.health, name="health"),
    path("theme.css", views.theme, name="theme"),
    path("embed/1/komuna-list.js", embeds.script, name="embed_script"),
    path("llms.txt", signposts.llms, name="llms"),
]

if settings.DEBUG:
    from django.contrib.staticfiles.urls import staticfiles_urlpatterns

    urlpatterns += staticfiles_urlpatterns()

urlpatterns += i18n_patterns(
    # Pages that are not for everybody ask here for a password, or send to the office's sign-in.
    path(
        "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/",
        wagtail_views.authenticate_with_password,
        name="wagtailcore_authenticate_with_password",
    ),
    path(
        "_util/login/",
        RedirectView.as_view(pattern_name="wagtailadmin_login", query_string=True),
        name="wagtailcore_login",
    ),
    path("d/<number:document_id>/", document_pages.document_page, name="document_page"),
    path("record/<uuid:key>/", views.record, name="record"),
    # One word in every language, so that a search can be shared across them.
    path("search/", include("search.urls")),
    path("languages/", parity, name="languages"),
    path("", include("cms.calendars.urls")),
    path("embed/", include("cms.embeds.urls")),
    path("", include("cms.signposts.urls")),
    path("data/", include("cms.opendata.page_urls")),
    path("api/", interface.interface, name="interface"),
    # The pattern of wagtail.urls, with a view that finds the page in one query.
    re_path(wagtail_urls.serve_pattern, views.serve, name="wagtail_serve"),
)

handler404 = "cms.views.not_found"
handler500 = "cms.views.server_error"
