import string
from collections.abc import Mapping, Sequence

from django import forms
from django.conf import settings
from django.forms.models import fields_for_model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms.collections import CollectionChoiceField

from cms.models import Body
from documents.choices import language_choices
from documents.forms import MAY_BE_PUBLIC
from documents.models import DocumentRecord, PublicationDocument, Reading
from documents.office.library import permissions, suggestions
from documents.office.library.changes import fingerprint
from documents.office.library.rows import FACTS, RowForm
from documents.safety.formats import accepted, accepted_names

_SHARED = fields_for_model(
    DocumentRecord,
    ("kind", "issuing_body", "date", "topics"),
    widgets={
        "date": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        "topics": forms.CheckboxSelectMultiple,
    },
)


class _Files(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """All files that were chosen or dropped. Each is looked at by itself later."""

    widget = _Files

    def clean(self, data, initial=None) -> list:
        chosen = data if isinstance(data, list | tuple) else [data]
        # An empty file is no mistake of the form: it is refused with its own sentence, beside the others.
        files = [file for file in chosen if file]
        if not files:
            raise forms.ValidationError(_("Choose the files to upload."), code="required")
        return files


class SharedForm(forms.Form):
    """What holds for all files of an upload; the table afterwards changes it file by file."""

    files = FilesField(label=gettext_lazy("Files"))
    language = forms.ChoiceField(label=gettext_lazy("Language of the files"), choices=language_choices)
    kind, issuing_body, date, topics = _SHARED.values()
    collection = CollectionChoiceField(label=gettext_lazy("Collection"), queryset=None, empty_label=None)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["collection"].queryset = permissions.collections_to_fill(user)
        files = self.fields["files"]
        files.widget.attrs["accept"] = ",".join(f".{extension}" for extension in accepted())
        files.help_text = _(
            "Up to %(count)d files, each at most %(size)d MB: %(formats)s. Drop them here, or choose several at once."
        ) % {
            "count": settings.DATA_UPLOAD_MAX_NUMBER_FILES,
            "size": settings.WAGTAILDOCS_MAX_UPLOAD_SIZE // 1024**2,
            "formats": accepted_names(),
        }


class FinishForm(RowForm):
    """A document of an upload. Rows with the same ``group`` are one document in several languages."""

    group = forms.CharField(
        label=gettext_lazy("Group"),
        required=False,
        max_length=10,
        widget=forms.TextInput(attrs={"size": 3, "autocomplete": "off"}),
    )
    # Only where joining may make a file public (``finish``); the sentence for readers of the screen is its label.
    looked_at = forms.BooleanField(required=False, **MAY_BE_PUBLIC)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    columns = (*RowForm.columns, "group")

    def __init__(self, *args, edition: PublicationDocument, joined: str = "", some_are_public: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        self.edition = edition
        if some_are_public:
            self.columns = (*self.columns, "looked_at")
        else:
            del self.fields["looked_at"]
        if joined:
            # What is one document already stays one: its letter is shown, for further files to join.
            self.fields["group"].disabled = True
            self.initial["group"] = joined

    @property
    def group_name(self) -> str:
        return self.cleaned_data.get("group", "").strip().casefold()


def rows_for(editions: Sequence[PublicationDocument], data: Mapping[str, str] | None = None) -> list[FinishForm]:
    """A form an edition, with what the reading of its file proposes."""
    bodies = list(Body.objects.all())
    letters = _letters_of_joined(editions)
    proposals = _proposals(editions)
    some_are_public = any(edition.record.listed for edition in editions)
    return [
        FinishForm(
            data,
            prefix=f"row-{edition.pk}",
            initial=_initial(edition),
            edition=edition,
            joined=letters.get(edition.record_id, ""),
            some_are_public=some_are_public,
            bodies=bodies,
            suggested=suggestions.by_field(proposals.get(edition.pk, []), bodies),
        )
        for edition in editions
    ]


def _initial(edition: PublicationDocument) -> dict:
    facts = {name: getattr(edition.record, name) for name in FACTS if name != "issuing_body"}
    words = {"title": edition.title, "language": edition.language, "seen": fingerprint(edition)}
    return {**facts, **words, "issuing_body": edition.record.issuing_body_id}


def _letters_of_joined(editions: Sequence[PublicationDocument]) -> dict[int, str]:
    """A letter (or a number after Z) for each record that several of these editions belong to."""
    records = [edition.record_id for edition in editions]
    shared = [record for record in dict.fromkeys(records) if records.count(record) > 1]
    names = [*string.ascii_uppercase, *map(str, range(1, len(shared) + 1))]
    return dict(zip(shared, names, strict=False))


def _proposals(editions: Sequence[PublicationDocument]) -> dict[int, list[dict]]:
    readings = Reading.objects.of_current_versions().filter(version__document__in=editions)
    return dict(readings.values_list("version__document_id", "proposals"))
