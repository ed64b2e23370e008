"""Join with the version in another language: choose it, see what differs, decide; and separate again."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from cms.templatetags.cms_tags import numeric_date
from documents.forms import MAY_BE_PUBLIC
from documents.models import DocumentRecord, PublicationDocument
from documents.office.editing import permissions
from documents.office.editing.views import EditionView, edit_url

from . import work

LONGEST_SEARCH = 200


class ChooseView(EditionView):
    page_title = gettext_lazy("Join with the version in another language")
    template_name = "documents/office/joining/choose.html"

    def get(self, request: HttpRequest, edition_id: int) -> HttpResponse:
        self.edition = permissions.edition_to_change(request.user, edition_id)
        words = request.GET.get("q", "")[:LONGEST_SEARCH].strip()
        return self.show(rows=work.candidates(self.edition, request.user, words), words=words)


class JoinView(EditionView):
    """Facts that differ are compared; the more telling one is chosen beforehand."""

    page_title = gettext_lazy("Join two documents as one")
    template_name = "documents/office/joining/join.html"

    def dispatch(self, request: HttpRequest, edition_id: int, other_id: int) -> HttpResponse:
        self.edition = permissions.edition_to_change(request.user, edition_id)
        self.other = permissions.edition_to_change(request.user, other_id)
        if sentence := work.obstacle(self.edition, self.other):
            messages.error(request, sentence)
            return redirect(edit_url(self.edition))
        return super().dispatch(request)

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._ask()

    def post(self, request: HttpRequest) -> HttpResponse:
        if work.becomes_public(self.edition, self.other) and not request.POST.get("looked_at"):
            messages.error(request, MAY_BE_PUBLIC["error_messages"]["required"])
            return self._ask()
        names = work.differing_facts(self.edition, self.other)
        chosen = [name for name in names if request.POST.get(name) == "other"]
        if work.join(self.edition, self.other, chosen, request.user):
            messages.success(request, _("The two files are one document now. You can separate them again."))
        else:
            messages.error(request, _("Somebody else changed one of the two documents meanwhile. Look at both again."))
        return redirect(edit_url(self.edition))

    def _ask(self) -> HttpResponse:
        unseen = work.becomes_public(self.edition, self.other)
        return self.show(other=self.other, facts=self._facts(), unseen=unseen, question=MAY_BE_PUBLIC)

    def _facts(self) -> list[dict]:
        return [
            {
                "name": name,
                "label": capfirst(DocumentRecord._meta.get_field(name).verbose_name),
                "ours": _shown(self.edition, name),
                "theirs": _shown(self.other, name),
                "theirs_first": self.request.POST.get(name) == "other"
                or (name not in self.request.POST and work.is_better_in_other(name, self.edition, self.other)),
            }
            for name in work.differing_facts(self.edition, self.other)
        ]


def _shown(edition: PublicationDocument, name: str) -> str:
    record = edition.record
    shown = {"kind": record.get_kind_display(), "date": numeric_date(record.date)}.get(name, getattr(record, name))
    return str(shown or "—")


class SeparateView(EditionView):
    """For whoever may change the document in all its languages: pages may lose any of them."""

    page_title = gettext_lazy("Separate from the other languages")
    template_name = "documents/office/joining/separate.html"

    def dispatch(self, request: HttpRequest, edition_id: int) -> HttpResponse:
        self.edition = permissions.edition_to_change(request.user, edition_id)
        others = list(self.edition.record.editions.exclude(pk=self.edition.pk).order_by("pk"))
        if not others:
            messages.warning(request, _("This document has a file in one language only."))
            return redirect(edit_url(self.edition))
        self.others = [permissions.edition_to_change(request.user, other.pk) for other in others]
        return super().dispatch(request)

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show(others=self.others, hidden=work.becomes_hidden(self.edition))

    def post(self, request: HttpRequest) -> HttpResponse:
        work.separate(self.edition, request.user)
        messages.success(request, _("The file is a document of its own again. The facts of both stay as they are."))
        return redirect(edit_url(self.edition))
