from django.db import models

from cms.text import fold


class FoldedTextField(models.TextField):
    """The folded text of other fields, kept in step at every save, to filter by without spelling differences."""

    def __init__(self, *args, sources: tuple[str, ...] = (), **kwargs):
        self.sources = sources
        super().__init__(*args, **{"blank": True, "editable": False, "default": ""} | kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"sources": self.sources}

    def pre_save(self, instance, add):
        words = (getattr(instance, source, "") for source in self.sources)
        value = fold(" ".join(str(word) for word in words if word))
        setattr(instance, self.attname, value)
        return value
