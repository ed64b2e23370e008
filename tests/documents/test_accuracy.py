import csv
from io import StringIO
from itertools import product

import pytest
from django.core.management import CommandError, call_command

from documents.accuracy import character_accuracy, edit_distance, without_heading, without_markup
from tests.documents.ocr.scans import ALBANIAN, SERBIAN_CYRILLIC, as_pdf, drawn, scanned, stamp
from tests.documents.samples import SAMPLES

pytestmark = pytest.mark.one_database


@pytest.mark.parametrize(
    ("found", "truth", "edits"),
    [
        ("", "", 0),
        ("vendim", "", 6),
        ("", "vendim", 6),
        ("vendim", "vendim", 0),
        ("vendlm", "vendim", 1),
        ("venim", "vendim", 1),
        ("kitten", "sitting", 3),
        ("Скупштина", "Skupština", 9),
    ],
)
def test_edits_are_counted(found, truth, edits):
    assert edit_distance(found, truth) == edits


def _table_distance(first: str, second: str) -> int:
    row = list(range(len(second) + 1))
    for number, one in enumerate(first, 1):
        below = [number]
        for column, other in enumerate(second, 1):
            below.append(min(row[column] + 1, below[-1] + 1, row[column - 1] + (one != other)))
        row = below
    return row[-1]


def test_the_quick_count_is_the_one_of_the_textbook():
    texts = ["".join(letters) for length in range(5) for letters in product("ab", repeat=length)]
    for first, second in product(texts, repeat=2):
        assert edit_distance(first, second) == _table_distance(first, second)


def test_blanks_and_composed_letters_do_not_count():
    assert character_accuracy("Neni  1\n\nKomune\u0308s ", "Neni 1 Komunës") == 1


def test_accuracy_is_the_share_without_edits():
    assert character_accuracy("vendlm", "vendim") == pytest.approx(5 / 6)
    assert character_accuracy("something else altogether", "no") == 0
    assert (character_accuracy("", ""), character_accuracy("x", "")) == (1, 0)


def test_markup_of_a_true_text_is_not_text():
    markup = "## **VENDIM**\n---\n<ul>\n<li>*Neni* 1</li></ul>\n5 * 3 * 2, jo- #1\n- MAPL"
    assert without_markup(markup).split() == ["VENDIM", "Neni", "1", *"5*3*", "2,", "jo-", "#1", "-", "MAPL"]


def test_only_first_lines_that_the_true_text_lacks_are_left_out():
    assert without_heading("Raporti\nHyrje\nTeksti", "Hyrje Teksti", 1) == "Hyrje\nTeksti"
    assert without_heading("Raporti\nHyrje\nTeksti", "Raporti Hyrje Teksti", 2) == "Raporti\nHyrje\nTeksti"
    assert without_heading("Raporti\nHyrje\nTeksti", "Hyrje Teksti", 0) == "Raporti\nHyrje\nTeksti"


@pytest.fixture
def folders(tmp_path):
    files, truths = tmp_path / "files", tmp_path / "truths"
    files.mkdir()
    truths.mkdir()
    return files, truths


def _measure(folders, *options) -> list[str]:
    printed = StringIO()
    try:
        call_command("measure_accuracy", *map(str, folders), *options, stdout=printed)
    except CommandError as error:
        return [*printed.getvalue().splitlines(), f"Failed: {error}"]
    return printed.getvalue().splitlines()


def test_digital_files_and_scans_of_the_projects_own_are_read_well_enough(folders):
    files, truths = folders
    for extension in ("pdf", "docx", "odt"):
        SAMPLES[extension](files / f"{extension}-file.{extension}", [ALBANIAN.splitlines()])
        (truths / f"{extension}-file.txt").write_text(ALBANIAN, encoding="utf-8")
    scan = "\n".join(SERBIAN_CYRILLIC.splitlines()[:16])
    as_pdf([scanned(stamp(drawn(scan), (1050, 780)), tilt=-0.9)], files / "scan.pdf")
    (truths / "scan.txt").write_text(scan, encoding="utf-8")
    with (files / "manifest.csv").open("w", encoding="utf-8", newline="") as manifest:
        csv.writer(manifest).writerows([["file", "language"], ["scan.pdf", "sr-latn"]])
    *lines, average = _measure(folders)
    assert not average.startswith("Failed"), lines
    assert [line.split(":")[0] for line in lines] == ["docx-file.docx", "odt-file.odt", "pdf-file.pdf", "scan.pdf"]
    assert "%" in average


def test_a_file_below_its_limit_fails_the_command(folders):
    files, truths = folders
    SAMPLES["docx"](files / "report.docx", [["Raporti", "vjetor"]])
    (truths / "report.txt").write_text("vjetor", encoding="utf-8")
    assert _measure(folders)[-1].startswith("Failed")
    assert _measure(folders, "--least-digital", "0")[-1].endswith("%")
    assert "100.00 %" in _measure(folders, "--skip-lines", "1")[0]


@pytest.mark.parametrize("prepare", ["no truth", "bad truth", "bad file", "no tesseract"])
def test_what_cannot_be_measured_is_said_and_fails(prepare, folders, settings):
    files, truths = folders
    SAMPLES["docx"](files / "good.docx", [["Raporti"]])
    (truths / "good.txt").write_text("Raporti", encoding="utf-8")
    SAMPLES["pdf"](files / "other.pdf", [])
    (truths / "other.txt").write_text("Raporti", encoding="utf-8")
    if prepare == "no truth":
        (truths / "other.txt").unlink()
    elif prepare == "bad truth":
        (truths / "other.txt").write_bytes(b"\xeb")
    elif prepare == "bad file":
        (files / "other.pdf").write_bytes(b"%PDF-1.7 nothing")
    else:
        settings.TESSERACT_COMMAND = "tesseract-that-is-not-there"
    good, other, average, failed = _measure(folders)
    assert good.startswith("good.docx")
    assert len(other) > len("other.pdf: a sentence")
    assert "100.00 %" in average
    assert failed.startswith("Failed")


def test_a_folder_that_is_not_there_or_empty_is_refused(folders, tmp_path):
    assert "files" in _measure(folders)[-1]
    assert "absent" in _measure((tmp_path / "absent", folders[1]))[-1]
