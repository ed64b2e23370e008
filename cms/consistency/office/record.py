"""One record: each difference between its two passages, and what a person says of it."""

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from cms.consistency import writing
from cms.consistency.choices import State
from cms.consistency.models import Finding, WaitingRecord
from cms.consistency.reading import is_being_read
from cms.templatetags.cms_tags import language_name
from documents.models import DocumentVersion
from documents.office.editing.page_images import has_pages

from . import rights
from .report import NAMESPACE, record_url, titles
from .sight import Sight


class DecisionForm(forms.Form):
    state = forms.ChoiceField(choices=State.choices)
    note = forms.CharField(max_length=500, required=False, strip=True)


@dataclass(frozen=True)
class Shown:
    """A passage as the user gets it: ``before``, ``marked`` and ``after`` are its text, or ``hidden`` says in what it
    stands that the user may not see, a file or a page."""

    language: str
    title: str
    page: int | None
    before: str = ""
    marked: str = ""
    after: str = ""
    hidden: Literal["", "file", "page"] = ""
    picture: str = ""
    file: str = ""
    text: str = ""


class RecordView(WagtailAdminTemplateMixin, View):
    page_title = gettext_lazy("Differences between the languages")
    header_icon = "warning"
    template_name = "consistency/record.html"

    def dispatch(self, request: HttpRequest, key: UUID) -> HttpResponse:
        if not Page.objects.filter(translation_key=key).exists():
            raise Http404
        if not rights.may_edit(request.user, key):
            return permission_denied(request)
        self.key = key
        return super().dispatch(request)

    def get_page_subtitle(self) -> str:
        return titles({self.key}).get(self.key, "")

    def get_breadcrumbs_items(self) -> list[dict]:
        report = {"url": reverse(f"{NAMESPACE}:report"), "label": self.page_title}
        return [*self.breadcrumbs_items, report, {"url": "", "label": self.get_page_subtitle()}]

    def get(self, request: HttpRequest) -> HttpResponse:
        being_read = is_being_read(self.key)
        current = Finding.objects.filter(translation_key=self.key, is_current=True)
        findings = sorted(current.select_related("decided_by"), key=lambda each: (each.state != State.OPEN, each.pk))
        self._show(findings)
        pages = Page.objects.filter(translation_key=self.key).select_related("locale").order_by("pk")
        mine = rights.pages_of(request.user).filter(translation_key=self.key).values_list("pk", flat=True)
        return self.render_to_response(
            self.get_context_data(
                findings=findings,
                being_read=being_read,
                is_behind=not being_read and WaitingRecord.objects.filter(translation_key=self.key).exists(),
                open=sum(finding.state == State.OPEN for finding in findings),
                pages=[page for page in pages if page.pk in set(mine)],
                decisions=[state for state in State if state != State.OPEN],
            )
        )

    def _show(self, findings: list[Finding]) -> None:
        """Give each finding its ``passages``, and take from its sentence what the user may not read."""
        sight = Sight(self.request.user, findings)
        sight.hide(findings)
        for finding in findings:
            finding.passages = [
                self._shown(passage, sight.files.get(passage["file"]), sight.may_read(finding, passage))
                for passage in (finding.first, finding.second)
                if passage
            ]

    def _shown(self, passage: dict, version: DocumentVersion | None, may_read: bool) -> Shown:
        excerpt, start, end = passage["excerpt"], passage["start"], passage["end"]
        facts = {
            "language": language_name(passage["language"]),
            "title": passage["title"],
            "page": passage["page"],
        }
        if not may_read:
            return Shown(**facts | {"title": ""}, hidden="file" if passage["file"] else "page")
        if version:
            facts["file"] = version.url
            if rights.may_see_picture(self.request.user, version):
                facts["text"] = reverse("documents_editing:page_text", args=[version.pk, passage["page"]])
                if has_pages(version):
                    facts["picture"] = reverse("documents_editing:page_image", args=[version.pk, passage["page"]])
        return Shown(**facts, before=excerpt[:start], marked=excerpt[start:end], after=excerpt[end:])

    def post(self, request: HttpRequest) -> HttpResponse:
        if "check" in request.POST:
            return self._check_again()
        number = request.POST.get("finding", "")
        known = Finding.objects.filter(translation_key=self.key)
        finding = get_object_or_404(known, pk=number if number.isascii() and number.isdecimal() else None)
        form = DecisionForm(request.POST)
        if not form.is_valid():
            sentences = " ".join(str(error) for errors in form.errors.values() for error in errors)
            messages.error(request, _("Nothing was changed. %(errors)s") % {"errors": sentences})
        elif writing.decide(
            finding, form.cleaned_data["state"], form.cleaned_data["note"], request.user, timezone.now()
        ):
            messages.success(request, _("Noted: %(state)s.") % {"state": finding.get_state_display()})
        else:
            messages.error(
                request, _("Nothing was noted: the texts were compared anew, and the difference is no longer there.")
            )
        return redirect(f"{record_url(self.key)}#finding-{finding.pk}")

    def _check_again(self) -> HttpResponse:
        count = writing.check(self.key, timezone.now())
        messages.success(self.request, _("The languages were compared anew. Differences: %(n)d.") % {"n": count})
        return redirect(record_url(self.key))
