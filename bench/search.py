"""`make bench-search`: the search over synthetic municipalities of growing size, and plain FTS5 beside it.

Each size gets a database of its own (SQLite in a temporary folder; with DATABASE_URL that database, for one size).
Figures are milliseconds of the server's time for a whole answer through Django's test client, and of its CPU time;
p50 and p95 over different queries of each kind, each asked once after ten others warmed the process up.
"""

import argparse
import json
import os
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
SIZES = (1_000, 10_000, 100_000)
QUERIES = 60
# Milliseconds at p95 on SQLite with 100,000 entries; PostgreSQL may take twice as long.
GOALS = {
    "rare word": 50,
    "two words": 50,
    "phrase": 50,
    "reference": 50,
    "Cyrillic": 50,
    "filtered": 50,
    "suggestions": 50,
    "common word": 200,
    "newest first": 20,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--one", help="measure the portal in this folder, and print the figures as JSON")
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measure_one(Path(options.one), options.sizes[0])))
        return
    figures = {size: _in_a_process(size) for size in options.sizes}
    print(table(figures))


def _in_a_process(size: int) -> dict:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "static").mkdir()
        environment = os.environ | {"DATA_DIR": folder, "DEBUG": "0", "DOCUMENT_READING": "off"}
        environment |= {"DJANGO_SETTINGS_MODULE": "cms.settings.development"}
        for command in (["migrate", "-v0"], ["setup_portal"], ["load_synonyms"]):
            arguments = [sys.executable, "manage.py", *command]
            subprocess.run(arguments, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
        command = [sys.executable, __file__, "--one", folder, "--sizes", str(size)]
        answer = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)
        return json.loads(answer.stdout.splitlines()[-1])


def measure_one(folder: Path, size: int) -> dict:
    import django

    django.setup()
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["*"]
    figures = {"writing": _write(size)}
    figures["answers"] = {kind: _timed(addresses) for kind, addresses in _addresses().items()}
    figures["publish"] = _publish()
    if "postgres" not in os.environ.get("DATABASE_URL", ""):
        figures["plain FTS5"] = _plain(folder)
    return figures


# --- Writing ---------------------------------------------------------------------------------------------


def _write(size: int) -> dict:
    """Things a second, and a second of CPU time: the corpus published in bulk, the catalogue derived anew."""
    from django.utils import timezone

    from cms.demo.corpus.filling import fill
    from search.catalogue.rebuilding import Place, rebuild
    from search.models import CatalogueEntry, CatalogueRecord

    pages = 0

    def publish() -> None:
        nonlocal pages
        pages = fill(size, date(2026, 11, 20), timezone.now())

    filled = _took(publish)
    sizes = _sizes()
    CatalogueEntry.objects.all().delete()
    CatalogueRecord.objects.all().delete()
    rebuilt = _took(lambda: list(rebuild(Place())))
    taken = {"published a second": filled, "rebuilt a second": rebuilt}
    return {"pages": pages, "sizes": sizes, "sizes anew": _sizes()} | {
        name: [pages / seconds for seconds in both] for name, both in taken.items()
    }


