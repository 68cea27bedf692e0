"""What shuts people out of a page: looked for with axe, and on the narrowest phone."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Everything that axe judges by: elements, their classes, roles and states, and whether there are words; not which ones.
SKELETON = """() => [...document.querySelectorAll("*")].map((each) => [
  each.tagName,
  ...[...each.attributes].map(({name, value}) => /^(class|role|type|tabindex|aria-(?!label$).*)$/.test(name)
    ? `${name}=${value}`
    : `${name} ${value ? "said" : "empty"}`),
  each.textContent.trim() && "words",
].join(" ")).join("\\n")"""
_looked_at: set[int] = set()


def check_screen(page: Page) -> None:
    """No barrier that axe knows of, and nothing that scrolls sideways on the narrowest phone. A page that is built as
    one before it, in words of another language, is not taken to axe again: that is most of what a look costs."""
    skeleton = hash(page.evaluate(SKELETON))
    if skeleton not in _looked_at:
        report = Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"]}).response["violations"]
        assert [(each["id"], each["nodes"][0]["html"]) for each in report] == []
        _looked_at.add(skeleton)
    size = page.viewport_size
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320, page.url
    page.set_viewport_size(size)
