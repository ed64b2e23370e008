"""Part of `make bench`: what the documents library costs with 50,000 documents.

The rows are written directly into a SQLite database of their own in a temporary folder; the pages are asked for through
Django's test client. Figures are queries and milliseconds of CPU time, median of five.
"""

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
GOAL = 100.0
BATCH = 5000
FIRST_DAY, DAYS = date(2005, 1, 1), 7900
# Every fifth document has no Serbian edition, every fourth edition no text; kinds are as uneven as in an archive.
WORDS = {
    "sq": "vendim buxheti ndarja mjetet rregullore plani kuvendi shëndetësia arsimi rruga uji mbeturina",
    "sr-latn": "odluka budžet raspodela sredstva uredba plan skupština opština zdravstvo školstvo put voda",
}
RARE = "shendetesia 40017"


def prepare(folder: str) -> None:
    """A portal with sections and no content, in the environment of this process and its children."""
    kept = {"DATA_DIR": folder, "DEBUG": "0", "DJANGO_SETTINGS_MODULE": "cms.settings.development"}
    os.environ.update(kept)
    for name in ("DATABASE_URL", "STORAGE_URL"):
        os.environ.pop(name, None)
    (Path(folder) / "static").mkdir(exist_ok=True)
    for command in (["migrate", "-v0"], ["setup_portal"]):
        subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def fill(number: int) -> None:
    from django.db import transaction

    with transaction.atomic():
        bodies, topics = _terms()
        for start in range(0, number, BATCH):
            _write(range(start, min(start + BATCH, number)), bodies, topics)
    _show_all()


def _terms() -> tuple[list, list]:
    from cms.models import Body, Topic

    bodies = [Body.objects.create(code=f"body-{n}", name=f"Drejtoria {n}") for n in range(25)]
    topics = [Topic.objects.create(code=f"topic-{n}", name=f"Tema {n}") for n in range(12)]
    return bodies, topics


def _write(numbers: range, bodies: list, topics: list) -> None:
    from documents.models import DocumentRecord, DocumentVersion, PublicationDocument

    dice = random.Random(numbers.start)
    records = DocumentRecord.objects.bulk_create(_record(n, bodies, dice) for n in numbers)
    pairs = [(record, language) for record in records for language in _languages(dice)]
    editions = PublicationDocument.objects.bulk_create(_edition(record, language, dice) for record, language in pairs)
    DocumentVersion.objects.bulk_create(
        DocumentVersion(document=edition, number=1, file=edition.file.name, checksum=edition.checksum, file_size=9)
        for edition in editions
    )
    through = DocumentRecord.topics.through
    through.objects.bulk_create(
        through(documentrecord=record, topic=topic)
        for record in records
        for topic in dice.sample(topics, dice.randint(0, 3))
    )


def _record(n: int, bodies: list, dice: random.Random):
    from documents.choices import DocumentKind
    from documents.models import DocumentRecord

    kinds = DocumentKind.values
    kind = dice.choice(kinds[:3]) if dice.random() < 0.7 else dice.choice(kinds)
    day = FIRST_DAY + timedelta(days=dice.randrange(DAYS))
    return DocumentRecord(
        kind=kind, issuing_body=dice.choice(bodies), date=day, reference=f"{n}/{day.year}", listed=True
    )


def _languages(dice: random.Random) -> list[str]:
    return ["sq", "sr-latn"] if dice.random() < 0.8 else ["sq"]


def _edition(record, language: str, dice: random.Random):
    from wagtail.models import Collection

    from documents.models import PublicationDocument

    return PublicationDocument(
        record=record, language=language, title=" ".join(dice.choices(WORDS[language].split(), k=8)).capitalize(),
        file=f"documents/{record.pk}/{language}.pdf", file_size=250_000, pages=3, checksum="0" * 64, version_number=1,
        listed=True, has_text=dice.random() < 0.75, collection_id=Collection.get_first_root_node().pk,
    )  # fmt: skip


def _show_all() -> None:
    """A public page uses every document, as ``PublicationDocument.objects.public()`` wants to see it."""
    from wagtail.models import Page

    from documents.models import DocumentRecord, DocumentUse

    page = Page.objects.get(locale__language_code="sq", depth=2)
    keys = DocumentRecord.objects.values_list("pk", flat=True)
    DocumentUse.objects.bulk_create((DocumentUse(page=page, record_id=key) for key in keys), batch_size=BATCH)


def addresses(number: int) -> dict[str, str]:
    last = -(-number // 20)
    return {
        "first page": "",
        "of one kind": "?kind=decision",
        "of a year and a body": "?year=2019&body=body-7",
        "of a language": "?language=sr-latn",
        "with text": "?text=yes",
        "of a topic": "?topic=topic-3",
        "rare words": f"?q={RARE.replace(' ', '+')}",
        "a word of two thirds": "?q=vendim",
        "last page": f"?page={last}",
        "by title": "?sort=title",
        "last page by title": f"?sort=title&page={last}",
        "oldest": "?sort=oldest",
    }


def measure(address: str) -> tuple[int, float]:
    """Queries and median CPU milliseconds of a page."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client, taken = Client(), []
    client.get(address)
    for _time in range(5):
        started = time.process_time()
        answer = client.get(address)
        taken.append((time.process_time() - started) * 1000)
        assert answer.status_code == 200, (address, answer.status_code)
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured), statistics.median(taken)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--number", type=int, default=50_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        prepare(folder)
        import django

        django.setup()
        from documents.models import DocumentLibraryPage

        fill(options.number)
        library = DocumentLibraryPage.objects.get(locale__language_code="sq").get_url()
        figures = {name: measure(library + query) for name, query in addresses(options.number).items()}
    print(f"{options.number} documents, SQLite, median of five\n\n| page | queries | CPU-ms |\n|---|---|---|")
    for name, (queries, milliseconds) in figures.items():
        print(f"| {name} | {queries} | {milliseconds:.0f} |")
    above = [name for name, (_queries, milliseconds) in figures.items() if milliseconds > GOAL]
    print(f"\nGoal: at most {GOAL:.0f} CPU-ms a page. " + (f"Above it: {', '.join(above)}." if above else "Reached."))


if __name__ == "__main__":
    main()
