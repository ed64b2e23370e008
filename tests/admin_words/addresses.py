"""Addresses of every route of the admin, filled with what the office has."""

from collections.abc import Callable, Iterator

from django.contrib.auth.tokens import default_token_generator
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.models import Page, get_page_models

from cms.desk.inbox import Box
from documents.office.library.boards.kinds import BOARDS
from pages.models import NewsPage

from .exceptions import is_unread
from .office import Office
from .routes import filled, places, routes
from .values import Values, key_of, usual, values_of

NOTHING = "?q=0q0"


def addresses(office: Office) -> dict[str, list[str]]:
    """Path of a route: the addresses that are asked for it. A route without any is in neither list."""
    return {path: list(dict.fromkeys(_of(path, office))) for path in routes() if not is_unread(path)}


def signed_out(office: Office) -> list[str]:
    """What is read before somebody signs in."""
    return ["/admin/login/", "/admin/password_reset/", "/admin/password_reset/done/", _reset(office)] + [
        "/admin/password_reset/confirm/none/none/",
        "/admin/password_reset/complete/",
    ]


def _of(path: str, office: Office) -> Iterator[str]:
    if path in SEVERAL:
        yield from SEVERAL[path](office, path)
    elif not places(path):
        # A list's own part, which scripts ask for: here with a search that finds nothing.
        yield filled(path, {}) + (NOTHING if path.endswith("results/") else "")
    elif values := values_of(path, office):
        yield filled(path, values)
    yield from MORE.get(path, lambda office: [])(office)


def _types(office: Office, path: str) -> Iterator[str]:
    """The form of a new page of every type, below a page that may have it."""
    for model in get_page_models():
        if model is Page or not model.is_creatable:
            continue
        allowed = set(model.allowed_parent_page_models())
        parent = next((page for kind, page in office.pages.items() if kind in allowed), None)
        if parent or Page in allowed:
            yield filled(path, _type(model) | {"parent_page_id": (parent or office.home.get_parent()).pk})


def _type(model) -> Values:
    app, name = model._meta.app_label, model._meta.model_name
    return {"content_type_app_name": app, "content_type_model_name": name, "app_label": app, "model_name": name}


def _one_type(office: Office, path: str) -> list[str]:
    return [filled(path, _type(type(office.act)))]


def _each_page(office: Office, path: str) -> list[str]:
    shown = [*office.pages.values(), office.waiting, office.locked, office.planned, office.mirrored, office.half]
    return [filled(path, {"page_id": page.pk}) for page in shown]


def _bulk(office: Office, path: str) -> Iterator[str]:
    things = {
        "page": office.act,
        "publicationdocument": office.alone,
        "customimage": office.image,
        "user": office.user,
    }
    things |= {model._meta.model_name: thing for model, thing in office.snippets.items()}
    bulk_action_registry._scan_for_bulk_actions()
    for app, models in sorted(bulk_action_registry.actions.items()):
        for model, actions in sorted(models.items()):
            for action in sorted(actions):
                if model in things:
                    values = {"app_label": app, "model_name": model, "action": action}
                    yield filled(path, values) + f"?id={things[model].pk}"


def _boards(office: Office, path: str) -> list[str]:
    return [filled(path, {"board": board}) for board in BOARDS]


def _reset(office: Office) -> str:
    user = office.user
    uid, token = urlsafe_base64_encode(force_bytes(user.pk)), default_token_generator.make_token(user)
    return f"/admin/password_reset/confirm/{uid}/{token}/"


def _of_page(**values: str):
    """With the thing of the office in place of a page, and its facts: ``revision_id="planned.latest_revision_id"``."""

    def make(office: Office, path: str) -> list[str]:
        own = {name: _fact(office, value) for name, value in values.items()}
        return [filled(path, usual(office) | {"pk": key_of(path, office)} | own)]

    return make


def _fact(office: Office, value: str):
    name, _dot, fact = value.partition(".")
    return getattr(getattr(office, name), fact or "pk")


def _words(**values: str):
    return lambda office, path: [filled(path, values)]


