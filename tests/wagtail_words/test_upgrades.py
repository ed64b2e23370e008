"""What an upgrade of Wagtail or wagtail-localize can take the ground from: each test says what to look at."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.template import engines
from django.utils import translation

from cms.wagtail_words import late
from cms.wagtail_words.templates import CHANGES

EAGER = {"gettext", "ngettext", "pgettext", "npgettext"}
PACKAGES = ("wagtail", "wagtail_localize", "taggit")


def modules() -> Iterator[tuple[str, Path]]:
    """Dotted name and file of every module of the installed packages of the admin."""
    for config in apps.get_app_configs():
        if config.name.split(".")[0] in PACKAGES:
            folder = Path(config.path)
            for path in folder.rglob("*.py"):
                parts = [*config.name.split("."), *path.relative_to(folder).with_suffix("").parts]
                if not {"tests", "test", "migrations", "contrib"} & set(parts[1:]) or config.name.startswith(
                    "wagtail.contrib"
                ):
                    yield ".".join(parts), path


def says_at_import(source: str) -> bool:
    """Whether a module asks for a translation, not a lazy one, outside of a function."""
    tree = ast.parse(source)
    names = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if alias.name in EAGER
    }
    return any(_is_asked(node, names) for node in _outside_of_functions(tree))


def _outside_of_functions(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield child
            yield from _outside_of_functions(child)


def _is_asked(node: ast.AST, names: set[str]) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names


def test_every_module_that_makes_labels_in_one_language_is_imported_late():
    found = {name for name, path in modules() if says_at_import(path.read_text(encoding="utf-8"))}
    assert len(found) > 3
    assert found - set(late.MODULES) == set()


def test_the_look_for_such_modules_can_find_one():
    asked = "from django.utils.translation import gettext as _\n"
    assert says_at_import(asked + "class Form:\n    label = _('Format')\n")
    assert not says_at_import(asked + "def label():\n    return _('Format')\n")
    assert not says_at_import("from django.utils.translation import gettext_lazy as _\nlabel = _('Format')\n")


def test_after_the_start_gettext_is_djangos_everywhere():
    assert translation.gettext is late._real
    modules = list(sys.modules.items())
    kept = [name for name, module in modules if any(value is late._late for value in list(vars(module).values()))]
    assert kept == ["cms.wagtail_words.late"]


@pytest.mark.parametrize("name", CHANGES)
def test_each_changed_template_still_has_the_english_words(name):
    template = engines["django"].get_template(name).template
    source = Path(template.origin.name).read_text(encoding="utf-8")
    assert [english for english, _spoken in CHANGES[name] if english not in source] == []
