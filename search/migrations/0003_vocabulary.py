from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0002_index_of_the_database"),
    ]

    operations = [
        migrations.CreateModel(
            name="VocabularyWord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("folded", models.CharField(db_index=True, max_length=40)),
                ("display", models.CharField(max_length=60)),
                ("language", models.CharField(max_length=10, verbose_name="language")),
                ("records", models.PositiveIntegerField(default=1)),
            ],
            options={
                "verbose_name": "word of the search",
                "verbose_name_plural": "words of the search",
                "constraints": [
                    models.UniqueConstraint(fields=("folded", "language"), name="one_word_a_language")
                ],
            },
        ),
    ]
