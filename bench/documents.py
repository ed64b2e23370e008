"""Measure the reading of documents: ``python bench/documents.py [text] [ocr] [worker]``.

``text``: pages of a text layer a second. ``ocr``: recognised pages a CPU-second and the memory of one process.
``worker``: how much the process that reads documents grows over a scan of 500 pages (some minutes).
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.test")

PAGES, LINES, TARGET = 200, 45, 300
OCR_RATE, OCR_MEGABYTES = 0.3, 150
# A document of this many pages in each language and script.
SCANS, SCANNED = (("sq", "Albanian"), ("sr-latn", "Serbian, Latin"), ("sr-latn", "Serbian, Cyrillic")), 3
SCAN_PAGES, WORKER_MEGABYTES, SETTLED = 500, 300, 5
SENTENCES = (
    "Kuvendi i Komunës, në mbledhjen e mbajtur më 29 mars 2026, miratoi vendimin për çmimin e shërbimeve.",
    "Skupština opštine je na sednici održanoj 29. marta 2026. godine usvojila odluku o ceni za građevinsko zemljište.",
    "Скупштина општине је на седници одржаној 29. марта 2026. године усвојила одлуку о цени за грађевинско земљиште.",
)


def make_pdf(path: Path, pages: int = PAGES) -> None:
    """Write a PDF with as much text as a full page of an act holds, each page in the next language."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen import canvas

    pdfmetrics.registerFont(TTFont("DejaVuSans", "DejaVuSans.ttf"))
    paper = canvas.Canvas(str(path))
    for number, sentence in enumerate(islice(cycle(SENTENCES), pages), start=1):
        paper.setFont("DejaVuSans", 7)
        for line in range(LINES):
            paper.drawString(50, 790 - 16 * line, f"Neni {number}.{line} {sentence}")
        paper.showPage()
    paper.save()


def processor_seconds() -> float:
    """User and system time of this process and of its ended children so far."""
    usages = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def text() -> bool:
    """Text layer, from the file to normalised pages, start of the child included; True where the target is met."""
    import django

    django.setup()
    from documents.engines.extraction import _finished, engines, read

    fast = {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pages.pdf"
        make_pdf(path)
        for engine in engines("pdf"):
            used, started = processor_seconds(), time.perf_counter()
            found = _finished(read(engine, path), engine)
            used, waited = processor_seconds() - used, time.perf_counter() - started
            if len(found.pages) != PAGES or SENTENCES[2] not in found.pages[2]:
                sys.exit(f"{engine.name} read other text than was written.")
            fast[engine.name] = PAGES / used
            print(
                f"text {engine.name:<10} {PAGES / used:6.0f} pages a CPU-second, {PAGES / waited:6.0f} a second waited"
            )
    return max(fast.values()) >= TARGET


def ocr() -> bool:
    """Scan-like full pages in three writings, each in its own language; True where speed and memory are met."""
    import django

    django.setup()
    from documents import ocr as recognition

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "scan.pdf"
        # Drawn elsewhere: a child's memory is counted from that of the process that starts it.
        subprocess.run([sys.executable, __file__, "draw-scan", str(path)], check=True)
        times = []
        for document, (language, script) in enumerate(SCANS):
            used, likely = processor_seconds(), ()
            for page in range(SCANNED):
                likely = recognition.read_page(path, document * SCANNED + page + 1, language, likely).languages
            times.append((processor_seconds() - used) / SCANNED)
            print(f"ocr {script:<18} {times[-1]:.2f} CPU-seconds a page")
    megabytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    rate = len(times) / sum(times)
    print(f"ocr {rate:.2f} pages a CPU-second, at most {megabytes:.0f} MB a process")
    return rate >= OCR_RATE and megabytes <= OCR_MEGABYTES


def draw_scan(path: Path) -> None:
    from tests.documents.ocr.scans import as_pdf, drawn, scanned

    pages = [sentence for sentence in SENTENCES for _page in range(SCANNED)]
    as_pdf([scanned(drawn(_full_page(sentence)), seed=n) for n, sentence in enumerate(pages)], path)


def _full_page(sentence: str) -> str:
    words = sentence.split()
    return "\n".join(f"{n}. {' '.join(words[n % 5 :])[:72]}" for n in range(1, 36))


def worker() -> bool:
    """Read a 500-page scan as the worker does, in a process of its own; True where it grows by less than the goal."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DATA_DIR": folder, "DOCUMENT_READING": "off"}
        os.environ["DJANGO_SETTINGS_MODULE"] = "cms.settings.development"
        os.environ.pop("DATABASE_URL", None)
        manage = [sys.executable, str(ROOT / "manage.py")]
        subprocess.run([*manage, "migrate", "--verbosity=0"], check=True)
        subprocess.run([sys.executable, str(Path(__file__)), "store-scan"], check=True)
        started = time.perf_counter()
        process = subprocess.Popen([*manage, "process_documents"], stdout=subprocess.DEVNULL)
        first, most = None, 0
        while process.poll() is None:
            most = _resident(process.pid) or most
            if first is None and time.perf_counter() - started > SETTLED:
                first = most
            time.sleep(0.2)
        grown = most - (first or most)
        waited = time.perf_counter() - started
        print(f"worker {first:.0f} MB at the start, {grown:+.0f} MB over {SCAN_PAGES} pages in {waited:.0f} s")
    return process.returncode == 0 and grown < WORKER_MEGABYTES


def store_scan() -> None:
    """Put the scan into the portal of the environment: every page a picture of its own."""
    import django

    django.setup()
    from django.core.files import File

    from documents.models import PublicationDocument
    from tests.documents.ocr.scans import as_pdf, drawn, scanned

    page = scanned(drawn(SENTENCES[0][:60]))
    with tempfile.TemporaryDirectory() as folder:
        path = as_pdf([page] * SCAN_PAGES, Path(folder) / "scan.pdf")
        document = PublicationDocument(title="500", language="sq")
        with path.open("rb") as file:
            document.file.save("scan.pdf", File(file), save=False)
            document.read_file_facts()
            document.save()


def _resident(process: int) -> float:
    """Resident megabytes of a process, 0 where it has ended."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), 0)


MEASUREMENTS = {"text": text, "ocr": ocr, "worker": worker}

if __name__ == "__main__":
    if sys.argv[1:2] == ["draw-scan"]:
        sys.exit(draw_scan(Path(sys.argv[2])))
    if sys.argv[1:] == ["store-scan"]:
        sys.exit(store_scan())
    chosen = sys.argv[1:] or list(MEASUREMENTS)
    # Every one is measured, also after one that missed.
    results = [MEASUREMENTS[name]() for name in chosen]
    if not all(results):
        sys.exit("A target is missed.")
