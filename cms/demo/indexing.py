"""Search and reference index of what is made while loading: written once per object instead of at every save."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db.models import Model
from django.db.models.signals import post_save
from modelsearch import index
from modelsearch.signal_handlers import post_save_signal_handler
from wagtail.models import ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update


@contextmanager
def no_indexing() -> Iterator[None]:
    """Saves inside write neither index."""
    watched = [m for m in index.get_indexed_models() if post_save.disconnect(post_save_signal_handler, sender=m)]
    try:
        with disable_reference_index_auto_update():
            yield
    finally:
        for model in watched:
            post_save.connect(post_save_signal_handler, sender=model)


def write_indexes(objects: Iterable[Model]) -> None:
    for made in objects:
        if isinstance(made, index.Indexed):
            index.insert_or_update_object(made)
        if ReferenceIndex.is_indexed(type(made)):
            ReferenceIndex.create_or_update_for_object(made)
