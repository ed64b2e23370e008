"""Taking files out of readers' hands and giving them back, always with a reason."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from documents import versions
from documents.models import DocumentVersion

from . import permissions
from .forms import ReasonForm
from .uses import uses
from .views import EditionView, edit_url


class ReasonView(EditionView):
    """Ask for the reason, then do it, for one version or, where none is named, for the edition."""

    template_name = "documents/office/editing/reason.html"

    def dispatch(self, request: HttpRequest, edition_id: int, number: int | None = None) -> HttpResponse:
        self.edition = permissions.edition_to_change(request.user, edition_id)
        self.version = self._version(number) if number else None
        if sentence := self.nothing_to_do():
            messages.warning(request, sentence)
            return redirect(edit_url(self.edition))
        return super().dispatch(request)

    def _version(self, number: int) -> DocumentVersion:
        version = self.edition.versions.filter(number=number).first()
        if version is None:
            raise Http404
        return version

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.ask(ReasonForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = ReasonForm(request.POST)
        if not form.is_valid():
            return self.ask(form)
        messages.success(request, self.carry_out(form.cleaned_data["reason"]))
        return redirect(edit_url(self.edition))

    def ask(self, form: ReasonForm) -> HttpResponse:
        used_by = uses(self.edition.record, self.request.user)
        return self.show(form=form, version=self.version, used_by=used_by, explanation=self.explanation())

    def nothing_to_do(self) -> str | None:
        """A sentence where the work is done already."""
        raise NotImplementedError

    def explanation(self) -> str:
        """What will happen, for the person who is about to decide."""
        raise NotImplementedError

    def carry_out(self, reason: str) -> str:
        """Do it; return a sentence that says so."""
        raise NotImplementedError


class WithdrawView(ReasonView):
    page_title = gettext_lazy("Withdraw")
    extra_context = {"button": gettext_lazy("Withdraw"), "is_serious": True}

    def nothing_to_do(self) -> str | None:
        public = self.edition.versions.filter(withdrawn_at=None)
        if self.version:
            public = public.filter(pk=self.version.pk)
        return None if public.exists() else _("This file is withdrawn already.")

    def explanation(self) -> str:
        if self.version:
            return _(
                "Version %(number)d is taken out of readers’ hands; the other versions stay. "
                "At its address readers see the reason in place of the file. Nothing is deleted."
            ) % {"number": self.version.number}
        return _(
            "The file and all its versions are taken out of readers’ hands. "
            "At their addresses readers see the reason in place of the file. Nothing is deleted."
        )

    def carry_out(self, reason: str) -> str:
        versions.withdraw(self.edition, reason, self.request.user, only=self.version)
        return _("“%(title)s” is withdrawn. Readers see the reason in its place.") % {"title": self.edition.title}


class GiveBackView(ReasonView):
    page_title = gettext_lazy("Give back")
    extra_context = {"button": gettext_lazy("Give back")}

    def nothing_to_do(self) -> str | None:
        version = self.version or self.edition.current_version
        return None if version.withdrawn_at else _("This file is in readers’ hands already.")

    def explanation(self) -> str:
        version = self.version or self.edition.current_version
        return _(
            "Version %(number)d is given back to readers. It was withdrawn for this reason: “%(reason)s”. "
            "Other withdrawn versions stay withdrawn."
        ) % {"number": version.number, "reason": version.withdrawal_reason}

    def carry_out(self, reason: str) -> str:
        versions.restore(self.edition, reason, self.request.user, only=self.version)
        return _("Readers have “%(title)s” again where pages show it.") % {"title": self.edition.title}
