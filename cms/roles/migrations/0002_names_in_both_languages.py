"""What users of both languages read, and nobody has renamed yet, is called in both."""

from django.db import migrations

WAGTAILS = {"Moderators approval": "Moderimi / Moderacija"}
WORKFLOWS = {"Publication": "Publikimi / Objavljivanje"} | WAGTAILS
TASKS = {"Approval by a publisher": "Miratimi / Odobrenje"} | WAGTAILS
ROOT_PAGE = "Të gjitha faqet / Sve stranice"
ROOT_COLLECTION = "Të gjitha / Sve"


def name(apps, schema_editor):
    for model, names in (("Workflow", WORKFLOWS), ("Task", TASKS)):
        for old, new in names.items():
            apps.get_model("wagtailcore", model).objects.filter(name=old).update(name=new)
    page = apps.get_model("wagtailcore", "Page").objects
    page.filter(depth=1, title="Root").update(title=ROOT_PAGE, draft_title=ROOT_PAGE)
    apps.get_model("wagtailcore", "Collection").objects.filter(depth=1, name="Root").update(name=ROOT_COLLECTION)


class Migration(migrations.Migration):
    dependencies = [("roles", "0001_initial"), ("wagtailcore", "0098_apitoken")]
    operations = [migrations.RunPython(name, migrations.RunPython.noop)]
