from django.urls import path

from . import assigning, editor, exchange, inbox

NAMESPACE = "desk"
urlpatterns = [
    path("", inbox.InboxView.as_view(), name="inbox"),
    path("results/", inbox.InboxView.as_view(results_only=True), name="inbox_results"),
    path("<int:translation_id>/", editor.EditorView.as_view(), name="edit"),
    path("<int:translation_id>/give/", assigning.assign, name="assign"),
    path("<int:translation_id>/take/", assigning.take, name="take"),
    path("<int:translation_id>/xliff/", exchange.download, name="download_xliff"),
    path("<int:translation_id>/xliff/upload/", exchange.upload, name="upload_xliff"),
]
