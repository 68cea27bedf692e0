"""An embedder that reads in no time, for what is not about the model."""

import numpy as np
import pytest

from search import engines
from search.engine import Space
from search.engines.tantivy import TantivyEngine
from search.meaning import site
from search.meaning.embedder import EmbedderUnavailable


class Compass:
    """A direction for each text, by the words that it has; remembers what it was asked to read."""

    dimensions = 4
    batch = 3

    def __init__(self, name="compass"):
        self.name = name
        self.read = []
        self.is_down = False

    def queries(self, texts):
        return self.passages(texts)

    def passages(self, texts):
        if self.is_down:
            raise EmbedderUnavailable("stopped for the test")
        self.read += texts
        rows = [[1.0, *(text.lower().count(word) for word in ("lúa", "xe", "tim"))] for text in texts]
        made = np.array(rows, np.float32)
        return made / np.linalg.norm(made, axis=1, keepdims=True)


@pytest.fixture
def compass(monkeypatch):
    """As the site's own embedder."""
    made = Compass()

    def chosen(*, is_background=False):
        return made

    for place in ("meaning.site.embedder", "meaning.vectors.site_embedder", "meaning.making.site_embedder"):
        monkeypatch.setattr(f"search.{place}", chosen)
    monkeypatch.setattr("search.searching.embedder", chosen)
    site._recent.clear()
    return made


@pytest.fixture
def index(compass, tmp_path, monkeypatch):
    """The embedded engine for its vectors, as the site's own."""
    made = TantivyEngine(tmp_path / "index", Space(compass.name, compass.dimensions))
    monkeypatch.setattr(engines, "_engine", lambda *_: made)
    made.write([])
    return made
