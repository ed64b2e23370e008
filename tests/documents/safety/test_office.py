"""Office documents: macros, entities, what loads from elsewhere, what starts programs, passwords."""

import pytest

from . import hostile

BILLION = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;&x;"><!ENTITY z "&y;&y;&y;">]><a>&z;</a>'
)
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
PARAMETER = b'<!DOCTYPE a SYSTEM "http://evil.example/a.dtd"><a/>'
MACRO_SHEET = "application/vnd.ms-excel.macrosheet+xml"
MACRO_MAIN = "application/vnd.ms-word.document.macroEnabled.main+xml"


def declared(name, content_type):
    return f'<Override PartName="{name}" ContentType="{content_type}"/>'


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (hostile.ooxml("docx", **{"word/vbaProject.bin": b"x"}), "a.docx"),
        (hostile.ooxml("xlsx", **{"xl/VBAPROJECT.BIN": b"x"}), "a.xlsx"),
        (hostile.ooxml("pptx", **{"ppt/vbaProject.bin": b"x"}), "a.pptx"),
        (hostile.ooxml("docx", types=declared("/word/a.xml", MACRO_MAIN)), "a.docx"),
        (hostile.ooxml("xlsx", types=declared("/xl/x.xml", MACRO_SHEET)), "a.xlsx"),
        (hostile.related("vbaProject", "other.bin"), "a.docx"),
        (hostile.ooxml("docx", **{"word/embeddings/o.bin": hostile.ole("_VBA_PROJECT")}), "a.docx"),
        (hostile.ooxml("docx", **{"word/e.xlsx": hostile.ooxml("xlsx", **{"xl/vbaProject.bin": b"x"})}), "a.docx"),
        (hostile.odf("text", **{"Basic/Standard/Module1.xml": b"<a/>"}), "a.odt"),
        (hostile.odf("spreadsheet", **{"Scripts/python/evil.xml": b"<a/>"}), "a.ods"),
        (hostile.odf("text", b'<a><e:event-listener x:href="vnd.sun.star.script:a$b"/></a>'), "a.odt"),
    ],
)
def test_macros_are_refused_wherever_they_are(refused, content, name):
    assert refused(content, name)[0] == "macros"


@pytest.mark.parametrize("attack", [BILLION, OUTSIDE, PARAMETER, BILLION.decode().encode("utf-16")])
@pytest.mark.parametrize("part", ["word/styles.xml", "word/_rels/document.xml.rels", "customXml/item1.xml", "word/odd"])
def test_document_types_and_entities_are_refused_in_any_part(refused, attack, part):
    assert refused(hostile.ooxml(**{part: attack}), "a.docx")[0] == "entities"
    assert refused(hostile.odf(**{part: attack}), "a.odt")[0] == "entities"


def test_entities_are_refused_in_the_list_of_types_in_pictures_and_in_drawings(refused):
    parts = hostile.ooxml_parts() | {"[Content_Types].xml": BILLION}
    assert refused(hostile.zipped(parts), "a.docx")[0] == "entities"
    assert refused(hostile.ooxml(**{"word/media/a.svg": BILLION}), "a.docx")[0] == "entities"
    assert refused(hostile.ooxml(**{"xl/drawings/a.vml": b"<xml>" + PARAMETER}), "a.docx")[0] == "entities"
    inner = hostile.ooxml("xlsx", main=OUTSIDE)
    assert refused(hostile.ooxml(**{"word/embeddings/a.xlsx": inner}), "a.docx")[0] == "entities"


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("attachedTemplate", "http://evil.example/a.dotm"),
        ("attachedTemplate", "file://evil.example/share/a.dotm"),
        ("attachedTemplate", r"\\evil.example\share\a.dotm"),
        ("oleObject", "mhtml:http://evil.example/a.html!x-usc:http://evil.example/a.html"),
        ("oleObject", " HTTPS://evil.example/a"),
        ("frame", "http://evil.example/"),
        ("aFChunk", "http://evil.example/"),
        ("image", r"file:///\\1.2.3.4\share\a.png"),
        ("image", "//1.2.3.4/share/a.png"),
    ],
)
def test_what_loads_from_another_computer_is_refused(refused, kind, target):
    assert refused(hostile.related(kind, target), "a.docx")[0] == "loads_from_elsewhere"


@pytest.mark.parametrize(
    ("kind", "target", "codes"),
    [
        ("hyperlink", "https://komuna.example/vendime", set()),
        ("hyperlink", "mailto:info@komuna.example", set()),
        (
            "attachedTemplate",
            r"file:///C:\Users\zyra\AppData\Roaming\Microsoft\Templates\Shkresa.dotx",
            set(),
        ),
        ("oleObject", r"file:///D:\buxheti\tabela.xlsx", {"linked_content"}),
        ("image", "https://komuna.example/logo.png", {"linked_content"}),
        ("externalLinkPath", "Buxheti%202025.xlsx", {"linked_content"}),
    ],
)
def test_links_of_honest_offices_are_taken(warned, kind, target, codes):
    assert warned(hostile.related(kind, target), "a.docx") == codes


