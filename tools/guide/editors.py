"""Pictures of an editor's work: a decision of the mayor from the empty form to the readers."""

from playwright.sync_api import Page

from .office import FILES, MORE, Office, publish

TO_THE_TOP = "each => each.closest('section.w-panel').scrollIntoView()"


def take_all(office: Office) -> None:
    editor = office.sign_in("editor")
    section(office, editor)
    write(office, editor)
    attach(office, editor)
    address = save(office, editor)
    look_at_it(office, editor, address)
    plan(office, editor, address)
    home(office, editor)
    find(office, editor)
    languages(office, editor)
    readers(office, history(office, address))


def section(office: Office, editor: Page) -> None:
    editor.goto(f"/admin/pages/{office.number_of(office.words['acts'])}/")
    office.take(editor, "editors-section", height=330)


def write(office: Office, editor: Page) -> None:
    decision = office.words["decision"]
    editor.goto(f"/admin/pages/add/pages/actpage/{office.number_of(office.words['acts'])}/")
    editor.fill("[name=title]", decision["title"])
    editor.fill("[name=summary]", decision["summary"])
    office.take(editor, "editors-words", height=440)
    editor.fill("[name=protocol_number]", decision["protocol_number"])
    editor.select_option("[name=issuing_body]", index=1)
    editor.fill("[name=date_adopted]", "2026-03-10")
    editor.locator("[name=summary]").focus()
    editor.locator("[name=kind]").evaluate(TO_THE_TOP)
    office.take(editor, "editors-facts", height=620, top=50)


def attach(office: Office, editor: Page) -> None:
    decision = office.words["decision"]
    editor.locator("#id_attachments-ADD").click()
    editor.locator("button[data-chooser-action-choose]:visible").last.click()
    window = editor.locator(".modal-body")
    window.get_by_role("tab").nth(1).click()
    # The bytes of a file that the library has already would be pointed out.
    content = (FILES / decision["file"]).read_bytes() + b"\n"
    scan = {"name": decision["file"], "mimeType": "application/pdf", "buffer": content}
    window.locator("input[type=file]").set_input_files(scan)
    window.locator("input[name$=title]").last.fill(decision["file_title"])
    window.locator("select[name$=language]").select_option(office.words["content_language"])
    window.locator("form button[type=submit], form input[type=submit]").last.click()
    window.wait_for(state="hidden")
    editor.locator("#id_attachments-ADD").evaluate(TO_THE_TOP)
    office.take(editor, "editors-file", height=400, top=60)


def save(office: Office, editor: Page) -> str:
    """The address of the editor's form of the saved draft."""
    editor.locator("button.action-save:visible").first.click()
    editor.wait_for_url("**/edit/**")
    editor.wait_for_load_state("networkidle")
    return editor.url.partition("?")[0]


def look_at_it(office: Office, editor: Page, address: str) -> None:
    editor.goto(address)
    editor.locator("[data-side-panel-toggle=preview]").click()
    editor.wait_for_timeout(2500)
    office.take(editor, "editors-preview", height=640)
    editor.goto(address)
    editor.wait_for_load_state("networkidle")
    editor.locator(MORE).first.click()
    office.take(editor, "editors-publish", top=640, height=260, width=760)
    editor.keyboard.press("Escape")


def plan(office: Office, editor: Page, address: str) -> None:
    editor.goto(address)
    editor.locator("[data-side-panel-toggle=status]").click()
    editor.locator("[data-a11y-dialog-show=schedule-publishing-dialog]").first.click()
    office.take(editor, "editors-plan", top=186, height=560)


def home(office: Office, editor: Page) -> None:
    editor.goto("/admin/")
    office.take(editor, "editors-home", left=0, height=880)


def find(office: Office, editor: Page) -> None:
    editor.goto(f"/admin/pages/search/?q={office.words['officer']['search']}")
    office.take(editor, "editors-search", height=500)


def languages(office: Office, editor: Page) -> None:
    editor.goto("/admin/languages/")
    office.take(editor, "editors-languages", height=640)


def history(office: Office, address: str) -> str:
    """The public address of the page, which a publisher published."""
    publisher, number = office.sign_in("publisher"), address.rstrip("/").split("/")[-2]
    publisher.goto(address)
    publish(publisher)
    publisher.goto(f"/admin/pages/{number}/history/")
    office.take(publisher, "editors-history", height=420)
    return publisher.request.get(f"/api/v1/records/{number}/").json()["url"]


def readers(office: Office, address: str) -> None:
    visitor = office.visitor()
    visitor.goto(address)
    office.take(visitor, "editors-readers", left=0, height=760)
