"""What stands under the fields of the admin is written for clerks."""

import re

import pytest
from django.apps import apps

OURS = ["cms", "documents", "home", "pages", "search", "parity", "desk", "hooks", "consistency", "cms_cyrillic"]
# What only developers say.
JARGON = re.compile(r"\b(slug|json|boolean|foreign key|primary key|null|url|uuid|string|regex|queryset|html)\b", re.I)
TEXTS = {
    f"{model.__name__}.{field.name}": str(field.help_text)
    for label in OURS
    for model in apps.get_app_config(label).get_models()
    for field in (*model._meta.local_fields, *model._meta.local_many_to_many)
    if field.editable and field.help_text
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_help_text_is_a_sentence_for_a_clerk(name):
    text = TEXTS[name]
    assert not JARGON.search(text)
    assert text[0].isupper()
    assert text.endswith(".")


def test_there_are_many():
    assert len(TEXTS) > 60
