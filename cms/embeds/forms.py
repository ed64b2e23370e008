"""What the office, or anybody, chooses for a snippet."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from cms.calendars.choices import EventKind
from cms.cyrillic.addresses import CYRILLIC, LATIN, is_offered, shown_language
from cms.filters import in_order
from cms.models import Body, Topic
from cms.templatetags.cms_tags import own_language_name
from search.choices import Family
from search.query.asked import MAX_TEXT

from .look import HEADINGS, MOST, USUAL_COUNT, Scheme, colour

LIST, CALENDAR = "list", "calendar"
# What each of the two shows; what the other one knows is left out of its address.
OF_LIST, OF_CALENDAR = ("q", "family", "body", "topic"), ("event", "body")


# Said of the letters, where there are two of them; in the page's own letters, whichever those are.
LETTERS = {LATIN: "Srpski – latinica", CYRILLIC: "Srpski – ćirilica"}


def languages() -> list[tuple[str, str]]:
    codes = [*settings.PUBLIC_LANGUAGES, *([CYRILLIC] if is_offered() else [])]
    names = LETTERS if is_offered() else {}
    return [(code, names.get(code) or own_language_name(code)) for code in codes]


class SnippetForm(forms.Form):
    """Read from the address, so that a choice can be shared; ``defaults`` fills what the address leaves out."""

    show = forms.ChoiceField(
        label=_("What is shown"),
        choices=[(LIST, _("Newest publications")), (CALENDAR, _("Dates to come"))],
        widget=forms.RadioSelect,
    )
    family = forms.ChoiceField(label=_("Kind of record"), required=False)
    q = forms.CharField(label=_("Words"), required=False, max_length=MAX_TEXT)
    topic = forms.ChoiceField(label=_("Topic"), required=False)
    event = forms.MultipleChoiceField(
        label=_("Dates"), choices=EventKind.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    body = forms.ChoiceField(label=_("Body"), required=False)
    count = forms.IntegerField(label=_("Number of entries"), min_value=1, max_value=MOST)
    lang = forms.ChoiceField(label=_("Language"))
    scheme = forms.ChoiceField(label=_("Light or dark"), choices=Scheme.choices)
    accent = forms.CharField(
        label=_("Colour of links"), validators=[colour], widget=forms.TextInput(attrs={"type": "color"})
    )
    heading = forms.ChoiceField(label=_("Level of the heading"), choices=[(level, level) for level in HEADINGS])

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        every = [("", _("All"))]
        self.fields["family"].choices = every + Family.choices
        self.fields["topic"].choices = every + [(topic.code, str(topic)) for topic in in_order(Topic.objects.all())]
        self.fields["body"].choices = every + [(body.code, str(body)) for body in in_order(Body.objects.all())]
        self.fields["lang"].choices = languages()


def defaults(own_colour: str) -> dict[str, str]:
    return {
        "show": LIST,
        "count": str(USUAL_COUNT),
        "lang": shown_language(),
        "scheme": Scheme.AUTO.value,
        "accent": own_colour,
        "heading": "2",
    }
