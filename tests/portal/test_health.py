import pytest
from django.db import OperationalError, connection

from portal import health
from search import engines
from search.engine import EngineUnavailable
from search.engines.tantivy import TantivyEngine
from tests.factories import ResearchFactory


@pytest.fixture
def engine(tmp_path, monkeypatch):
    made = TantivyEngine(tmp_path / "index")
    monkeypatch.setattr(engines, "_engine", lambda *_: made)
    made.write([])
    return made


def test_the_process_answers_without_database_and_engine(client):
    answer = client.get("/healthz")
    assert answer.status_code == 200 and answer.json() == {"status": "ok"}
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
def test_ready_tells_how_far_the_index_is(client, engine):
    ResearchFactory(published=True)
    answer = client.get("/readyz")
    assert answer.status_code == 200 and answer.json()["parts"] == {"database": "ok", "engine": "ok"}
    assert answer.json()["lag"]["pending"] == 2


@pytest.mark.django_db
def test_not_ready_without_the_engine(client, monkeypatch):
    class Down:
        def health(self):
            raise EngineUnavailable("stopped")

    monkeypatch.setattr(engines, "_engine", lambda *_: Down())
    answer = client.get("/readyz")
    assert answer.status_code == 503 and answer.json()["parts"] == {"database": "ok", "engine": "down"}


def test_not_ready_without_the_database(client, engine, monkeypatch):
    def unreachable():
        raise OperationalError("secret-host refused")

    monkeypatch.setattr(connection, "ensure_connection", unreachable)
    answer = client.get("/readyz")
    assert answer.status_code == 503 and answer.json()["parts"]["database"] == "down"
    assert health.DOWN in answer.content.decode() and "secret-host" not in answer.content.decode()
