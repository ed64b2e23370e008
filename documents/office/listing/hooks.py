"""Registered with Wagtail before its own views of the same addresses, whose names stay."""

from django.urls import include, path
from wagtail import hooks

from . import views

NAMESPACE, FIRST = "documents_listing", -10

urlpatterns = [
    path("", views.ListView.as_view(), name="index"),
    path("results/", views.ListView.as_view(results_only=True), name="index_results"),
    path("usage/<int:document_id>/", views.uses_of_document, name="usage"),
]


@hooks.register("register_admin_urls", order=FIRST)
def register_admin_urls() -> list:
    return [path("documents/", include((urlpatterns, NAMESPACE), namespace=NAMESPACE))]
