"""What stands on a screen that scripts have drawn: its texts, and the names of what has none."""

from playwright.sync_api import Page

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
