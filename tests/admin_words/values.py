"""What fills the places of a route: objects of the office, by the name of the place or by what the route is about."""

from .office import Office
from .routes import places

Values = dict[str, object]


def values_of(path: str, office: Office) -> Values | None:
    """One value for each place, by its name; those called ``pk`` by what the path is about."""
    known = usual(office)
    values = {name: known[name] for name in places(path) if name in known}
    if "pk" in places(path):
        values["pk"] = key_of(path, office)
    complete = len(values) == len(set(places(path))) and None not in values.values()
    return values if complete else None


def key_of(path: str, office: Office):
    for model, thing in office.snippets.items():
        if f"/{model._meta.app_label}/{model._meta.model_name}/" in path:
            return thing.pk
    return next((getattr(office, name).pk for start, name in PKS.items() if path.startswith(f"admin/{start}/")), None)


PKS = {
    "pages": "act",
    "collections": "collection",
    "workflows/tasks": "task",
    "workflows": "workflow",
    "documents": "document",
    "webhooks": "hook",
    "api-tokens": "token",
    "locales": "locale",
    "sites": "site",
    "users": "user",
    "groups": "group",
}


def usual(office: Office) -> Values:
    """What stands in the place of a name, unless the route has something of its own."""
    act, document = office.act.pk, office.document.pk
    return {
        "page_id": act,
        "parent_page_id": office.home.pk,
        "page_to_move_id": act,
        "page_pk": act,
        "destination_id": office.act.get_parent().pk,
        "revision_id": office.act.latest_revision_id,
        "revision_id_a": "earliest",
        "revision_id_b": "latest",
        "workflow_pk": office.workflow.pk,
        "document_id": document,
        "edition_id": document,
        "image_id": office.image.pk,
        "version_id": office.version.pk,
        "number": 1,
        "translation_id": office.translation.pk,
        "translation_source_id": office.translation.source_id,
        "batch": office.batch,
        "key": office.act.translation_key,
        "redirect_id": office.redirect.pk,
        "collection_id": office.collection.pk,
    }
