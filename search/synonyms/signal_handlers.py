"""Words and pins that change renew the token, in the same transaction."""

from django.db.models.signals import post_delete, post_save

from cms.models import Body, Place
from search.models import PinnedResult, SynonymGroup, SynonymWord

from .state import renew


def connect() -> None:
    for model in (Body, Place, PinnedResult, SynonymGroup, SynonymWord):
        for signal in (post_save, post_delete):
            signal.connect(renew, sender=model, dispatch_uid=f"synonyms_{model._meta.model_name}")
