import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from search import analysis
from search.models import SynonymGroup, SynonymWord
from search.synonyms import expansions

LIST = "wagtailsnippets_search_synonymgroup"


@pytest.fixture(autouse=True)
def _in_english(settings):
    settings.ADMIN_LANGUAGE = "en"


def form(*words, **facts):
    """What the form sends: words as (text, language) or (text, language, only typed)."""
    lines = {}
    for number, (text, language, *typed) in enumerate(words):
        line = {"text": text, "language": language, "ORDER": str(number + 1), "id": "", "DELETE": ""}
        line |= {"only_typed": "on"} if typed else {}
        lines |= {f"words-{number}-{name}": value for name, value in line.items()}
    counts = {"words-TOTAL_FORMS": len(words), "words-INITIAL_FORMS": 0}
    return {"kind": "term", "note": "", "active": "on", **counts, **lines, **facts}


def save(client, *words, **facts):
    return client.post(reverse(f"{LIST}:add"), form(*words, **facts))


def texts(answer):
    return [str(message) for message in answer.context["messages"]] if answer.context else []


def make(*words):
    return SynonymGroup.objects.create(words=[SynonymWord(text=text, language=language) for text, language in words])


def test_an_editor_makes_a_group_and_the_search_knows_it(editor):
    answer = save(editor, ("shatërvan", "sq"), ("vodoskok", "sr-latn"))

    assert answer.status_code == 302
    [found] = expansions([tuple(analysis.query_terms("водоскок"))])
    assert found.alternatives == (tuple(analysis.terms("shatërvan", "sq")),)


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([("dhe", "sq"), ("fontana", "sr-latn")], "“dhe” consists of words that the search leaves out"),
        ([("a", ""), ("fontana", "sr-latn")], "“a”"),
        ([("fontana", "sq"), ("FONTANA", "sq"), ("vodoskok", "sr-latn")], "are the same for the search"),
        ([("fontana", "sq"), ("фонтана", "sq")], "For the search these are one word"),
        ([("fontana", "sq", True), ("vodoskok", "sr-latn", True)], "Each word counts only when typed"),
        ([("fontana", "sq"), ("vodoskok", "xx")], "xx"),
        ([("fontana", "sq"), ("", "sr-latn")], "This field is required."),
        ([("fontana", "sq")], "Give at least two"),
        ([], "Give at least two"),
        ([(f"fjala{'abcdefghijklmnopqrstuvwxyzqwert'[n]}q{n}", "") for n in range(31)], "at most 30 words"),
    ],
)
def test_a_group_that_helps_no_search_is_refused_with_a_sentence(editor, words, said):
    answer = editor.post(reverse(f"{LIST}:add"), form(*words))

    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert not SynonymGroup.objects.exists()


def test_words_that_stand_in_another_group_are_pointed_out_and_allowed(editor):
    make(("KK", "sq"), ("Kuvendi i Komunës", "sq"))

    sent = form(("KK", "sq"), ("Komiteti për Komunitete", "sq"), kind="short")
    editor.post(reverse(f"{LIST}:add"), sent)

    shown = editor.get(reverse(f"{LIST}:list")).content.decode()
    assert "“KK” also stands in “KK = Kuvendi i Komunës”" in shown
    assert SynonymGroup.objects.count() == 2


def test_the_form_opens_with_the_words_of_the_address_and_saves_them(editor):
    address = reverse(f"{LIST}:add")
    page = editor.get(address, {"word": ["pishinë", "bazen"], "language": "sr-latn"}).content.decode()

    assert 'value="pishinë"' in page
    assert 'value="bazen"' in page
    sent = form(("pishinë", "sq"), ("bazen", "sr-latn"))
    assert editor.post(address, sent | {"words-INITIAL_FORMS": 2}).status_code == 302
    assert sorted(SynonymWord.objects.values_list("text", flat=True)) == ["bazen", "pishinë"]
    assert editor.get(address, {"word": "x" * 500, "language": "<b>"}).status_code == 200


def test_the_list_finds_without_diacritics_and_costs_the_same_for_any_number(editor, django_assert_num_queries):
    make(("Këshilli i fshatit", "sq"), ("Seoski savet", "sr-latn"))
    make(("ujë", "sq"), ("voda", "sr-latn"))
    address = reverse(f"{LIST}:list")

    page = editor.get(address, {"q": "keshilli"}).content.decode()
    assert "Seoski savet" in page
    assert "voda" not in page
    assert "voda" in editor.get(address, {"q": "вода"}).content.decode()

    with CaptureQueriesContext(connection) as few:
        editor.get(address)
    before = len(few)
    for number in range(10):
        make((f"fjala{number}", "sq"), (f"reč{number}", "sr-latn"))
    with django_assert_num_queries(before):
        editor.get(address)


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("group", "may_add", "may_delete"),
    [("Administrators", 200, 200), ("Publishers", 200, 302), ("Documents officers", 302, 302)],
)
def test_who_keeps_topics_keeps_synonyms(browser_of, group, may_add, may_delete):
    client = browser_of(group)
    kept = make(("ujë", "sq"), ("voda", "sr-latn"))

    assert client.get(reverse(f"{LIST}:list")).status_code == may_add
    assert client.get(reverse(f"{LIST}:add")).status_code == may_add
    assert client.get(reverse(f"{LIST}:edit", args=[kept.pk])).status_code == may_add
    assert client.get(reverse(f"{LIST}:delete", args=[kept.pk])).status_code == may_delete
