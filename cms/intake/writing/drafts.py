"""Making and changing drafts as their editors do: the same form, the same revision, the same history."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from pydantic import BaseModel
from wagtail.actions.create_page import CreatePageAction
from wagtail.actions.edit_page import EditPageAction
from wagtail.log_actions import log
from wagtail.models import Page, WorkflowState
from wagtail_localize.fields import TranslatableField, get_translatable_fields
from wagtail_localize.operations import translate_object

from cms.clock import today
from cms.intake.contract.fields import fields_model, known_fields, types
from cms.intake.door.problems import Fault, InTheWay, NoRight, not_as_it_must_be
from cms.intake.log_actions import WRITTEN
from cms.intake.models import ExternalNumber
from cms.models import RecordPage
from cms.translations import rights
from cms.translations.drafts import prepare_parent
from cms.translations.own_texts import make_own
from cms.translations.readiness import running_translation
from pages.years import year_of, year_page

from .answers import fields_of
from .faults import faults_of
from .filled import Filled
from .places import draft_to_change, section_for, source_to_translate


class Writer:
    """Writes for one call. Everything stands in the transaction of the caller; ``dry_run`` sends nothing to people."""

    def __init__(self, user, token: str, dry_run: bool = False):
        self.user, self.token, self.dry_run = user, token, dry_run

    def create(self, sent: BaseModel) -> tuple[RecordPage, list[str]]:
        """The draft, and what was taken out of its HTML."""
        model = types()[sent.type]
        section = section_for(model, sent.language, self.user)
        self._refuse_known_number(sent.external_id, sent.language)
        page = model(owner=self.user, locale=section.locale)
        filled = self._filled(page, sent.fields, sent.submit, section)
        parent = year_page(section, year_of(filled.form.instance, today()))
        page = CreatePageAction(filled.form.instance, parent, user=self.user, form=filled.form).execute()
        self._finish(page, sent)
        return page, filled.removed

    def change(self, draft: RecordPage, sent: BaseModel) -> tuple[RecordPage, list[str]]:
        """``draft`` comes from ``draft_to_change``."""
        removed: list[str] = []
        self._refuse_known_number(sent.external_id, draft.locale.language_code, draft)
        if sent.fields is not None or sent.submit:
            fields = sent.fields if sent.fields is not None else fields_model(type(draft))()
            filled = self._filled(draft, fields, sent.submit, draft.get_parent())
            draft = EditPageAction(filled.form.instance, user=self.user, form=filled.form).execute()
            removed = filled.removed
        self._finish(draft, sent)
        return draft, removed

    def translate(self, number: int, sent: BaseModel) -> tuple[RecordPage, list[str]]:
        """The draft in one more language: left to the translators, or with words of its own where fields were sent."""
        source = source_to_translate(number, self.user)
        _ask_for_its_own_words(sent)
        page = self._begin_translation(source, sent.language)
        if sent.fields is None:
            self._finish(page, sent)
            return page, []
        make_own(running_translation(page), self.user)
        fields = with_no_words_but_its_own(type(page), sent.fields)
        return self.change(draft_to_change(page.pk, self.user), sent.model_copy(update={"fields": fields}))

    def _begin_translation(self, source: RecordPage, language: str) -> RecordPage:
        locale = next(
            (each for each in rights.target_locales(self.user, source) if each.language_code == language), None
        )
        if locale is None:
            raise NoRight(_("You may not write records in the language “%(language)s”.") % {"language": language})
        Page.objects.select_for_update().get(pk=source.pk)
        if twin := source.get_translation_or_none(locale):
            sentence = _("The record has a page in this language already: %(number)d. Change that one.")
            raise InTheWay(sentence % {"number": twin.pk}, more=[{"id": twin.pk}])
        if not prepare_parent(source, locale):
            raise InTheWay(
                _("The portal has no section for such records in this language. Ask the administrator of the portal.")
            )
        translate_object(Page.objects.get(pk=source.pk).specific, [locale], user=self.user)
        page = source.get_translation_or_none(locale)
        if page is None:
            raise InTheWay(_("The record cannot be translated yet: its draft lacks something. Complete it first."))
        return page.specific

    def _filled(self, page: RecordPage, fields: BaseModel, submit: bool, parent) -> Filled:
        """A valid form. Who submits is asked for everything that a publication needs, as in the editor."""
        if submit:
            given = {name: getattr(fields, name) for name in fields.model_fields_set}
            whole = type(fields).model_validate(fields_of(page), strict=False)
            fields = whole.model_copy(update=given)
            fields.model_fields_set.update(type(fields).model_fields)
        filled = Filled(page, fields, self.user, parent)
        if not submit:
            filled.form.defer_required_fields()
        if not filled.form.is_valid():
            raise not_as_it_must_be(faults_of(filled))
        return filled

    def _refuse_known_number(self, number: str | None, language: str, page: RecordPage | None = None) -> None:
        if number is None:
            return
        known = ExternalNumber.objects.filter(user=self.user, number=number, language=language)
        other = known.exclude(page_id=page.pk if page else None).first()
        if other:
            raise InTheWay(
                _("You have sent a record with the number “%(number)s” already: it is %(id)d. Change that one.")
                % {"number": number, "id": other.page_id},
                more=[{"id": other.page_id, "pointer": "#/external_id"}],
            )

    def _finish(self, page: RecordPage, sent: BaseModel) -> None:
        if sent.external_id is not None:
            self._remember(page, sent.external_id)
        log(instance=page, action=WRITTEN, user=self.user, revision=page.latest_revision, data={"token": self.token})
        if sent.submit:
            self._submit(Page.objects.get(pk=page.pk).specific)

    def _remember(self, page: RecordPage, number: str) -> None:
        language = page.locale.language_code
        try:
            with transaction.atomic():
                ExternalNumber.objects.update_or_create(
                    user=self.user, page_id=page.pk, defaults={"number": number, "language": language}
                )
        except IntegrityError:
            # Two calls with the same number at the same moment.
            self._refuse_known_number(number, language, page)
            raise

    def _submit(self, page: RecordPage) -> None:
        """As the editor's button does. A rehearsal stops before people are told."""
        state = page.current_workflow_state
        resumes = state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES
        if not resumes and not page.permissions_for_user(self.user).can_submit_for_moderation():
            sentence = _("There is no review that this draft could be handed over to, or it is under review already.")
            raise not_as_it_must_be([Fault(("submit",), sentence)])
        if self.dry_run:
            return
        if resumes:
            state.resume(self.user)
        else:
            page.get_workflow().start(page, self.user)


def _ask_for_its_own_words(sent: BaseModel) -> None:
    """What is handed over for review must not be in the language of the original."""
    if sent.fields is None and sent.submit:
        raise not_as_it_must_be([Fault(("fields",), _("This is missing."))])
    if sent.fields is not None and not sent.fields.title:
        raise not_as_it_must_be([Fault(("fields", "title"), _("This is missing."))])


def with_no_words_but_its_own(model: type[RecordPage], fields: BaseModel) -> BaseModel:
    """The fields of a translation; words that were not sent are empty, not those of the original."""
    words = {field.field_name for field in get_translatable_fields(model) if isinstance(field, TranslatableField)}
    missing = {known.name for known in known_fields(model).values() if known.form_name in words}
    missing -= fields.model_fields_set
    emptied = fields.model_copy(update=dict.fromkeys(missing))
    emptied.model_fields_set.update(missing)
    return emptied
