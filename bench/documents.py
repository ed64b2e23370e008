"""Measure the documents library: ``python bench/documents.py text``."""

import os
import resource
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.test")

PAGES, LINES, TARGET = 200, 45, 300
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


MEASUREMENTS = {"text": text}

if __name__ == "__main__":
    chosen = sys.argv[1:] or list(MEASUREMENTS)
    # Every one is measured, also after one that missed.
    results = [MEASUREMENTS[name]() for name in chosen]
    if not all(results):
        sys.exit("A target is missed.")
