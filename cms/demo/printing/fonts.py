"""The font of the files: DejaVu has every letter of Albanian and Serbian."""

from functools import cache
from pathlib import Path

FOLDER = Path("/usr/share/fonts/truetype/dejavu")
REGULAR, BOLD = "DejaVuSerif.ttf", "DejaVuSerif-Bold.ttf"


def font_path(name: str) -> Path:
    path = FOLDER / name
    if not path.is_file():
        raise SystemExit(f"The font {name} is missing in {FOLDER}. Install Debian's package fonts-dejavu-core.")
    return path


@cache
def register_fonts() -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    pdfmetrics.registerFont(TTFont("Serif", font_path(REGULAR)))
    pdfmetrics.registerFont(TTFont("SerifBold", font_path(BOLD)))
