"""Which states of records other systems were told of: dates decide them, and a clock tells nobody."""

from django.db import models

from cms.api.models import ApiItem


class ToldState(models.Model):
    """The state of an item that was told last: 0 before, 1 during and 2 after the middle state of its type."""

    item = models.OneToOneField(ApiItem, primary_key=True, on_delete=models.CASCADE, related_name="+")
    place = models.PositiveSmallIntegerField()

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"{self.item_id}: {self.place}"


class Watch(models.Model):
    """One row, which is there since states are looked at: the day of the last look, and the newest change it saw."""

    looked_on = models.DateField()
    sequence = models.BigIntegerField()

    class Meta:
        default_permissions = ()

    def __str__(self):
        return str(self.looked_on)
