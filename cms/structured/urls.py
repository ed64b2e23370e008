"""Addresses that belong to no language."""

from django.urls import path

from . import views
from .oembed import oembed
from .sitemaps.views import sitemap_index, sitemap_part

urlpatterns = [
    path("oembed/", oembed, name="oembed"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", sitemap_index, name="sitemap"),
    path("sitemap-<slug:section>-<number:part>.xml", sitemap_part, name="sitemap_part"),
]
