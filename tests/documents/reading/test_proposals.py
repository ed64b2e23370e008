import pytest

from documents.choices import DocumentKind
from documents.reading.bodies import BodyName, find_bodies
from documents.reading.kinds import find_headings
from documents.reading.proposals import Proposal, propose
from tests.documents.reading import texts

BODIES = [
    BodyName("mayor", {"sq": "Kryetari i Komunës", "sr-latn": "Gradonačelnik opštine"}),
    BodyName("assembly", {"sq": "Kuvendi i Komunës", "sr-latn": "Skupština opštine"}),
    BodyName(
        "communication-office",
        {"sq": "Zyra për Komunikim me Publikun", "sr-latn": "Kancelarija za komunikaciju sa javnošću"},
    ),
    BodyName("urbanism", {"sq": "Drejtoria e Urbanizmit", "sr-latn": "Direkcija za urbanizam"}),
    BodyName("services", {"sq": "Drejtoria e Shërbimeve Publike", "sr-latn": "Direkcija za javne službe"}),
]


def first(text: str, *fields: str) -> dict[str, str]:
    best: dict[str, str] = {}
    for proposal in propose([text], BODIES):
        best.setdefault(proposal.field, proposal.value)
    return {field: best.get(field, "") for field in fields} if fields else best


def test_an_albanian_decision_of_the_assembly_is_understood():
    assert first(texts.DECISION_SQ) == {
        "title": "Vendim mbi miratimin e planit të veprimit për efiçiencë në komunën e Lugishtës 2024-2027",
        "reference": "01-118/24",
        "date": "2024-06-27",
        "issuing_body": "assembly",
        "kind": "decision",
        "language": "sq",
    }


def test_a_serbian_decision_of_the_mayor_is_understood():
    assert first(texts.DECISION_SR) == {
        "title": "Odluka o obrazovanju komisije za dodelu subvencija poljoprivrednicima",
        "reference": "02-45/2025",
        "date": "2025-03-14",
        "issuing_body": "mayor",
        "kind": "decision",
        "language": "sr-latn",
    }


def test_a_regulation_in_cyrillic_is_understood_and_its_title_is_stored_in_latin():
    assert first(texts.REGULATION_CYRILLIC) == {
        "title": "Uredba o komunalnom redu i održavanju javnih površina",
        "reference": "016-9/2023",
        "date": "2023-09-28",
        "issuing_body": "assembly",
        "kind": "regulation",
        "language": "sr-latn",
    }


def test_a_notice_has_the_date_of_its_writing_and_not_of_what_it_announces():
    notice = """NJOFTIM PËR DËGJIM PUBLIK

Njoftohen qytetarët se më datën 12 shtator 2025 mbahet dëgjimi publik për buxhetin e vitit 2026.

Lugishtë, 1 shtator 2025"""
    assert first(notice, "date", "title") == {"date": "2025-09-01", "title": "Njoftim për dëgjim publik"}


def test_minutes_have_the_date_of_their_meeting():
    assert first(texts.MINUTES_SQ, "date", "kind", "issuing_body") == {
        "date": "2024-03-29",
        "kind": "minutes",
        "issuing_body": "assembly",
    }


def test_a_letter_has_its_subject_as_title_and_its_sender_as_body():
    assert first(texts.REPORT_SR) == {
        "title": "Godišnji izveštaj o radu za 2024. godinu",
        "reference": "112-7",
        "date": "2025-01-09",
        "issuing_body": "communication-office",
        "kind": "activity-report",
        "language": "sr-latn",
    }


