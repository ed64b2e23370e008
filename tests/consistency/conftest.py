import pytest
from wagtail.models import Locale

from cms.translations.drafts import no_translation_drafts
from documents.models import DocumentRecord, PageText, Reading, ReadingState, TextSource
from pages.models import ActPage
from tests.builders import make_act

SQ = "VENDIM\n\nMe propozimin nr. 465/1 të datës 19.03.2019, sipas nenit 38 të Ligjit nr. 03/L-040."
SR = "ODLUKA\n\nNa predlog br. 461 od 19.03.2019. godine, prema članu 38 Zakona br. 03/L-040."


@pytest.fixture
def at_commit(django_capture_on_commit_callbacks):
    """What follows a transaction happens at the end of the block: ``with at_commit(): ...``."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def write_text(db):
    """A function that stores what was read of the newest version of a file."""

    def write(document, *pages: str):
        for number, text in enumerate(pages, 1):
            PageText.objects.update_or_create(
                version=document.current_version, number=number, defaults={"text": text, "source": TextSource.OCR}
            )

    return write


@pytest.fixture
def files(make_document, write_text):
    """A document with an edition in each language; the numbers of the proposals differ."""
    record = DocumentRecord.objects.create()
    editions = [make_document(f"Akti {language}", language, record=record) for language in ("sq", "sr-latn")]
    for edition, text in zip(editions, (SQ, SR), strict=True):
        write_text(edition, text)
        Reading.objects.filter(version__document=edition).update(state=ReadingState.DONE)
    return editions


@pytest.fixture
def act(tree, files, at_commit):
    """A public act with these files, compared when it was published; in Serbian it is a draft's copy at most."""
    with no_translation_drafts(), at_commit():
        return make_act(tree, "Vendim", documents=files[:1], protocol_number="534/2")


@pytest.fixture
def twin(act, at_commit) -> ActPage:
    """The public Serbian page of the act."""
    with at_commit():
        page = act.copy_for_translation(Locale.objects.get(language_code="sr-latn"), copy_parents=True)
        page.title = "Odluka"
        page.save_revision().publish()
    return page
