"""Admin behaviour of sections and years: new records are filed, system-made containers stay as they are."""

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages

from cms.clock import today
from cms.models import RecordPage

from .models import ListingPage, YearPage
from .years import file_under_year


@hooks.register("after_create_page")
def file_new_record(request, page):
    if isinstance(page, RecordPage):
        file_under_year(page, today())


@hooks.register("before_publish_page")
def file_record_before_first_publication(request, page):
    if isinstance(page, RecordPage):
        file_under_year(page, today())


@hooks.register("before_edit_page")
def years_are_not_edited(request, page):
    if isinstance(page, YearPage):
        messages.warning(request, _("The portal makes the years itself; there is nothing to edit in them."))
        return redirect(reverse("wagtailadmin_explore", args=[page.pk]))


@hooks.register("before_move_page")
def sections_and_years_stay(request, page, destination):
    if isinstance(page.specific, ListingPage | YearPage):
        messages.error(
            request,
            _("A section or a year cannot be moved: the addresses of all its records would change."),
        )
        return redirect(reverse("wagtailadmin_explore", args=[page.get_parent().pk]))
