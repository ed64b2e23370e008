"""The editor: the original on the left, its translation on the right. It works without scripts."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import Page
from wagtail_localize.models import StringTranslation

from cms.clock import today
from cms.desk import work as working
from cms.desk.access import Work, may_assign, work_for
from cms.desk.editing import markup, memory
from cms.desk.editing.files import wanted_files
from cms.desk.editing.saving import Outcome, fill, save
from cms.desk.editing.segments import Row, State, rows_of, state_of_source
from cms.desk.glossary import Glossary
from cms.desk.inbox import due_in_words
from cms.translations import rights
from cms.translations.guards import locked_sentence
from cms.translations.readiness import publication_obstacle


class EditorView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "desk/editor.html"
    header_icon = "wagtail-localize-language"

    def setup(self, request: HttpRequest, *args, **kwargs) -> None:
        super().setup(request, *args, **kwargs)
        self.rows: list[Row] | None = None
        self.refused = ""

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        self.work = work_for(request.user, kwargs["translation_id"])
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if use := request.POST.get("use"):
            return self._use(use)
        outcome = self._save()
        for sentence in outcome.warnings:
            messages.warning(request, sentence)
        if outcome.refused:
            self.rows, self.refused = outcome.rows, outcome.refused
            return self.render_to_response(self.get_context_data(), status=409)
        return self._after_saving(outcome)

    def _save(self) -> Outcome:
        if rights.is_locked_for(self.request.user, self.work.page):
            return Outcome(fill(rows_of(self.work), self.request.POST), refused=locked_sentence())
        return save(self.work, self.request.user, self.request.POST)

    def _use(self, wanted: str) -> HttpResponse:
        """Put a suggestion into the form without saving: ``<key>:<number>``, for browsers without scripts."""
        key, _colon, number = wanted.partition(":")
        self.rows = fill(rows_of(self.work), self.request.POST)
        _add_help(self.work, self.rows)
        for row in self.rows:
            if row.key == key and number.isdecimal() and int(number) < len(row.suggestions):
                row.typed = suggested_text(row, row.suggestions[int(number)])
        return self.render_to_response(self.get_context_data())

    def _after_saving(self, outcome: Outcome) -> HttpResponse:
        action = self.request.POST.get("action")
        if outcome.saved:
            sentence = ngettext("%(count)d text was saved.", "%(count)d texts were saved.", outcome.saved)
            messages.success(self.request, sentence % {"count": outcome.saved})
        if action == "publish":
            return publish(self.request, self.work)
        if action == "hand-over":
            return hand_over(self.request, self.work)
        if not outcome.saved:
            messages.info(self.request, _("Nothing was changed, so nothing was saved."))
        return redirect(address(self.work))

    def get_page_title(self) -> str:
        return self.work.page.get_admin_display_title()

    def get_page_subtitle(self) -> str:
        return self.work.page.locale.get_display_name()

    def get_breadcrumbs_items(self) -> list[dict]:
        items = [{"url": reverse("desk:inbox"), "label": _("Translations")}]
        return [*super().get_breadcrumbs_items(), *items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs) -> dict:
        rows = rows_of(self.work) if self.rows is None else self.rows
        _add_help(self.work, rows)
        assignment = working.open_assignment(self.work.page)
        permissions = self.work.page.permissions_for_user(self.request.user)
        return super().get_context_data(**kwargs) | {
            "work": self.work,
            "rows": rows,
            "done": sum(row.state in (State.DONE, State.SAME) for row in rows),
            "refused": self.refused,
            "source_state": state_of_source(rows),
            "assignment": assignment,
            "wanted": due_in_words(assignment.due, today()) if assignment else "",
            "files": wanted_files(self.work, self.request.user),
            "locked": rights.is_locked_for(self.request.user, self.work.page),
            "may_publish": permissions.can_publish(),
            # Who may publish still hands over where the original, which others publish, has to be public first.
            "hands_over": not permissions.can_publish() or not (self.work.original and self.work.original.live),
            "may_assign": may_assign(self.request.user, self.work),
            "into": self.work.page.locale,
            "from": self.work.translation.source.locale,
        }


def address(work: Work) -> str:
    return reverse("desk:edit", args=[work.translation.pk])


def suggested_text(row: Row, suggestion: memory.Suggestion) -> str:
    """A suggestion as it can stand in the row's field: without tags where the row's text has none or others."""
    if row.rich:
        text = markup.to_form(suggestion.data, True)
        try:
            markup.from_form(text, True, row.string.data)
        except markup.UnfitMarkup:
            return suggestion.plain.replace("<", "‹").replace(">", "›")
        return text
    return suggestion.plain


def _add_help(work: Work, rows: list[Row]) -> None:
    """What was translated before and which words are agreed. Machine texts and open ones get suggestions."""
    wanting = [row for row in rows if row.stored is None or row.state in (State.MACHINE, State.FAULTY)]
    source, target = work.translation.source.locale, work.translation.target_locale
    found = memory.suggest([row.string.data for row in wanting], source, target)
    for row in wanting:
        row.suggestions = found[row.string.data]
        for suggestion in row.suggestions:
            suggestion.text = suggested_text(row, suggestion)
    glossary = Glossary(work.source_language, work.language)
    for row in rows:
        same = row.stored is not None and row.state is State.SAME and row.typed is None
        row.terms = glossary.check(markup.plain(row.string.data), None if same else row.shown or None)


def hand_over(request: HttpRequest, work: Work) -> HttpResponse:
    if obstacle := working.obstacle_to_handing_over(work):
        messages.error(request, obstacle)
    else:
        working.hand_over(work, request.user)
        messages.success(request, _("The translation was handed over. Whoever publishes it was told."))
    return redirect(address(work))


def publish(request: HttpRequest, work: Work) -> HttpResponse:
    """Through every rule that other doors of the admin ask: rights, completeness, the hooks of a publication."""
    page = work.page.specific
    if not page.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    if obstacle := publication_obstacle(page):
        messages.error(request, obstacle)
        return redirect(address(work))
    if answer := _asked_hooks("before_publish_page", request, page):
        return answer
    try:
        work.translation.save_target(user=request.user, publish=True)
    except ValidationError as error:
        for sentence in _faults(work, error):
            messages.error(request, sentence)
        return redirect(address(work))
    page = Page.objects.get(pk=page.pk).specific
    messages.success(request, _("“%(title)s” is public.") % {"title": page.title})
    return _asked_hooks("after_publish_page", request, page) or redirect(address(work))


def _asked_hooks(name: str, request: HttpRequest, page: Page) -> HttpResponse | None:
    return next((answer for hook in hooks.get_hooks(name) if (answer := hook(request, page))), None)


def _faults(work: Work, error: ValidationError) -> list[str]:
    """Sentences; the package marked the texts at fault, which the editor then shows."""
    faulty = StringTranslation.objects.filter(
        context__object_id=work.page.translation_key, locale=work.page.locale, has_error=True
    )
    sentences = [fault for each in faulty if (fault := each.get_error())] or error.messages
    return [_("It was not published. %(fault)s") % {"fault": sentence} for sentence in sentences]
