"""What a group of synonyms must be, so that it helps a search and harms none."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.forms import Form
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from search import analysis
from search.synonyms import vocabulary

# A group of more is a list of a subject, and would ask for half of the portal.
MOST_WORDS = 30


class SynonymForm(WagtailAdminModelForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Django's sentence speaks of forms; ``clean`` says what is missing.
        self.formsets["words"].validate_min = False

    def clean(self) -> dict:
        cleaned = super().clean()
        formset = self.formsets["words"]
        if formset.is_valid():
            forms = [form for form in formset.forms if form.cleaned_data.get("text") and not _is_deleted(form)]
            ways = [_checked(form) for form in forms]
            _point_out_the_same(forms, ways)
            self._check_whole(forms, ways)
        return cleaned

    def _check_whole(self, forms: list[Form], ways: list[set]) -> None:
        if len(set().union(*ways)) < 2:
            self.add_error(None, _("For the search these are one word. Give at least two that it takes for different."))
        if forms and all(form.cleaned_data["only_typed"] for form in forms):
            self.add_error(None, _("Each word counts only when typed, so none leads anywhere. Untick at least one."))
        if len(forms) > MOST_WORDS:
            sentence = _("A group has at most %(most)d words, because each is searched for. Make several groups.")
            self.add_error(None, sentence % {"most": MOST_WORDS})


def _is_deleted(form: Form) -> bool:
    return form.cleaned_data.get("DELETE", False)


def _checked(form: Form) -> set[vocabulary.Terms]:
    """The analysed terms of one line of the form; what cannot be searched for is told at its text."""
    text = form.cleaned_data["text"]
    ways = set(vocabulary.phrase(text, form.cleaned_data["language"]).ways)
    if not analysis.query_terms(text):
        _refuse(form, _("“%(word)s” consists of words that the search leaves out. Give a word that says more."), text)
    elif all(len("".join(way)) < 2 for way in ways):
        _refuse(form, _("“%(word)s” is a single letter, which stands everywhere. Give a longer word."), text)
    return ways


def _refuse(form: Form, sentence: str, text: str) -> None:
    form.add_error("text", ValidationError(sentence % {"word": text}))


def _point_out_the_same(forms: list[Form], ways: list[set]) -> None:
    """Two lines of one language that the search cannot tell apart: one of them is enough."""
    for form, first in _repeated(forms, ways):
        sentence = _("“%(word)s” and “%(first)s” are the same for the search. Keep one of them.")
        texts = {"word": form.cleaned_data["text"], "first": first.cleaned_data["text"]}
        form.add_error("text", ValidationError(sentence % texts))


def _repeated(forms: list[Form], ways: list[set]) -> Iterator[tuple[Form, Form]]:
    for index, form in enumerate(forms):
        for earlier in range(index):
            alike = form.cleaned_data["language"] == forms[earlier].cleaned_data["language"]
            if alike and ways[index] and ways[index] == ways[earlier]:
                yield form, forms[earlier]
                break
