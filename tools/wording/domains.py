"""The messages of installed packages, and where the project keeps their translations.

A domain is one catalogue of a package, ``wagtail/admin`` with ``django`` for example. Its translation stands at the
same place below ``catalogues/``, as ``wagtail/admin/locale/sq/LC_MESSAGES/django.po``, so that it can be sent to the
package as it is. Source: Wagtail and its companions ship their English messages in ``locale/en``; django-filter ships
no English file, so its messages are those of its other languages that its code still has.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[2]
CATALOGUES = ROOT / "catalogues"
# The module, and the name of its release.
PACKAGES = {
    "wagtail": "wagtail",
    "wagtail_localize": "wagtail-localize",
    "taggit": "django-taggit",
    "django_filters": "django-filter",
    "django": "Django",
}
# Django is translated: only what its own files lack is kept here, and of these parts only.
GAPS_ONLY = {"django": ("conf", "contrib/admin", "contrib/auth", "contrib/contenttypes", "contrib/humanize")}
LANGUAGES = ("sq", "sr_Latn")
PLURALS = {
    "sq": "nplurals=2; plural=(n != 1);",
    "sr_Latn": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
}
Key = tuple[str | None, str]


def key(entry: polib.POEntry) -> Key:
    return entry.msgctxt, entry.msgid


def folder(package: str) -> Path:
    """Where the package is installed. Raises SystemExit where it is not."""
    found = find_spec(package)
    if found is None or not found.submodule_search_locations:
        raise SystemExit(f"The package “{package}” is not installed. Run make development, then this command again.")
    return Path(found.submodule_search_locations[0])


@dataclass(frozen=True, order=True)
class Domain:
    package: str
    # The part of the package, "" for the package itself.
    part: str
    name: str

    def __str__(self) -> str:
        return "/".join(filter(None, (self.package, self.part, f"{self.name}.po")))

    @property
    def release(self) -> str:
        """What the messages belong to, ``wagtail 8.0.1``."""
        name = PACKAGES[self.package]
        return f"{name} {version(name)}"

    def kept(self, language: str) -> Path:
        """The file of the project, which may not be there yet."""
        return CATALOGUES / self.package / self.part / "locale" / language / "LC_MESSAGES" / f"{self.name}.po"

    def shipped(self, language: str) -> Path:
        """The file that the package brings along, which may not be there."""
        return folder(self.package) / self.part / "locale" / language / "LC_MESSAGES" / f"{self.name}.po"

    def messages(self, language: str) -> list[polib.POEntry]:
        """What is to be translated into the language, in the order of the package."""
        return _gaps(self, language) if self.package in GAPS_ONLY else _english(self)


def domains() -> list[Domain]:
    """Every domain of the installed packages that may need a translation."""
    return sorted(domain for package in PACKAGES for domain in _of(package))


def _of(package: str) -> Iterator[Domain]:
    top = folder(package)
    parts = GAPS_ONLY.get(package)
    for part, name in _places(top):
        if parts is None or part in parts:
            yield Domain(package, part, name)


def _places(top: Path) -> set[tuple[str, str]]:
    files = (path.relative_to(top) for path in top.rglob("locale/*/LC_MESSAGES/*.po"))
    return {(_part(path), path.stem) for path in files}


def _part(path: Path) -> str:
    """``admin`` of ``admin/locale/en/LC_MESSAGES/django.po``."""
    return "" if len(path.parts) == 4 else path.parents[3].as_posix()


@cache
def _english(domain: Domain) -> list[polib.POEntry]:
    path = domain.shipped("en")
    if path.is_file():
        return [entry for entry in polib.pofile(str(path)) if entry.msgid and not entry.obsolete]
    return _of_other_languages(domain)


def _of_other_languages(domain: Domain) -> list[polib.POEntry]:
    top = folder(domain.package)
    code = "".join(path.read_text() for kind in ("*.py", "*.html") for path in sorted(top.rglob(kind)))
    found: dict[Key, polib.POEntry] = {}
    for path in sorted((top / domain.part).glob(f"locale/*/LC_MESSAGES/{domain.name}.po")):
        for entry in polib.pofile(str(path)):
            if not entry.obsolete and re.sub(r"\s+", " ", entry.msgid) in code:
                found.setdefault(key(entry), entry)
    return [found[each] for each in sorted(found, key=str)]


@cache
def _gaps(domain: Domain, language: str) -> list[polib.POEntry]:
    shipped = domain.shipped(language)
    known = {key(entry) for entry in polib.pofile(str(shipped)) if entry.translated()} if shipped.is_file() else set()
    return [entry for entry in _english(domain) if key(entry) not in known]
