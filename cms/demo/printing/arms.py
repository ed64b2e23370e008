"""The coat of arms: a green shield with a beech leaf over a white river."""

from math import sin
from pathlib import Path

from PIL import Image, ImageDraw

SIZE, SCALE = 512, 4
GREEN, GOLD, WHITE = "#1f5c3a", "#d9a441", "#ffffff"


def write_arms(path: Path) -> None:
    side = SIZE * SCALE
    image = Image.new("RGBA", (side, side), (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    pen.polygon(_shield(side, 0.06), fill=GOLD)
    pen.polygon(_shield(side, 0.085), fill=GREEN)
    _leaf(pen, side)
    for level, first, last in ((0.70, 22, 78), (0.77, 30, 70)):
        wave = [(side * x / 400, side * (level + 0.012 * sin(x / 20))) for x in range(4 * first, 4 * last + 1)]
        pen.line(wave, fill=WHITE, width=side // 40, joint="curve")
    image.resize((SIZE, SIZE), Image.LANCZOS).save(path, optimize=True)


def _shield(side: int, edge: float) -> list[tuple[float, float]]:
    steps = [n / 40 for n in range(41)]
    right = [(1 - edge - 0.5 * s**2.4 * (1 - 2 * edge), 0.5 + s * (0.5 - edge)) for s in steps]
    left = [(1 - x, y) for x, y in reversed(right)]
    return [(side * x, side * y) for x, y in [(edge, edge), (1 - edge, edge), *right, *left]]


def _leaf(pen: ImageDraw.ImageDraw, side: int) -> None:
    top, tip, widest = 0.15, 0.60, 0.145
    steps = [n / 60 for n in range(61)]
    half = [(widest * (4 * s * (1 - s)) ** 0.8, top + s * (tip - top)) for s in steps]
    outline = [(0.5 + x, y) for x, y in half] + [(0.5 - x, y) for x, y in reversed(half)]
    pen.polygon([(side * x, side * y) for x, y in outline], fill=GOLD)
    pen.line([(side * 0.5, side * 0.18), (side * 0.5, side * 0.66)], fill=GREEN, width=side // 90)
    for y in (0.28, 0.35, 0.42, 0.49):
        for way in (-1, 1):
            pen.line(
                [(side * 0.5, side * y), (side * (0.5 + way * 0.10), side * (y - 0.05))], fill=GREEN, width=side // 140
            )