PAGE_PATH = "admin/pages/<page_id>/"
TYPE = "<content_type_app_name>/<content_type_model_name>/"
SEVERAL: dict[str, Callable[[Office, str], object]] = {
    f"admin/pages/add/{TYPE}<parent_page_id>/": _types,
    f"admin/pages/usage/{TYPE}": _one_type,
    f"admin/pages/usage/{TYPE}results/": _one_type,
    "admin/pages/create/<app_label>/<model_name>": _one_type,
    f"{PAGE_PATH}edit/": _each_page,
    f"{PAGE_PATH}convert_alias/": _of_page(page_id="mirrored"),
    f"{PAGE_PATH}revisions/<revision_id>/unschedule/": _of_page(
        page_id="planned", revision_id="planned.latest_revision_id"
    ),
    f"{PAGE_PATH}workflow_history/": _of_page(page_id="waiting"),
    f"{PAGE_PATH}workflow_history/detail/<workflow_state_id>/": _of_page(
        page_id="waiting", workflow_state_id="workflow_state"
    ),
    "admin/pages/workflow/action/<page_id>/<action_name>/<task_state_id>/": lambda office, path: [
        filled(path, {"page_id": office.waiting.pk, "action_name": action, "task_state_id": office.task_state.pk})
        for action in ("approve", "reject")
    ],
    "admin/pages/workflow/confirm_cancellation/<page_id>/": _of_page(page_id="waiting"),
    "admin/workflows/remove/<page_pk>/": _of_page(page_pk="home"),
    "admin/workflows/remove/<page_pk>/<workflow_pk>/": _of_page(page_pk="home"),
    "admin/workflows/tasks/add/<app_label>/<model_name>/": _words(
        app_label="wagtailcore", model_name="groupapprovaltask"
    ),
    "admin/bulk/<app_label>/<model_name>/<action>/": _bulk,
    "admin/settings/<app_name>/<model_name>/": _words(app_name="cms", model_name="portalsettings"),
    "admin/settings/<app_name>/<model_name>/<pk>/": lambda office, path: [
        filled(path, {"app_name": "cms", "model_name": "portalsettings", "pk": office.settings.pk})
    ],
    "admin/localize/submit/page/<page_id>/": lambda office, path: [
        filled(path, {"page_id": office.pages[NewsPage].pk})
    ],
    "admin/languages/machine/<page_id>/": _of_page(page_id="half"),
    "admin/languages/merge/<page_id>/": _of_page(page_id="half"),
    "admin/languages/join/<page_id>/": _of_page(page_id="alone_page"),
    "admin/languages/join/<page_id>/<other_id>/": _of_page(page_id="alone_page", other_id="foreign_page"),
    "admin/languages/separate/<page_id>/<other_id>/": _of_page(page_id="joined", other_id="joined_twin"),
    "admin/languages/changes/<page_id>/": _of_page(page_id="half"),
    "admin/languages/changes/document/<edition_id>/": _of_page(edition_id="edition"),
    "admin/languages/changes/<model>/<pk>/<language>/": lambda office, path: [
        filled(path, {"model": "topic", "pk": office.topic.pk, "language": "sr-latn"})
    ],
    "admin/languages/ready/<page_id>/": _of_page(page_id="alone_page"),
    "admin/languages/exception/<page_id>/": _of_page(page_id="alone_page"),
    "admin/roles/publish-urgently/<page_id>/": _of_page(page_id="waiting"),
    "admin/document-languages/<edition_id>/": _of_page(edition_id="alone"),
    "admin/document-languages/<edition_id>/<other_id>/": _of_page(edition_id="alone", other_id="foreign"),
    "admin/documents/<edition_id>/give-back/": _of_page(edition_id="withdrawn"),
    "admin/documents/<edition_id>/v<number>/give-back/": _of_page(edition_id="withdrawn"),
    "admin/library/split/<edition_id>/": _of_page(edition_id="alone"),
    "admin/library/boards/<board>/": _boards,
    "admin/library/boards/<board>/results/": _boards,
    "admin/password_reset/confirm/<uidb64>/<token>/": lambda office, path: [_reset(office)],
}
LINKS = "?allow_external_link=true&allow_email_link=true&allow_phone_link=true&allow_anchor_link=true"
# Other states of lists and choosers: nothing found, a search, an order, and where links of all kinds are allowed.
MORE: dict[str, Callable[[Office], list[str]]] = {
    "admin/": lambda office: ["/admin/none/"],
    "admin/choose-page/": lambda office: [f"/admin/choose-page/{LINKS}", "/admin/choose-page/?page_type=pages.actpage"],
    "admin/pages/<parent_page_id>/": lambda office: [
        f"/admin/pages/{office.act.get_parent().pk}/?ordering=ord",
        f"/admin/pages/{office.act.get_parent().get_parent().pk}/{NOTHING}",
    ],
    "admin/translations/": lambda office: [f"/admin/translations/?box={box.code}" for box in Box],
}
