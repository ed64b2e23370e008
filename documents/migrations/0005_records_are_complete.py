import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("documents", "0004_fill_records")]

    operations = [
        migrations.RemoveField(model_name="documentversion", name="replaced_at"),
        migrations.RemoveField(model_name="publicationdocument", name="date"),
        migrations.RemoveField(model_name="publicationdocument", name="issuing_body"),
        migrations.RemoveField(model_name="publicationdocument", name="kind"),
        migrations.RemoveField(model_name="publicationdocument", name="reference"),
        migrations.RemoveField(model_name="publicationdocument", name="translation_key"),
        migrations.AlterField(
            model_name="documentversion",
            name="number",
            field=models.PositiveIntegerField(verbose_name="number of the version"),
        ),
        migrations.AlterField(
            model_name="documentversion",
            name="created_at",
            field=models.DateTimeField(auto_now_add=True, verbose_name="uploaded at"),
        ),
        migrations.AlterField(
            model_name="publicationdocument",
            name="record",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="editions",
                to="documents.documentrecord",
            ),
        ),
        migrations.AddConstraint(
            model_name="documentversion",
            constraint=models.UniqueConstraint(fields=("document", "number"), name="one_version_a_number"),
        ),
        migrations.AddIndex(
            model_name="publicationdocument",
            index=models.Index(fields=["listed", "language", "record"], name="edition_language"),
        ),
        migrations.AddConstraint(
            model_name="publicationdocument",
            constraint=models.UniqueConstraint(fields=("record", "language"), name="one_edition_a_language"),
        ),
    ]
