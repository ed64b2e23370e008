"""Reading without a worker: an upload starts a process of its own, and many uploads start one."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cms import processes
from documents import background
from tests.documents.samples import SAMPLES

pytestmark = pytest.mark.one_database

ROOT = Path(__file__).resolve().parents[2]
UPLOADS = """
from django.core.files import File
from documents import background
from documents.models import PublicationDocument
import subprocess
started, popen = [], subprocess.Popen
subprocess.Popen = lambda *a, **k: started.append(popen(*a, **k)) or started[-1]
for number in range(4):
    document = PublicationDocument(title=str(number), language="sq")
    with open(PATH, "rb") as file:
        document.file.save("act.pdf", File(file), save=False)
    document.read_file_facts()
    document.save()
print(len(started))
"""
STATES = "from documents.models import Reading; print(*Reading.objects.values_list('state', flat=True))"


def test_many_uploads_start_one_process_that_reads_them_all(tmp_path, migrated_file):
    SAMPLES["pdf"](tmp_path / "act.pdf", [["Kuvendi i Komunës"]])
    environment = os.environ | {
        "DATA_DIR": str(tmp_path / "data"),
        "DATABASE_URL": f"sqlite:///{tmp_path}/portal.sqlite3",
        "DOCUMENT_READING": "background",
        "DJANGO_SETTINGS_MODULE": "cms.settings.development",
    }

    def manage(*command: str) -> str:
        return subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    migrated_file(tmp_path / "portal.sqlite3")
    script = UPLOADS.replace("PATH", repr(str(tmp_path / "act.pdf")))
    assert manage("shell", "--no-imports", "-c", script).strip() == "1"
    deadline = time.monotonic() + 60
    while (states := manage("shell", "--no-imports", "-c", STATES).split()) != ["done"] * 4:
        assert time.monotonic() < deadline, states


def test_a_second_process_leaves_the_first_one_alone(settings, tmp_path, monkeypatch):
    settings.DATA_DIR = str(tmp_path)
    started = []
    monkeypatch.setattr(processes.subprocess, "Popen", lambda *args, **options: started.append(args))
    with background.only_one() as first:
        assert first
        with background.only_one() as second:
            assert not second
        background.start()
        assert started == []
    background.start()
    assert len(started) == 1
