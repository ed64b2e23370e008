from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.search import index

from .models import DocumentRecord
from .office.storing import removed_on_failure, store
from .safety import check_upload
from .versions import withdraw

FACTS = forms.models.fields_for_model(
    DocumentRecord,
    DocumentRecord.fact_names,
    widgets={
        "date": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        "topics": forms.CheckboxSelectMultiple,
    },
)
SHORTEST_REASON, LONGEST_REASON = 10, 500
MAY_BE_PUBLIC = {
    "label": _("I have looked at this file: it may be public at once"),
    "help_text": _(
        "Pages show this document, so readers get the file as soon as it is saved, before the portal has read it. "
        "Look yourself for personal numbers, bank accounts, telephone numbers and e-mail addresses of people, and "
        "whether the text is in the language chosen. The portal looks for the same afterwards and says what it found."
    ),
    "error_messages": {"required": _("Look at the file first, and say here that it may be public at once.")},
}
# Asked for only where a file takes the place of another.
OF_A_REPLACEMENT = ("change_reason", "withdraw_earlier", "seen_version")
# What an upload and the pages that show it write, and a form without a new file leaves alone.
OF_THE_FILE = (
    "file",
    "file_size",
    "file_hash",
    "checksum",
    "pages",
    "version_number",
    "withdrawn_at",
    "withdrawal_reason",
    "listed",
    "has_text",
)


