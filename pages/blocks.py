from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from .choices import ActivityState, FigureCategory


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


def _amount(label, help_text: str = "") -> blocks.DecimalBlock:
    """EUR; a correction may be negative."""
    return blocks.DecimalBlock(label=label, required=False, max_digits=14, decimal_places=2, help_text=help_text)


class FigureBlock(blocks.StructBlock):
    """One line of a budget or financial report. The heading is words; the rest are facts that all languages share."""

    year = blocks.IntegerBlock(label=_("Year"), min_value=1999, max_value=2100)
    category = blocks.ChoiceBlock(label=_("Category"), choices=FigureCategory.choices)
    heading = blocks.CharBlock(
        label=_("Heading"), required=False, help_text=_("A programme or project; empty for the whole category.")
    )
    body = SnippetChooserBlock("cms.Body", label=_("Body"), required=False)
    planned = _amount(_("Planned, in EUR"), _("As the budget was adopted."))
    revised = _amount(_("Revised, in EUR"), _("As it was amended; empty where it was not."))
    spent = _amount(_("Carried out, in EUR"), _("Spent or received in the period of the report."))

    class Meta:
        icon = "table"
        label = _("Line")


class FiguresBlock(blocks.StreamBlock):
    figure = FigureBlock()


class AgendaItemBlock(blocks.StructBlock):
    """An item of the agenda. Its number is its place in the list; files name that number."""

    title = blocks.CharBlock(label=_("Agenda item"))
    outcome = blocks.CharBlock(label=_("Outcome"), required=False)

    class Meta:
        icon = "order"
        label = _("Agenda item")


class AgendaBlock(blocks.StreamBlock):
    item = AgendaItemBlock()
