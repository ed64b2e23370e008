"""What stands on a screen that scripts have drawn: its texts, and the names of what has none."""

from playwright.sync_api import Page

from tests.admin_words.words import foreign_words

_READ = """() => {
  const said = []
  const names = ["title", "aria-label", "placeholder", "alt", "data-tippy-content"]
  const read = (root) => {
    for (const element of root.querySelectorAll("*")) {
      if (element.shadowRoot) read(element.shadowRoot)
      if (element.tagName === "BODY" || element.closest("svg, script, style, template")) continue
      if (!element.checkVisibility({visibilityProperty: true})) continue
      for (const name of names) if (element.hasAttribute(name)) said.push(element.getAttribute(name))
    }
    said.push(...(root.body ?? root.host ?? root).innerText.split("\\n"))
  }
  read(document)
  return [document.title, ...said]
}"""


def said_on(page: Page) -> list[str]:
    return [text for text in page.evaluate(_READ) if text.strip()]


class Reading:
    """Somebody's screens, and what of them is not in the language."""

    def __init__(self, page: Page, language: str, written: frozenset[str]):
        self.page, self.language, self.written = page, language, written
        self.read: set[str] = set()
        self.foreign: dict[str, tuple[list[str], str]] = {}

    def here(self, place: str) -> None:
        for text in set(said_on(self.page)) - self.read:
            self.read.add(text)
            if found := foreign_words(text, self.language, self.written):
                self.foreign.setdefault(text[:200], (found, place))

    def report(self) -> str:
        lines = [f"{text!r} ({', '.join(found)}) in {place}" for text, (found, place) in self.foreign.items()]
        return "\n".join([f"{len(lines)} texts are not in {self.language}:", *lines])