def test_a_budget_is_understood_and_its_figures_are_no_dates():
    assert first(texts.BUDGET_SQ, "title", "kind", "date") == {
        "title": "Buxheti i komunës së Lugishtës për vitin 2025",
        "kind": "budget",
        "date": "",
    }


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("VENDIM", DocumentKind.DECISION),
        ("V E N D I M", DocumentKind.DECISION),
        ("VEND1M", DocumentKind.DECISION),
        ("VENDIRN", DocumentKind.DECISION),
        ("**ODLUKA**", DocumentKind.DECISION),
        ("O D L U K U", DocumentKind.DECISION),
        ("ОДЛУКА", DocumentKind.DECISION),
        ("PROPOZIM-VENDIM", DocumentKind.PROPOSED_DECISION),
        ("NACRT ODLUKE", DocumentKind.PROPOSED_DECISION),
        ("RREGULLORE", DocumentKind.REGULATION),
        ("PRAVILNIK", DocumentKind.REGULATION),
        ("УРЕДБА", DocumentKind.REGULATION),
        ("PROJEKT-RREGULLORE", DocumentKind.DRAFT_REGULATION),
        ("RREGULLORJA E PUNËS", DocumentKind.RULES_OF_PROCEDURE),
        ("POSLOVNIK O RADU", DocumentKind.RULES_OF_PROCEDURE),
        ("STATUTI I KOMUNËS", DocumentKind.STATUTE),
        ("KONKLUZION", DocumentKind.CONCLUSION),
        ("ZAKLJUČAK", DocumentKind.CONCLUSION),
        ("Z A K LJ U Č A K", DocumentKind.CONCLUSION),
        ("ЗАКЉУЧАК", DocumentKind.CONCLUSION),
        ("PROCESVERBAL", DocumentKind.MINUTES),
        ("ЗАПИСНИК", DocumentKind.MINUTES),
        ("RAPORT VJETOR I PUNËS", DocumentKind.ACTIVITY_REPORT),
        ("IZVEŠTAJ O RADU", DocumentKind.ACTIVITY_REPORT),
        ("RAPORTI TREMUJOR FINANCIAR", DocumentKind.FINANCIAL_REPORT),
        ("Mesečni finansijski izveštaj", DocumentKind.FINANCIAL_REPORT),
        ("RAPORTI I AUDITORIT", DocumentKind.AUDIT_REPORT),
        ("Izveštaj o učinku opštine", DocumentKind.PERFORMANCE_REPORT),
        ("PLANI I PUNËS", DocumentKind.WORK_PLAN),
        ("Plani i Punis së Zyrës", DocumentKind.WORK_PLAN),
        ("ПЛАН РАДА", DocumentKind.WORK_PLAN),
        ("PLANI I VEPRIMIT", DocumentKind.ACTION_PLAN),
        ("AKCIONI PLAN", DocumentKind.ACTION_PLAN),
        ("STRATEGJIA PËR RINI", DocumentKind.STRATEGY),
        ("STRATEGIJA ZA MLADE", DocumentKind.STRATEGY),
        ("PROJEKT-BUXHETI", DocumentKind.BUDGET),
        ("БУЏЕТ ОПШТИНЕ", DocumentKind.BUDGET),
        ("FTESË PËR MBLEDHJE", DocumentKind.CONVOCATION),
        ("Poziv na sednicu", DocumentKind.CONVOCATION),
        ("MBLEDHJEN E V-TË TË RREGULLT", DocumentKind.CONVOCATION),
        ("RENDI I DITËS", DocumentKind.AGENDA),
        ("ДНЕВНИ РЕД", DocumentKind.AGENDA),
        ("KONTRATË", DocumentKind.CONTRACT),
        ("THIRRJE PUBLIKE", DocumentKind.OTHER),
        ("JAVNI POZIV", DocumentKind.OTHER),
        ("Lënda: Konfirmimi i ligjshmërisë së aktit", DocumentKind.LEGALITY_LETTER),
        ("Предмет: Потврда законитости", DocumentKind.LEGALITY_LETTER),
    ],
)
def test_a_heading_names_the_kind_in_both_languages_scripts_and_misread(heading, kind):
    found = find_headings([f"Republika e Kosovës\nKomuna e Lugishtës\n\n{heading}\n\nNeni 1"])
    assert found[0].kind == kind


