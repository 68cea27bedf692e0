"""Stamped parts are what Django's own rendering of their templates is."""

import pytest
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import override

from portal.stamps import stamped

FINDING = "portal/match/finding.html"


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("standing", ["met", "unsaid", "contradicted"])
@pytest.mark.parametrize(
    "values",
    [
        {"label": "met", "text": "Máy chủ của bệnh viện", "lang": "", "because": "", "quote": ""},
        {"label": "met", "text": "a", "lang": "vi", "because": "b", "quote": "c & d"},
        {
            "label": "met",
            "text": '<b>"bold"</b>',
            "lang": '"><script>',
            "because": mark_safe("<i>x</i>"),
            "quote": "%s {0}",
        },
    ],
)
def test_a_stamp_is_what_the_template_gives(language, standing, values):
    with override(language):
        wanted = render_to_string(FINDING, values | {"standing": standing})
        for _time in range(2):  # made, then kept
            assert stamped(FINDING, values, standing=standing) == wanted


def test_each_language_has_its_own():
    found = set()
    for language in ("vi", "en"):
        with override(language):
            found.add(stamped("components/score.html", {"value": 71}))
            assert render_to_string("components/score.html", {"value": 71}) in found
    assert len(found) == 2


def test_an_edited_template_shows_at_once_while_developing(settings, tmp_path):
    (tmp_path / "part.html").write_text("first {{ value }}")
    engine = settings.TEMPLATES[0] | {"DIRS": [tmp_path], "APP_DIRS": False}
    engine["OPTIONS"] = engine["OPTIONS"] | {"loaders": ["django.template.loaders.filesystem.Loader"]}
    settings.TEMPLATES = [engine]
    settings.DEBUG = True
    assert stamped("part.html", {"value": 1}) == "first 1"
    (tmp_path / "part.html").write_text("then {{ value }}")
    assert stamped("part.html", {"value": 1}) == "then 1"
