"""The page of one document: its form, and everything that is known about the file."""

from django.http import HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.documents.views import documents

from documents.models import PublicationDocument

from . import proposals, reading, warnings
from .adding import SavedOrAsBefore
from .facts import about
from .sections import sections
from .views import NAMESPACE, edit_url


class EditView(SavedOrAsBefore, documents.EditView):
    template_name = "documents/office/editing/edit.html"
    history_url_name = f"{NAMESPACE}:history"

    @cached_property
    def reading(self):
        return reading.reading_of(self.object.current_version)

    @cached_property
    def taken(self) -> list[str]:
        return self.request.GET.getlist("take")

    def get_success_url(self) -> str:
        """A new file has something to say: stay and look."""
        return edit_url(self.object) if self.form.has_new_file else super().get_success_url()

    def get_success_buttons(self) -> list:
        return [] if self.form.has_new_file else super().get_success_buttons()

    def get_success_message(self) -> str:
        if self.form.has_new_file:
            return _("Version %(number)d of “%(title)s” is saved. Earlier versions keep their addresses.") % {
                "number": self.object.version_number,
                "title": self.object.title,
            }
        return _("“%(title)s” is saved.") % {"title": self.object.title}

    def render_to_response(self, context: dict, **response_kwargs) -> HttpResponse:
        """Without Wagtail's look at the file, which after a refused upload is the one that was not stored."""
        return super(documents.EditView, self).render_to_response(context, **response_kwargs)

    def get_context_data(self, **kwargs) -> dict:
        context = super().get_context_data(**kwargs)
        form, edition = context["form"], PublicationDocument.objects.select_related("record").get(pk=self.object.pk)
        filled = [] if form.is_bound else proposals.take_over(self.reading, form, self.taken)
        offers = proposals.offers(self.reading, form, self.taken)
        editions = list(edition.record.editions.order_by("language"))
        check = warnings.check_of(edition.current_version, self.reading)
        return context | {
            "edition": edition,
            "sections": sections(form, editions, offers),
            "has_offers": any(offers.values()),
            "filled": [form[name].label for name in filled],
            "check": check,
            "public_too_early": warnings.public_too_early(edition, self.reading, check),
            "reading": reading.state_of(edition.current_version, self.reading),
            "about": about(edition, editions, self.request),
        }
