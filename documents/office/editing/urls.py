"""Addresses in the admin under ``documents/``. The first group stands before Wagtail's views of the same addresses."""

from django.urls import path, re_path

from . import adding, confirming, deleting, editing, history, reading, text_views, withdrawing

urlpatterns = [
    path("add/", adding.AddView.as_view(), name="add"),
    path("edit/<int:document_id>/", editing.EditView.as_view(), name="edit"),
    path("delete/<int:document_id>/", deleting.DeleteView.as_view(), name="delete"),
    re_path(r"^multiple/", adding.to_the_upload_of_several, name="several"),
    path("<int:edition_id>/withdraw/", withdrawing.WithdrawView.as_view(), name="withdraw"),
    path("<int:edition_id>/v<int:number>/withdraw/", withdrawing.WithdrawView.as_view(), name="withdraw"),
    path("<int:edition_id>/give-back/", withdrawing.GiveBackView.as_view(), name="give_back"),
    path("<int:edition_id>/v<int:number>/give-back/", withdrawing.GiveBackView.as_view(), name="give_back"),
    path("<int:pk>/history/", history.HistoryView.as_view(), name="history"),
    path("<int:pk>/history/results/", history.HistoryView.as_view(results_only=True), name="history_results"),
    path("versions/<int:version_id>/text/", text_views.TextView.as_view(), name="text"),
    path("versions/<int:version_id>/text/<int:number>/", text_views.TextView.as_view(), name="page_text"),
    path("versions/<int:version_id>/page-<int:number>.webp", text_views.page_image, name="page_image"),
    path("versions/<int:version_id>/progress/", reading.progress, name="progress"),
    path("versions/<int:version_id>/read-again/", reading.read_again, name="read_again"),
    path("versions/<int:version_id>/confirm/", confirming.confirm_findings, name="confirm_findings"),
]
