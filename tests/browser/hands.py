"""Two ways of using a page, by the names that people read and hear: the keyboard alone, and the mouse without scripts.

Both have the same methods. `go` is for what leads to another page, `write` replaces what stands in a field.
"""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page

MOST_TABS = 150
# What a screen reader would say of the part that has the focus: name, role, and the radio buttons around it.
FOCUSED = """() => {
  const focused = document.activeElement;
  const said = (each) => (each?.textContent ?? "").replace(/\\s+/g, " ").trim();
  const name = (each) =>
    each.getAttribute("aria-label") ||
    said(document.getElementById(each.getAttribute("aria-labelledby"))) ||
    said(each.labels?.[0]) ||
    said(each);
  const group = focused.type === "radio" ? [...focused.form.elements[focused.name]] : [];
  return {
    name: focused === document.body ? "" : name(focused),
    tag: focused.tagName.toLowerCase(),
    chosen: focused.tagName === "SELECT" ? said(focused.selectedOptions[0]) : "",
    group: group.map(name),
    checked: !!focused.checked,
    open: !!focused.parentElement?.open,
  };
}"""


def without_optional(name: str) -> str:
    return re.sub(r" \((optional|không bắt buộc)\)$", "", name)


def reach(page: Page, wanted: str, key: str = "Tab", fits: Callable[[dict], bool] = lambda focused: True) -> dict:
    """Presses Tab until what has the focus bears that name, or is a radio button beside one that does. It may stand
    before the present one: then the way leads over the page's end to its beginning."""
    passed = []
    for _ in range(MOST_TABS):
        page.keyboard.press(key)
        focused = page.evaluate(FOCUSED)
        names = [without_optional(name) for name in (focused["name"], *focused["group"])]
        if wanted in names and fits(focused):
            return focused
        passed.append(focused["name"])
    raise AssertionError(f"{page.url}: no Tab leads to “{wanted}”, but to {list(dict.fromkeys(passed))}")


class Keyboard:
    def __init__(self, page: Page):
        self.page = page

    def go(self, name: str) -> None:
        reach(self.page, name, fits=lambda focused: focused["tag"] in ("a", "button"))
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def write(self, label: str, text: str) -> None:
        reach(self.page, label, fits=lambda focused: focused["tag"] in ("input", "textarea"))
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def tick(self, label: str) -> None:
        assert not reach(self.page, label)["checked"]
        self.page.keyboard.press("Space")
        assert self.page.evaluate(FOCUSED)["checked"]

    def choose(self, label: str) -> None:
        """One of several radio buttons: Tab leads to the group, arrows through it."""
        focused = reach(self.page, label, fits=lambda focused: focused["group"])
        for _ in focused["group"]:
            if focused["name"] == label:
                break
            self.page.keyboard.press("ArrowDown")
            focused = self.page.evaluate(FOCUSED)
        if not focused["checked"]:
            self.page.keyboard.press("Space")
        focused = self.page.evaluate(FOCUSED)
        assert (focused["name"], focused["checked"]) == (label, True)

    def select(self, label: str, option: str) -> None:
        focused = reach(self.page, label, fits=lambda focused: focused["tag"] == "select")
        for _ in range(50):
            if focused["chosen"] == option:
                return
            self.page.keyboard.press("ArrowDown")
            focused = self.page.evaluate(FOCUSED)
        raise AssertionError(f"no option “{option}”")

    def open(self, summary: str) -> None:
        if not reach(self.page, summary, fits=lambda focused: focused["tag"] == "summary")["open"]:
            self.page.keyboard.press("Enter")
        assert self.page.evaluate(FOCUSED)["open"]


class Mouse:
    def __init__(self, page: Page):
        self.page = page

    def go(self, name: str) -> None:
        link, button = (self.page.get_by_role(role, name=name, exact=True) for role in ("link", "button"))
        with self.page.expect_navigation():
            self.page.locator("main").locator(button.or_(link)).or_(link).first.click()

    def write(self, label: str, text: str) -> None:
        self._labelled(label).fill(text)

    def tick(self, label: str) -> None:
        self._labelled(label).check()

    choose = tick

    def select(self, label: str, option: str) -> None:
        self._labelled(label).select_option(label=option)

    def open(self, summary: str) -> None:
        self.page.locator("summary", has_text=summary).click()

    def _labelled(self, label: str) -> Locator:
        return self.page.get_by_label(re.compile(rf"^\s*{re.escape(label)}( \(optional\))?\s*$"))
