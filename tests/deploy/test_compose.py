"""What deploy/ promises, read from its files: no Docker runs where the tests do."""

import re
from pathlib import Path

import pytest
import yaml

DEPLOY = Path(__file__).resolve().parents[2] / "deploy"
ONE_SHOT = {"migrate", "backup", "search-user"}
INNER = {"database", "search", "cache", "objects", "work", "migrate", "web"}
VARIABLE = re.compile(r"\$\{([A-Z0-9_]+)(:?[-?][^}]*)?\}")


@pytest.fixture(scope="module")
def compose():
    return yaml.safe_load((DEPLOY / "compose.yaml").read_text())


@pytest.fixture(scope="module")
def services(compose):
    return compose["services"]


def test_only_the_proxy_is_reachable_from_outside(services):
    assert [name for name, service in services.items() if "ports" in service] == ["proxy"]
    assert set(services["proxy"]["ports"]) == {"80:80", "443:443", "443:443/udp"}  # no address: IPv4 and IPv6


def test_what_holds_data_has_no_way_out(compose, services):
    assert compose["networks"]["inside"] == {"internal": True}
    for name in ("database", "search", "cache", "objects"):
        assert services[name]["networks"] == ["inside"]


def test_what_serves_is_watched_and_restarted(services):
    for name, service in services.items():
        if name in ONE_SHOT:
            continue
        assert service["restart"] == "unless-stopped", name
        if name not in {"web", "work"}:  # web's check is in the image, work serves nothing
            assert service["healthcheck"]["test"], name


def test_the_site_starts_after_migrations_on_services_that_answer(services):
    for name in ("web", "work"):
        waits = services[name]["depends_on"]
        assert waits["migrate"]["condition"] == "service_completed_successfully"
        assert waits["database"]["condition"] == waits["cache"]["condition"] == "service_healthy"


def test_images_are_of_a_named_version(services):
    for name, service in services.items():
        image = service["image"]
        assert ":" in image, name
        assert not image.endswith(":latest"), name
    major, minor, patch = services["search"]["image"].rsplit(":")[1].split(".")
    assert (int(major), int(minor), int(patch)) >= (9, 5, 5)
    assert services["database"]["image"].startswith("postgres:17")


def test_no_secret_has_a_value_of_its_own():
    text = (DEPLOY / "compose.yaml").read_text()
    known = dict(line.split("=", 1) for line in example_lines())
    for name, default in VARIABLE.findall(text):
        if re.search("PASSWORD|SECRET|KEY|URL", name):
            assert not default.startswith((":-", "-")) or default in {":-", "-"}, f"{name}{default}"
            assert not known.get(name), name
    for name in ("SECRET_KEY", "DATABASE_PASSWORD", "SEARCH_PASSWORD", "CACHE_PASSWORD", "ELASTIC_PASSWORD"):
        assert f"${{{name}:?" in text, f"compose must refuse to start without {name}"


def test_the_example_names_every_variable():
    used = {name for name, _ in VARIABLE.findall((DEPLOY / "compose.yaml").read_text())}
    known = {line.split("=")[0] for line in example_lines()}
    assert used - known <= {"PORTAL_VERSION", "SEARCH_CA_CERTS"}
    assert known <= used


def test_the_engine_has_security_on_and_the_site_is_not_its_superuser(services):
    assert services["search"]["environment"]["xpack.security.enabled"] == "true"
    for name in ("web", "work"):
        assert "//portal:" in services[name]["environment"]["SEARCH_URL"]
    assert "ELASTIC_PASSWORD" not in services["web"]["environment"]


def test_every_file_that_is_mounted_is_there(services):
    for service in services.values():
        for volume in service.get("volumes", []):
            if volume.startswith("./"):
                assert (DEPLOY / volume.split(":")[0]).is_file(), volume


def test_the_image_runs_without_root_from_the_lock_and_is_watched():
    text = (DEPLOY / "Dockerfile").read_text()
    assert "--require-hashes" in text
    assert text.rindex("USER portal") > text.rindex("FROM ")
    assert "HEALTHCHECK" in text
    assert "collectstatic" in text
    assert "query" not in re.search(r"--access-log-fmt.*", text).group()


def example_lines() -> list[str]:
    lines = (DEPLOY / ".env.example").read_text().splitlines()
    return [line for line in lines if line and not line.startswith("#")]
