"""Sources of laws that came with the software in English; what the office wrote stays."""

from django.db import migrations

CONFIRM = "Të konfirmohet në Gazetën Zyrtare / Treba potvrditi u Službenom listu"
SOURCES = {
    "Law on the Use of Languages, Office of the Language Commissioner; OSCE": (
        "Zyra e Komisionerit për Gjuhët / Kancelarija poverenika za jezike; OSBE / OEBS"
    ),
    "Official Gazette no. 28 of 4 June 2008": "Gazeta Zyrtare / Službeni list 28, 4.6.2008.",
    "Older law on access to public documents, replaced by 06/L-081": (
        "Zëvendësuar nga 06/L-081 / Zamenjen zakonom 06/L-081"
    ),
    "Official Gazette no. 18 of 28 May 2013": "Gazeta Zyrtare / Službeni list 18, 28.5.2013.",
    "Official Gazette no. 13 of 4 July 2019": "Gazeta Zyrtare / Službeni list 13, 4.7.2019.",
    "Information and Privacy Agency, law of 2019": (
        "Agjencia për Informim dhe Privatësi / Agencija za informacije i privatnost, 2019."
    ),
    "General knowledge, to be confirmed in the Official Gazette": CONFIRM,
}


def say(apps, schema_editor):
    for english, both in SOURCES.items():
        apps.get_model("consistency", "KnownLaw").objects.filter(source=english).update(source=both)


class Migration(migrations.Migration):
    dependencies = [("consistency", "0002_laws")]
    operations = [migrations.RunPython(say, migrations.RunPython.noop)]