def _took(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds, and seconds of CPU time."""
    started, worked = time.monotonic(), time.process_time()
    work()
    return time.monotonic() - started, time.process_time() - worked


def _sizes() -> dict:
    """Megabytes of the texts and of what the search keeps for them."""
    from django.db import connection
    from django.db.models import Sum
    from django.db.models.functions import Length

    from search.models import CatalogueEntry

    lengths = CatalogueEntry.objects.aggregate(n=Sum(Length("title") + Length("summary") + Length("text")))
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT SUM(pgsize) FROM dbstat WHERE name LIKE 'search\\_%record%' ESCAPE '\\'")
        else:
            sizes = "SELECT SUM(pg_total_relation_size(oid)) FROM pg_class WHERE relkind = 'r'"
            cursor.execute(sizes + " AND relname LIKE 'search%record%'")
        index = cursor.fetchone()[0]
    return {"text": lengths["n"] / 1e6, "index": float(index) / 1e6}


# --- Asking ------------------------------------------------------------------------------------------------


def _addresses() -> dict[str, list[str]]:
    from cms.demo.corpus.words import Chain
    from cms.models import Body
    from search.engines import engine
    from search.models import CatalogueEntry

    dice = random.Random(7)
    keys = list(CatalogueEntry.objects.filter(language="sq").values_list("pk", flat=True))
    entries = list(CatalogueEntry.objects.filter(pk__in=dice.sample(keys, min(len(keys), 400))))
    words = [[word.strip(".,") for word in entry.text.split() if word.strip(".,").isalpha()] for entry in entries]
    common = [word for word, _n in _most_frequent(words)[:200] if len(word) > 4 and _terms(word)]
    counts = engine().frequencies({term for word in common for term in _terms(word)})
    common = [word for word in common if max(counts.get(term, 0) for term in _terms(word)) > 1000] or common[:QUERIES]
    once = [[word for word in text if len(word) > 5 and word not in common] for text in words]
    chain, bodies = Chain("sq"), list(Body.objects.values_list("code", flat=True))
    references = [entry.references[0] for entry in entries if entry.references]

    def page(text: str, **more: str) -> str:
        return f"/sq/search/?q={quote(text)}" + "".join(f"&{name}={value}" for name, value in more.items())

    filters = [{"body": dice.choice(bodies), "year": str(dice.randint(2012, 2026))} for _n in range(QUERIES)]
    beginnings = [dice.choice(text)[: dice.randint(3, 6)] for text in once if text]
    usual = (common * QUERIES)[:QUERIES]
    questions = {
        "rare word": [page(chain.name(dice)) for _n in range(QUERIES)],
        "two words": [page(" ".join(dice.sample(text, 2))) for text in once if len(text) > 1],
        "phrase": [page(f'"{_neighbours(text, dice)}"') for text in words if len(text) > 5],
        "reference": [page(reference, all="1") for reference in references],
        "Cyrillic": [page(_cyrillic(entry)) for entry in _serbian(dice)],
        "filtered": [page(word, **chosen) for word, chosen in zip(usual, filters, strict=True)],
        "common word": [page(word) for word in usual],
        "newest first": [f"/sq/search/feed/?q={quote(word)}" for word in usual],
        "suggestions": [f"/sq/search/suggestions/?q={quote(text)}" for text in beginnings],
    }
    return {kind: addresses[:QUERIES] for kind, addresses in questions.items()}


def _terms(word: str) -> tuple[str, ...]:
    from search.analysis import query_terms

    return query_terms(word)


def _most_frequent(texts: list[list[str]]) -> list[tuple[str, int]]:
    from collections import Counter

    return Counter(word.lower() for text in texts for word in set(text)).most_common()


def _neighbours(text: list[str], dice: random.Random) -> str:
    start = dice.randrange(len(text) - 3)
    return " ".join(text[start : start + 3])


def _serbian(dice: random.Random) -> list:
    from search.models import CatalogueEntry

    keys = list(CatalogueEntry.objects.filter(language="sr-latn").values_list("pk", flat=True))
    return list(CatalogueEntry.objects.filter(pk__in=dice.sample(keys, min(len(keys), QUERIES))))


def _cyrillic(entry) -> str:
    import cyrtranslit

    words = [word for word in entry.title.split() if word.isalpha()]
    return cyrtranslit.to_cyrillic(" ".join(words[:2]), "sr")


def _timed(addresses: list[str]) -> dict:
    from django.test import Client

    client, walls, cpus, found = Client(), [], [], 0
    for address in addresses[:10]:
        client.get(address)
    for address in addresses:
        started, worked = time.perf_counter(), time.process_time()
        answer = client.get(address)
        walls.append((time.perf_counter() - started) * 1000)
        cpus.append((time.process_time() - worked) * 1000)
        if answer.status_code != 200:
            raise SystemExit(f"{address} answered {answer.status_code}.")
        found += b"<mark>" in answer.content or b"<entry>" in answer.content or b'"text"' in answer.content
    return _spread(walls) | {"cpu p95": _spread(cpus)["p95"], "asked": len(addresses), "found": found}


def _spread(values: list[float]) -> dict:
    return {"p50": statistics.median(values), "p95": sorted(values)[int(len(values) * 0.95)]}


def _publish() -> dict:
    """Milliseconds that publishing an edit of one act takes, and how many of them go into the catalogue."""
    from pages.models import ActPage
    from search.catalogue.writing import refresh_records

    walls, own = [], []
    for act in ActPage.objects.filter(live=True).order_by("-pk")[:20]:
        act.summary = f"{act.summary[:400]} Po."
        revision = act.save_revision()
        started = time.perf_counter()
        revision.publish()
        walls.append((time.perf_counter() - started) * 1000)
        act.refresh_from_db()
        ActPage.objects.filter(pk=act.pk).update(summary=f"{act.summary[:400]} Jo.")
        started = time.perf_counter()
        refresh_records([act.translation_key])
        own.append((time.perf_counter() - started) * 1000)
    return {"whole": _spread(walls), "catalogue": _spread(own)}


# --- Plain FTS5 -----------------------------------------------------------------------------------------------


def _plain(folder: Path) -> dict:
    """The same titles and texts in a bare FTS5 table: what SQLite alone needs for a ranked page of twenty."""
    from search.models import CatalogueEntry

    connection = sqlite3.connect(folder / "plain.sqlite3")
    connection.execute("CREATE VIRTUAL TABLE plain USING fts5(title, text, tokenize = 'unicode61 remove_diacritics 2')")
    rows = CatalogueEntry.objects.values_list("pk", "title", "text").iterator()
    started = time.monotonic()
    connection.executemany("INSERT INTO plain (rowid, title, text) VALUES (?, ?, ?)", rows)
    connection.commit()
    written = time.monotonic() - started
    queries = {"rare word": _plain_words(1), "two words": _plain_words(2), "common word": _plain_words(0)}
    sql = "SELECT rowid FROM plain WHERE plain MATCH ? ORDER BY rank LIMIT 20"
    answers = {
        kind: _asked(lambda text: connection.execute(sql, [text]).fetchall(), texts) for kind, texts in queries.items()
    }
    return {"answers": answers, "written a second": CatalogueEntry.objects.count() / written}


def _plain_words(number: int) -> list[str]:
    from urllib.parse import parse_qs, urlsplit

    kind = ("common word", "rare word", "two words")[number]
    texts = [parse_qs(urlsplit(address).query)["q"][0] for address in _addresses()[kind]]
    return [" ".join(f'"{word}"' for word in text.split()) for text in texts]


def _asked(ask: Callable[[str], list], texts: list[str]) -> dict:
    def taken() -> Iterator[float]:
        for text in texts:
            started = time.perf_counter()
            ask(text)
            yield (time.perf_counter() - started) * 1000

    return _spread(list(taken()))


# --- The table ------------------------------------------------------------------------------------------------


def table(figures: dict[int, dict]) -> str:
    sizes = list(figures)
    lines = [_row(["", *(f"{size:,}" for size in sizes), "goal p95"]), _row(["---"] * (len(sizes) + 2))]
    for kind, goal in GOALS.items():
        cells = [_answer(figures[size]["answers"][kind]) for size in sizes]
        lines.append(_row([f"{kind}: p50 / p95 ms (CPU p95), found", *cells, f"{goal}"]))
    for name, unit in (("published a second", "150"), ("rebuilt a second", "1,000")):
        rates = (figures[size]["writing"][name] for size in sizes)
        lines.append(_row([f"{name} (of CPU)", *(f"{wall:.0f} ({cpu:.0f})" for wall, cpu in rates), unit]))
    for name, when in (("sizes", "published"), ("sizes anew", "deleted and rebuilt")):
        cells = (_ratio(figures[size]["writing"][name]) for size in sizes)
        lines.append(_row([f"index / text, {when}", *cells, "3"]))
    for name, goal in (("catalogue", "50"), ("whole", "")):
        cells = (
            f"{figures[size]['publish'][name]['p50']:.0f} / {figures[size]['publish'][name]['p95']:.0f}"
            for size in sizes
        )
        lines.append(_row([f"one publication, {name}: ms", *cells, goal]))
    for kind in ("rare word", "two words", "common word"):
        cells = [_plain_answer(figures[size].get("plain FTS5"), kind) for size in sizes]
        lines.append(_row([f"plain FTS5, {kind}: p50 / p95 ms", *cells, ""]))
    return "\n".join(lines)


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _answer(answer: dict) -> str:
    return f"{answer['p50']:.0f} / {answer['p95']:.0f} ({answer['cpu p95']:.0f}), {answer['found']}/{answer['asked']}"


def _plain_answer(plain: dict | None, kind: str) -> str:
    return f"{plain['answers'][kind]['p50']:.1f} / {plain['answers'][kind]['p95']:.1f}" if plain else ""


def _ratio(sizes: dict) -> str:
    return f"{sizes['index']:.0f} / {sizes['text']:.0f} MB = {sizes['index'] / sizes['text']:.2f}"


if __name__ == "__main__":
    main()
