import io

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from documents.safety import check_upload


@pytest.fixture(autouse=True)
def _sentences_as_written():
    with translation.override("en"):
        yield


@pytest.fixture
def refused():
    """A function that uploads bytes and returns the code and the sentence of the refusal."""

    def check(content, name):
        file = io.BytesIO(content)
        with pytest.raises(ValidationError) as caught:
            check_upload(file, name)
        assert file.tell() == 0
        (sentence,) = caught.value.messages
        assert sentence.endswith("."), sentence
        return caught.value.code, sentence

    return check


@pytest.fixture
def taken():
    """A function that uploads bytes and returns the inspection."""

    def check(content, name):
        file = io.BytesIO(content)
        inspection = check_upload(file, name)
        assert file.tell() == 0
        return inspection

    return check


@pytest.fixture
def warned(taken):
    """A function that uploads bytes and returns the codes of the warnings."""

    def check(content, name):
        return {warning.code for warning in taken(content, name).warnings}

    return check
