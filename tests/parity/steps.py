"""What people do before a publication, and what readers see after it."""

from datetime import timedelta

from django.urls import reverse
from wagtail.models import Page

from tests.admin_forms import filled_form

from .conftest import TODAY


def editor(page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def press_publish(client, page, **changes):
    address = editor(page)
    return client.post(address, filled_form(client, address, **changes) | {"action-publish": "1"}, follow=True)


def is_public(*pages) -> list[bool]:
    return [Page.objects.get(pk=page.pk).live for page in pages]


def exception(client, act, **changes):
    fields = {
        "reason": "no-translator",
        "public_reason_0": "Përkthyesi mungon.",
        "public_reason_1": "Prevodilac je odsutan.",
        "until": (TODAY + timedelta(days=10)).isoformat(),
    }
    return client.post(reverse("parity:exception", args=[act.pk]), fields | changes)
