"""Serbian in Cyrillic is written with the same formats as in Latin script."""

from cms.formats.sr_Latn.formats import *  # noqa: F403
