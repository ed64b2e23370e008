"""Below the address of a language."""

from django.urls import path

from . import views

urlpatterns = [
    path("opensearch.xml", views.opensearch, name="opensearch"),
    path("llms.txt", views.llms_in_language, name="llms_in_language"),
]
