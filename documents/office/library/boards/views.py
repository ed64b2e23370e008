from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext
from wagtail.admin import messages
from wagtail.admin.ui.tables import BaseColumn, Column, TitleColumn
from wagtail.admin.views import generic

from documents.models import PublicationDocument
from documents.office.library import permissions
from documents.office.library.filters import EditionFilterSet
from documents.office.library.languages import name_of
from documents.office.library.views import CRUMBS, NAMESPACE, LibraryView

from .again import read_again
from .kinds import BOARDS, Board

_ON_A_PAGE = 50


class Overview(LibraryView):
    """All boards with the number of documents on each."""

    page_title = gettext_lazy("Documents library")
    template_name = "documents/office/library/boards.html"
    breadcrumbs_items = CRUMBS[:-1]

    def get(self, request: HttpRequest) -> HttpResponse:
        boards = [(board, board.editions(request.user).count()) for board in BOARDS.values()]
        return self.show(boards=boards, may_add=permissions.may_add_documents(request.user))


class LabelledColumn(Column):
    """Carries its label into the cell, for small screens, where a row is a block."""

    cell_template_name = "documents/office/library/cell.html"


class ChoiceColumn(BaseColumn):
    header_template_name = "documents/office/library/choice_header.html"
    cell_template_name = "documents/office/library/choice_cell.html"


class BoardView(generic.IndexView):
    """The documents of one board; ``board`` is its code."""

    model = PublicationDocument
    any_permission_required = ["change"]
    template_name = "documents/office/library/board.html"
    results_template_name = "documents/office/library/board_results.html"
    header_icon = "folder-open-inverse"
    paginate_by = _ON_A_PAGE
    default_ordering = "-pk"
    table_classname = "listing library-listing"
    filterset_class = EditionFilterSet
    is_searchable = False
    breadcrumbs_items = CRUMBS

    def setup(self, request: HttpRequest, *args, **kwargs) -> None:
        super().setup(request, *args, **kwargs)
        self.board = _board_or_404(kwargs["board"])

    def get_page_title(self) -> str:
        return self.board.title

    def get_index_url(self) -> str:
        return reverse(f"{NAMESPACE}:board", args=[self.board.code])

    def get_index_results_url(self) -> str:
        return reverse(f"{NAMESPACE}:board_results", args=[self.board.code])

    def get_base_queryset(self):
        editions = self.board.editions(self.request.user)
        return editions.select_related("record__issuing_body", "collection")

    def get_edit_url(self, edition: PublicationDocument) -> str:
        return reverse("wagtaildocs:edit", args=[edition.pk])

    @cached_property
    def columns(self) -> list[BaseColumn]:
        columns = [
            TitleColumn("title", label=_("Title"), sort_key="title", get_url=self.get_edit_url),
            LabelledColumn("detail", label=self.board.detail_label),
            LabelledColumn("language", label=_("Language"), accessor=lambda edition: name_of(edition.language)),
            LabelledColumn("kind", label=_("Kind"), accessor="get_kind_display"),
            LabelledColumn("body", label=_("Issuing body"), accessor="issuing_body"),
            LabelledColumn("collection", label=_("Collection"), accessor="collection.name"),
        ]
        boxes = ChoiceColumn("chosen", label=pgettext("a column of boxes", "Choose"))
        return [boxes, *columns] if self.board.read_again else columns

    def get_context_data(self, *args, **kwargs) -> dict:
        context = super().get_context_data(*args, **kwargs)
        rows, mine = list(context["object_list"]), permissions.editions_to_change(self.request.user)
        details = self.board.detail(rows, mine)
        for edition in rows:
            edition.detail = details.get(edition.pk, "")
        context |= {"board": self.board, "object_list": rows, "table": self.get_table(rows)}
        context["query"] = self.request.GET.urlencode()
        return context

    @property
    def no_results_message(self) -> str:
        return _("No document matches.") if self.is_filtering else _("Nothing stands on this board.")


class ReadAgain(LibraryView):
    """Some documents of a board, or all that its filter shows, back into the queue."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, board: str) -> HttpResponse:
        chosen = _board_or_404(board)
        if not chosen.read_again:
            raise Http404
        editions = chosen.editions(request.user)
        if "all" in request.POST:
            editions = EditionFilterSet(request.GET, editions, request=request).qs
        else:
            editions = editions.filter(pk__in=permissions.keys_in(request.POST.getlist("chosen")))
        self._say(read_again(editions))
        address = reverse(f"{NAMESPACE}:board", args=[board])
        return redirect(f"{address}?{request.GET.urlencode()}" if request.GET else address)

    def _say(self, count: int) -> None:
        if not count:
            messages.warning(self.request, _("Nothing was chosen that can be read again. Choose documents first."))
            return
        sentence = ngettext("%(count)d document will be read again.", "%(count)d documents will be read again.", count)
        messages.success(self.request, sentence % {"count": count})


def _board_or_404(code: str) -> Board:
    if code not in BOARDS:
        raise Http404
    return BOARDS[code]
