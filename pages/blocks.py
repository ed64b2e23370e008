from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from .choices import ActivityState


class ActivityBlock(blocks.StructBlock):
    """One activity of an action plan. Title and note are words; the rest are facts that all languages share."""

    title = blocks.CharBlock(label=_("Activity"))
    deadline = blocks.DateBlock(label=_("Deadline"), required=False)
    responsible = SnippetChooserBlock("cms.Body", label=_("Responsible body"), required=False)
    amount = blocks.DecimalBlock(label=_("Amount in EUR"), required=False, min_value=0, max_digits=14, decimal_places=2)
    state = blocks.ChoiceBlock(label=_("State"), choices=ActivityState.choices, default=ActivityState.PLANNED)
    note = blocks.CharBlock(label=_("Note"), required=False)

    class Meta:
        icon = "tasks"
        label = _("Activity")


class GoalBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Goal"))
    activities = blocks.ListBlock(ActivityBlock(), label=_("Activities"))

    class Meta:
        icon = "list-ul"
        label = _("Goal")
        template = "pages/blocks/goal.html"


class GoalsBlock(blocks.StreamBlock):
    goal = GoalBlock()


class AgendaItemBlock(blocks.StructBlock):
    """An item of the agenda. Its number is its place in the list; files name that number."""

    title = blocks.CharBlock(label=_("Agenda item"))
    outcome = blocks.CharBlock(label=_("Outcome"), required=False)

    class Meta:
        icon = "order"
        label = _("Agenda item")


class AgendaBlock(blocks.StreamBlock):
    item = AgendaItemBlock()
