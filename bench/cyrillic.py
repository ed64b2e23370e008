"""`python bench/cyrillic.py`: what delivery in Cyrillic costs a page, in milliseconds of CPU time.

The page is one of 60 kB made of the corpus' own sentences between the tags of a list, as the portal writes it. *First*:
a process that has converted nothing yet. *New*: a process that knows the words, and a page it has not seen. *Same*: the
page again, as between two fillings of a cache. Needs no database.
"""

import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from cms.cyrillic.addresses import Addresses
from cms.cyrillic.corpus import corpus
from cms.cyrillic.markup import converted
from cms.cyrillic.text import Converter

BYTES, ROUNDS, GOAL = 60_000, 15, 5.0
ADDRESSES = Addresses("/", ("https://portal.example",))


def page(seed: int) -> str:
    """A page of ``BYTES``; two seeds have the same words in other sentences, addresses and titles."""
    dice = random.Random(seed)
    sentences = [line.latin for line in corpus()]
    parts = ['<!doctype html><html lang="sr-Latn"><head><title>Odluke opštine</title></head><body><ul class="cards">']
    length = 0
    while length < BYTES:
        number, title, first, second = dice.randrange(9999), *dice.choices(sentences, k=3)
        parts.append(
            f'\n  <li class="card">\n    <p class="card__meta"><span class="kind">Odluka</span> {number}</p>\n'
            f'    <h3 class="card__title"><a href="/sr-latn/akti/{number}/">{title}</a></h3>\n'
            f'    <p class="card__summary">{first} {second}</p>\n  </li>'
        )
        length += len(parts[-1].encode())
    return "".join([*parts, "</ul></body></html>"])


def cost(action: Callable[[], object]) -> float:
    started = time.process_time()
    action()
    return (time.process_time() - started) * 1000


def main() -> int:
    first, new, same, warm = [], [], [], Converter()
    for seed in range(1, 6):
        converted(page(-seed), warm.text, ADDRESSES)
    for seed in range(ROUNDS):
        html, cold = page(seed), Converter()
        first.append(cost(lambda text=cold.text, html=html: converted(html, text, ADDRESSES)))
        new.append(cost(lambda html=html: converted(html, warm.text, ADDRESSES)))
        same.append(cost(lambda html=html: converted(html, warm.text, ADDRESSES)))
    print(f"{len(html.encode()) / 1000:.0f} kB, median of {ROUNDS} in CPU milliseconds, goal {GOAL}:")
    for name, values in (("first", first), ("new", new), ("same", same)):
        print(f"{name:>6} {statistics.median(values):6.2f}")
    return int(statistics.median(new) > GOAL)


if __name__ == "__main__":
    sys.exit(main())
