"""An organisation with an editor at the keyboard, an engine of the test's own, uploads that vanish with the test."""

import pytest

from search import engines
from search.engines.tantivy import TantivyEngine
from tests.factories import OrganisationFactory


@pytest.fixture(autouse=True)
def engine(tmp_path, monkeypatch, settings):
    settings.MEDIA_ROOT = tmp_path / "media"
    made = TantivyEngine(tmp_path / "index")
    monkeypatch.setattr(engines, "_engine", lambda *_: made)
    made.write([])
    return made


@pytest.fixture
def owner(city):
    return OrganisationFactory(
        name_vi="Công ty TNHH Thép Miền Nam",
        name_en="Southern Steel",
        email="lienhe@thepmiennam.vn",
        email_domain="thepmiennam.vn",
        ward="phường Bến Thành",
    )


@pytest.fixture
def writer(owner, enter):
    """A signed-in browser of an editor of `owner`."""
    return enter(owner, "editor")
