"""A portal of the demonstration, people who sign in to it, and the camera that takes pictures of their screens."""

import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Locator, Page

from tests.browser.conftest import PASSWORD, ROOT, copy_portal, environment_of, free_port, send, wait_for

# The day on all pictures, a little after the newest records of the demonstration.
DAY = "2026-03-16"
SHOWN_DAY = "16.03.2026"
FILES = ROOT / "cms" / "demo" / "files"
WORDS = tomllib.loads((Path(__file__).parent / "words.toml").read_text())
SCREEN = {"width": 1280, "height": 900}
# Beside the menu of the admin, which only the first picture of a tour shows.
MENU = 200
COLOURS = 128
# What moves or is in the way, and what a browser writes in its own language: buttons of files, orders of dates.
_QUIET = """
  * { animation: none !important; transition: none !important; caret-color: transparent !important; }
  .xdsoft_datetimepicker { display: none !important; }
  input[type=file] { color: transparent !important; }
  input[type=file]::file-selector-button, input[type=date]::-webkit-datetime-edit { opacity: 0 !important; }
"""
# What the clock says becomes the day of the pictures; the machine's own address becomes one of a portal.
_STEADY = """([day, from, to]) => {
  document.querySelectorAll("time, .w-human-readable-date").forEach((each) => {
    (each.querySelector("[data-w-tooltip-target]") || each).textContent = day;
  });
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    if (text.data.includes(from)) text.data = text.data.replace(from, to);
  }
}"""
ADDRESS = "https://komuna.example"
# Beside the button that saves.
MORE = "footer [data-w-dropdown-target=toggle], .actions [data-w-dropdown-target=toggle]"


@dataclass
class Office:
    """``language`` is the admin's, ``words`` what is written there."""

    browser: Browser
    address: str
    language: str
    folder: Path
    words: dict
    pages: dict[str, Page] = field(default_factory=dict)
    taken: list[str] = field(default_factory=list)

    def sign_in(self, name: str) -> Page:
        """The browser page of a user, who stays signed in."""
        if name not in self.pages:
            self.pages[name] = self.visitor()
            send(self.pages[name], "/admin/login/", username=name, password=PASSWORD, next="/admin/account/")
        return self.pages[name]

    def visitor(self) -> Page:
        return self.browser.new_context(base_url=self.address, viewport=SCREEN, bypass_csp=True).new_page()

    def number_of(self, address: str) -> int:
        """The number in the admin of the page at a public address."""
        answer = self.visitor().request.get(f"/api/v1/find/?url={address}")
        return answer.json()["id"]

    def take(self, page: Page, name: str, left=MENU, top=0, width=None, height=560, around: Locator | None = None):
        """Keep a part of the screen as the picture of that name; ``around`` is what it begins with."""
        page.add_style_tag(content=_QUIET)
        page.wait_for_timeout(400)
        page.evaluate(_STEADY, [SHOWN_DAY, self.address, ADDRESS])
        if around:
            top += around.bounding_box()["y"]
        clip = {"x": left, "y": max(top, 0), "width": width or SCREEN["width"] - left, "height": height}
        keep(page.screenshot(clip=clip), self.folder / f"{name}.webp")
        self.taken.append(name)


def publish(page: Page) -> None:
    """Press the button behind the arrow, as a publisher."""
    page.locator(MORE).first.click()
    page.locator("button[name=action-publish]").click()
    page.wait_for_load_state("networkidle")


def keep(shot: bytes, path: Path) -> None:
    """Screens have few colours: fewer of them and no loss make small files with sharp letters."""
    few = Image.open(BytesIO(shot)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    path.parent.mkdir(parents=True, exist_ok=True)
    few.convert("RGB").save(path, "WEBP", lossless=True, quality=100, method=6)


@contextmanager
def open_office(browser: Browser, loaded: Path, data: Path, language: str, folder: Path) -> Iterator[Office]:
    """A portal of its own for the pictures of one language, served while it is open."""
    port = free_port()
    copy_portal(loaded, data, port)
    environment = environment_of(data, port) | {"ADMIN_LANGUAGE": language, "TODAY": DAY, "DOCUMENT_READING": "off"}
    granian = ["-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
    granian += ["--log-level", "warning", "cms.wsgi:application"]
    server = subprocess.Popen([sys.executable, *granian], cwd=ROOT, env=environment)
    try:
        wait_for(f"http://127.0.0.1:{port}/health/", server)
        words = WORDS["sr-latn" if language.startswith("sr") else "sq"]
        yield Office(browser, f"http://127.0.0.1:{port}", language, folder, words)
    finally:
        server.terminate()
        server.wait(timeout=10)
