from collections.abc import Callable, Iterable

from wagtail.admin.forms import WagtailAdminPageForm

# Apps above the foundation ask here what else has to be settled before a page is public: given the valid form, they
# return sentences for the editor.
publication_questions: list[Callable[["RecordForm"], Iterable[str]]] = []


class DraftFirstForm(WagtailAdminPageForm):
    """A new page is stored as a draft and published from there: a publication that is refused loses no word of it."""

    def save(self, commit: bool = True):
        if self.instance._state.adding:
            self.instance.live = False
        return super().save(commit)


class RecordForm(DraftFirstForm):
    """The editor's form of a record. What only a publication needs is not asked of a draft."""

    _asked = False

    def _post_clean(self):
        super()._post_clean()
        if not self.is_deferred_validation:
            for field, sentence in self.instance.publication_errors().items():
                self.add_error(field if field in self.fields else None, sentence)

    def is_valid(self):
        if not super().is_valid():
            return False
        if not self.is_deferred_validation and not self._asked:
            self._asked = True
            for question in publication_questions:
                for sentence in question(self):
                    self.add_error(None, sentence)
        return not self.errors
