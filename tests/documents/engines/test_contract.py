"""What every engine keeps to, whatever it reads: the same text out, pages told apart, a sentence where it cannot."""

import pytest
from django.utils.module_loading import import_string

from documents.engines import DEFAULT_ENGINES, ExtractionFailed
from documents.engines.extraction import engines, read
from documents.engines.normalise import normalise
from tests.documents.samples import ALBANIAN, CYRILLIC, PAGED, PAGES, SAMPLES, SERBIAN

ENGINES = [import_string(name)() for name in DEFAULT_ENGINES]
FORMATS = [(engine, extension) for engine in ENGINES for extension in engine.extensions]
NAMES = [f"{engine.name}-{extension}" for engine, extension in FORMATS]
every_format = pytest.mark.parametrize(("engine", "extension"), FORMATS, ids=NAMES)


def make(path, extension, pages):
    SAMPLES["html" if extension == "htm" else extension](path, pages)
    return path


@every_format
def test_the_letters_of_both_languages_and_scripts_come_out(engine, extension, tmp_path):
    path = make(tmp_path / f"file.{extension}", extension, PAGES)
    lines = "\n".join(normalise(read(engine, path))).split("\n")
    assert [line for line in (ALBANIAN, "Neni 1", SERBIAN, CYRILLIC) if line not in lines] == []


@every_format
def test_pages_are_told_apart_where_the_format_has_them(engine, extension, tmp_path):
    path = make(tmp_path / f"file.{extension}", extension, [["një"], [], ["tri", "e fundit"]])
    found = [page.strip() for page in normalise(read(engine, path))]
    if extension in PAGED:
        assert [page.endswith(end) for page, end in zip(found, ("një", "", "tri\ne fundit"), strict=True)] == [True] * 3
        assert found[1] == ""
    else:
        assert found == ["një\ntri\ne fundit"]


@every_format
def test_an_empty_file_of_the_format_has_no_text_and_is_no_error(engine, extension, tmp_path):
    path = make(tmp_path / f"file.{extension}", extension, [])
    assert "".join(normalise(read(engine, path))) == ""


@every_format
def test_a_damaged_file_is_refused_with_a_sentence(engine, extension, tmp_path):
    whole = make(tmp_path / "whole", extension, PAGES).read_bytes()
    damaged = tmp_path / f"file.{extension}"
    # Its beginning is right, the rest is gone or, in texts, is no text.
    damaged.write_bytes(whole[:40] + b"\0\xff\x01" * 200)
    with pytest.raises(ExtractionFailed) as caught:
        read(engine, damaged)
    assert caught.value.code == "broken"
    assert caught.value.sentence.endswith(".")


@every_format
def test_a_strange_name_is_a_name_and_no_option(engine, extension, tmp_path):
    path = make(tmp_path / f"-o file; rm ë “ж”.{extension}", extension, [["një"]])
    assert "një" in "".join(read(engine, path))


@every_format
def test_the_original_is_only_read(engine, extension, tmp_path):
    path = make(tmp_path / f"file.{extension}", extension, PAGES)
    before = path.read_bytes()
    read(engine, path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


@every_format
def test_engines_say_what_they_read_and_miss_nothing_here(engine, extension):
    assert engine.name
    assert engine.missing() == ""
    assert engine.name in [found.name for found in engines(extension)]


def test_every_sample_has_an_engine():
    assert {extension for _engine, extension in FORMATS} == {*SAMPLES, "htm"}


def test_the_names_of_engines_differ():
    assert len({engine.name for engine in ENGINES}) == len(ENGINES)