@pytest.mark.parametrize("href", ["https://evil.example/a.odt", "//evil/share/a.odt", "file://evil/a.odt"])
def test_sections_of_an_opendocument_that_load_from_elsewhere_are_refused(refused, href):
    content = f'<a><t:section-source x:href="{href}"/></a>'.encode()
    assert refused(hostile.odf(content=content), "a.odt")[0] == "loads_from_elsewhere"


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (hostile.ooxml(main=b'<d><w:fldSimple w:instr=" DDEAUTO c:\\cmd.exe"/></d>'), "a.docx"),
        (
            hostile.ooxml(
                main=b'<d><w:fldChar w:fldCharType="begin"/><w:instrText>DD</w:instrText><w:instrText>EAUTO c'
                b'</w:instrText><w:fldChar w:fldCharType="end"/></d>'
            ),
            "a.docx",
        ),
        (hostile.ooxml(main=b"<d><w:instrText> QUOTE 68 68 69 65 85 84 79 </w:instrText></d>"), "a.docx"),
        (hostile.ooxml("xlsx", main=b"<d><f>cmd|'/c calc'!A0</f></d>"), "a.xlsx"),
        (hostile.ooxml("xlsx", main=b"<d><f>cmd | '/c calc' ! A0</f></d>"), "a.xlsx"),
        (hostile.ooxml("xlsx", main=b'<d><ddeLink ddeService="cmd" ddeTopic="/c calc"/></d>'), "a.xlsx"),
        (
            hostile.odf("spreadsheet", b'<a><t:table-cell t:formula="of:=DDE(&quot;a&quot;;&quot;b&quot;)"/></a>'),
            "a.ods",
        ),
        (hostile.odf("text", b"<a><t:dde-connection-decl/></a>"), "a.odt"),
    ],
)
def test_fields_and_formulas_that_start_programs_are_refused(refused, content, name):
    assert refused(content, name)[0] == "starts_program"


@pytest.mark.parametrize(
    "formula", [b"SUM(A1:A9)", b"'Tab|2025'!A1+'x|y'!B2", b'IF(A1="a|b!c","DDE(",2)', b"[1]Fleta!$A$1", b"A1|B1"]
)
def test_formulas_of_honest_workbooks_are_taken(taken, formula):
    taken(hostile.ooxml("xlsx", main=b"<d><f>" + formula + b"</f></d>"), "a.xlsx")


def test_a_locked_opendocument_is_refused(refused):
    manifest = b"<m><f><m:encryption-data/></f></m>"
    assert refused(hostile.odf(**{"META-INF/manifest.xml": manifest}), "a.odt")[0] == "encrypted"


def test_objects_of_other_programs_are_marked_and_files_in_their_clothes_refused(warned, refused):
    assert warned(hostile.ooxml(**{"word/embeddings/o.bin": hostile.ole("Equation Native")}), "a.docx") == {
        "embedded_object"
    }
    assert warned(hostile.ooxml(main=b'<d><o:OLEObject ProgID="Excel.Sheet.12"/></d>'), "a.docx") == {"embedded_object"}
    package = hostile.ole("\1Ole10Native") + b"C:\\Users\\x\\fatura.exe\0" + hostile.PROGRAM
    assert refused(hostile.ooxml(**{"word/embeddings/o.bin": package}), "a.docx")[0] == "program_inside"
    assert refused(hostile.ooxml(main=b'<d><o:OLEObject ProgID="Package"/></d>'), "a.docx")[0] == "packed_file"


def test_active_controls_and_data_connections_are_marked(warned):
    assert warned(hostile.ooxml(**{"word/activeX/activeX1.bin": b"x"}), "a.docx") == {"active_controls"}
    assert warned(hostile.ooxml("xlsx", **{"xl/connections.xml": b"<a/>"}), "a.xlsx") == {"linked_content"}


def test_a_main_part_that_hides_behind_the_name_of_a_drawing_is_refused(refused):
    types = declared("/word/document.vml", hostile.MAIN_PARTS["docx"][1])
    assert refused(hostile.ooxml(types=types), "a.docx")[0] == "manipulated"


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (hostile.zipped({"mimetype": b"application/epub+zip", "a": b"a"}), "a.odt"),
        (hostile.zipped({"a": b"a", "mimetype": b"application/vnd.oasis.opendocument.text"}), "a.odt"),
        (hostile.zipped({"[Content_Types].xml": b"<Types/>"}), "a.docx"),
    ],
)
def test_other_office_archives_are_refused(refused, content, name):
    assert refused(content, name)[0] == "format_not_accepted"


def test_two_kinds_of_main_parts_are_refused(refused):
    types = declared("/xl/workbook.xml", hostile.MAIN_PARTS["xlsx"][1])
    assert refused(hostile.ooxml("docx", types=types), "a.docx")[0] == "two_formats"


def test_broken_markup_is_refused(refused):
    assert refused(hostile.ooxml(main=b"<a><b></a>"), "a.docx")[0] == "broken"
