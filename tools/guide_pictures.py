"""Take the pictures of the tours in the admin anew: python tools/guide_pictures.py [language ...]

A portal with the demonstration is served for each language, and a browser does what the tours tell.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from guide import editors, officers, translators
from guide.office import ROOT, open_office
from playwright.sync_api import sync_playwright

from tests.browser.conftest import CHROMIUM, FLAGS, environment_of, load

LANGUAGES = ("sq", "sr-latn", "sr-cyrl", "en")
PICTURES = ROOT / "cms" / "guide" / "static" / "guide"


def main(languages: list[str]) -> None:
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        loaded = load(folder / "loaded")
        glossary = [sys.executable, "manage.py", "load_glossary", "--verbosity=0"]
        subprocess.run(glossary, cwd=ROOT, env=environment_of(loaded, 80), check=True)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for language in languages or LANGUAGES:
            with open_office(browser, loaded, folder / language, language, PICTURES / language) as office:
                for tour in (editors, translators, officers):
                    tour.take_all(office)
            print(f"{len(office.taken)} pictures in {language}.")
        browser.close()
    size = sum(path.stat().st_size for path in PICTURES.rglob("*.webp"))
    print(f"The pictures of the tours are in {PICTURES.relative_to(ROOT)}: {size // 1024} KB.")


if __name__ == "__main__":
    main(sys.argv[1:])
