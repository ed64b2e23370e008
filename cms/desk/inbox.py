"""What waits for a user: translations that are not level, with who has them and until when."""

from datetime import date
from enum import Enum

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail_localize.models import Translation

from cms.translations.models import TranslatedSource

from .access import writable_pages
from .models import Assignment


class Box(Enum):
    """The parts of the inbox, in the order of urgency."""

    MINE = _("Given to me")
    OVERDUE = _("Overdue")
    OUTDATED = _("Original changed")
    PROGRESS = _("In progress")
    WAITING = _("Waiting")
    READY = _("Translated, not public")

    @property
    def code(self) -> str:
        return self.name.lower()


def condition(box: Box, user: AbstractBaseUser, day: date) -> Q:
    open_texts = Q(untranslated_count__gt=0) | Q(machine_count__gt=0)
    return {
        Box.MINE: Q(assignee=user.pk),
        Box.OVERDUE: Q(due__lt=day),
        Box.OUTDATED: Q(source_changed_at__isnull=False),
        Box.PROGRESS: open_texts & Q(translated_at__isnull=False, source_changed_at=None),
        Box.WAITING: open_texts & Q(translated_at=None, source_changed_at=None),
        Box.READY: Q(untranslated_count=0, machine_count=0, live=False, source_changed_at=None),
    }[box]


def waiting_for(user: AbstractBaseUser) -> QuerySet[TranslatedSource]:
    """Translations that need somebody, of the pages that ``user`` may change. One query, whatever their number."""
    this = {"translation_key": OuterRef("translation_key"), "locale": OuterRef("locale")}
    pages = writable_pages(user).filter(**this, alias_of=None)
    given = Assignment.objects.open().filter(**this)
    running = Translation.objects.filter(
        source__object_id=OuterRef("translation_key"), target_locale=OuterRef("locale"), enabled=True
    )
    rows = TranslatedSource.objects.annotate(
        page_id=Subquery(pages.values("pk")[:1]),
        title=Subquery(pages.values("draft_title")[:1]),
        live=Subquery(pages.values("live")[:1]),
        translation_id=Subquery(running.values("pk")[:1]),
        assignee=Subquery(given.values("assignee")[:1]),
        assignee_name=Subquery(given.values("assignee__username")[:1]),
        due=Subquery(given.values("due")[:1]),
        handed_over_at=Subquery(given.values("handed_over_at")[:1]),
    ).filter(page_id__isnull=False)
    open_ones = Q(assignee__isnull=False) | Q(live=False) | Q(untranslated_count__gt=0) | Q(machine_count__gt=0)
    return rows.filter(open_ones | Q(source_changed_at__isnull=False)).select_related("locale")


def by_urgency(rows: QuerySet, user: AbstractBaseUser) -> QuerySet:
    """Own work first, then what is wanted soonest, then what waits longest."""
    own = Case(When(assignee=user.pk, then=Value(0)), default=Value(1))
    return rows.annotate(own=own).order_by(
        "own", F("due").asc(nulls_last=True), Coalesce("source_changed_at", "translated_at").asc(nulls_last=True), "pk"
    )


def address_of(row: TranslatedSource) -> str:
    """The editor of a running translation; a page in its own right has the ordinary one."""
    if row.translation_id:
        return reverse("desk:edit", args=[row.translation_id])
    return reverse("wagtailadmin_pages:edit", args=[row.page_id])


def state_of(row: TranslatedSource) -> str:
    if row.source_changed_at:
        sentence = ngettext(
            "original changed in %(count)d place", "original changed in %(count)d places", row.changed_count
        )
        return sentence % {"count": row.changed_count}
    if row.untranslated_count:
        sentence = ngettext("%(count)d text open", "%(count)d texts open", row.untranslated_count)
        return sentence % {"count": row.untranslated_count}
    if row.machine_count:
        sentence = ngettext("%(count)d machine text to check", "%(count)d machine texts to check", row.machine_count)
        return sentence % {"count": row.machine_count}
    return gettext("public") if row.live else gettext("translated, not public")


def due_in_words(due: date | None, day: date) -> str:
    """Days left, or days that it is late, on ``day``; empty where it is wanted by no day."""
    if due is None:
        return ""
    days = (due - day).days
    if days < 0:
        return ngettext("%(count)d day late", "%(count)d days late", -days) % {"count": -days}
    if days == 0:
        return gettext("wanted today")
    return ngettext("%(count)d day left", "%(count)d days left", days) % {"count": days}
