"""The addresses of the search, the same words in every language, below ``/<language>/search/``."""

from django.urls import path

from . import views
from .feeds import search_feed

urlpatterns = [
    path("", views.results, name="search"),
    path("feed/", search_feed, name="search_feed"),
    path("feed/<slug:form>/", search_feed, name="search_feed_in"),
    path("suggestions/", views.suggestions, name="search_suggestions"),
]
