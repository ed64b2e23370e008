from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm

from .files import check_content
from .models import DocumentRecord

FACTS = forms.models.fields_for_model(
    DocumentRecord,
    DocumentRecord.fact_names,
    widgets={
        "date": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        "topics": forms.CheckboxSelectMultiple,
    },
)


class DocumentForm(BaseDocumentForm):
    """One edition together with the facts that it shares with the editions in other languages."""

    kind, issuing_body, date, reference, topics = (FACTS[name] for name in DocumentRecord.fact_names)
    change_reason = forms.CharField(
        label=_("Reason of the change"),
        required=False,
        max_length=500,
        help_text=_("Only when you replace the file. Readers see it beside the earlier version."),
    )
    seen_version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, user=None, **kwargs):
        super().__init__(*args, user=user, **kwargs)
        self.user = user
        record = self.instance.record if self.instance.record_id else None
        if record:
            facts = {name: getattr(record, name) for name in DocumentRecord.fact_names if name != "topics"}
            self.initial = facts | {"topics": record.topics.all()} | self.initial
        self._arrange()

    def _arrange(self) -> None:
        """New editions have no file to give a reason for; the facts stand where a clerk looks for them."""
        if self.instance.pk:
            self.initial["seen_version"] = self.instance.version_number
        else:
            del self.fields["change_reason"], self.fields["seen_version"]
        if "file" not in self.fields and self.instance.pk:
            del self.fields["change_reason"], self.fields["seen_version"]
        first = ["title", "file", "change_reason", "seen_version", "language", "kind", "issuing_body", "date"]
        self.order_fields([*first, "reference", "topics", "description"])

    def clean_file(self):
        file = self.cleaned_data["file"]
        if isinstance(file, UploadedFile):
            check_content(file, file.name)
        return file

    def clean(self):
        cleaned = super().clean()
        record, language = self.instance.record_id, cleaned.get("language")
        others = type(self.instance).objects.filter(record=record, language=language).exclude(pk=self.instance.pk)
        if record and (other := others.first()):
            self.add_error(
                "language",
                _("This document has a file in that language already: “%(title)s”. Replace that file instead.")
                % {"title": other.title},
            )
        self._refuse_a_file_replaced_meanwhile(cleaned)
        return cleaned

    def _refuse_a_file_replaced_meanwhile(self, cleaned: dict) -> None:
        seen = cleaned.get("seen_version")
        if not seen or "file" not in self.changed_data:
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

    def save(self, commit=True):
        if "file" in self.changed_data:
            self.instance.changed_by = self.user
            self.instance.change_reason = self.cleaned_data.get("change_reason", "")
        # Wagtail would delete the replaced file from the storage; an original is never lost.
        self.original_file = None
        if commit:
            self._save_facts()
            return super().save(commit)
        document = super().save(commit)
        self._save_facts()
        return document

    def _save_facts(self) -> None:
        record = self.instance.record if self.instance.record_id else DocumentRecord()
        for name in DocumentRecord.fact_names:
            if name != "topics" and name in self.cleaned_data:
                setattr(record, name, self.cleaned_data[name])
        record.save()
        record.topics.set(self.cleaned_data.get("topics", ()))
        self.instance.record = record