@pytest.mark.parametrize("line", ["Vendi: Lugishtë", "Lloji i aktit: Vendim", "Kopja: arkivës", "Drejtoria për Buxhet"])
def test_a_line_that_is_no_heading_names_no_kind(line):
    assert find_headings([line]) == []


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "VENDIM\n\nPËR CAKTIMIN E ZYRTARIT TË MAPL-SË\nDHE TË KPF\n\nNeni 1",
            "Vendim për caktimin e zyrtarit të MAPL-së dhe të KPF",
        ),
        (
            "ODLUKU\no usvajanju budžeta opštine Prizren\nza 2026. godinu\n\nČlan 1.",
            "Odluka o usvajanju budžeta opštine Prizren za 2026. godinu",
        ),
        ("VENDIM\n\nI. Formohet komisioni.", "Vendim"),
        ("VENDIM\nNr. 12/2026\nmbi emërimin e rrugëve\nNeni 1", "Vendim mbi emërimin e rrugëve"),
        ("STRATEGJIA PËR RINI E KOMUNËS SË PEJËS\n(2025-2028)", "Strategjia për rini e komunës së Pejës"),
        ("Zyra për Informim – raporti i punës për vitin 2024\nZyra ka punuar mirë.", "Raporti i punës për vitin 2024"),
        ("Njësia e Auditimit\nLënda: Njoftim për dëgjim buxhetor\nTë nderuar,", "Njoftim për dëgjim buxhetor"),
    ],
)
def test_a_title_is_joined_over_its_lines_and_does_not_shout(text, title):
    assert first(text, "title")["title"] == title


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("KRYETARI I KOMUNËS\n\nVENDIM", "mayor"),
        ("ПРЕДСЕДНИК ОПШТИНЕ\n\nОДЛУКА", "mayor"),
        ("Me vendim të Kuvendit Komunal, i cili miratoi planin", "assembly"),
        ("Skupštini opštine", "assembly"),
        ("Kuvondi i Kornunës miratoi", "assembly"),
        ("NGA: Njësia për Komunikim dhe Informim me Publikun\nPËR: Kryetarin e Komunës", "communication-office"),
        ("Od: Kancelarije za informisanje javnosti", "communication-office"),
        ("DREJTORISË SË URBANIZMIT", "urbanism"),
        (
            "Plani u lexua nga Kryetari i Komunës.\nPlani i Punes se Zyres per Ko nikim me Publikun",
            "communication-office",
        ),
        ("Predlog gradonačelnika opštine je na trećoj sednici Skupština opštine usvojila", "assembly"),
    ],
)
def test_a_body_is_known_in_every_form_of_its_name(text, code):
    assert find_bodies([text], BODIES)[0].code == code


def test_a_committee_for_communities_is_not_the_municipality():
    assert find_bodies(["Komiteti për Komunitete shqyrtoi raportin e komunikimit"], BODIES) == []


def test_proposals_name_their_place_and_are_best_first_and_few():
    pages = ["Kopertina", texts.DECISION_SQ, texts.DECISION_SR]
    proposals = propose(pages, BODIES)
    fields: dict[str, list[Proposal]] = {}
    for proposal in proposals:
        fields.setdefault(proposal.field, []).append(proposal)
        assert 0 < proposal.certainty < 1
        assert 1 <= proposal.page <= 3
        assert pages[proposal.page - 1][proposal.start : proposal.end].split()[0] in proposal.quote
    for same in fields.values():
        assert len(same) <= 3
        assert len({proposal.value for proposal in same}) == len(same)
        assert [one.certainty for one in same] == sorted((one.certainty for one in same), reverse=True)
    assert {proposal.value for proposal in fields["language"]} == {"sq", "sr-latn"}


@pytest.mark.parametrize("pages", [[], [""], ["", "   \n\n"], ["• — …"], ["1" * 5000], ["a" * 100_000], [" - " * 5000]])
def test_a_text_that_says_nothing_gives_no_proposals(pages):
    assert [proposal for proposal in propose(pages, BODIES) if proposal.field != "title"] == []
