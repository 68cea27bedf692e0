"""People in front of a browser: each has one of their own, and a way of using it."""

import re

from django.conf import settings
from django.core import mail
from django.test import Client
from django.utils.translation import gettext, override
from playwright.sync_api import Browser, Page, expect

from tests.browser.barriers import check_screen
from tests.browser.hands import Keyboard, Mouse


class Person:
    """`scripts` says whether their browser runs JavaScript; without it they use a mouse, with it the keyboard alone."""

    def __init__(self, browser: Browser, language: str, *, scripts: bool = True):
        context = {"locale": {"vi": "vi-VN", "en": "en-GB"}[language], "viewport": {"width": 1280, "height": 900}}
        self.language = language
        self.context = browser.new_context(**context, java_script_enabled=scripts)
        self.page = self.context.new_page()
        self.hand = Keyboard(self.page) if scripts else Mouse(self.page)
        self.eyes = self.page if scripts else browser.new_context(**context).new_page()
        self.known: set[str] = set()
        self.complaints: list[str] = []
        self.page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def say(self, text: str, **values) -> str:
        """A text of the site in their language."""
        with override(self.language):
            return gettext(text) % values if values else gettext(text)

    def sign_in(self, user) -> None:
        """By the cookie of a session: how people sign in themselves is the business of other tests."""
        client = Client()
        client.force_login(user)
        name = settings.SESSION_COOKIE_NAME
        self.context.add_cookies(
            [{"name": name, "value": client.cookies[name].value, "domain": "localhost", "path": "/"}]
        )

    def go(self, text: str, place: str = "main", **values) -> None:
        self.hand.go(self.say(text, **values), place)

    def write(self, label: str, text: str) -> None:
        self.hand.write(self.say(label), text)

    def correct(self, label: str, text: str) -> None:
        self.hand.correct(self.say(label), text)

    def look(self, *texts: str) -> None:
        """These texts stand in the page; it has no barrier, no sideways scroll, and the browser had no complaint."""
        for text in texts:
            expect(self.page.locator("main")).to_contain_text(text)
        expect(self.page.locator(".htmx-request")).to_have_count(0)
        assert self.complaints == []
        if self.eyes is not self.page:
            show_again(self.page, self.eyes)
        check_screen(self.eyes)

    def look_once(self) -> None:
        """A page with a heading that was looked at before is passed by."""
        heading = self.page.locator("h1").text_content().strip()
        if heading not in self.known:
            self.known.add(heading)
            self.look()

    def close(self) -> None:
        self.eyes.context.close()
        self.context.close()


def show_again(page: Page, other: Page) -> None:
    """The page as it came without JavaScript, in a browser that has it: axe does not run without."""
    text = re.sub(r"<script\b.*?</script>", "", page.content(), flags=re.DOTALL)
    other.route(page.url, lambda route: route.fulfill(body=text, content_type="text/html; charset=utf-8"), times=1)
    other.goto(page.url)


def letter_to(address: str):
    """The last one."""
    return next(letter for letter in reversed(mail.outbox) if letter.to == [address])


def path_in(letter, part: str) -> str:
    """The path of the address in a letter that has this part in it."""
    return re.search(rf"https?://[^/\s]+(/\S*{part}\S*)", letter.body).group(1)
