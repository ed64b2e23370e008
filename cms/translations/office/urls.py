from django.urls import path

from . import joining_views, text_views

NAMESPACE = "komuna_translations"
urlpatterns = [
    path("machine/<int:page_id>/", text_views.confirm_machine_texts, name="machine"),
    path("merge/<int:page_id>/", text_views.choose_texts, name="merge"),
    path("join/<int:page_id>/", joining_views.choose_twin, name="join"),
    path("join/<int:page_id>/<int:other_id>/", joining_views.join_pages, name="join_with"),
    path("separate/<int:page_id>/<int:other_id>/", joining_views.separate_pages, name="separate"),
]
