"""Below the address of a language. A page of the portal never ends in a dot and letters, so that none is hidden."""

from django.urls import path, re_path

from . import views

urlpatterns = [
    path("calendar.ics", views.calendar, name="calendar"),
    path("calendar/feed/", views.coming, name="coming"),
    path("calendar/feed/<slug:form>/", views.coming, name="coming_in"),
    re_path(r"^(?P<path>(?:[\w\-]+/)+)calendar\.ics$", views.calendar_of_page, name="calendar_of_page"),
]
