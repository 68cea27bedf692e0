"""The way of a member without JavaScript. A file of its own, so that two processes share the long ways."""

import pytest
from playwright.sync_api import Browser

from tests.browser.members import tell

pytestmark = [pytest.mark.browser]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_from_signing_up_to_withdrawing_without_javascript(city, browser: Browser, language):
    tell(city, browser, language, scripts=False)
