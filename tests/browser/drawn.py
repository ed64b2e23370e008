"""What is cut off or covered on a page as Chromium has drawn it."""

from playwright.sync_api import Page

# Elements with words of their own that are shown, and where they stand.
_SHOWN = """
const shown = [...document.querySelectorAll('body *')].filter(element => {
  const box = element.getBoundingClientRect();
  const words = [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim());
  const visible = element.checkVisibility({visibilityProperty: true, opacityProperty: true});
  return words && box.width > 2 && box.height > 2 && visible;
});
const said = element => element.textContent.trim().replace(/\\s+/g, ' ').slice(0, 60);
"""
# Titles of pages are as long as their authors wrote them; Wagtail shortens them with an ellipsis on purpose.
_CUT = f"""contents => {{ {_SHOWN}
  return shown.filter(element => {{
    for (let box = element; box && box !== document.body; box = box.parentElement) {{
      const style = getComputedStyle(box);
      if (style.clip !== 'auto' || style.clipPath !== 'none') return false;
      if (box.matches(contents)) return false;
    }}
    const style = getComputedStyle(element);
    const hides = ['hidden', 'clip'].includes(style.overflowX);
    const out = element.getBoundingClientRect().right > innerWidth + 1;
    return out || (hides && element.scrollWidth > element.clientWidth + 1);
  }}).map(said);
}}"""
_COVERED = f"""() => {{ {_SHOWN}
  const floats = element => {{
    for (let box = element; box; box = box.parentElement)
      if (['fixed', 'sticky'].includes(getComputedStyle(box).position)) return true;
    return false;
  }};
  const pressed = shown.filter(element => element.matches('a, a *, button, button *, label, h1, h2, h3, legend'));
  return pressed.filter(element => {{
    const box = element.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return false;
    const top = document.elementFromPoint(x, y);
    return top && !element.contains(top) && !top.contains(element) && !floats(top);
  }}).map(said);
}}"""


def cut(page: Page, contents: str) -> list[str]:
    """Words that do not fit where they stand, but for those inside elements that match the selector ``contents``."""
    return page.evaluate(_CUT, contents)


def covered(page: Page) -> list[str]:
    """Headings, labels, links and buttons in view whose middle lies under something that does not float."""
    return page.evaluate(_COVERED)
