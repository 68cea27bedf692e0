import pytest
from django.test import RequestFactory

from portal import limits


@pytest.fixture(autouse=True)
def standing_clock(monkeypatch):
    monkeypatch.setattr(limits.time, "time", lambda: 1_800_000_010.0)


@pytest.mark.django_db
def test_too_many_requests_of_one_address(client, settings):
    settings.API_LIMITS = {"read": 2, "match": 1}
    assert [client.get("/api/v1/suggest").status_code for _number in range(3)] == [200, 200, 429]
    refused = client.get("/api/v1/suggest", headers={"X-Forwarded-For": "203.0.113.9"})
    assert refused.status_code == 429 and refused["Retry-After"] == "50"
    assert client.get("/api/v1/suggest", REMOTE_ADDR="203.0.113.9").status_code == 200
    question = {"side": "need", "text": ""}
    codes = [client.post("/api/v1/match", question, content_type="application/json").status_code for _n in range(2)]
    assert codes == [200, 429]


@pytest.mark.django_db
def test_without_a_limit(client, settings):
    settings.API_LIMITS = {}
    assert {client.get("/api/v1/suggest").status_code for _number in range(20)} == {200}


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "203.0.113.9", "192.0.2.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "198.51.100.7, 203.0.113.9", "203.0.113.9"),
        (2, "198.51.100.7, 203.0.113.9, 10.0.0.1", "203.0.113.9"),
        (2, "203.0.113.9", "192.0.2.1"),
        (1, "nonsense", "unknown"),
        (1, "", "unknown"),
        (1, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        (1, "::ffff:203.0.113.9", "203.0.113.9"),
    ],
)
def test_whose_address_counts(settings, proxies, forwarded, address):
    settings.TRUSTED_PROXY_COUNT = proxies
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.1", headers={"X-Forwarded-For": forwarded})
    assert limits.client_address(request) == address
