"""A reader of documents that is killed in the middle: the next one finishes, and everything is there once."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.documents.ocr.scans import as_pdf, drawn, scanned

pytestmark = pytest.mark.one_database

ROOT = Path(__file__).resolve().parents[2]
WORDS = "Kuvendi i Komunës në mbledhjen e mbajtur\nmë 20 shkurt 2026 mori këtë vendim."
UPLOADS = """
import sys
from django.core.files import File
from documents.models import PublicationDocument
document = PublicationDocument(title="Skanimi", language="sq")
with open(sys.argv[1], "rb") as file:
    document.file.save("skanimi.pdf", File(file), save=False)
document.read_file_facts()
document.save()
"""
TELLS = """
from documents.models import PageText, Reading
pages = list(PageText.objects.order_by("number").values_list("number", "source"))
print([Reading.objects.get().state, Reading.objects.get().attempts, pages])
"""


@pytest.fixture
def portal(tmp_path):
    """A portal of its own in a folder: a function that runs a command of it."""
    environment = os.environ | {
        "DATA_DIR": str(tmp_path),
        "DATABASE_URL": f"sqlite:///{tmp_path}/komuna.sqlite3",
        "DOCUMENT_READING": "off",
        "DJANGO_SETTINGS_MODULE": "cms.settings.development",
    }

    def start(*command: str) -> subprocess.Popen:
        return subprocess.Popen(
            [sys.executable, *command], cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )

    return start


def finish(process: subprocess.Popen) -> str:
    output = process.communicate()[0].decode()
    assert process.returncode == 0, output
    return output


def pages_recognised(folder: Path) -> int:
    with sqlite3.connect(folder / "komuna.sqlite3", timeout=20) as database:
        query = "select count(*) from documents_pagetext where source = 'ocr'"
        return database.execute(query).fetchone()[0]


def test_a_killed_reader_is_followed_by_one_that_finishes(portal, tmp_path, migrated_file):
    scan = as_pdf([scanned(drawn(WORDS)) for _page in range(6)], tmp_path / "scan.pdf")
    migrated_file(tmp_path / "komuna.sqlite3")
    script = f"import sys; sys.argv = ['-', {str(scan)!r}]\n{UPLOADS}"
    finish(portal("manage.py", "shell", "--no-imports", "-c", script))

    reader = portal("manage.py", "process_documents")
    deadline = time.monotonic() + 120
    while pages_recognised(tmp_path) < 2:
        assert reader.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.05)
    reader.send_signal(signal.SIGKILL)
    reader.wait()
    before = pages_recognised(tmp_path)
    assert 2 <= before < 6
    assert "'running', 1" in finish(portal("manage.py", "shell", "--no-imports", "-c", TELLS))

    finish(portal("manage.py", "process_documents"))
    pages = [(number, "ocr") for number in range(1, 7)]
    assert str(["done", 2, pages]) in finish(portal("manage.py", "shell", "--no-imports", "-c", TELLS))

    assert finish(portal("manage.py", "process_documents")) == ""
    assert "'done', 2" in finish(portal("manage.py", "shell", "--no-imports", "-c", TELLS))
