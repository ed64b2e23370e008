from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("opendata", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Withdrawals",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.BigIntegerField(default=0)),
            ],
            options={"default_permissions": ()},
        ),
        # Of older dumps nobody knows what went since: they are refused, and the next one is given.
        migrations.AddField("dump", "withdrawals", models.BigIntegerField(default=-1), preserve_default=False),
    ]
