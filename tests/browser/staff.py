"""The city's own people in the admin, with mouse and scripts."""

from django.urls import reverse
from playwright.sync_api import Page

from listings.models import Listing


class Moderator:
    def __init__(self, page: Page, url: str):
        self.page, self.url = page, url

    def answer(self, organisation: str, decision: str, reason: str = "") -> None:
        """Verifies or refuses the organisation of that name."""
        self.page.goto(self.url + reverse("verification_queue"))
        self.page.get_by_role("link", name=organisation, exact=True).click()
        self.page.locator(f"[name=decision][value={decision}]").check()
        self.page.locator("[name=reason]").fill(reason)
        self._decide(self.page.locator(f"form[action^='{reverse('verification_queue')}'] button"))

    def approve(self, listing: Listing) -> None:
        self._open(listing)
        self._decide(self.page.locator("button[value=approve]"))

    def send_back(self, listing: Listing, **comments: str) -> None:
        """`comments` by column."""
        self._open(listing)
        for column, text in comments.items():
            section = self.page.locator(f"[aria-labelledby=label-{column}]")
            section.locator("summary").click()
            section.locator("textarea").fill(text)
        self._decide(self.page.locator("button[value=send_back]"))

    def _open(self, listing: Listing) -> None:
        self.page.goto(self.url + reverse("review_queue"))
        self.page.locator(f"a[href='{reverse('review_item', args=[listing.key_prefix, listing.pk])}']").click()

    def _decide(self, button) -> None:
        with self.page.expect_navigation():
            button.click()
