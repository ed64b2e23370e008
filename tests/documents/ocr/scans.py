"""Pages that look scanned: known text drawn on paper, then tilted, blurred, speckled and stamped."""

import random
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

A4 = (1654, 2339)
A5 = (1166, 1654)

ALBANIAN = """Republika e Kosovës
Komuna e Kllokotit
Nr. 534/2, datë 29.03.2019

VENDIM
për miratimin e strategjisë për informim dhe komunikim

Në pajtim me nenin 12 të Ligjit për vetëqeverisje lokale dhe me
nenin 38 të Statutit të Komunës, Kuvendi i Komunës në seancën e
tretë të rregullt miratoi këtë vendim.

Neni 1
Miratohet strategjia për informim dhe komunikim për periudhën
2019-2022, sipas propozimit të Kryetarit të Komunës.

Neni 2
Qëllimi i strategjisë është që qytetarët të kenë qasje më të mirë
në dokumentet publike, në takimet e Kuvendit dhe në shërbimet që
u ofrojnë drejtoritë komunale në të dy gjuhët zyrtare.

Neni 3
Për zbatimin e vendimit kujdeset Drejtoria e Administratës, e cila
çdo gjashtë muaj i raporton Kuvendit.

Neni 4
Vendimi hyn në fuqi shtatë ditë pas publikimit në gjuhët zyrtare
në faqen e internetit të komunës."""

SERBIAN_LATIN = """Republika Kosovo
Opština Klokot
Br. 534/2, datum 29.03.2019.

ODLUKA
o usvajanju strategije za informisanje i komunikaciju

Na osnovu člana 12 Zakona o lokalnoj samoupravi i člana 38 Statuta
opštine, Skupština opštine je na trećoj redovnoj sednici donela
ovu odluku.

Član 1
Usvaja se strategija za informisanje i komunikaciju za period od
2019. do 2022. godine, na predlog predsednika opštine.

Član 2
Cilj strategije je da građani imaju bolji pristup javnim
dokumentima, sednicama Skupštine i službama koje pružaju
opštinska odeljenja na oba službena jezika.

Član 3
Za sprovođenje odluke stara se Odeljenje za administraciju, koje
svakih šest meseci podnosi izveštaj Skupštini.

Član 4
Odluka stupa na snagu sedam dana nakon objavljivanja na službenim
jezicima na zvaničnoj stranici opštine."""

SERBIAN_CYRILLIC = """Република Косово
Општина Клокот
Бр. 534/2, датум 29.03.2019.

ОДЛУКА
о усвајању стратегије за информисање и комуникацију

На основу члана 12 Закона о локалној самоуправи и члана 38 Статута
општине, Скупштина општине је на трећој редовној седници донела
ову одлуку.

Члан 1
Усваја се стратегија за информисање и комуникацију за период од
2019. до 2022. године, на предлог председника општине.

Члан 2
Циљ стратегије је да грађани имају бољи приступ јавним
документима, седницама Скупштине и службама које пружају
општинска одељења на оба службена језика.

Члан 3
За спровођење одлуке стара се Одељење за администрацију, које
сваких шест месеци подноси извештај Скупштини.

Члан 4
Одлука ступа на снагу седам дана након објављивања на службеним
језицима на званичној страници општине."""


def drawn(text: str, size: tuple[int, int] = A4, font: str = "DejaVuSerif.ttf", height: int = 32) -> Image.Image:
    """Return a clean page in colour at 200 dpi with one drawn line for each line of the text."""
    page = Image.new("RGB", size, "white")
    write(page, text, (140, 160), font, height)
    return page


def write(
    page: Image.Image, text: str, corner: tuple[int, int], font: str = "DejaVuSerif.ttf", height: int = 32
) -> None:
    """Draw the lines of a text on the page, from this corner downwards."""
    face, draw = ImageFont.truetype(font, height), ImageDraw.Draw(page)
    for number, line in enumerate(text.splitlines()):
        draw.text((corner[0], corner[1] + int(number * height * 1.5)), line, font=face, fill=(25, 25, 30))


def stamp(page: Image.Image, centre: tuple[int, int] = (1250, 1500)) -> Image.Image:
    """Return the page with a round blue stamp, over what is written there."""
    page, colour = page.copy(), (70, 80, 190)
    draw = ImageDraw.Draw(page)
    for radius in (140, 128):
        draw.circle(centre, radius, outline=colour, width=4)
    draw.text(centre, "KLLOKOT", font=ImageFont.truetype("DejaVuSans-Bold.ttf", 26), fill=colour, anchor="mm")
    return page


def scanned(page: Image.Image, *, tilt: float = 0.7, blur: float = 0.6, noise: int = 14, seed: int = 1) -> Image.Image:
    """Return the grey page as a scanner would give it: tilted by degrees, blurred and with noise of this deviation."""
    grey = page.convert("L").rotate(tilt, Image.Resampling.BICUBIC, fillcolor=255)
    grey = grey.filter(ImageFilter.GaussianBlur(blur))
    return ImageChops.add(grey.point(lambda value: int(value * 0.93) + 8), _grain(grey.size, noise, seed), offset=-128)


def _grain(size: tuple[int, int], noise: int, seed: int) -> Image.Image:
    """Return noise around 128: a tile, repeated, because a whole page of it takes seconds."""
    source = random.Random(seed)  # an own source, so that each run reads the same page
    tile = Image.frombytes("L", (257, 263), bytes(_byte(source.gauss(128, noise)) for _pixel in range(257 * 263)))
    grain = Image.new("L", size)
    for left in range(0, size[0], tile.width):
        for top in range(0, size[1], tile.height):
            grain.paste(tile, (left, top))
    return grain


def _byte(value: float) -> int:
    return min(255, max(0, int(value)))


def as_pdf(pages: list[Image.Image], path: Path) -> Path:
    """Write a PDF of pictures alone, as scanners make them."""
    pages[0].save(path, "PDF", resolution=200, save_all=True, append_images=pages[1:], quality=80)
    return path
