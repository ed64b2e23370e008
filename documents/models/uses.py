from django.db import models


class DocumentUse(models.Model):
    """A page shows a document: kept in step with what is published, to tell what readers may see.

    Wagtail's reference index knows drafts and other objects too, and keys as text; this one is read at every delivery.
    """

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    record = models.ForeignKey("documents.DocumentRecord", on_delete=models.CASCADE, related_name="uses")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["page", "record"], name="one_use_a_page")]

    def __str__(self):
        return f"{self.page_id} → {self.record_id}"
