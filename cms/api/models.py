"""What other systems get: every public page and document as it is answered, and in which order they changed."""

from django.db import models


class Resource(models.TextChoices):
    RECORD = "record"
    DOCUMENT = "document"


class ApiItem(models.Model):
    """A public page or edition, or the place of one that is public no more (``removed_at``).

    Derived: ``cms.api.keeping`` alone writes it. ``sequence`` grows with every change of an item, in the order in which
    the changes were committed, so that a copy that read up to a number has missed nothing before it. What was removed
    keeps its keys and its place, and nothing else.

    ``starts`` and ``ends`` are the first and last day of the middle state of the family, as ``CatalogueEntry`` has
    them. ``day`` orders lists: the date of the record, else the day of its first publication, else
    0001-01-01. ``signs`` are the codes that filters ask for, each between spaces.
    """

    resource = models.CharField(max_length=10, choices=Resource.choices)
    object_id = models.PositiveBigIntegerField()
    key = models.UUIDField(db_index=True)
    language = models.CharField(max_length=10)
    type = models.CharField(max_length=20)
    sequence = models.BigIntegerField(unique=True)
    changed_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)
    kind = models.CharField(max_length=30, blank=True)
    body = models.CharField(max_length=60, blank=True)
    day = models.DateField(null=True)
    published_at = models.DateTimeField(null=True)
    starts = models.DateField(null=True)
    ends = models.DateField(null=True)
    signs = models.TextField(blank=True)
    title = models.CharField(max_length=255, blank=True)
    url = models.CharField(max_length=2048, blank=True)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["resource", "object_id"], name="one_item_an_object")]
        indexes = [
            models.Index(fields=["resource", "-day", "-id"], name="api_newest"),
            models.Index(fields=["resource", "type", "-day", "-id"], name="api_type"),
            models.Index(fields=["resource", "body", "-day", "-id"], name="api_body"),
        ]

    def __str__(self):
        return f"{self.resource} {self.object_id}"


class ApiAnswer(models.Model):
    """The answer of an item as JSON, without what depends on the day. Apart, so that filters read narrow rows."""

    item = models.OneToOneField(ApiItem, primary_key=True, on_delete=models.CASCADE, related_name="answer")
    text = models.TextField()

    class Meta:
        default_permissions = ()

    def __str__(self):
        return str(self.item_id)


class ApiLink(models.Model):
    """An item names a record: when that record changes its title, address or publicity, so does what the item says."""

    item = models.ForeignKey(ApiItem, on_delete=models.CASCADE, related_name="links")
    key = models.UUIDField(db_index=True)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["item", "key"], name="one_link_a_record")]

    def __str__(self):
        return f"{self.item_id} → {self.key}"
