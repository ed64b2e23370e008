"""The pages of one record, one a language: made, brought up to date, published where that is the import's to do."""

from datetime import date

from django.conf import settings
from django.core.exceptions import ValidationError
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.models import Locale, Page

from cms.models import RecordPage
from documents.models import PublicationDocument
from home.tree import PortalTree
from pages.models import ActPage, Attachment
from pages.years import year_of, year_page

from . import obstacles
from .bodies import body_of
from .memory import Line
from .plan import Record
from .refused import RefusedRecord
from .rows import Refusal, Row

_LETTER_FIELDS = ("legality_reference", "legality_date")


class RecordPages:
    """Reads which pages a record has, and writes them from the rows that have changed."""

    def __init__(self, record: Record, tree: PortalTree, draft: bool, today: date):
        self.record, self.tree, self.draft, self.today = record, tree, draft, today
        pages = Page.objects.filter(translation_key=record.translation_key).select_related("locale").specific()
        self.existing: dict[str, Page] = {page.locale.language_code: page for page in pages}
        self._rows = {row.language: row for row in record.rows}
        # What editors took back stays so, in a new language too.
        self._withdrawn = any(_is_withdrawn(page) for page in self.existing.values())

    def write(self, changed: list[Line]) -> bool:
        """Write the pages that the changed rows are about; True where any page was made, changed or published."""
        said = {row.language for part, row in changed if part is self.record}
        letters = [part for part, _row in changed if part is not self.record]
        if changed:
            self._check_obstacles()
        written = False
        for language in settings.PUBLIC_LANGUAGES:
            page = self.existing.get(language)
            if page is not None and page.alias_of_id and language not in said:
                continue
            # A page that is gone was deleted by an editor; it comes back only when its row says something new.
            if page is not None or language in said:
                values = self._values(language, said, letters)
                written |= self._write_page(page, language, values, changed)
        return written

    def _check_obstacles(self) -> None:
        """A changed file shows at once on every page of the record, so all of them must be free."""
        expected = self.record.kind.page if self.record.rows else ActPage
        for language, page in self.existing.items():
            row = self._rows.get(language) or self.record.lines[0][1]
            if refusal := obstacles.to_writing(page, row, expected, self.draft):
                raise RefusedRecord([refusal])

    def _values(self, language: str, said: set[str], letters: list[Record]) -> dict:
        """The fields to set: those of a row that changed; facts also where another language alone is imported."""
        values = {}
        if language in said or (said and language not in self._rows):
            values |= _facts(self.record)
        if language in said:
            values["title"] = self._rows[language].cells["title"]
        if letters or language not in self.existing:
            values |= self._letter_facts()
        return values

    def _letter_facts(self) -> dict:
        if self.record.letters:
            letter = max(self.record.letters, key=lambda letter: letter.rows[0].dates["date"])
            return dict(zip(_LETTER_FIELDS, (letter.fact("reference"), letter.rows[0].dates["date"]), strict=True))
        twin = next(iter(self.existing.values()), None)
        return {name: getattr(twin, name) for name in _LETTER_FIELDS} if isinstance(twin, ActPage) else {}

    def _write_page(self, page: Page | None, language: str, values: dict, changed: list[Line]) -> bool:
        row = self._rows.get(language) or self.record.lines[0][1]
        edited = _to_edit(page) if page else self._new(language)
        was_changed = _apply(edited, values) | self._attach(edited, changed)
        waits = page is not None and language in self._rows and _waits_for_the_import(page)
        public = page is not None and page.live
        publish = not self.draft and (public or ((page is None or waits) and not self._withdrawn))
        if not was_changed and not (waits and publish):
            return False
        try:
            self._save(edited, page is None, publish, language)
        except ValidationError as error:
            raise RefusedRecord([_as_refusal(row, error, self.record)]) from error
        return True

    def _new(self, language: str) -> RecordPage:
        locale = Locale.objects.get(language_code=language)
        return self.record.kind.page(translation_key=self.record.translation_key, locale=locale, live=False)

    def _save(self, page: RecordPage, is_new: bool, publish: bool, language: str) -> None:
        if is_new:
            section = self.tree.section_for(type(page), language)
            year_page(section, year_of(page, self.today)).add_child(instance=page)
        elif page.alias_of_id:
            page = ConvertAliasPageAction(page).execute(skip_permission_checks=True)
        page.full_clean()
        if errors := page.publication_errors():
            raise ValidationError(errors)
        # That a page was created is in the log already.
        revision = page.save_revision(log_action=False if is_new else "wagtail.edit")
        if publish:
            revision.publish()

    def _attach(self, page: RecordPage, changed: list[Line]) -> bool:
        """Give the page the files it does not have yet; files that editors added stay."""
        present = {attachment.document.record_id for attachment in page.attachments.all()}
        missing = [found for found in self._files(page, changed) if found[0].record_id not in present]
        for document, role, agenda_item in missing:
            page.attachments.add(Attachment(document=document, role=role, agenda_item=agenda_item))
        return bool(missing)

    def _files(self, page: RecordPage, changed: list[Line]) -> list[tuple]:
        """Documents of changed rows, one edition each; a page in a new language has those of its twins too."""
        files, seen = [], set()
        if page.pk is None:
            for twin in self.existing.values():
                files += [(a.document, a.role, a.agenda_item) for a in twin.attachments.all()]
        lines = self.record.lines if page.pk is None else changed
        for part in dict.fromkeys(part for part, _row in lines):
            editions = PublicationDocument.objects.editions_of(part.translation_key)[:1]
            files += [(edition, part.kind.role, None) for edition in editions]
        return [found for found in files if not (found[0].record_id in seen or seen.add(found[0].record_id))]


def _to_edit(page: Page) -> RecordPage:
    """What an editor would see: the latest revision of a draft, else the page itself."""
    return page if page.live else page.get_latest_revision_as_object()


def _is_withdrawn(page: Page) -> bool:
    return bool(page.first_published_at and not page.live and not page.alias_of_id)


def _waits_for_the_import(page: Page) -> bool:
    """True for an alias, and for a draft that an import made and nobody has touched; other drafts are the editors'."""
    if page.live or page.locked or page.current_workflow_state:
        return False
    if page.alias_of_id:
        return True
    return not page.first_published_at and page.latest_revision is not None and not page.latest_revision.user_id


def _facts(record: Record) -> dict:
    """The page fields that are the same in every language."""
    kind, row = record.kind, record.rows[0]
    facts = {name: _value(row, column) for name, column in kind.fields.items()}
    if "month" in facts:
        facts |= {"month": facts["month"].replace(day=1), "issue": int(facts["issue"])}
    if kind.page.kind_field:
        facts[kind.page.kind_field] = kind.page_kind
    return facts | {"issuing_body": body_of(row.cells["issuing_body"])}


def _value(row: Row, column: str) -> date | str | None:
    return row.dates[column] if column in row.dates else row.cells.get(column, "")


def _apply(page: RecordPage, values: dict) -> bool:
    changed = False
    for name, value in values.items():
        changed |= page.pk is None or getattr(page, name) != value
        setattr(page, name, value)
    return changed


def _as_refusal(row: Row, error: ValidationError, record: Record) -> Refusal:
    columns = record.kind.fields if record.rows else {}
    field, sentences = next(iter(error.message_dict.items()))
    return row.refuse(columns.get(field, field), " ".join(sentences))
