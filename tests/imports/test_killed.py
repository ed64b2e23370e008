"""An import that is killed leaves whole records only, and the next run ends as if nothing had happened."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import PDF

from .conftest import DECISION, ODLUKA, odt_bytes

pytestmark = pytest.mark.one_database

ROOT = Path(__file__).resolve().parents[2]
COUNT = """
from documents.models import PublicationDocument
from pages.models import ActPage
from collections import Counter
pages = Counter(ActPage.objects.values_list("translation_key", flat=True))
files = Counter(PublicationDocument.objects.values_list("record__key", flat=True))
public = ActPage.objects.live().count() == ActPage.objects.count() and not PublicationDocument.objects.exclude(
    pk__in=PublicationDocument.objects.public().values("pk")
).exists()
print(len(pages), set(pages.values()) <= {2} and public, dict(pages) == dict(files))
"""
# Dies in the middle of the third record: its documents are stored and its first page is public, its second is not.
DIES = """
import os, signal, sys
import django
django.setup()
from django.core.management import call_command
from wagtail.models import Revision
publish, count = Revision.publish, 0
def publish_or_die(revision, *args, **kwargs):
    global count
    count += 1
    if count == 6:
        os.kill(os.getpid(), signal.SIGKILL)
    return publish(revision, *args, **kwargs)
Revision.publish = publish_or_die
call_command("import_records", sys.argv[1])
"""


@pytest.mark.slow
def test_a_killed_import_leaves_whole_records_only(folder, write_manifest, tmp_path, migrated_file):
    (folder / "vendim.pdf").write_bytes(PDF)
    (folder / "odluka.odt").write_bytes(odt_bytes())
    pairs = [(DECISION, ODLUKA)] * 16
    rows = [row | {"record": f"r{n}", "reference": f"{n}/26"} for n, pair in enumerate(pairs) for row in pair]
    manifest = write_manifest(rows)
    environment = os.environ | {
        "DOCUMENT_READING": "off",
        "DATA_DIR": str(tmp_path),
        "DATABASE_URL": f"sqlite:///{tmp_path}/killed.sqlite3",
        "DJANGO_SETTINGS_MODULE": "cms.settings.development",
    }

    def manage(*words, **options):
        return subprocess.Popen(
            [sys.executable, "manage.py", *words],
            cwd=ROOT,
            env=environment,
            text=True,
            stdout=subprocess.PIPE,
            **options,
        )

    def state():
        return manage("shell", "-v0", "-c", COUNT).communicate()[0].split()

    migrated_file(tmp_path / "killed.sqlite3")
    dying = [sys.executable, "-c", DIES, str(manifest)]
    killed = subprocess.run(dying, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert state() == ["2", "True", "True"]
    running = manage("import_records", str(manifest), stderr=subprocess.PIPE)
    for _line in zip(range(8), running.stderr, strict=False):
        pass
    time.sleep(0.05)
    running.send_signal(signal.SIGKILL)
    running.wait()
    whole, all_twins, files_match = state()
    assert 8 <= int(whole) < 16
    assert (all_twins, files_match) == ("True", "True")
    assert manage("import_records", str(manifest), stderr=subprocess.DEVNULL).wait() == 0
    assert state() == ["16", "True", "True"]
