"""How a record gets its second language."""

from django.utils.translation import gettext_lazy as _

from cms.guide import doors
from cms.guide.steps import Place, Step, Tour

TRANSLATORS = Tour(
    "translators",
    "wagtail-localize-language",
    _("Translate a record"),
    _("For translators: from what waits to what is public, and what to do when an original changes."),
    (
        Step(
            "home",
            _("What waits for you"),
            (
                _("%(translations)s, at the top of the menu, lists what your languages lack, your own work first."),
                _(
                    "The boxes above the list narrow it: %(given)s, %(overdue)s, %(changed)s, %(in_progress)s, "
                    "%(waiting)s and %(not_public)s."
                ),
            ),
            _("The list of translations, with boxes above it and a button in each line."),
            Place("desk:inbox", "translations", doors.translations),
        ),
        Step(
            "take",
            _("Take something"),
            (
                _("Press %(i_do_it)s beside something that nobody does yet; your colleagues then see your name there."),
                _("What an editor gives you has a day until which it is wanted, and sometimes a note at its head."),
            ),
        ),
        Step(
            "texts",
            _("Text beside the original"),
            (
                _("Choose a title. On the left stands the original, on the right you write, text by text."),
                _(
                    "%(save)s keeps what you have, finished or not. If a text cannot be used, a sentence beside it "
                    "says why, and nothing that you typed is lost."
                ),
            ),
            _("The texts of a record in two columns, the original on the left and empty fields on the right."),
        ),
        Step(
            "same",
            _("Names, numbers and signs"),
            (
                _("%(same)s is for names and numbers. Such a text counts as translated."),
                _(
                    "Some originals hold signs in angle brackets around bold words and links. Keep them around the "
                    "same words of yours. Dates, numbers and files need no work: both languages share them."
                ),
            ),
        ),
        Step(
            "suggestions",
            _("Agreed words and earlier texts"),
            (
                _(
                    "Below the original stand the words that the municipality agreed on (%(glossary)s). Below an empty "
                    "field stand earlier translations of the same or a similar text; %(use)s puts one into the field."
                ),
                _("Change there what differs. A suggestion binds nobody: sometimes another word is right."),
            ),
            _("An agreed word below the original, and an earlier translation below the empty field."),
            Place("wagtailsnippets_desk_glossaryterm:list", "glossary", doors.glossary),
        ),
        Step(
            "machine",
            _("What a machine proposes"),
            (
                _(
                    "If your municipality uses a translation service, its texts are marked %(by_machine)s. Read each "
                    "beside the original: tick %(checked)s, or write it anew."
                ),
                _("A page with a text that nobody has checked cannot be published."),
            ),
        ),
        Step(
            "done",
            _("When it is done"),
            (
                _(
                    "If you may publish, press %(save_and_publish)s. Otherwise press %(save_and_hand_over)s: whoever "
                    "may publish is told. Both ask that every text is translated."
                ),
                _("%(preview_of_saved)s shows the page before that, as readers will see it."),
            ),
            _("The buttons at the foot of the translation."),
        ),
        Step(
            "changed",
            _("When the original changes"),
            (
                _(
                    "The record comes back to you under %(changed)s. What the original lost is struck through, what is "
                    "new is underlined, and your earlier text stands below the field."
                ),
                _("Until your new text is public, readers are told that the original is newer."),
            ),
            _("A changed original with the new words underlined, and the earlier translation below the field."),
        ),
        Step(
            "files",
            _("Files and pictures"),
            (
                _(
                    "A file that your language lacks is named at the head of the texts. Upload its translation there "
                    "if you may, or ask the documents officer."
                ),
                _("%(other_things)s leads to what differs between the languages and is no text."),
            ),
        ),
        Step(
            "exchange",
            _("Another program"),
            (
                _(
                    "At the foot of the texts, %(download_xliff)s and %(download_po)s give you a file for your own "
                    "translation program. Bring it back at the same place, with %(upload_xliff)s."
                ),
                _("Texts whose original changed meanwhile are left out, and the portal says which."),
            ),
            _("Buttons that download the texts and upload a translated file."),
        ),
        Step(
            "account",
            _("Your language and your mails"),
            (
                _("In %(account)s you choose the language of the admin; Serbian is there in both scripts."),
                _(
                    "Under %(notifications)s you choose when mails about translations come: at once, once a day "
                    "together, or never."
                ),
            ),
            _("The account, with the choice of mails about translations."),
            Place("wagtailadmin_account", "account"),
        ),
    ),
)
