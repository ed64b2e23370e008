"""Addresses below ``/data/``; those of pages for people are in ``page_urls``."""

from django.urls import path, re_path

from . import catalogue_views, views
from .dump import views as dumps

_NAME = r"(?P<name>[a-z-]+)"
_DAY = r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"

urlpatterns = [
    path("", views.described),
    path("catalog", catalogue_views.catalogue, name="open_data_catalogue"),
    re_path(r"^catalog\.(?P<ending>ttl|jsonld)$", catalogue_views.catalogue),
    path("datapackage.json", views.data_package),
    path("dump/", dumps.dumps, name="open_data_dumps"),
    path("dump/SHA256SUMS", dumps.sums),
    path("dump/latest.zip", dumps.newest, name="open_data_newest"),
    re_path(rf"^dump/{_DAY}\.zip$", dumps.dated, name="open_data_dump"),
    re_path(rf"^{_NAME}\.csv-metadata\.json$", views.csvw_metadata),
    re_path(rf"^{_NAME}\.schema\.json$", views.schema),
    re_path(rf"^{_NAME}\.(?P<ending>csv|jsonl|json)$", views.file, name="open_data_file"),
    re_path(rf"^{_NAME}$", views.described),
]
