from .addresses import OWN_ADDRESS, FrozenAddressMixin, OwnField, ReadableAddressMixin
from .base import RecordPage, RecordQuerySet, required_body
from .fields import FoldedTextField
from .publication import PublishedWholeMixin, became_public
from .site_settings import MenuItem, PortalSettings
from .taxonomy import Body, BodyKind, Place, TaxonomyTerm, Topic, TranslatedCharField

__all__ = [
    "OWN_ADDRESS",
    "OwnField",
    "Body",
    "BodyKind",
    "FoldedTextField",
    "FrozenAddressMixin",
    "MenuItem",
    "Place",
    "PortalSettings",
    "PublishedWholeMixin",
    "ReadableAddressMixin",
    "RecordPage",
    "RecordQuerySet",
    "TaxonomyTerm",
    "Topic",
    "TranslatedCharField",
    "became_public",
    "required_body",
]
