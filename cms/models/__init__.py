from .addresses import OWN_ADDRESS, FrozenAddressMixin, OwnField, ReadableAddressMixin
from .base import RecordPage, RecordQuerySet, required_body
from .fields import FoldedTextField
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
    "ReadableAddressMixin",
    "RecordPage",
    "RecordQuerySet",
    "TaxonomyTerm",
    "Topic",
    "TranslatedCharField",
    "required_body",
]
