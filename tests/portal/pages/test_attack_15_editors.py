"""Attack 15: what an editor's browser sends as rich text keeps no link that runs and no element beyond the allowed."""

import json

import pytest
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.rich_text import expand_db_html

from competitions.blocks import PLAIN

FEATURES = [*PLAIN, "h2", "h3"]


def sent(text="Xem", entity=None) -> str:
    """A paragraph as Draftail sends it, whole of it one entity."""
    ranges = [{"offset": 0, "length": len(text), "key": 0}] if entity else []
    block = {"key": "a", "text": text, "type": "unstyled", "depth": 0, "inlineStyleRanges": [], "entityRanges": ranges}
    return json.dumps({"blocks": [block], "entityMap": {"0": entity} if entity else {}})


def shown(content: str) -> str:
    return expand_db_html(ContentstateConverter(features=FEATURES).to_database_format(content))


def test_an_ordinary_link_is_kept():
    link = {"type": "LINK", "mutability": "MUTABLE", "data": {"url": "https://example.org/"}}
    assert 'href="https://example.org/"' in shown(sent(entity=link))


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,<script>", "java\tscript:alert(1)", "vbscript:x"],
)
def test_a_link_that_runs_is_none(url):
    link = {"type": "LINK", "mutability": "MUTABLE", "data": {"url": url, "onclick": "alert(1)"}}
    page = shown(sent(entity=link)).lower()
    assert "script:" not in page and "data:" not in page and "onclick" not in page


@pytest.mark.parametrize("text", ["<svg onload=alert(1)>", "<img src=x onerror=alert(1)>", "<script>alert(1)</script>"])
def test_typed_elements_are_text(text):
    page = shown(sent(text))
    assert "&lt;" in page and not any(f"<{name}" in page for name in ("svg", "img", "script"))


@pytest.mark.parametrize("kind", ["EMBED", "IMAGE", "SCRIPT", "SVG"])
def test_an_entity_that_the_field_does_not_have_is_left_out(kind):
    entity = {"type": kind, "mutability": "IMMUTABLE", "data": {"url": "https://evil.example/x.svg", "html": "<svg/>"}}
    page = shown(sent(entity=entity))
    assert "evil.example" not in page and "<svg" not in page and "<script" not in page
