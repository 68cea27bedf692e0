"""From a match to a story by keyboard alone. A file of its own, so that two processes share the long ways."""

import pytest
from playwright.sync_api import Browser

from tests.browser.bridge import tell
from tests.proposals.conftest import at, files_folder

__all__ = ["at", "files_folder"]
pytestmark = [pytest.mark.browser]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_from_a_match_to_a_story_by_keyboard(portal, browser: Browser, language, at):
    tell(portal, browser, language, at, scripts=True)
