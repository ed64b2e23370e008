"""Imports point down: foundation, documents, pages, home and search, composition. An arrow that points up fails."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

FOUNDATION, COMPOSITION = "foundation", "composition"
DOCUMENTS, PAGES, HOME, SEARCH = "documents", "pages", "home", "search"
# What each layer may import besides itself.
BELOW = {
    FOUNDATION: set(),
    DOCUMENTS: {FOUNDATION},
    PAGES: {FOUNDATION, DOCUMENTS},
    SEARCH: {FOUNDATION, DOCUMENTS, PAGES},
    HOME: {FOUNDATION, DOCUMENTS, PAGES},
    COMPOSITION: {FOUNDATION, DOCUMENTS, PAGES, HOME, SEARCH},
}
APPS = {"documents": DOCUMENTS, "pages": PAGES, "home": HOME, "search": SEARCH}
# Every module directly in ``cms`` has its place here; a new one is placed by whoever adds it.
CMS_MODULES = {
    FOUNDATION: """alphabets apps blocks checks clock colours context_processors cyrillic feeds fields
        filters formats forms headless images later management middleware migrations models panels processes settings
        templatetags text users wagtail_hooks wagtail_words""",
    COMPOSITION: """api calendars consistency demo desk embeds guide hooks imports intake opendata parity roles
        signposts structured translations urls views wsgi""",
}
CMS = {name: layer for layer, names in CMS_MODULES.items() for name in names.split()}


def layer_of(module: str) -> str | None:
    """The layer of a dotted module; None for code of others. Raises KeyError for a module that has no place."""
    top, _dot, rest = module.partition(".")
    if top != "cms":
        return APPS.get(top)
    if not rest:
        return FOUNDATION
    return CMS[rest.split(".")[0]]


def module_of(path: Path, root: Path) -> str:
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(path: Path, root: Path) -> Iterator[tuple[int, str]]:
    """(line, dotted module) of every import, those inside functions and under TYPE_CHECKING included."""
    package = module_of(path, root).split(".")
    if path.name != "__init__.py":
        package = package[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            start = ".".join([*base, *([node.module] if node.module else [])])
            yield from ((node.lineno, target) for target in _targets(start, node.names))
        elif isinstance(node, ast.Call) and _is_dynamic_import(node):
            yield node.lineno, node.args[0].value


def _targets(start: str, names: list[ast.alias]) -> list[str]:
    """``from cms import views`` names a module; ``from cms.models import Body`` names what is in one."""
    return [f"cms.{alias.name}" for alias in names if alias.name != "*"] if start == "cms" else [start]


def _is_dynamic_import(call: ast.Call) -> bool:
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    first = call.args[0] if call.args else None
    return (
        name in {"import_module", "import_string"} and isinstance(first, ast.Constant) and isinstance(first.value, str)
    )


def our_files(root: Path) -> list[Path]:
    return sorted(path for app in ("cms", *APPS) for path in (root / app).rglob("*.py"))


def arrows_up(root: Path) -> list[str]:
    """Every forbidden import below ``root``, as ``file:line imports module``."""
    found = []
    for path in our_files(root):
        own = layer_of(module_of(path, root))
        for line, target in imports_of(path, root):
            layer = layer_of(target)
            if layer not in (None, own) and layer not in BELOW[own]:
                found.append(f"{path.relative_to(root)}:{line} ({own}) imports {target} ({layer})")
    return found


def test_every_module_of_cms_has_its_layer():
    modules = {path.relative_to(ROOT / "cms").parts[0].removesuffix(".py") for path in (ROOT / "cms").rglob("*.py")}
    assert modules - {"__init__"} - set(CMS) == set(), "Give the new module its layer in CMS."


def test_no_import_points_up():
    assert arrows_up(ROOT) == []


def test_the_walk_sees_the_whole_code():
    assert len(our_files(ROOT)) > 50
    assert {layer_of(module_of(path, ROOT)) for path in our_files(ROOT)} == set(BELOW)


def _tree(root: Path, files: dict[str, str]) -> Path:
    for name, source in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source)
    return root


def test_a_forbidden_arrow_is_found_however_it_is_written(tmp_path):
    root = _tree(
        tmp_path,
        {
            "cms/models/base.py": "def late():\n    from pages.models import ActPage\n",
            "cms/text.py": "import documents.files\n",
            "cms/middleware.py": "from . import views\n",
            "cms/checks.py": "from cms import urls\n",
            "documents/files.py": "from pages.models import ActPage as Act\n",
            "pages/models/acts.py": "from importlib import import_module\nimport_module('search.models')\n",
            "pages/feeds.py": "if TYPE_CHECKING:\n    from home.models import HomePage\n",
            "home/models.py": "from cms.api import words\n",
            "search/models.py": "from home.models import HomePage\n",
        },
    )
    found = arrows_up(root)
    assert [line.split(" ")[0] for line in found] == [
        "cms/checks.py:1",
        "cms/middleware.py:1",
        "cms/models/base.py:2",
        "cms/text.py:1",
        "documents/files.py:1",
        "home/models.py:1",
        "pages/feeds.py:2",
        "pages/models/acts.py:2",
        "search/models.py:1",
    ]


def test_arrows_that_point_down_are_allowed(tmp_path):
    root = _tree(
        tmp_path,
        {
            "cms/urls.py": "from cms import views\nfrom home.models import HomePage\nfrom cms.models import Body\n",
            "cms/demo/load.py": "from cms.imports import rows\nimport wagtail\n",
            "pages/models/acts.py": "from cms.models import RecordPage\nfrom .listing import ListingPage\n",
            "home/tree.py": "from pages import models\n",
        },
    )
    assert arrows_up(root) == []
