"""wagtail-localize's class views with the rights it does not ask for."""

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page, get_translatable_models
from wagtail_localize.views import report, submit_translations, update_translations

from . import rights
from .readiness import count_unconfirmed, count_untranslated


class SubmitPageTranslationView(submit_translations.SubmitPageTranslationView):
    """Only what the user may read, only into languages whose tree the user may write in."""

    def get_object(self):
        page = super().get_object()
        if not rights.may_read_source(self.request.user, page):
            raise PermissionDenied
        return page

    def get_form(self):
        form = super().get_form()
        allowed = rights.target_locales(self.request.user, self.object)
        locales = form.fields["locales"]
        locales.queryset = locales.queryset.filter(pk__in=[locale.pk for locale in allowed])
        if not allowed:
            raise PermissionDenied
        return form

    def form_valid(self, form):
        subtree = form.cleaned_data["include_subtree"]
        if subtree and not rights.may_translate_subtree(self.request.user, self.object):
            raise PermissionDenied
        return super().form_valid(form)


class SubmitSnippetTranslationView(submit_translations.SubmitSnippetTranslationView):
    def get_object(self):
        snippet = super().get_object()
        model = type(snippet)
        if not all(rights.has_model_right(self.request.user, model, action) for action in ("change", "add")):
            raise PermissionDenied
        return snippet


class UpdateTranslationsView(update_translations.UpdateTranslationsView):
    """Synchronising needs a readable source and a writable target; publishing needs the right on every target."""

    def get_object(self):
        source = super().get_object()
        self.targets = rights.targets_of(source)
        original = source.object.get_instance_or_none(source.locale)
        if isinstance(original, Page):
            self._check_pages(original)
        elif not rights.has_model_right(self.request.user, source.specific_content_type.model_class(), "change"):
            raise PermissionDenied
        return source

    def _check_pages(self, original: Page) -> None:
        user = self.request.user
        writable = [translation for translation in self.targets if rights.may_edit(user, translation.target)]
        if not rights.may_read_source(user, original) or not writable:
            raise PermissionDenied

    def form_valid(self, form):
        pages = [translation.target for translation in self.targets if isinstance(translation.target, Page)]
        publish = form.cleaned_data["publish_translations"]
        for page in pages:
            self._check_target(page, publish or bool(form.cleaned_data.get("use_machine_translation")), publish)
        with transaction.atomic():
            if publish and pages:
                form.cleaned_data["publish_translations"] = self._is_complete()
            return super().form_valid(form)

    def _check_target(self, page: Page, writes: bool, publishes: bool) -> None:
        permissions = page.permissions_for_user(self.request.user)
        if writes and rights.is_locked_for(self.request.user, page):
            raise PermissionDenied
        # A synchronisation also copies, or lifts, the restriction of who may read the page.
        if (publishes or page.view_restrictions.exists()) and not permissions.can_publish():
            raise PermissionDenied

    def _is_complete(self) -> bool:
        """Synchronise, then tell whether every text of every target is translated; say so where it is not."""
        self.object.update_from_db()
        original = self.object.get_source_instance()
        missing = sum(count_untranslated(translation) for translation in self.targets)
        pages = [translation for translation in self.targets if isinstance(translation.target, Page)]
        machine = sum(count_unconfirmed(translation, translation.target) for translation in pages)
        if missing or machine or not original.live:
            messages.warning(
                self.request,
                _(
                    "The translations were synchronised but not published: texts are not translated, or a machine "
                    "wrote them and no person has confirmed them, or the original is not public."
                ),
            )
            return False
        return True


class TranslationsReportView(report.TranslationsReportView):
    """Translations of pages on which the user has a right, and of snippets the user may change."""

    def get_queryset(self):
        user = self.request.user
        pages = Page.objects.filter(
            translation_key=OuterRef("source__object_id"), locale_id=OuterRef("target_locale_id")
        ).filter(pk__in=rights.visible_pages(user).values("pk"))
        snippets = [
            model
            for model in get_translatable_models(include_subclasses=True)
            if not issubclass(model, Page) and rights.has_model_right(user, model, "change")
        ]
        types = [content_type.pk for content_type in ContentType.objects.get_for_models(*snippets).values()]
        seen = Q(Exists(pages)) | Q(source__specific_content_type__in=types)
        return super().get_queryset().filter(seen).order_by("-pk")
