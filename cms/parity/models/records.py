"""The board's rows: one a record, derived from pages, files and terms. ``cms.parity.refreshing`` alone writes them."""

from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cms.parity.choices import State, kind_choices

from .duties import LanguageDuty


class RecordLanguagesQuerySet(models.QuerySet):
    """``today`` is always given: what is late is decided by dates, never stored."""

    def mandatory(self):
        return self.filter(is_mandatory=True)

    def level(self):
        return self.filter(is_level=True)

    def behind(self):
        return self.filter(is_mandatory=True, is_level=False)

    def excepted(self, today: date):
        """Behind, with an exception that still holds."""
        return self.behind().filter(excepted_until__gte=today)

    def overdue(self, today: date):
        """Behind for longer than the duty of their kind, or than their exception, allows."""
        return self.behind().filter(is_overdue(today))

    def in_time(self, today: date):
        """Behind, and neither overdue nor excepted."""
        return self.behind().filter(excepted_until=None).exclude(is_overdue(today))

    def in_state(self, state: str, language: str = ""):
        return self.filter(signs__contains=f" {language}={state} " if language else f"={state} ")


def is_overdue(today: date) -> Q:
    """A condition on rows that are behind. One query reads the duties."""
    allowed = LanguageDuty.objects.values_list("pk", "days")
    late = Q(pk__in=[])
    for duty, days in allowed:
        late |= Q(duty=duty, behind_since__lt=today - timedelta(days=days))
    return Q(excepted_until__lt=today) | (Q(excepted_until=None) & late)


class RecordLanguages(models.Model):
    """How far one record is in every public language.

    ``signs`` holds a sign ``language=state`` for each public language, with spaces around each. ``behind_since`` is
    the first day on which a required language lagged: the day of the first publication for a language that is not
    public, the day of the change for one that is outdated; null where nothing lags or no day is known (taxonomy).
    """

    key = models.UUIDField(primary_key=True)
    kind = models.CharField(_("kind"), max_length=20, choices=kind_choices)
    detail = models.CharField(max_length=30, blank=True)
    body = models.ForeignKey("cms.Body", verbose_name=_("body"), null=True, on_delete=models.SET_NULL, related_name="+")
    duty = models.ForeignKey(LanguageDuty, null=True, on_delete=models.SET_NULL, related_name="+")
    # {language: title}, of what everybody may know and of drafts and what only some may read (``access.reveal``), and
    # {language: key of the page, file or term}.
    titles = models.JSONField(default=dict)
    closed_titles = models.JSONField(default=dict)
    objects_by_language = models.JSONField(default=dict)
    signs = models.CharField(max_length=200)
    first_public_on = models.DateField(_("first public on"), null=True)
    behind_since = models.DateField(_("behind since"), null=True)
    excepted_until = models.DateField(_("exception until"), null=True)
    is_open = models.BooleanField(default=False)
    is_mandatory = models.BooleanField(_("mandatory"), default=False)
    is_level = models.BooleanField(_("level"), default=False)

    objects = RecordLanguagesQuerySet.as_manager()

    class Meta:
        verbose_name = _("languages of a record")
        verbose_name_plural = _("languages of records")
        default_permissions = ("view",)
        indexes = [
            models.Index(fields=["is_mandatory", "is_level", "behind_since"], name="parity_behind"),
            models.Index(fields=["is_level", "behind_since", "-first_public_on", "key"], name="parity_board"),
            models.Index(fields=["kind", "is_mandatory", "is_level"], name="parity_kind"),
        ]

    def __str__(self):
        return self.title

    @property
    def title(self) -> str:
        """The title in the user's language, else in the first public language that has one which all may know."""
        for code in [get_language(), *settings.PUBLIC_LANGUAGES]:
            if title := self.titles.get(code):
                return title
        return str(self.key)

    @property
    def states(self) -> dict[str, str]:
        return dict(sign.split("=") for sign in self.signs.split())

    def state_in(self, language: str) -> str:
        return self.states.get(language, State.MISSING)

    @property
    def due_on(self) -> date | None:
        """The last day on which the languages may differ: the exception's, else what the duty allows."""
        if self.is_level or not self.is_mandatory:
            return None
        if self.excepted_until:
            return self.excepted_until
        if self.behind_since is None or self.duty is None:
            return None
        return self.behind_since + timedelta(days=self.duty.days)

    def days_late(self, today: date) -> int | None:
        """Days after the due day; zero or less while there is time; None without a due day."""
        return (today - self.due_on).days if self.due_on else None
