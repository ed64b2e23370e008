"""Editions that shared a translation key get one record with their facts; every stored file becomes a version."""

from django.db import migrations


def fill(apps, schema_editor):
    Edition = apps.get_model("documents", "PublicationDocument")
    Record = apps.get_model("documents", "DocumentRecord")
    records = {}
    for edition in Edition.objects.order_by("pk"):
        key = edition.translation_key
        if key not in records or records[key].editions.filter(language=edition.language).exists():
            # Two files of one language under one key cannot be one document's edition: the second stands alone.
            facts = {name: getattr(edition, name) for name in ("kind", "issuing_body_id", "date", "reference")}
            own = {} if key in records else {"key": key}
            records[key] = Record.objects.create(**own, **facts, folded="")
        _number_versions(apps, edition)
        edition.record = records[key]
        edition.save(update_fields=["record", "version_number"])
    for record in Record.objects.exclude(reference=""):
        record.save()
    _note_uses(apps)


def _number_versions(apps, edition):
    Version = apps.get_model("documents", "DocumentVersion")
    uploaded = edition.created_at
    for version in Version.objects.filter(document=edition).order_by("replaced_at"):
        edition.version_number += 1
        version.number, version.created_at = edition.version_number, uploaded
        version.save()
        uploaded = version.replaced_at
    edition.version_number += 1
    newest = Version.objects.create(
        document=edition,
        number=edition.version_number,
        file=edition.file.name,
        checksum=edition.checksum,
        file_size=edition.file_size,
        pages=edition.pages,
        created_by_id=edition.uploaded_by_user_id,
    )
    Version.objects.filter(pk=newest.pk).update(created_at=uploaded)
    for version in Version.objects.filter(document=edition):
        apps.get_model("documents", "Reading").objects.create(version=version)


def _note_uses(apps):
    ContentType = apps.get_model("contenttypes", "ContentType")
    document = ContentType.objects.filter(app_label="documents", model="publicationdocument").first()
    page = ContentType.objects.filter(app_label="wagtailcore", model="page").first()
    if not (document and page):
        return
    Reference = apps.get_model("wagtailcore", "ReferenceIndex")
    Use = apps.get_model("documents", "DocumentUse")
    records = dict(apps.get_model("documents", "PublicationDocument").objects.values_list("pk", "record_id"))
    pages = set(apps.get_model("wagtailcore", "Page").objects.filter(live=True).values_list("pk", flat=True))
    found = Reference.objects.filter(base_content_type=page, to_content_type=document)
    uses = {(int(key), records.get(int(to))) for key, to in found.values_list("object_id", "to_object_id")}
    Use.objects.bulk_create([Use(page_id=key, record_id=record) for key, record in uses if record and key in pages])


class Migration(migrations.Migration):
    dependencies = [("documents", "0003_records"), ("contenttypes", "0002_remove_content_type_name")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