class DocumentForm(BaseDocumentForm):
    """One edition together with the facts that it shares with the editions in other languages."""

    kind, issuing_body, date, reference, topics = (FACTS[name] for name in DocumentRecord.fact_names)
    looked_at = forms.BooleanField(required=False, **MAY_BE_PUBLIC)
    change_reason = forms.CharField(
        label=_("Reason of the change"),
        required=False,
        max_length=LONGEST_REASON,
        help_text=_("Only when you replace the file. Readers see it beside the earlier version."),
    )
    withdraw_earlier = forms.BooleanField(
        label=_("Take the earlier file out of readers’ hands"),
        required=False,
        help_text=_(
            "When something had to be removed from the file, such as personal data. "
            "Readers then see the reason in place of the earlier file."
        ),
    )
    seen_version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, user=None, **kwargs):
        super().__init__(*args, user=user, **kwargs)
        self.user = user
        self.stored_files: list[str] = []
        record = self.instance.record if self.instance.record_id else None
        if record:
            facts = {name: getattr(record, name) for name in DocumentRecord.fact_names if name != "topics"}
            self.initial = facts | {"topics": record.topics.all()} | self.initial
        self._arrange()

    def _arrange(self) -> None:
        """New editions have no file to give a reason for; the facts stand where a clerk looks for them."""
        if self.instance.pk and "file" in self.fields:
            self.initial["seen_version"] = self.instance.version_number
        else:
            for name in OF_A_REPLACEMENT:
                del self.fields[name]
        self._arrange_the_look()
        if "description" in self.fields:
            self.fields["description"].widget.attrs["rows"] = 4
        first = ["title", "file", "looked_at", *OF_A_REPLACEMENT, "language", "kind", "issuing_body", "date"]
        self.order_fields([*first, "reference", "topics", "description"])

    def _arrange_the_look(self) -> None:
        """What is added to a document that pages show already is public before anything else has looked at it."""
        if "file" not in self.fields or not self.instance.record_id or not self.instance.record.listed:
            del self.fields["looked_at"]
        elif not self.instance.pk:
            self.fields["looked_at"].required = True

    def forget_the_file(self) -> None:
        """After a save that failed: the edition has the file that it had before."""
        if self.instance.pk and type(self.instance).objects.filter(pk=self.instance.pk).exists():
            self.instance.refresh_from_db(fields=OF_THE_FILE)

    @property
    def has_new_file(self) -> bool:
        return "file" in self.changed_data

    def clean_file(self):
        file = self.cleaned_data["file"]
        if isinstance(file, UploadedFile):
            self.instance.inspection = check_upload(file, file.name)
        return file

    def clean(self):
        cleaned = super().clean()
        if other := self.edition_in_the_same_language(cleaned.get("language")):
            self.add_error(
                "language",
                _("This document has a file in that language already: “%(title)s”. Replace that file instead.")
                % {"title": other.title},
            )
        self._refuse_a_file_replaced_meanwhile(cleaned)
        if self.instance.pk and self.has_new_file and "looked_at" in self.fields:
            self._ask_for_what_a_public_file_needs(cleaned)
        if cleaned.get("withdraw_earlier"):
            self._ask_for_what_withdrawing_needs(cleaned)
        return cleaned

    def edition_in_the_same_language(self, language: str | None):
        """Another edition of this document that has the language already; None where there is none."""
        record = self.instance.record_id
        others = type(self.instance).objects.filter(record=record, language=language).exclude(pk=self.instance.pk)
        return others.first() if record and language else None

    def _refuse_a_file_replaced_meanwhile(self, cleaned: dict) -> None:
        seen = cleaned.get("seen_version")
        if not seen or not self.has_new_file:
            return
        newest = self.instance.versions.select_related("created_by").first()
        if newest and newest.number > seen:
            who = newest.created_by.get_full_name() or newest.created_by.get_username() if newest.created_by else "?"
            self.add_error(
                "file",
                _(
                    "%(user)s replaced this file while you had the form open. Look at version %(number)s first; "
                    "then upload your file again if it is still needed."
                )
                % {"user": who, "number": newest.number},
            )

    def _ask_for_what_a_public_file_needs(self, cleaned: dict) -> None:
        if cleaned.get("looked_at") is False:
            self.add_error("looked_at", MAY_BE_PUBLIC["error_messages"]["required"])
        if not cleaned.get("change_reason", "").strip():
            self.add_error(
                "change_reason", _("Write why the file is replaced: readers see it beside the earlier version.")
            )

    def _ask_for_what_withdrawing_needs(self, cleaned: dict) -> None:
        if not self.has_new_file:
            self.add_error(
                "withdraw_earlier",
                _("Choose the new file too. To withdraw a file without a new one, use “Withdraw”."),
            )
        if "change_reason" in cleaned and len(cleaned["change_reason"].strip()) < SHORTEST_REASON:
            self.add_error(
                "change_reason",
                _("Give the reason in at least %(limit)d signs: readers see it in place of the earlier file.")
                % {"limit": SHORTEST_REASON},
            )

    def save(self, commit=True):
        if self.has_new_file:
            self.instance.changed_by = self.user
            self.instance.change_reason = self.cleaned_data.get("change_reason", "")
        # Wagtail would delete the replaced file from the storage; an original is never lost.
        self.original_file = None
        if commit:
            return self._save_in_turn()
        document = super().save(commit)
        self._save_facts()
        return document

    def _save_in_turn(self):
        """One editor after the other: what somebody else wrote since this form was read is not written over.

        Raises FileNotStored. Where it fails its file is gone, too. A caller whose own transaction may fail afterwards
        puts a list of ``removed_on_failure`` into ``stored_files``.
        """
        with removed_on_failure() as stored, transaction.atomic():
            document = self._save_all(stored)
        self.stored_files += stored
        return document

    def _save_all(self, stored: list[str]):
        if self.instance.pk:
            self.instance.record = DocumentRecord.objects.select_for_update().get(pk=self.instance.record_id)
            if not self.has_new_file:
                self.instance.refresh_from_db(fields=OF_THE_FILE)
        self._save_facts()
        document = super().save(commit=False)
        if self.has_new_file:
            store(document, document.file.file, document.file.name)
            stored.append(document.file.name)
        document.save()
        self.save_m2m()
        # With its tags, which the signal of the row knows nothing of.
        index.insert_or_update_object(document)
        if self.cleaned_data.get("withdraw_earlier"):
            self._withdraw_earlier()
        return document

    def _withdraw_earlier(self) -> None:
        """Withdraw the version that the editor had before them; another editor's upload of the same moment stays."""
        earlier = self.instance.versions.exclude(number=self.instance.version_number)
        seen = self.cleaned_data.get("seen_version")
        version = (earlier.filter(number=seen) if seen else earlier).first()
        if version and not version.withdrawn_at:
            withdraw(self.instance, self.cleaned_data["change_reason"].strip(), self.user, only=version)

    def _save_facts(self) -> None:
        record = self.instance.record if self.instance.record_id else DocumentRecord()
        for name in DocumentRecord.fact_names:
            if name != "topics" and name in self.cleaned_data:
                setattr(record, name, self.cleaned_data[name])
        record.save()
        record.topics.set(self.cleaned_data.get("topics", ()))
        self.instance.record = record
