"""The read interface: one line an endpoint."""

from wagtail.api.v2.router import WagtailAPIRouter

from .views import DocumentsEndpoint, PagesEndpoint

api = WagtailAPIRouter("wagtailapi")
api.register_endpoint("pages", PagesEndpoint)
api.register_endpoint("documents", DocumentsEndpoint)
