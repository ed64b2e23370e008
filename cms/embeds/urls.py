"""Below ``/<language>/embed/``."""

from django.urls import path

from . import builder, views

urlpatterns = [
    path("", builder.builder, name="embed_builder"),
    path("list/", views.frame_of_list, name="embed_list"),
    path("calendar/", views.frame_of_calendar, name="embed_calendar"),
    path("theme.css", views.theme, name="embed_theme"),
]
