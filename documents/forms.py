from django.core.files.uploadedfile import UploadedFile
from wagtail.documents.forms import BaseDocumentForm

from .files import check_content
from .models import DocumentVersion


class DocumentForm(BaseDocumentForm):
    """Upload and editing: content is checked, and a replaced file is kept as an earlier version."""

    def clean_file(self):
        file = self.cleaned_data["file"]
        if isinstance(file, UploadedFile):
            check_content(file, file.name)
        return file

    def save(self, commit=True):
        if commit and "file" in self.changed_data and self.original_file:
            before = type(self.instance).objects.get(pk=self.instance.pk)
            DocumentVersion.objects.create(
                document=before, file=before.file.name, checksum=before.checksum, file_size=before.file_size
            )
            # Wagtail would delete the replaced file from the storage; an original is never lost.
            self.original_file = None
        return super().save(commit=commit)
