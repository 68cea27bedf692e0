"""Two ways of using a page, by the names that people read and hear: the keyboard alone, and the mouse without scripts.

Both have the same methods: `go` is for what leads to another page
(`place` is `main` or `header`), `write` replaces what stands in a field.
"""

import re
from collections.abc import Callable
from datetime import datetime

from playwright.sync_api import Locator, Page

MOST_TABS = 150
OPTIONAL = r" \((optional|không bắt buộc)\)"
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
    type: focused.type,
    value: focused.value,
    chosen: focused.tagName === "SELECT" ? said(focused.selectedOptions[0]) : "",
    group: group.map(name),
    place: (focused.closest("main") ?? focused.closest("header"))?.tagName.toLowerCase() ?? "",
    skips: focused.matches(".skip"),
    checked: !!focused.checked,
    open: !!focused.parentElement?.open,
  };
}"""


def without_optional(name: str) -> str:
    return re.sub(f"{OPTIONAL}$", "", name)


def reach(
    page: Page,
    wanted: str,
    fits: Callable[[dict], bool] = lambda focused: True,
    *,
    place: str = "main",
    key: str = "Tab",
) -> dict:
    """Presses Tab until what has the focus bears that name, or is a radio button beside one that does. It may stand
    before the present one: then the way leads over the page's end to its beginning. Who looks for nothing in the header
    skips it, by the link that is there for this."""
    passed = []
    for _ in range(MOST_TABS):
        page.keyboard.press(key)
        focused = page.evaluate(FOCUSED)
        if focused["skips"] and place == "main":
            page.keyboard.press("Enter")
            continue
        names = [without_optional(name) for name in (focused["name"], *focused["group"])]
        if wanted in names and focused["place"] == place and fits(focused):
            return focused
        passed.append(focused["name"])
    raise AssertionError(f"{page.url}: no Tab leads to “{wanted}”, but to {list(dict.fromkeys(passed))}")


class Keyboard:
    def __init__(self, page: Page):
        self.page = page

    def go(self, name: str, place: str = "main") -> None:
        reach(self.page, name, lambda focused: focused["tag"] in ("a", "button"), place=place)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def follow(self, name: str) -> None:
        """A link to a part of the same page."""
        reach(self.page, name)
        self.page.keyboard.press("Enter")

    def write(self, label: str, text: str) -> None:
        self._type(text, reach(self.page, label))

    def correct(self, label: str, text: str) -> None:
        """A field that was left already: back to it."""
        self._type(text, reach(self.page, label, key="Shift+Tab"))

    def tick(self, label: str) -> None:
        assert not reach(self.page, label)["checked"]
        self.page.keyboard.press("Space")
        assert self.page.evaluate(FOCUSED)["checked"]

    def choose(self, label: str) -> None:
        """One of several radio buttons: Tab leads to the group, arrows through it."""
        focused = reach(self.page, label, lambda focused: focused["group"])
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
        focused = reach(self.page, label, lambda focused: focused["tag"] == "select")
        for _ in range(50):
            if focused["chosen"] == option:
                return
            self.page.keyboard.press("ArrowDown")
            focused = self.page.evaluate(FOCUSED)
        raise AssertionError(f"no option “{option}”")

    def open(self, summary: str) -> None:
        if not reach(self.page, summary, lambda focused: focused["tag"] == "summary")["open"]:
            self.page.keyboard.press("Enter")
        assert self.page.evaluate(FOCUSED)["open"]

    def _type(self, text: str, focused: dict) -> None:
        assert focused["tag"] in ("input", "textarea"), focused
        if focused["type"] in ("date", "datetime-local"):
            self._type_moment(datetime.fromisoformat(text), focused["type"])
        else:
            self.page.keyboard.press("Control+A")
            self.page.keyboard.type(text)

    def _type_moment(self, moment: datetime, kind: str) -> None:
        """Part by part, as Chromium asks for them in its own English; the year can be longer and is left by Tab."""
        self.page.keyboard.type(f"{moment:%m%d%Y}")
        if kind == "datetime-local":
            self.page.keyboard.press("Tab")
            self.page.keyboard.type(f"{moment:%I%M%p}")
        assert self.page.evaluate(FOCUSED)["value"].startswith(f"{moment:%Y-%m-%d}")


class Mouse:
    def __init__(self, page: Page):
        self.page = page

    def go(self, name: str, place: str = "main") -> None:
        inside = self.page.locator(place)
        # A part that only screen readers are given is set off by a space.
        said = re.compile(rf"^{re.escape(name)}$".replace(":", " ?:"))
        link, button = (inside.get_by_role(role, name=said) for role in ("link", "button"))
        with self.page.expect_navigation():
            link.or_(button).first.click()

    def follow(self, name: str) -> None:
        self.page.get_by_role("link", name=name, exact=True).click()

    def write(self, label: str, text: str) -> None:
        self._labelled(label).fill(text)

    correct = write

    def tick(self, label: str) -> None:
        self._labelled(label).check()

    choose = tick

    def select(self, label: str, option: str) -> None:
        self._labelled(label).select_option(label=option)

    def open(self, summary: str) -> None:
        self.page.locator("summary", has_text=summary).click()

    def _labelled(self, label: str) -> Locator:
        return self.page.get_by_label(re.compile(rf"^\s*{re.escape(label)}({OPTIONAL})?\s*$"))
