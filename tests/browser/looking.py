"""What is wrong with a page as it is drawn: axe-core's violations, and width."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# All that our dark style sheet can break: it changes values of colours and nothing else.
RULES_OF_COLOURS = ["color-contrast", "link-in-text-block"]
PHONE = {"width": 320, "height": 700}
SCREEN = {"width": 1280, "height": 800}
AXE = Axe()


def violations(page: Page, rules: list[str] = RULES) -> list[str]:
    """Sentences on what axe-core finds by these rules or groups of rules, with the first element of each."""
    options = {"runOnly": rules, "resultTypes": ["violations"]}
    found = AXE.run(page, options=options).response["violations"]
    return [f"{v['id']}: {v['help']} ({v['nodes'][0]['html'][:160]})" for v in found]


def is_too_wide(page: Page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
