"""Groups in the admin: those of the portal are shown by their names in the user's language, and keep their own."""

from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import TitleColumn
from wagtail.users.forms import GroupForm as WagtailGroupForm
from wagtail.users.views import groups

from .names import is_known, shown_name


class GroupForm(WagtailGroupForm):
    """A group that code finds by its name is not renamed."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk and is_known(self.instance):
            self.initial["name"] = shown_name(self.instance)
            self.fields["name"].disabled = True

    def clean_name(self) -> str:
        return self.instance.name if self.fields["name"].disabled else super().clean_name()


class GroupsView(groups.IndexView):
    columns = [
        TitleColumn("name", label=_("Name"), accessor=shown_name, sort_key="name", url_name="wagtailusers_groups:edit")
    ]


class GroupViewSet(groups.GroupViewSet):
    model = Group
    index_view_class = GroupsView

    def get_form_class(self, for_update=False) -> type[GroupForm]:
        return GroupForm
