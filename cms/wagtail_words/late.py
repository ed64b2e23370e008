"""Packages that ask for a translation while they are imported keep that one language for every user of the process.

A label such as ``forms.CharField(label=gettext("Format"))`` is made once. While this is on, whatever imports
``gettext`` gets the lazy one for what it says at import, and the real one for what its functions say later.
"""

import sys
from importlib import import_module

from django.utils import translation
from django.utils.functional import Promise

# What makes such labels. Nothing else may: tests/wagtail_words/ looks at every module of the packages.
MODULES = (
    "wagtail.admin.forms.collections",
    "wagtail.admin.viewsets.chooser",
    "wagtail.contrib.redirects.filters",
    "wagtail.contrib.redirects.views",
    "wagtail.documents.forms",
    "wagtail.forms",
    "wagtail.images.forms",
)
_real = translation.gettext


def _late(message: str) -> Promise:
    return translation.gettext_lazy(message)


def begin() -> None:
    """Before any model is imported, for models bring some of these modules along."""
    translation.gettext = _late


def end() -> None:
    """When all models are there: import the modules that nothing has imported yet, and put everything back."""
    for module in MODULES:
        import_module(module)
    translation.gettext = _real
    for module in list(sys.modules.values()):
        names = [name for name, value in list(getattr(module, "__dict__", {}).items()) if value is _late]
        for name in names:
            if module.__name__ != __name__:
                setattr(module, name, _real)
