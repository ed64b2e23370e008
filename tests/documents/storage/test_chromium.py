"""What a real browser does with delivered files: it shows PDFs and text, and runs nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from threading import Thread

import pytest
from PIL import Image
from playwright.sync_api import Error, Page, sync_playwright
from reportlab.pdfgen.canvas import Canvas

from .conftest import body_of

pytestmark = pytest.mark.one_database

FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]


def red_pdf() -> bytes:
    stream = BytesIO()
    canvas = Canvas(stream)
    canvas.setFillColorRGB(1, 0, 0)
    canvas.rect(0, 0, 600, 850, fill=1)
    canvas.save()
    return stream.getvalue()


@contextmanager
def served(answers: dict[str, tuple[dict[str, str], bytes]]) -> Iterator[str]:
    """A server on loopback that gives these answers; its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            headers, body = answers.get(self.path, ({}, b""))
            self.send_response(200 if headers else 404)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *words):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def opened(ask):
    """A function that delivers a content and opens it in Chromium: ``opened(content, type, name)`` gives the page."""
    answers = {}
    with sync_playwright() as playwright, served(answers) as address:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        page = browser.new_page(viewport={"width": 800, "height": 600})

        def open_(content: bytes, media_type: str, filename: str, frame: bool = False) -> Page:
            answer = ask(content, facts={"media_type": media_type, "filename": filename})
            answers["/file"] = ({**answer.headers, "X-Frame-Options": "SAMEORIGIN"}, body_of(answer))
            answers["/page"] = (
                {"Content-Type": "text/html"},
                b'<iframe src="/file" width="700" height="500"></iframe>',
            )
            page.goto(f"{address}/{'page' if frame else 'file'}")
            return page

        yield open_
        browser.close()


def red_share(page: Page) -> float:
    """How much of what the page shows is red."""
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB").quantize(8).convert("RGB")
    colours = picture.getcolors()
    red = sum(count for count, (r, g, b) in colours if r > 200 and g < 80 and b < 80)
    return red / sum(count for count, _colour in colours)


def wait_for_red(page: Page) -> bool:
    for _try in range(100):
        if red_share(page) > 0.2:
            return True
        page.wait_for_timeout(100)
    return False


@pytest.mark.parametrize("frame", [False, True])
def test_a_pdf_can_be_read_in_the_browser_under_its_policy(opened, frame):
    assert wait_for_red(opened(red_pdf(), "application/pdf", "vendim.pdf", frame))


def test_a_text_can_be_read_in_the_browser_and_its_markup_stays_text(opened):
    page = opened("<script>document.title = 'run'</script> Çmimet".encode(), "text/plain; charset=utf-8", "a.txt")
    assert "Çmimet" in page.inner_text("body")
    assert "<script>" in page.inner_text("body")
    assert page.title() != "run"


@pytest.mark.parametrize(
    ("media_type", "name"), [("text/html", "a.html"), ("image/svg+xml", "a.svg"), ("application/xhtml+xml", "a.xhtml")]
)
def test_what_could_run_is_downloaded(opened, media_type, name):
    with pytest.raises(Error, match="Download is starting"):
        opened(b"<html><script>document.title = 'run'</script></html>", media_type, name)


def test_markup_under_the_name_of_a_pdf_is_not_run(opened):
    page = opened(b"<html><script>document.title = 'run'</script></html>", "application/pdf", "a.pdf")
    page.wait_for_timeout(500)
    assert page.title() != "run"
