"""Image-only PDFs that look scanned: a page turned a little, grey and noisy, with a round stamp."""

import random
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from .fonts import BOLD, REGULAR, font_path
from .sheet import Sheet

DPI = 150
WIDTH, HEIGHT = round(8.27 * DPI), round(11.69 * DPI)
MARGIN, BOTTOM = 150, HEIGHT - 190
QUALITY = 34


def write_scan(sheet: Sheet, path: Path) -> None:
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    for number, page in enumerate(_pages(sheet)):
        canvas.drawImage(ImageReader(_as_scanned(page, f"{sheet.file}:{number}")), 0, 0, *A4)
        canvas.showPage()
    canvas.save()


class _Paper:
    """Pages that text is set on, line by line."""

    def __init__(self):
        self.pages: list[Image.Image] = []
        self.turn()

    def turn(self) -> None:
        self.pages.append(Image.new("L", (WIDTH, HEIGHT), 250))
        self.pen, self.y = ImageDraw.Draw(self.pages[-1]), MARGIN

    def set(self, text: str, bold: bool = False, size: int = 23, centred: bool = False, indent: int = 0) -> None:
        font = ImageFont.truetype(font_path(BOLD if bold else REGULAR), size)
        for line in _wrapped(text, font, WIDTH - 2 * MARGIN - indent):
            if self.y > BOTTOM:
                self.turn()
            left = (WIDTH - font.getlength(line)) / 2 if centred else MARGIN + indent
            self.pen.text((left, self.y), line, fill=35, font=font)
            self.y += round(size * 1.45)
        self.y += round(size * 0.55)


def _wrapped(text: str, font: ImageFont.FreeTypeFont, width: float) -> list[str]:
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _pages(sheet: Sheet) -> list[Image.Image]:
    paper = _Paper()
    paper.set(sheet.author, bold=True, centred=True)
    paper.set(sheet.body, bold=True, centred=True)
    paper.set(sheet.reference)
    paper.y += 30
    paper.set(sheet.title, bold=True, size=29, centred=True)
    for part in sheet.parts:
        for line in part.lines:
            paper.set(
                f"– {line}" if part.kind == "list" else line,
                bold=part.kind == "heading",
                indent=30 if part.kind == "list" else 0,
            )
    paper.y += 60
    if paper.y > BOTTOM - 260:
        paper.turn()
    paper.set(sheet.signatory, bold=True, indent=560)
    paper.pen.line((MARGIN + 560, paper.y + 30, WIDTH - MARGIN, paper.y + 30), fill=60, width=2)
    _stamp(paper.pages[-1], (WIDTH // 2 - 60, paper.y + 20), sheet.author)
    return paper.pages


def _stamp(page: Image.Image, centre: tuple[int, int], text: str) -> None:
    """Draw a round stamp with the name of the author around a leaf, twice where it is short."""
    mark = Image.new("L", (300, 300), 255)
    pen = ImageDraw.Draw(mark)
    for radius, width in ((145, 4), (100, 2)):
        pen.ellipse((150 - radius, 150 - radius, 150 + radius, 150 + radius), outline=110, width=width)
    pen.polygon([(150, 85), (185, 140), (150, 215), (115, 140)], outline=110)
    pen.line((150, 85, 150, 230), fill=110, width=3)
    letters = f"{text} • ".upper() * (2 if len(text) < 24 else 1)
    font = ImageFont.truetype(font_path(BOLD), 22 if len(letters) < 46 else 18)
    for number, letter in enumerate(letters):
        tile = Image.new("L", (300, 300), 255)
        ImageDraw.Draw(tile).text((150, 15), letter, fill=110, font=font, anchor="mt")
        mark = ImageChops.darker(mark, tile.rotate(-360 * number / len(letters), Image.BICUBIC, fillcolor=255))
    corner = (centre[0] - 150, centre[1] - 150)
    under = page.crop((*corner, corner[0] + 300, corner[1] + 300))
    page.paste(ImageChops.darker(under, mark), corner)


def _as_scanned(page: Image.Image, seed: str) -> BytesIO:
    chance = random.Random(seed)  # noqa: S311 noise, not a secret
    turned = page.rotate(chance.uniform(-0.9, 0.9), Image.BICUBIC, fillcolor=240)
    grains = Image.frombytes("L", (WIDTH // 3, HEIGHT // 3), chance.randbytes((WIDTH // 3) * (HEIGHT // 3)))
    noise = grains.resize((WIDTH, HEIGHT), Image.BILINEAR).point(lambda value: value // 9)
    grey = ImageChops.subtract(turned.filter(ImageFilter.GaussianBlur(0.6)), noise)
    target = BytesIO()
    grey.save(target, "JPEG", quality=QUALITY, optimize=True)
    target.seek(0)
    return target
