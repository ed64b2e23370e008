from wagtail.admin.forms import WagtailAdminPageForm


class RecordForm(WagtailAdminPageForm):
    """The editor's form of a record. What only a publication needs is not asked of a draft."""

    def _post_clean(self):
        super()._post_clean()
        if not self.is_deferred_validation:
            for field, sentence in self.instance.publication_errors().items():
                self.add_error(field if field in self.fields else None, sentence)
