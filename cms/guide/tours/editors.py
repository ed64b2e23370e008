"""How a decision of the mayor comes from the signed paper to the readers."""

from django.utils.translation import gettext_lazy as _

from cms.guide import doors
from cms.guide.steps import Place, Step, Tour
from cms.parity.access import may_see_board

EDITORS = Tour(
    "editors",
    "edit",
    _("Publish a decision"),
    _("For editors: from the signed paper to the readers. News, notices and calls are written in the same way."),
    (
        Step(
            "home",
            _("Where the day begins"),
            (
                _(
                    "The first page shows your latest changes (%(your_edits)s), what waits for you "
                    "(%(awaiting_review)s), and how far the languages are level (%(languages_level)s)."
                ),
                _("The menu leads to everything else, above all to %(pages)s, %(documents)s and %(languages)s."),
            ),
            _("The first page of the admin, with the menu on the left."),
            Place("wagtailadmin_home", "home"),
        ),
        Step(
            "section",
            _("Choose the section"),
            (
                _(
                    "Open %(pages)s, then the language in which you write, then the section: decisions belong to the "
                    "section of acts."
                ),
                _(
                    "Press the plus sign beside the name of the section (%(add_child_page)s) and choose what you add: "
                    "%(act)s. The portal puts the page into its year by itself."
                ),
            ),
            _("The section of acts, with a plus sign beside its name and a folder for each year."),
            Place("wagtailadmin_explore_root", "pages", doors.pages),
        ),
        Step(
            "words",
            _("Title and summary"),
            (
                _(
                    "The title stands at the top. Write it as readers would search for it: what was decided and for "
                    "whom, without numbers and not in capital letters. The address of the page is made from it."
                ),
                _(
                    "%(summary)s is for one or two sentences; they stand in lists and in search results. While you "
                    "write, the portal keeps a draft by itself, which no reader sees."
                ),
            ),
            _("The form of a new act, with title and summary filled in."),
        ),
        Step(
            "facts",
            _("The facts"),
            (
                _(
                    "Under %(facts)s you fill in: %(kind_of_act)s, %(protocol_number)s, %(issuing_body)s, "
                    "%(date_adopted)s. Copy them from the paper; fields with a red star are needed."
                ),
                _("Facts are written once: the page in the other language gets the same ones."),
            ),
            _("The fields for kind, number, body and dates."),
        ),
        Step(
            "file",
            _("The signed scan"),
            (
                _(
                    "Under %(files)s press the plus sign and then %(choose_document)s. Take a document of the library, "
                    "or open %(upload)s, choose the scan and say in which language it is."
                ),
                _(
                    "The portal reads the text of a scan, so that readers find it by its words. A scan in the other "
                    "language is added to the same document later."
                ),
            ),
            _("A file in the form, with its title and its role."),
        ),
        Step(
            "preview",
            _("Save and look at it"),
            (
                _("%(save_draft)s keeps the page without showing it to anybody outside."),
                _(
                    "The signs at the top right open panels beside the form: the telephone (%(toggle_preview)s) shows "
                    "the page as readers will see it, the glasses (%(toggle_checks)s) show what would be hard to read "
                    "for people with disabilities."
                ),
            ),
            _("The form, and beside it the page as readers will see it on a telephone."),
        ),
        Step(
            "publish",
            _("Publish, or send for review"),
            (
                _(
                    "The arrow beside %(save_draft)s opens more buttons. If your municipality has a publisher, choose "
                    "%(submit)s: the publisher is told, and approves the page or sends it back with a comment."
                ),
                _(
                    "If there is no publisher, or you are one, choose %(publish)s. If something is missing, a sentence "
                    "says what, and all that you wrote stays."
                ),
            ),
            _("The button that saves, with more buttons opened above it."),
        ),
        Step(
            "plan",
            _("Publish at an hour of your choice"),
            (
                _(
                    "The first sign at the top right (%(toggle_status)s) opens a panel. Press %(set_schedule)s, write "
                    "the day and hour under %(go_live)s, and press %(save_schedule)s."
                ),
                _(
                    "Then publish as usual; the button is now called %(schedule_to_publish)s. Readers see the page "
                    "from that hour on."
                ),
            ),
            _("The window in which the day and hour of publication are written."),
        ),
        Step(
            "languages",
            _("The other language"),
            (
                _(
                    "With the publication a draft in the other language appears, with all facts and files. Translators "
                    "find it under %(translations)s, where you may give it to one of them with %(give)s."
                ),
                _(
                    "Some records may be public only in all languages together. There %(ready)s, beside "
                    "%(save_draft)s, says that one language is finished. %(languages)s shows what is missing and late."
                ),
            ),
            _("The list of records with their state in each language and the day until which they are wanted."),
            Place("parity:board", "languages", may_see_board),
        ),
        Step(
            "readers",
            _("What readers see"),
            (
                _(
                    "The page stands in its section and in the search at once, with its facts, its files and the way "
                    "to the other language. Its address stays the same for good, so it may be printed on paper."
                ),
                _("Look at the page after the publication, on a telephone too: most residents read it there."),
            ),
            _("The published decision on the public portal."),
        ),
        Step(
            "history",
            _("Correct or withdraw"),
            (
                _(
                    "To correct a public page, change it and publish it again. %(history)s keeps every version with "
                    "name and day; versions can be compared and brought back."
                ),
                _(
                    "%(unpublish)s, behind the three dots beside the title, takes a page away from readers, and its "
                    "translations with it. A wrong file is replaced in the library, with a reason for readers."
                ),
            ),
            _("The history of a page: who saved and published it, and when."),
        ),
        Step(
            "search",
            _("Find things, and get help"),
            (
                _(
                    "%(search)s in the menu finds pages, pictures and documents, whatever the endings of the words. "
                    "%(reports)s has lists for keeping order, such as %(site_history)s and %(aging_pages)s."
                ),
                _(
                    "These tours stand under %(help)s. In %(account)s you choose the language of the admin and the "
                    "mails that you get."
                ),
            ),
            _("Pages found by a word, and how many there are of each kind."),
            Place("wagtailadmin_account", "account"),
        ),
    ),
)
