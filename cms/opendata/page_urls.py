from django.urls import path

from . import page

urlpatterns = [
    path("", page.overview, name="open_data"),
    path("<slug:name>/", page.dictionary, name="open_data_set"),
]
