from datetime import date

import pytest

from pages.choices import AttachmentRole
from pages.models import ActPage, Attachment
from tests.builders import make_act


@pytest.fixture
def section(tree) -> ActPage:
    return tree.section_for(ActPage, "sq")


@pytest.fixture
def act(tree, make_document, catalogue):
    """An act with two files, in the catalogue."""
    made = make_act(
        tree,
        "Vendim <b>për</b> ujin & tokën",
        documents=[make_document("Shtojca", name="shtojca.pdf"), make_document("Vendimi")],
        summary="Kuvendi vendosi: a < b & c > d.\x0b <script>alert(1)</script>",
        date_adopted=date(2026, 2, 20),
    )
    Attachment.objects.filter(page=made, document__title="Shtojca").update(role=AttachmentRole.ANNEX)
    catalogue()
    return made
