from django.urls import path, re_path

from .boards.views import BoardView, Overview, ReadAgain
from .bulk import views as bulk
from .split.views import PagePicture, Split
from .spreadsheet.views import Apply, Download, Spreadsheet

urlpatterns = [
    path("", Overview.as_view(), name="boards"),
    path("boards/<slug:board>/", BoardView.as_view(), name="board"),
    path("boards/<slug:board>/results/", BoardView.as_view(results_only=True), name="board_results"),
    path("boards/<slug:board>/read-again/", ReadAgain.as_view(), name="read_again"),
    path("split/<int:edition_id>/", Split.as_view(), name="split"),
    path("split/<int:edition_id>/v<int:number>/<int:page>.webp", PagePicture.as_view(), name="page_picture"),
    path("bulk/", bulk.upload, name="bulk"),
    path("bulk/<uuid:batch>/", bulk.Finish.as_view(), name="bulk_finish"),
    path("spreadsheet/", Spreadsheet.as_view(), name="spreadsheet"),
    re_path(r"^spreadsheet/download\.(?P<ending>xlsx|csv)$", Download.as_view(), name="download"),
    path("spreadsheet/apply/", Apply.as_view(), name="spreadsheet_apply"),
]
