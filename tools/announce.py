"""Wait until the portal answers, then print what to open. Runs beside the server that `make run` starts."""

import argparse
import time
import urllib.error
import urllib.request
from pathlib import Path

PATIENCE = 60.0


def answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5) as response:
            return response.status == 200
    except (urllib.error.URLError, OSError):
        return False


def wait_for(address: str, seconds: float = PATIENCE) -> bool:
    """True as soon as the address answers, False when the time is over."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if answers(address):
            return True
        time.sleep(0.1)
    return False


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base", help="address of the portal, as http://127.0.0.1:8000")
    parser.add_argument("--users", type=Path, help="file with the sign-in names of the demonstration")
    options = parser.parse_args()
    if not wait_for(f"{options.base}/health/"):
        print(f"The portal does not answer at {options.base}; the lines above say why.", flush=True)
        return
    print(f"\nKomuna is running. Open:\n  {options.base}/sq/       the portal in Albanian", flush=True)
    print(f"  {options.base}/sr-latn/  the portal in Serbian\n  {options.base}/admin/    for editors", flush=True)
    if options.users and options.users.is_file():
        print(options.users.read_text(encoding="utf-8").rstrip(), flush=True)
    print("Stop it with Ctrl-C.\n", flush=True)


if __name__ == "__main__":
    main()
