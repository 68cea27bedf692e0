"""A small invented set, and a model that reads only whether a text is about water or about roads."""

import numpy as np
import pytest

from benchmarks.sets import Row, Task
from search.meaning import packaged, site

ABOUT = ("water", "flood", "drain", "road", "traffic", "car")


class Topics:
    name, dimensions, batch = "topics", len(ABOUT) + 1, 8

    def queries(self, texts):
        rows = np.array([[*(word in text.lower() for word in ABOUT), 0.1] for text in texts], np.float32)
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)

    passages = queries


@pytest.fixture
def own_index(settings, tmp_path, db):
    """The embedded engine in a folder of the test's own, by words alone."""
    settings.SEARCH_URL, settings.SEARCH_FOLDER = "", tmp_path / "search"


@pytest.fixture
def topics(own_index, settings, monkeypatch):
    settings.EMBEDDINGS = "auto"
    monkeypatch.setattr(packaged, "is_installed", lambda: True)
    for name in ("_packaged", "_remote"):
        monkeypatch.setattr(site, name, lambda *options: Topics())
    site._recent.clear()
    yield
    site._recent.clear()


@pytest.fixture
def task():
    corpus = [
        Row("flood", "Sensors warn of a flood before the drain is full of water.", "Warning of floods", "en"),
        Row("traffic", "Cameras count each car and set the lights of a road.", "Lights for traffic", "en"),
        Row("reading", "Software reads forms and finds the names on them.", "Reading of forms", "en"),
        Row("tutor", "Pupils learn to solve equations step by step.", "A tutor for pupils", "en"),
    ]
    questions = [
        Row("q1", "Which sensors warn of a flood?", language="en"),
        Row("q2", "Cameras that count each car", language="en"),
        Row("q3", "Software that reads names on forms", language="en"),
    ]
    return Task("invented", corpus, questions, {"q1": {"flood": 1}, "q2": {"traffic": 1}, "q3": {"reading": 1}})
