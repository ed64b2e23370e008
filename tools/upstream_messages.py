"""Report what installed packages say that the project has not translated, has in other words, or no longer needs.

python tools/upstream_messages.py            what is new, changed and gone; exits with 1 where anything is
python tools/upstream_messages.py --write    the same, and brings the files below catalogues/ in line
"""

import argparse
import sys
from collections.abc import Iterator

from wording.differences import Differences, differences
from wording.domains import LANGUAGES, domains
from wording.updating import bring_in_line


def report() -> Iterator[Differences]:
    for domain in domains():
        for language in LANGUAGES:
            if found := differences(domain, language):
                yield found


def lines(found: Differences) -> Iterator[str]:
    before = f" (translated for {found.before})" if found.before not in ("", found.now) else ""
    yield f"{found.domain} {found.language}, {found.now}{before}"
    yield from (f"  new      {entry.msgid!r}" for entry in found.new)
    yield from (f"  changed  {was.msgid!r}\n        to {entry.msgid!r}" for entry, was in found.changed)
    yield from (f"  gone     {entry.msgid!r}" for entry in found.gone)


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="bring the files below catalogues/ in line")
    write = parser.parse_args(words).write
    counts = [0, 0, 0]
    for found in report():
        print("\n".join(lines(found)))
        counts = [a + len(b) for a, b in zip(counts, (found.new, found.changed, found.gone), strict=True)]
    print("{} new, {} changed, {} gone.".format(*counts))
    if write:
        for domain in domains():
            for language in LANGUAGES:
                bring_in_line(domain, language)
        print("The files below catalogues/ are in line. Translate what is empty, look at what is marked fuzzy.")
        return 0
    return 1 if any(counts) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
